"""A table of ours that comes back, against the campaign files: what a colleague changed, cell by cell.

Each row carries digests of what its cells held when the table was written. So it is known of every cell who changed it:
the table, the file meanwhile, or both, which only a person can settle.
"""

from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import chain

from msgspec import Struct

from postdesk.drafts.spreadsheets.campaign_rows import CampaignRow, CampaignTable
from postdesk.drafts.spreadsheets.cell_values import CellReader
from postdesk.drafts.spreadsheets.cells import base_digests, cell_digest
from postdesk.drafts.spreadsheets.columns import ACCEPTED, ACCOUNT, BASE, CAMPAIGN, POST_NAME, WORDED, column_address
from postdesk.drafts.spreadsheets.post_names import TWICE, campaign_meant
from postdesk.drafts.spreadsheets.recognising import Recognised
from postdesk.drafts.spreadsheets.tables import PlanTable, SheetFault, TableRow
from postdesk.sentences import Sentence


class CellChange(Struct, frozen=True):
    """One value that a table changes: of which post (and account), in which column, from what to what ("" is none)."""

    ref: str
    account: str
    column: str
    before: str
    after: str
    place: str

    @property
    def lines(self) -> "Iterator[tuple[str, str]]":
        """The lines that go ("-") and come ("+"), one of each in turn where as many come as go."""
        before, after = self.before.split("\n"), self.after.split("\n")
        for tag, i, until_i, j, until_j in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
            if tag != "equal":
                gone, come = [("-", line) for line in before[i:until_i]], [("+", line) for line in after[j:until_j]]
                in_turn = len(gone) == len(come)
                yield from chain(*zip(gone, come, strict=True)) if in_turn else chain(gone, come)


class OwnRow(Struct, frozen=True):
    """A row of our table: the post that it names, the account, its cells by column, and what it remembers.

    `home` is the campaign that a new post belongs to.
    """

    ref: str
    account: str
    cells: Mapping[str, str]
    base: Mapping[str, str]
    row: TableRow
    home: str


class Compared(Struct):
    """What a table of ours says that the files do not: changes, rows of posts that there are not, and faults.

    `met` are the posts that it names, each with its row; `newer` counts values that only the files have changed.
    """

    changes: list[CellChange]
    new: list[OwnRow]
    faults: list[SheetFault]
    met: dict[str, int] = {}
    newer: int = 0


def compared_table(
    table: PlanTable, layout: Recognised, campaigns: Sequence[CampaignTable], reader: CellReader, campaign: str
) -> Compared:
    """Return what a table changes; `campaign` is where a post belongs whose name has none."""
    found = Compared([], [], list(table.faults))
    known = {(row.ref, row.account): row for each in campaigns for row in each.rows}
    met: dict[tuple[str, str], int] = {}
    for own in own_rows(table, layout, known, campaign):
        key = (own.ref, own.account)
        if own.ref and own.home != own.ref.partition("/")[0]:
            place = table.place(layout.columns[CAMPAIGN][0], own.row.number)
            found.faults.append(SheetFault(place, Sentence(ELSEWHERE, post=own.ref, campaign=own.home)))
        if own.ref and key in met:
            place = table.place(layout.columns[POST_NAME][0], own.row.number)
            twice = Sentence(TWICE, post=shown_ref(*key), row=met[key])
            found.faults.append(SheetFault(place, twice))
            continue
        met[key] = found.met[own.ref] = own.row.number
        if key in known:
            _Row(table, layout, own, known[key], reader, found).compare()
        else:
            found.new.append(own)
    return found


ELSEWHERE = Sentence(
    "{post} is not of {campaign}: a table moves no post to another campaign; write the campaign of its name, or nothing"
)


def shown_ref(ref: str, account: str) -> str:
    """Return the name of a post, or of its wording for an account."""
    return f"{ref}@{account}" if account else ref


