"""The whole path on the sample desk, on a clock that runs through months in seconds.

The accounts keep their networks' names, limits and grammars; only their `api` is rehearsal's, and every figure it gives
is simulated and says so. Nothing depends on the machine's clock or on the files' dates: the same desk gives the same
bytes.
"""

import shutil
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from postdesk.checks.campaigns import campaigns
from postdesk.desk import Desk
from postdesk.errors import PostdeskError, system_reason
from postdesk.models import Severity
from postdesk.models.life import State
from postdesk.words.findings import in_words

NOW = datetime(2026, 11, 23, 6, 30, tzinfo=UTC)
"""When the demo ends: Monday 07:30 in the sample desk's office, the moment of its weekly report."""
AHEAD = timedelta(days=10)
"""How long before its first post the demo's officer queues a campaign; what begins later is queued at the end."""
DAY = timedelta(days=1)
MARK = ".made-by-postdesk-demo"
MADE = ("campaigns", ".postdesk", "reports")
"""What a demo makes in its folder and makes anew; anything else there is left alone."""
HEADER = "[desk]\n"
REHEARSE = "rehearsal = true                    # a demo: every account keeps its network's rules and posts nowhere\n"

Say = Callable[[str], None]


class FastClock:
    """A clock that stands where it is put."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment

    def __call__(self) -> datetime:
        """Return the moment at which it stands."""
        return self.moment


def demo(folder: Path, say: Say) -> None:
    """Lay the sample desk out in `folder` and walk it from the drafts to the weekly report, telling each step.

    Raises:
        PostdeskError: The folder holds something that no demo made, or the sample desk has errors.
    """
    lay_out(folder, sample())
    clock = FastClock(NOW)
    desk = Desk.open(folder, clock)
    say(f"desk: {desk.house.name}, in {folder}. Nothing it does leaves this machine.")
    say(f"check: {checked(desk)}")
    with desk.log:
        say(f"publish: {lived(desk, clock)}")
        for path in sorted((folder / "campaigns" / "exports").iterdir()):
            got = desk.readings.bring_in(path)
            say(f"import: {got.read} posts from an export of {got.source}, {got.new} of them made without postdesk")
        clock.moment = NOW
        ((_, page),) = desk.reports.write_if_due()
    say(f"report: {page.parent}")
    say("")
    say(f"Open {page} in a browser. The posts lie in {folder / '.postdesk' / 'rehearsal'}.")
    say(f"Then try: cd {folder} && postdesk list --week 2026-W51")


def lay_out(folder: Path, desk: Path) -> None:
    """Copy the campaigns of a `desk` to `folder`, with every account rehearsing; what a demo made is made anew.

    Raises:
        PostdeskError: The folder holds something that no demo made, or cannot be written to.
    """
    _of_a_demo(folder)
    try:
        _written(folder, desk)
    except OSError as trouble:
        why = system_reason(trouble)
        raise PostdeskError(
            "{folder} cannot hold a desk ({why}): choose a folder you may write to", folder=folder, why=why
        ) from trouble


def _of_a_demo(folder: Path) -> None:
    """See that a folder holds nothing, or what a demo made, and take that away."""
    if folder.exists() and any(folder.iterdir()):
        if not (folder / MARK).exists():
            raise PostdeskError(
                "{folder} holds something that no demo made: name an empty folder, or a new one", folder=folder
            )
        for made in [folder / name for name in MADE if (folder / name).is_dir()]:
            shutil.rmtree(made)


def _written(folder: Path, desk: Path) -> None:
    """Write the mark, and copy the campaigns file by file, of which `copytree` would tell no reason why it failed."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / MARK).write_text("`postdesk demo` made this folder and may make it anew.\n", encoding="utf-8")
    for path in sorted(path for path in desk.rglob("*") if path.is_file()):
        copy = folder / "campaigns" / path.relative_to(desk)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, copy)
    settings = folder / "campaigns" / "desk.toml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace(HEADER, HEADER + REHEARSE, 1), encoding="utf-8")


def sample(package: Path = Path(__file__).parents[1]) -> Path:
    """Return the sample desk: the copy in the package, or the repository's own where postdesk runs from a clone."""
    packed = package / "sample"
    return packed if packed.is_dir() else package.parents[1] / "campaigns"


def checked(desk: Desk) -> str:
    """Check the desk and say what was found; PostdeskError names the first error."""
    findings = desk.drafts.check().findings
    errors = [finding for finding in findings if finding.severity is Severity.ERROR]
    if errors:
        first = errors[0]
        raise PostdeskError(
            "the sample desk has {count} errors, the first is {place}: {finding}",
            count=len(errors),
            place=first.place,
            finding=in_words(first),
        )
    return f"no errors, {len(findings)} warnings"


def lived(desk: Desk, clock: FastClock) -> str:
    """Queue every campaign some days before its first post, publish each post at its moment, measure every Monday."""
    beginnings = sorted((min(first - AHEAD, NOW - DAY), path) for path, first in first_moments(desk))
    clock.moment, published = beginnings[0][0], 0
    while clock.moment < NOW:
        today = clock.moment
        for _, path in [begun for begun in beginnings if today <= begun[0] < today + DAY]:
            desk.queue.apply([path])
        if today.astimezone(ZoneInfo(desk.house.timezone)).weekday() == 0:
            desk.readings.take_for_report()
        published += published_until(desk, clock, min(today + DAY, NOW))
        clock.moment = today + DAY
    return f"{published} posts, each once; {len(beginnings)} campaigns are queued; every figure is simulated"


def first_moments(desk: Desk) -> list[tuple[Path, datetime]]:
    """Return each campaign file of the desk with the moment of its first post that has one."""
    found = []
    for campaign in campaigns(desk.house):
        moments = [draft.at.instant for draft in campaign.drafts if draft.at]
        found.append((desk.house.root / campaign.path, min(moments)))
    return found


def published_until(desk: Desk, clock: FastClock, end: datetime) -> int:
    """Put the clock at each due moment up to `end`, in order, and publish; return how many posts went out."""
    published = 0
    while (due := desk.publishing.next_due()) and due <= end:
        clock.moment = max(clock.moment, due)
        published += sum(outcome.state == State.PUBLISHED for outcome in desk.publishing.publish_due())
    return published
