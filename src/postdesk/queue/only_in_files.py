"""The drafts of some days that stand in campaign files and not in the queue.

Nothing is read where the queue matches the files; else each file is read once, until it or the settings are touched.
"""

from datetime import datetime
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from postdesk import drafts
from postdesk.log import Log
from postdesk.log.posts import history, lookup
from postdesk.models import Draft, Slot
from postdesk.moments.wall_clock import slot
from postdesk.queue.calendar_days import CalendarSpan
from postdesk.queue.differences import fingerprint, is_matched
from postdesk.settings import DESK, House
from postdesk.text.first_words import opening_line

Touched = tuple[int, ...]
"""The size of a file and when it was touched, and when the settings were."""
_KEPT: dict[Path, "tuple[Touched, tuple[FileDraft, ...]]"] = {}
"""What the files said when they were read last."""
State = tuple[str, tuple[int, ...], CalendarSpan]
"""What all files look like, how much was ever written of posts, and the days that were asked for."""
_FOUND: dict[Path, "tuple[State, list[FileDraft]]"] = {}
"""What was asked for last, by a desk's memory: most pages ask for the same again."""


class FileDraft(Struct, frozen=True):
    """A draft with a moment of its own, as its file has it; `post` is the id under which it stands there.

    `local` is the moment on the office's clock, `accounts` those on which it is not queued.
    """

    instant: datetime
    local: str
    campaign: str
    draft: str
    post: str
    opening: str
    language: str
    accounts: tuple[str, ...]


def only_in_files(log: Log, house: House, span: CalendarSpan) -> list[FileDraft]:
    """Return the drafts of a span that on some account were never in the queue, in order of their moments."""
    seen = fingerprint(house)
    if is_matched(house, seen):
        return []
    state = seen, history.count_of_changes(log), span
    there = _FOUND.get(house.memory)
    if there is None or there[0] != state:
        there = _FOUND[house.memory] = state, _found(log, house, span)
    return there[1]


def _found(log: Log, house: House, span: CalendarSpan) -> list[FileDraft]:
    since, until = span.bounds(house.timezone)
    paths = drafts.campaign_files((), house)
    within = [one for path in paths for one in _dated(path, house) if since <= one.instant < until]
    known = lookup.known_refs(log, [(one.campaign, one.draft) for one in within])
    return sorted((free for one in within if (free := _without(one, known)).accounts), key=lambda one: one.instant)


def _without(one: FileDraft, known: set[str]) -> FileDraft:
    """Return a draft for those of its accounts that are not known."""
    free = tuple(name for name in one.accounts if f"{one.campaign}/{one.draft}@{name}" not in known)
    return replace(one, accounts=free)


def _dated(path: Path, house: House) -> "tuple[FileDraft, ...]":
    """Return the drafts of a file that have a moment of their own, from memory where nothing was touched."""
    touched = _touched(path, house)
    there = _KEPT.get(path)
    if there and touched and there[0] == touched:
        return there[1]
    found = tuple(_told(draft, draft.at, house) for draft in drafts.read_campaign(path, house).drafts if draft.at)
    _KEPT[path] = touched, found
    return found


def _touched(path: Path, house: House) -> Touched:
    """Return what changes when a file or the settings are touched; () where that cannot be told."""
    try:
        file, settings = path.stat(), (house.root / DESK).stat()
    except OSError:
        return ()
    return file.st_size, file.st_mtime_ns, settings.st_mtime_ns


def _told(draft: Draft, at: Slot, house: House) -> FileDraft:
    text = draft.text or next((one.text for one in draft.wordings.values() if one.text), "")
    return FileDraft(
        instant=at.instant,
        local=slot(at.instant, house.timezone).local,
        campaign=draft.campaign,
        draft=draft.id,
        post=draft.series or draft.id,
        opening=opening_line(text),
        language=draft.language,
        accounts=draft.accounts,
    )
