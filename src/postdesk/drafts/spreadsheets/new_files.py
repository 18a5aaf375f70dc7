"""Changes and new posts → the campaign files as they are to be, each read again before anybody believes it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from postdesk.drafts.findings import Findings
from postdesk.drafts.reading import read_text
from postdesk.drafts.source import source_shown
from postdesk.drafts.spreadsheets.campaign_rows import CampaignRow, CampaignTable, table_of_text
from postdesk.drafts.spreadsheets.columns import column_address
from postdesk.drafts.spreadsheets.comparing import CellChange
from postdesk.drafts.spreadsheets.foreign_posts import NO_ACCOUNT
from postdesk.drafts.spreadsheets.new_posts import AddedPost, campaign_text, file_of, post_added
from postdesk.drafts.spreadsheets.places import Wanted, wanted_values
from postdesk.drafts.spreadsheets.tables import SheetFault
from postdesk.drafts.writing import FileChange, with_changes
from postdesk.errors import DraftError, NotWritten
from postdesk.files.regular import contents
from postdesk.models import Finding, Severity
from postdesk.settings import House

LATER = frozenset(("media-missing",))
"""What may still be wrong with a new post: its picture is yet to be saved, and until then it is not queued."""


class FileToBe(Struct, frozen=True):
    """One campaign file: what it holds (None where it is not there yet), what it is to hold, and what that changes."""

    path: Path
    shown: str
    before: bytes | None
    after: bytes
    changes: tuple[CellChange, ...] = ()
    new: tuple[AddedPost, ...] = ()


class Tried(Struct):
    """The files that can be as they are to be, and why others cannot."""

    files: list[FileToBe]
    faults: list[SheetFault]


def files_to_be(
    house: House, campaigns: Sequence[CampaignTable], changes: Sequence[CellChange], new: Sequence[AddedPost]
) -> Tried:
    """Return every file with its changes and new posts, tried and read again."""
    tried = Tried([], [])
    for table in campaigns:
        mine = [change for change in changes if change.ref.partition("/")[0] == table.campaign and table.rows]
        fresh = [post for post in new if post.campaign == table.campaign and table.campaign]
        if mine or fresh:
            _Trying(house, table, tried).change(mine, fresh)
    known = {table.campaign for table in campaigns}
    for campaign in dict.fromkeys(post.campaign for post in new if post.campaign not in known):
        _begin(house, campaigns, campaign, [post for post in new if post.campaign == campaign], tried)
    return tried


def _begin(
    house: House, campaigns: Sequence[CampaignTable], campaign: str, posts: Sequence[AddedPost], tried: Tried
) -> None:
    """Make the file of a new campaign."""
    path = file_of(campaign, house.campaigns, campaigns)
    title = campaign.replace("-", " ").capitalize()
    try:
        text = campaign_text(campaign, title, posts, house.campaigns)
    except NotWritten:
        tried.faults += [SheetFault(post.place, why) for post in posts if (why := _unfit(post, house))]
        return
    faults = _read_again("", text, path, house, {post.ref: post.place for post in posts})
    tried.faults += faults
    tried.files.append(FileToBe(path, source_shown(path, house), None, text.encode(), (), tuple(posts)))


def _unfit(post: AddedPost, house: House) -> str:
    """Return why a post can stand in no campaign file; "" where it can."""
    try:
        campaign_text(post.campaign, "", [post], house.campaigns)
    except NotWritten as why:
        return str(why)
    return ""


class _Trying:
    """Changes one file, and reads again what comes of it."""

    def __init__(self, house: House, table: CampaignTable, tried: Tried) -> None:
        self._house, self._table, self._tried = house, table, tried

    def change(self, changes: Sequence[CellChange], new: Sequence[AddedPost]) -> None:
        """Note the file as it is to be, or what keeps it from being so."""
        before = contents(self._table.path)
        places = {change.ref: change.place for change in changes} | {post.ref: post.place for post in new}
        wanted = [*self._wanted(changes), *((post_added(post), post.place) for post in new)]
        text = None if self._tried.faults else self._changed(before.decode(), wanted)
        if text is None:
            return
        faults = [
            *self._kept(text, changes),
            *_read_again(self._table.text, text, self._table.path, self._house, places),
        ]
        self._tried.faults += faults
        file = FileToBe(self._table.path, self._table.shown, before, text.encode(), tuple(changes), tuple(new))
        self._tried.files.append(file)

    def _wanted(self, changes: Sequence[CellChange]) -> list[tuple[Wanted, str]]:
        """Return what is to stand where, each with the place in the table that asks for it."""
        rows = {(row.ref, row.account): row for row in self._table.rows}
        wanted: list[tuple[Wanted, str]] = []
        for key in dict.fromkeys((change.ref, change.account) for change in changes):
            mine = [change for change in changes if (change.ref, change.account) == key]
            row = rows.get(key) or CampaignRow(*key, {}, 0, 1)
            try:
                each = wanted_values(row, {**row.cells, **{change.column: change.after for change in mine}})
            except DraftError as why:
                self._tried.faults.append(SheetFault(mine[0].place, str(why)))
                continue
            wanted += [(one, _asking(mine, one)) for one in each]
        return wanted

    def _changed(self, text: str, wanted: Sequence[tuple[Wanted, str]]) -> str | None:
        """Return a text with all changes; None after noting each that cannot be made."""
        changes = [(FileChange(*one), place) for one, place in wanted]
        try:
            return with_changes(text, [change for change, _ in changes])
        except NotWritten as why:
            refused = [SheetFault(place, told) for change, place in changes if (told := self._refusal(text, change))]
            last = SheetFault(changes[-1][1], f"{self._table.shown}:{why.line}: {why}")
            self._tried.faults += refused or [last]
        return None

    def _refusal(self, text: str, change: FileChange) -> str:
        try:
            with_changes(text, [change])
        except NotWritten as why:
            return f"{self._table.shown}:{why.line}: {why}"
        return ""

    def _kept(self, text: str, changes: Sequence[CellChange]) -> list[SheetFault]:
        """Return what is not as it was asked for, or not as it was, in a file that was written anew."""
        wanted = {(row.ref, row.account): dict(row.cells) for row in self._table.rows}
        for change in changes:
            cells = wanted.setdefault((change.ref, change.account), {})
            cells[change.column] = change.after
        places = {(change.ref, change.account): change.place for change in changes}
        there = {(row.ref, row.account): row.cells for row in table_of_text(self._table.path, text, self._house).rows}
        wrong = [key for key, cells in wanted.items() if _given(cells) != _given(there.get(key, {}))]
        return [SheetFault(places.get(key, self._table.shown), f"{key[0]} {UNSURE}") for key in wrong]


def _asking(changes: Sequence[CellChange], wanted: Wanted) -> str:
    """Return the cell of the table that asks for a change."""
    steps = wanted[0]
    asking = (one for one in changes if (where := column_address(one.column)) and where.own_key in steps[2:4])
    return next((one.place for one in asking), changes[0].place)


UNSURE = "cannot be changed here without changing something else: change it in its campaign file"

NO_TEXT_LEFT = "the post would have no text: write it, or put the old one back"


def _given(cells: Mapping[str, str]) -> dict[str, str]:
    return {name: cell for name, cell in cells.items() if cell}


def _read_again(before: str, after: str, path: Path, house: House, places: Mapping[str, str]) -> list[SheetFault]:
    """Return the errors that a file has, and had not before."""
    old = Counter(map(_kind, _errors(before, path, house)))
    new = []
    for finding in _errors(after, path, house):
        if old[_kind(finding)]:
            old[_kind(finding)] -= 1
        elif finding.rule not in LATER:
            new.append(_fault_of_table(finding, places))
    return new


def _fault_of_table(finding: Finding, places: Mapping[str, str]) -> SheetFault:
    """Return an error as somebody who works in a table is told of it, at the place that asks for the post."""
    from postdesk.words.findings import in_words

    no_account = (finding.rule, finding.code) == ("missing-key", "accounts")
    said = NO_TEXT_LEFT if finding.rule == "empty-text" else NO_ACCOUNT if no_account else in_words(finding)
    return SheetFault(places.get(finding.post, str(finding.place)), said)


def _kind(finding: Finding) -> tuple[str, str, str]:
    return finding.rule, finding.code, finding.post


def _errors(text: str, path: Path, house: House) -> list[Finding]:
    if not text:
        return []
    found = read_text(text, Findings(source_shown(path, house), house.rules), house, {}).findings
    return [finding for finding in found if finding.severity is Severity.ERROR]
