"""The rows of another tool's table, or of anybody's, as new posts of a campaign."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import unquote, urlsplit

from msgspec import Struct

from postdesk.drafts.spreadsheets.campaign_rows import CampaignRow
from postdesk.drafts.spreadsheets.cell_values import ORDER_UNTOLD, CellReader, value_fault
from postdesk.drafts.spreadsheets.cells import shown_cell, unguarded
from postdesk.drafts.spreadsheets.networks_named import NETWORKS, account_named, network_called, words_named
from postdesk.drafts.spreadsheets.post_names import TWICE, campaign_meant
from postdesk.drafts.spreadsheets.recognising import Recognised, no_texts
from postdesk.drafts.spreadsheets.tables import PlanTable, SheetFault, TableRow, first_ten
from postdesk.drafts.spreadsheets.wall_times import UntoldOrder
from postdesk.moments.unreadable import Unreadable
from postdesk.sentences import Sentence

YES = frozenset(("true", "yes", "y", "x", "1", "on", "da", "oui", "sí", "si", "ja", "✓", "✔"))
_ADDRESS = r"(?i)https?://"


class ForeignPost(Struct, frozen=True):
    """A post that a table asks for: its cells by our own columns, the name that it has there, and its row's place.

    `campaign` is where it belongs, `there` the post that has this name in it already; None for none.
    """

    cells: Mapping[str, str]
    name: str
    place: str
    campaign: str = ""
    there: CampaignRow | None = None


class ForeignPosts(Struct):
    """What is in a table of another tool: posts, cells that are wrong, and what an officer has to know."""

    posts: list[ForeignPost]
    faults: list[SheetFault]
    notes: list[Sentence]


NO_ACCOUNT = "the row names no account: say --account NAME, once for each account"
NO_TEXT = Sentence("no campaign file has this post, and its row has no text: write it, or delete the row")


class Homes(Struct, frozen=True):
    """The desk's campaigns, each with its posts by id, and the one that a table's rows are of which name none."""

    campaigns: Mapping[str, Mapping[str, CampaignRow]]
    otherwise: str


def foreign_posts(
    table: PlanTable, layout: Recognised, reader: CellReader, accounts: Sequence[str], homes: Homes
) -> ForeignPosts:
    """Return the posts of a table; `accounts` are those of rows that name none.

    Raises:
        ExportError: It has no column of texts, and names no post that is there.
    """
    reading = _Reading(table, layout, reader, accounts, homes)
    found = ForeignPosts([], list(table.faults), [])
    if "text" not in layout.columns and not any(map(reading.named, table.rows)):
        raise no_texts(table)
    for row in table.rows:
        post = reading.post(row)
        if post:
            found.posts.append(post)
    found.faults += reading.faults
    found.notes += [*table.notes, *reading.told()]
    return found


class _Reading:
    """Reads one table, row by row."""

    def __init__(
        self, table: PlanTable, layout: Recognised, reader: CellReader, accounts: Sequence[str], homes: Homes
    ) -> None:
        self._table, self._layout, self._reader, self._accounts = table, layout, reader, accounts
        self._homes = homes
        self._met: dict[tuple[str, str], int] = {}
        self.faults: list[SheetFault] = []
        self._elsewhere: Counter[str] = Counter()
        self._pictures: dict[str, str] = {}
        self._unread: Counter[str] = Counter()
        self._drafts: list[int] = []
        self._cut: list[int] = []

    def post(self, row: TableRow) -> ForeignPost | None:
        """Return the post of a row; None for a row that says nothing, or is wrong, which is noted."""
        before = len(self.faults)
        cells = {name: cell for name, cell in self._cells(row) if cell}
        name, there = self._one(row, "id"), self.named(row)
        if not cells.get("text") and not there:
            self._no_text(row, cells, name)
            return None
        self._check_name(row, name)
        if not cells.get("accounts") and len(self.faults) == before:
            self._check_accounts(row, there)
        for column in self._layout.unread:
            self._unread[self._table.headings[column]] += bool(row.cells.get(column))
        if self._one(row, "draft").lower() in YES:
            self._drafts.append(row.number)
            cells["proposal"] = f"{self._table.where.rstrip('!')}:{row.number}"
        cells.setdefault("accounts", "" if there else ", ".join(self._accounts))
        return ForeignPost(cells, name, self._place(row, "text"), self._home(row), there)

    def named(self, row: TableRow) -> CampaignRow | None:
        """Return the post that a row names, where a campaign file has it."""
        return self._homes.campaigns.get(self._home(row), {}).get(self._one(row, "id"))

    def _home(self, row: TableRow) -> str:
        return campaign_meant(self._one(row, "campaign"), self._homes.campaigns) or self._homes.otherwise

    def _check_name(self, row: TableRow, name: str) -> None:
        """Note a name that none can be, and one that an earlier row has."""
        if name and (why := value_fault("name", name, self._reader.house)):
            self._fault(row, "id", why)
        before = self._met.setdefault((self._home(row), name), row.number)
        if name and before != row.number:
            self._fault(row, "id", Sentence(TWICE, post=f"{self._home(row)}/{name}", row=before))

    def _check_accounts(self, row: TableRow, there: CampaignRow | None) -> None:
        """Note a new post without an account, unless its row names a campaign, whose accounts are then its own."""
        silent = not self._layout.networks and not self._one(row, "accounts")
        inherits = silent and self._one(row, "campaign") and self._home(row) in self._homes.campaigns
        if not (there or self._accounts or inherits):
            self._fault(row, "accounts", NO_ACCOUNT)

    def _no_text(self, row: TableRow, cells: Mapping[str, str], name: str) -> None:
        if cells.keys() - {"accounts"}:
            self._fault(row, "text", NO_TEXT if name else "the row has no text: write it, or delete the row")

    def _cells(self, row: TableRow) -> Iterator[tuple[str, str]]:
        text = self._one(row, "text")
        yield "at", self._moment(row)
        yield "accounts", self._named(row)
        for column in ("language", "warning", "latest"):
            yield column, self._checked(row, column, column, self._one(row, column))
        yield "text", shown_cell(text) if text else ""
        yield "link", self._link(row, text)
        yield "hashtags", self._checked(row, "hashtags", "hashtags", self._one(row, "hashtags"))
        yield from self._media(row)
        for number, part in enumerate(self._each(row, "part"), 1):
            yield f"part {number}", shown_cell(part)

    def _each(self, row: TableRow, field: str) -> list[str]:
        return [unguarded(cell) for at in self._layout.columns.get(field, ()) if (cell := row.cells.get(at, ""))]

    def _one(self, row: TableRow, field: str) -> str:
        return next(iter(self._each(row, field)), "")

    def _place(self, row: TableRow, field: str) -> str:
        numbers = [at for at in self._layout.columns.get(field, ()) if at in row.cells]
        return self._table.place((numbers or list(self._layout.columns.get(field, (0,))))[0], row.number)

    def _fault(self, row: TableRow, field: str, sentence: str) -> None:
        self.faults.append(SheetFault(self._place(row, field), sentence))

    def _checked(self, row: TableRow, field: str, column: str, cell: str) -> str:
        """Return a cell as our tables have it, after noting what is wrong with it."""
        if not cell:
            return ""
        value, why = self._reader.cell(column, cell, self._place(row, field))
        self.faults += why
        if not why and (sentence := self._reader.fault(column, value)):
            self._fault(row, field, sentence)
        return value

    def _moment(self, row: TableRow) -> str:
        field = "at" if self._one(row, "at") else "date"
        day, clock = self._one(row, field), self._one(row, "time")
        if not day or day.lower() == "next":
            return day.lower()
        try:
            return self._reader.moment(day, clock, zoned=False)
        except UntoldOrder:
            self._fault(row, field, ORDER_UNTOLD)
        except Unreadable as why:
            self._fault(row, field, str(why))
        return ""

    def _named(self, row: TableRow) -> str:
        """Return the accounts of a row, from its words and from the networks that it says yes to."""
        names: dict[str, None] = {}
        for word in words_named(self._one(row, "accounts"), self._reader.house):
            name, trouble = account_named(word, self._reader.house)
            if name:
                names[name] = None
            elif network_called(word) in NETWORKS and "several" not in trouble:
                self._elsewhere[word] += 1
            else:
                self._fault(row, "accounts", trouble)
        for at, network in self._layout.networks.items():
            if row.cells.get(at, "").lower() in YES:
                name, trouble = account_named(network or self._table.headings[at], self._reader.house)
                names |= {name: None} if name else {}
                self._elsewhere[self._table.headings[at]] += not name
        return ", ".join(names)

    def _link(self, row: TableRow, text: str) -> str:
        links = self._several(self._one(row, "link"), "link")
        if len(links) > 1:
            self._cut.append(row.number)
        return shown_cell(links[0]) if links and links[0] not in text else ""

    def _several(self, cell: str, field: str) -> list[str]:
        between = self._layout.layout.between.get(field, "")
        parts = cell.split(between) if between else [cell]
        if field != "alt" and len(re.findall(_ADDRESS, cell)) > 1:
            parts = re.split(r"[\s,;|]+(?=https?://)", cell)
        return [part.strip() for part in parts if part.strip() or field == "alt"]

    def _media(self, row: TableRow) -> Iterator[tuple[str, str]]:
        files = [file for cell in self._each(row, "media") for file in self._several(cell, "media")]
        alts = [alt for cell in self._alts(row) for alt in self._several(cell, "alt")] if files else []
        for number, file in enumerate(files, 1):
            name = file_named(file)
            if re.match(_ADDRESS, file):
                self._pictures[file] = name
            yield f"media {number}", shown_cell(name)
        for number, alt in enumerate(alts[: len(files)], 1):
            yield f"alt {number}", shown_cell(alt) if alt else ""

    def _alts(self, row: TableRow) -> list[str]:
        return [unguarded(row.cells.get(at, "")) for at in self._layout.columns.get("alt", ())]

    def told(self) -> Iterator[Sentence]:
        """Yield what was left out, and what is still to be done."""
        where = self._table.where.rstrip("!")
        for network, rows in (+self._elsewhere).items():
            yield Sentence(
                "{where}: no account of this desk is on {network}; it was left out of {count} row",
                many="{where}: no account of this desk is on {network}; it was left out of {count} rows",
                count=rows,
                where=where,
                network=network,
            )
        for heading, rows in (+self._unread).items():
            yield Sentence(
                '{where}: the column "{heading}" was not read, for a draft has no place for it ({count} row)',
                many='{where}: the column "{heading}" was not read, for a draft has no place for it ({count} rows)',
                count=rows,
                where=where,
                heading=heading,
            )
        for what, numbers in ((UNFINISHED, self._drafts), (CUT, self._cut)):
            if numbers:
                yield Sentence("{where}: {what}: row {rows}", where=where, what=what, rows=first_ten(numbers))
        yield from self._to_save(where)

    def _to_save(self, where: str) -> Iterator[Sentence]:
        """Yield the pictures that have an address and are not in the desk's folder yet."""
        folder = self._reader.house.campaigns
        for url, name in self._pictures.items():
            if not (folder / name).exists():
                yield Sentence("{where}: save {address} as campaigns/{name}", where=where, address=url, name=name)


UNFINISHED = Sentence(
    "unfinished in the table, so `proposal:` keeps them out of the queue until somebody deletes that line"
)
CUT = Sentence("a post has one link; of several the first was taken")


def file_named(file: str) -> str:
    """Return where a picture lies, from campaigns/, by its address or by the name that a table has for it."""
    if not re.match(_ADDRESS, file):
        path = file.replace("\\", "/").strip("/")
        return path if "/" in path else f"media/{path}"
    name = unquote(urlsplit(file).path).rpartition("/")[2] or "picture"
    return f"media/{''.join(sign if sign.isalnum() or sign in '-_.' else '-' for sign in name)[-80:].lstrip('.-')}"