def own_rows(
    table: PlanTable, layout: Recognised, known: Mapping[tuple[str, str], CampaignRow], campaign: str
) -> Iterator[OwnRow]:
    """Yield the rows of a table of ours; a name that a spreadsheet has damaged is known by its digest.

    Where another row has that name, the row is a copy of it that was made into a new post.
    """
    by_digest = {cell_digest(row.ref): row.ref for row in known.values()}
    all_said = [{name: row.cells.get(numbers[0], "") for name, numbers in layout.columns.items()} for row in table.rows]
    campaigns = {ref.partition("/")[0] for ref, _ in known}
    homes = [campaign_meant(said.get(CAMPAIGN, ""), campaigns) for said in all_said]
    named = {
        (_whole(said, home or campaign), said.get(ACCOUNT, "")) for said, home in zip(all_said, homes, strict=True)
    }
    for row, said, told in zip(table.rows, all_said, homes, strict=True):
        whole, account = _whole(said, told or campaign), said.get(ACCOUNT, "")
        base = base_digests(said.get(BASE, ""))
        cells = {name: cell for name, cell in said.items() if column_address(name)}
        if (whole, "") not in known and (meant := by_digest.get(base.get(POST_NAME, ""), "")):
            copied = (meant, account) in named
            whole, base = (whole, {}) if copied else (meant, base)
            cells = {name: cell for name, cell in cells.items() if not (copied and name == ACCEPTED)}
        if any(cells.values()) or said.get(POST_NAME):
            yield OwnRow(whole, account, cells, base, row, told or whole.partition("/")[0] or campaign)


def _whole(said: Mapping[str, str], campaign: str) -> str:
    """Return the name of a row's post with its campaign; "" for none."""
    ref = said.get(POST_NAME, "")
    return ref if "/" in ref or not ref else f"{campaign}/{ref}"


class _Row:
    """One row of the table beside the same row of the files."""

    def __init__(
        self,
        table: PlanTable,
        layout: Recognised,
        own: OwnRow,
        there: CampaignRow,
        reader: CellReader,
        found: Compared,
    ) -> None:
        self._table, self._layout, self._own, self._there = table, layout, own, there
        self._reader, self._found = reader, found

    def compare(self) -> None:
        """Note what is different."""
        for column, cell in self._own.cells.items():
            place = self._table.place(self._layout.columns[column][0], self._own.row.number)
            before = self._there.cells.get(column, "")
            base = self._own.base.get(column, "") if self._own.base else None
            after, why = self._reader.cell(column, cell, place, (before, base))
            if why:
                self._found.faults.extend(why)
            elif after != before:
                self._differs(column, before, after, place)

    def _differs(self, column: str, before: str, after: str, place: str) -> None:
        base = self._own.base
        told = base.get(column, "")
        if base and told == (cell_digest(after) if after else ""):
            self._found.newer += 1
        elif base and told != (cell_digest(before) if before else ""):
            self._both(column, before, place)
        elif (why := self._not_here(column)) or (why := self._reader.fault(column, after)):
            self._found.faults.append(SheetFault(place, why))
        else:
            own = self._own
            self._found.changes.append(CellChange(own.ref, own.account, column, before, after, place))

    def _both(self, column: str, before: str, place: str) -> None:
        why = (
            Sentence(
                '{column} was changed here and in the campaign file, which now says "{now}": write that in the cell, '
                "or export again",
                column=column,
                now=in_one_line(before),
            )
            if before
            else Sentence(
                "{column} was changed here and in the campaign file, which has none now: write that in the cell, or "
                "export again",
                column=column,
            )
        )
        self._found.faults.append(SheetFault(place, why))

    def _not_here(self, column: str) -> str:
        where = column_address(column)
        if self._own.account and where and where.own_key not in WORDED:
            return Sentence(
                "{column} is the same for all accounts: change it in the row of the post itself", column=column
            )
        return ""


def in_one_line(text: str, most: int = 60) -> str:
    """Return the beginning of a text, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1]}…"
