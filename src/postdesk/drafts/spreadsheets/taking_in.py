"""A file of tables → what each campaign file is to say: read, compared, tried, and nothing written yet.

All or nothing: one cell that is wrong keeps everything out, and all that are wrong are told.
"""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from msgspec import Struct

from postdesk.drafts.source import campaign_files
from postdesk.drafts.spreadsheets.campaign_rows import CampaignRow, table_of_file
from postdesk.drafts.spreadsheets.cell_values import CellReader, TableClocks
from postdesk.drafts.spreadsheets.columns import BASE, column_address
from postdesk.drafts.spreadsheets.comparing import CellChange, Compared, compared_table
from postdesk.drafts.spreadsheets.foreign_posts import Homes, foreign_posts
from postdesk.drafts.spreadsheets.new_files import FileToBe, files_to_be
from postdesk.drafts.spreadsheets.new_posts import AddedPost, same_post
from postdesk.drafts.spreadsheets.own_posts import differing, own_posts
from postdesk.drafts.spreadsheets.places import post_said
from postdesk.drafts.spreadsheets.post_names import free_name, slug
from postdesk.drafts.spreadsheets.recognising import Recognised, is_heading, recognised_plan
from postdesk.drafts.spreadsheets.tables import PlanTable, SheetFault, plan_tables
from postdesk.drafts.spreadsheets.wall_times import days_swapped, order_of
from postdesk.errors import ExportError
from postdesk.sentences import Sentence
from postdesk.settings import House

SWAPPED = (
    "a spreadsheet seems to have taken days for months here: days above 12 are texts, all others dates; write them as "
    "2026-12-18 09:00, or say --dates where they are right"
)
NOTHING = "holds no posts: the first row should have headings, such as at, accounts, text"


class SaidOfTable(Struct, frozen=True):
    """What an officer says of a table: fields by heading, zone and order of its dates, accounts, the campaign."""

    headings: dict[str, str] = {}
    zone: str = ""
    order: str = ""
    accounts: tuple[str, ...] = ()
    campaign: str = ""


class TakenIn(Struct):
    """What a file of tables asks for: the campaign files as they are to be, and what speaks against it.

    `layout` is the tool whose table it is, "" for ours and for anybody's. `unchanged` counts posts that are as the
    table has them, `newer` values that were changed in a campaign file since the table was written and stay.
    """

    layout: str
    files: list[FileToBe]
    faults: list[SheetFault]
    notes: list[Sentence]
    unchanged: int = 0
    newer: int = 0


def table_taken_in(path: Path, house: House, meant: SaidOfTable) -> TakenIn:
    """Return what a file of tables asks for; nothing is written.

    Raises:
        ExportError: It cannot be read, or its columns are not known.
    """
    return _TakingIn(path, house, meant).whole()


