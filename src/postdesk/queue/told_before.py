"""What `plan` and `queue` have told already, so that they say what is new and count the rest.

A warning that somebody has read and left as it is would else be said on every day of a campaign, and hide the one that
is new. Told is what one of the two has printed for a person in this desk, until it is no longer so: what was mended and
comes back is new. It is kept beside the memory, file by file, and goes with it; where it is lost, or cannot be written,
all is said again. An error is always said: it keeps a post out.
"""

import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import compress
from operator import not_
from pathlib import Path

from msgspec import DecodeError, Struct, ValidationError, json

from postdesk.drafts import campaign_files
from postdesk.drafts.source import source_shown
from postdesk.files import private
from postdesk.files.names import in_letters
from postdesk.files.regular import contents
from postdesk.models import Finding, Severity
from postdesk.queue.planning import Change, Plan
from postdesk.settings import House

MARK = "told"
"""In the desk's memory: what was told, by the file, or by the post, that it is about."""
Told = dict[str, list[str]]


class NewAndTold(Struct, frozen=True):
    """What is new of findings and of posts that are kept as they are, and what was told before."""

    findings: tuple[Finding, ...]
    kept: tuple[Change, ...]
    findings_before: tuple[Finding, ...] = ()
    kept_before: tuple[Change, ...] = ()


def new_and_told(house: House, findings: Sequence[Finding], plan: Plan) -> NewAndTold:
    """Part what is to be said into what was not told before, and what was; every error is said again."""
    told = {where: frozenset(marks) for where, marks in _read(house).items()}
    old = [
        finding.severity is not Severity.ERROR and _is_told(told, finding.place.path, _mark_of(finding))
        for finding in findings
    ]
    kept = [_is_told(told, change.ref, _mark(change.what)) for change in plan.kept]
    return NewAndTold(
        tuple(compress(findings, map(not_, old))),
        tuple(compress(plan.kept, map(not_, kept))),
        tuple(compress(findings, old)),
        tuple(compress(plan.kept, kept)),
    )


def remember_told(house: House, findings: Iterable[Finding], plan: Plan, paths: Sequence[Path] = ()) -> None:
    """Note what has been said of some campaign files, or of all; of files that were not read the notes stay."""
    told: Told = {}
    for where, mark in (
        *((finding.place.path, _mark_of(finding)) for finding in findings),
        *((change.ref, _mark(change.what)) for change in plan.kept),
    ):
        told.setdefault(in_letters(where), []).append(mark)
    before = _read(house) if paths else {}
    for path in campaign_files(paths, house) if before else ():
        before.pop(in_letters(source_shown(path, house)), None)
    _write(house, {**before, **told})


def _is_told(told: Mapping[str, Collection[str]], where: str, mark: str) -> bool:
    return mark in told.get(in_letters(where), ())


def _mark_of(finding: Finding) -> str:
    """Return what a finding is known again by: all that it says, wherever in its file it stands by now."""
    said = finding.severity.value, finding.rule, finding.code, finding.values, finding.account, finding.post
    return _mark(repr(said))


def _mark(said: str) -> str:
    return hashlib.blake2b(said.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def _read(house: House) -> Told:
    try:
        return json.decode(contents(house.memory / MARK), type=Told)
    except (OSError, DecodeError, ValidationError):
        return {}


def _write(house: House, told: Told) -> None:
    try:
        private.replace(house.memory / MARK, json.encode(told))
    except OSError:
        return
