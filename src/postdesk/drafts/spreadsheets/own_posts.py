"""Rows of our own table that no file has yet: new posts, and new wordings of posts for an account."""

from collections.abc import Collection, Mapping, Sequence

from msgspec import Struct

from postdesk.drafts.spreadsheets.campaign_rows import CampaignRow
from postdesk.drafts.spreadsheets.cell_values import CellReader, value_fault
from postdesk.drafts.spreadsheets.columns import ACCEPTED, ACCOUNT, CAMPAIGN, POST_NAME, WORDED, column_address
from postdesk.drafts.spreadsheets.comparing import CellChange, OwnRow
from postdesk.drafts.spreadsheets.foreign_posts import NO_TEXT, ForeignPost
from postdesk.drafts.spreadsheets.networks_named import no_account
from postdesk.drafts.spreadsheets.new_posts import AddedPost, same_post
from postdesk.drafts.spreadsheets.places import Written, post_said
from postdesk.drafts.spreadsheets.recognising import Recognised
from postdesk.drafts.spreadsheets.tables import PlanTable, SheetFault
from postdesk.sentences import Sentence


class OwnPosts(Struct):
    """What the new rows of a table add; `unchanged` counts those without a name that are there as they are."""

    posts: list[AddedPost]
    wordings: list[CellChange]
    faults: list[SheetFault]
    unchanged: int = 0


def own_posts(
    table: PlanTable,
    layout: Recognised,
    rows: Sequence[OwnRow],
    reader: CellReader,
    known: Mapping[tuple[str, str], CampaignRow],
    met: Collection[str],
    accounts: Sequence[str] = (),
) -> OwnPosts:
    """Return the posts and wordings of rows that the files do not have.

    `accounts` are those of new posts that name none.

    `met` are the posts that the table names itself: a row without a name is one of them only where it says the same.
    """
    found = OwnPosts([], [], [])
    homes = {own.home for own in rows}
    there = {home: [row for (ref, _), row in known.items() if ref.startswith(f"{home}/")] for home in homes}
    reading = _New(table, layout, reader, found, there, met, accounts)
    said: dict[str, dict[str, Written]] = {}
    for own in (own for own in rows if not own.account):
        post = reading.post(own)
        said[own.ref] = post
    for own in (own for own in rows if own.account):
        reading.wording(own, said, known)
    return found


NO_POST = Sentence("the row has an account and no post: write the name of the post that it words")


def differing(row: CampaignRow, cells: Mapping[str, str], place: str) -> list[CellChange]:
    """Return what a table's cells say otherwise than a post that is there; what they do not say stays."""
    return [
        CellChange(row.ref, "", column, row.cells.get(column, ""), cell, place)
        for column, cell in cells.items()
        if cell and row.cells.get(column, "") != cell and column != ACCEPTED
    ]


class _New:
    """Reads the new rows of one table."""

    def __init__(
        self,
        table: PlanTable,
        layout: Recognised,
        reader: CellReader,
        found: OwnPosts,
        there: Mapping[str, list[CampaignRow]],
        met: Collection[str],
        accounts: Sequence[str],
    ) -> None:
        self._accounts = ", ".join(accounts)
        self._table, self._layout, self._reader, self._found, self._there = table, layout, reader, found, there
        self._met = met
        self._naming = CAMPAIGN if CAMPAIGN in layout.columns else POST_NAME
        self._told = {fault.place for fault in table.faults}
        """Cells that have a fault already, as where the spreadsheet took one for a formula."""

    def post(self, own: OwnRow) -> dict[str, Written]:
        """Note a new post, and return what it says."""
        name = own.ref.partition("/")[2]
        for column, part in ((self._naming, own.home), (POST_NAME, name)):
            if part and (why := value_fault("name", part, self._reader.house)):
                self._fault(own, column, why)
        cells = self._cells(own)
        if not cells.get("text") and self._place(own, "text") not in self._told:
            self._fault(own, POST_NAME, NO_TEXT)
        if self._accounts:
            cells.setdefault("accounts", self._accounts)
        place = self._place(own, POST_NAME)
        there = self._there[own.home]
        row = None if name else same_post(ForeignPost(cells, "", place), there)
        if row and (row.ref not in self._met or row.cells.get("text") == cells.get("text")):
            there.remove(row)
            changes = differing(row, cells, place)
            self._found.wordings += changes
            self._found.unchanged += not changes
            return {}
        said = post_said(cells)
        self._found.posts.append(AddedPost(own.home, name, said, place))
        return said

    def wording(
        self, own: OwnRow, said: Mapping[str, dict[str, Written]], known: Mapping[tuple[str, str], CampaignRow]
    ) -> None:
        """Note what a post says on one account."""
        accounts = self._reader.house.accounts
        cells = self._cells(own)
        place = self._place(own, ACCOUNT)
        if own.account not in accounts:
            self._fault(own, ACCOUNT, no_account(own.account, accounts, accounts))
        elif not own.ref:
            self._fault(own, POST_NAME, NO_POST)
        elif own.ref not in said and (own.ref, "") not in known:
            alone = Sentence('there is no post "{post}": give it a row of its own, without an account', post=own.ref)
            self._fault(own, POST_NAME, alone)
        elif own.ref in said:
            said[own.ref][own.account] = post_said(cells)
        else:
            self._found.wordings += [
                CellChange(own.ref, own.account, column, "", cell, place) for column, cell in cells.items()
            ]

    def _cells(self, own: OwnRow) -> dict[str, str]:
        cells = {}
        for column, cell in own.cells.items():
            place = self._place(own, column)
            value, why = self._reader.cell(column, cell, place)
            self._note(*why)
            sentence = "" if why else self._reader.fault(column, value)
            where = column_address(column)
            if value and own.account and where and where.own_key not in WORDED:
                sentence = Sentence(
                    "{column} is the same for all accounts: write it in the row of the post itself", column=column
                )
            if sentence:
                self._note(SheetFault(place, sentence))
            elif value:
                cells[column] = value
        return cells

    def _place(self, own: OwnRow, column: str) -> str:
        return self._table.place(self._layout.columns.get(column, (0,))[0], own.row.number)

    def _fault(self, own: OwnRow, column: str, sentence: str) -> None:
        self._note(SheetFault(self._place(own, column), sentence))

    def _note(self, *faults: SheetFault) -> None:
        self._found.faults += faults
        self._told.update(fault.place for fault in faults)