class _TakingIn:
    """One file of tables beside the campaigns of one desk."""

    def __init__(self, path: Path, house: House, meant: SaidOfTable) -> None:
        self._path, self._house, self._meant = path, house, meant
        self._campaigns = [table_of_file(each, house) for each in campaign_files([], house)]
        self._rows = {(row.ref, row.account): row for each in self._campaigns for row in each.rows}
        self._changes: list[CellChange] = []
        self._new: list[AddedPost] = []
        self._told = TakenIn("", [], [], [])
        self._several = False

    def whole(self) -> TakenIn:
        """Read every table, then try what comes of all."""
        languages = dict.fromkeys([self._house.language, *self._languages()])
        known = partial(is_heading, self._meant.headings)
        tables = plan_tables(self._path, tuple(languages), known)
        readable = [table for table in tables if table.headings] or tables
        if not readable:
            raise ExportError("{path} {nothing}", path=self._path.name, nothing=NOTHING)
        self._several = len(readable) > 1
        self._told.notes += [
            Sentence("{where} has no headings that are known, and was not read", where=table.where.rstrip("!"))
            for table in tables
            if table not in readable
        ]
        for table in readable:
            self._one(table)
        if not self._told.faults:
            self._told.notes += self._other_words()
            tried = files_to_be(self._house, self._campaigns, self._changes, self._new)
            self._told.files, self._told.faults = tried.files, tried.faults
        return self._told

    def _other_words(self) -> list[Sentence]:
        """Return a note for each post whose text changes, and that says it otherwise on accounts that do not follow."""
        changed = {(change.ref, change.account) for change in self._changes if change.column == "text"}
        apart: dict[str, list[str]] = {ref: [] for ref, account in sorted(changed) if not account}
        for (ref, account), row in self._rows.items():
            if account and ref in apart and row.cells.get("text") and (ref, account) not in changed:
                apart[ref].append(account)
        return [
            Sentence(
                "{post} has words of its own for {accounts}, and they stay: look whether they should follow",
                post=ref,
                accounts=", ".join(accounts),
            )
            for ref, accounts in apart.items()
            if accounts
        ]

    def _languages(self) -> list[str]:
        return [row.cells["language"] for each in self._campaigns for row in each.rows if "language" in row.cells]

    def _one(self, table: PlanTable) -> None:
        """Take one table in."""
        layout = recognised_plan(table, self._meant.headings)
        self._told.layout = layout.layout.name
        reader = CellReader(self._house, self._clocks(table, layout))
        if layout.ours:
            self._ours(table, layout, reader)
        else:
            self._foreign(table, layout, reader)

    def _clocks(self, table: PlanTable, layout: Recognised) -> TableClocks:
        dates = [number for name in ("at", "date", "embargo") for number in layout.columns.get(name, ())]
        cells = [row.cells.get(number, "") for row in table.rows for number in dates]
        order = self._meant.order or order_of(cells, layout.layout.order)
        if not self._meant.order and days_swapped(cells):
            self._told.faults.append(SheetFault(table.where.rstrip("!"), SWAPPED))
        return TableClocks(self._meant.zone or layout.layout.zone or self._house.timezone, order)

    def _ours(self, table: PlanTable, layout: Recognised, reader: CellReader) -> None:
        campaign = self._meant.campaign or self._campaign_of(table, layout)
        found = compared_table(table, layout, self._campaigns, reader, campaign)
        self._told.notes += [*table.notes, *_unread(table, layout)]
        self._readable(found)
        fresh = own_posts(table, layout, found.new, reader, self._rows, found.met, self._meant.accounts)
        self._told.faults += [*found.faults, *fresh.faults]
        self._told.newer += found.newer
        self._changes += [*found.changes, *fresh.wordings]
        self._told.notes += _missing(table, layout, changed=bool(found.changes), new=bool(fresh.posts))
        self._new += self._named(fresh.posts, campaign)
        refs = {change.ref for change in (*found.changes, *fresh.wordings)}
        self._told.unchanged += fresh.unchanged + len((found.met.keys() & self._refs()) - refs)

    def _refs(self) -> set[str]:
        return {ref for ref, _ in self._rows}

    def _readable(self, found: Compared) -> None:
        """Refuse new posts where a campaign file cannot be read: they may stand in it."""
        broken = next((each for each in self._campaigns if each.broken), None)
        if found.new and broken:
            raise ExportError(
                "{broken} cannot be read: correct what `postdesk check {broken}` says of it first", broken=broken.shown
            )

    def _campaign_of(self, table: PlanTable, layout: Recognised) -> str:
        """Return the campaign of the posts of a table, by their names; else what its sheet, or its file, is called."""
        refs = [ref for row in table.rows if (ref := row.cells.get(layout.columns["post"][0], ""))]
        named = [ref.partition("/")[0] for ref in refs if "/" in ref]
        if named:
            return max(named, key=named.count)
        having = {campaign for campaign, _, post in (ref.partition("/") for ref in self._refs()) if post in refs}
        return having.pop() if len(having) == 1 else slug(table.sheet or self._path.stem, "plan")

    def _naming(self, table: PlanTable, layout: Recognised) -> str:
        """Return the one campaign whose posts a table names, each of its rows one; "" for none.

        Where accounts are named the rows may be new posts, which happen to be called so. Numbers are no names here:
        rows of many tables are counted.
        """
        if self._meant.accounts or layout.networks or "accounts" in layout.columns:
            return ""
        columns = layout.columns.get("id", ())
        names = {row.cells.get(number, "") for row in table.rows for number in columns[:1]}
        posts = {each.campaign: {_id(row) for row in each.rows} for each in self._campaigns}
        having = [campaign for campaign, ids in posts.items() if names and names <= ids]
        return having[0] if len(having) == 1 and not any(map(str.isdigit, names)) else ""

    def _named(self, posts: Sequence[AddedPost], campaign: str) -> list[AddedPost]:
        """Return new posts with a campaign, and a name that no other has."""
        named: list[AddedPost] = []
        taken = {ref for ref, _ in self._rows} | {each.ref for each in (*self._new, *posts)}
        for post in posts:
            home = post.campaign or campaign
            name = post.id or free_name(slug(str(post.said.get("text", ""))), taken, f"{home}/")
            named.append(AddedPost(home, name, post.said, post.place))
            taken.add(named[-1].ref)
        return named

    def _foreign(self, table: PlanTable, layout: Recognised, reader: CellReader) -> None:
        called = table.sheet if self._several and table.sheet else self._path.stem
        campaign = self._meant.campaign or self._naming(table, layout) or slug(called, "plan")
        there = {each.campaign: {_id(row): row for row in each.rows if not row.account} for each in self._campaigns}
        found = foreign_posts(table, layout, reader, self._meant.accounts, Homes(there, campaign))
        self._told.faults += found.faults
        self._told.notes += [
            Sentence("{where}: times are read in {zone}", where=table.where.rstrip("!"), zone=str(reader.clocks.zone)),
            *found.notes,
        ]
        named = {post.there.ref for post in found.posts if post.there}
        free = {home: [row for row in rows.values() if row.ref not in named] for home, rows in there.items()}
        new = []
        for post in found.posts:
            row = post.there or same_post(post, free.get(post.campaign, []))
            if row is None:
                new.append(AddedPost(post.campaign, post.name, post_said(post.cells), post.place))
                continue
            if not post.there:
                free[post.campaign].remove(row)
            changes = differing(row, post.cells, post.place)
            self._changes += changes
            self._told.unchanged += not changes
        self._new += self._named(new, campaign)


def _id(row: CampaignRow) -> str:
    return row.ref.partition("/")[2]


def _unread(table: PlanTable, layout: Recognised) -> list[Sentence]:
    where = table.where.rstrip("!")
    unread = [table.headings[at] for at in layout.unread]
    return [
        Sentence('{where}: the column "{heading}" is not ours, and was not read', where=where, heading=heading)
        for heading in unread
    ]


def _missing(table: PlanTable, layout: Recognised, *, changed: bool, new: bool) -> list[Sentence]:
    """Say what follows from a column that a table does not have, of those that `export-drafts` writes."""
    where, there = table.where.rstrip("!"), layout.columns
    told = (
        (changed and BASE not in there, NO_BASE),
        (new and not {"at", "every"} & set(there), NO_TIME),
        (not any(column_address(name) for name in there), NO_CELLS),
    )
    return [Sentence("{where}: {what}", where=where, what=what) for true, what in told if true]


NO_BASE = Sentence(
    'without the column "base", which export-drafts writes, nobody can tell what was changed in the campaign files '
    "meanwhile: what the table says goes"
)
NO_TIME = Sentence('without a column "at" new posts go out at the next free slot of their account')
NO_CELLS = Sentence("none of its columns says what a post is to be, such as text, at, link, accounts")
