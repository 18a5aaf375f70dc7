"""A post that goes after another one names one that is there, and that does not wait for it in turn.

`after: launch@linkedin` keeps a post back until `launch` is known to be published on linkedin; `after: launch@linkedin
+ 2 h` for two hours more; `after: spring/launch@linkedin` names a post of another campaign. Where the first fails or is
cancelled, the other waits for a person. A post that only rehearses never lets one go that is sent in earnest.

What to do: name the post as `postdesk list` does; where posts wait for each other, take one `after:` out.

Source: the house's format of a campaign file.
"""

from collections.abc import Iterator, Mapping, Sequence

from postdesk.drafts import campaign_files
from postdesk.drafts.quick_posts import quick_firsts
from postdesk.drafts.spelling import Hints
from postdesk.models import Remark, Severity, Summary
from postdesk.models.drafts import series_of
from postdesk.settings import House

ID = "after"
SEVERITY = Severity.ERROR


def check(summaries: Sequence[Summary], house: House) -> Iterator[Remark]:
    """Name each post that waits for none, for itself, or for one that does not go out."""
    waits = [summary for summary in summaries if summary.after]
    firsts = _firsts(summaries, waits, house)
    rounds, hints = _rounds(firsts), Hints(firsts)
    for summary in waits:
        place, (name, _, account) = summary.after_place or summary.place, summary.after.rpartition("@")
        if summary.after not in firsts and f"{series_of(name)}@{account}" not in firsts:
            near = hints.near(summary.after)
            yield Remark(place, "near" if near else "unknown", of=summary, ref=summary.after, near=near)
        elif f"{summary.post}@{summary.account}" in rounds:
            yield Remark(place, "circle", of=summary, ref=summary.after)
        elif _rehearses(account, house) and not _rehearses(summary.account, house):
            yield Remark(place, "rehearsed", of=summary, ref=summary.after, account=summary.account)


def _firsts(summaries: Sequence[Summary], waits: Sequence[Summary], house: House) -> dict[str, str]:
    """Return by the names of all posts what each waits for; other files are read where one is waited for there."""
    firsts = {f"{one.post}@{name}": one.after for one in summaries for name in one.accounts}
    return firsts if all(one.after in firsts for one in waits) else {**dict(_elsewhere(house)), **firsts}


def _rounds(firsts: Mapping[str, str]) -> set[str]:
    """Return the posts that wait, over others or at once, for themselves; each is gone past once."""
    found, over = set[str](), set[str]()
    for start in firsts:
        way: dict[str, int] = {}
        at = start
        while at and at not in over and at not in way:
            way[at] = len(way)
            at = firsts.get(at, "")
        if at in way:
            found.update(list(way)[way[at] :])
        over.update(way)
    return found


def _rehearses(account: str, house: House) -> bool:
    known = house.accounts.get(account)
    return known is not None and (known.rehearsal or known.network == "rehearsal")


def _elsewhere(house: House) -> Iterator[tuple[str, str]]:
    """Yield the names of all posts of the desk, of one that comes back without its day, each with its first one."""
    for path in campaign_files((), house):
        yield from quick_firsts(path, house)
