"""Posts that a table has and no file: their names, the campaign that each belongs to, a file for a new campaign."""

import re
from collections.abc import Container, Mapping, Sequence
from itertools import count
from pathlib import Path

from msgspec import Struct

from postdesk.drafts.spreadsheets.campaign_rows import CampaignRow, CampaignTable
from postdesk.drafts.spreadsheets.foreign_posts import ForeignPost
from postdesk.drafts.spreadsheets.places import Wanted, Written
from postdesk.drafts.writing import FileChange, with_changes

WORDS, LETTERS = 4, 40
"""How many words of its text a post is named by, and how many letters at most."""
_SCHEMA = "# yaml-language-server: $schema=.schema.json\n"
_BEGUN = "campaign: x\nposts:\n"


class AddedPost(Struct, frozen=True):
    """A post that is to be added: its campaign, its id, what its file will say of it, where the table has it."""

    campaign: str
    id: str
    said: Mapping[str, Written]
    place: str

    @property
    def ref(self) -> str:
        """The post's name: `campaign/id`."""
        return f"{self.campaign}/{self.id}"


def slug(text: str, otherwise: str = "post") -> str:
    """Return a name made of a text's first words, in whatever script, such as `doors-open-at-six`."""
    bare = re.sub(r"https?://\S+", " ", text)
    words = re.findall(r"[^\W_]+", bare.casefold())[:WORDS]
    name = ""
    for word in words:
        longer = f"{name}-{word}" if name else word[:LETTERS]
        if len(longer) > LETTERS:
            break
        name = longer
    return name or otherwise


def campaign_meant(cell: str, known: Container[str]) -> str:
    """Return the campaign that a cell names: as it is called, else as a title is written for a name; "" for none."""
    return cell if cell in known or re.fullmatch(r"[\w.-]*", cell) else slug(cell, cell)


def free_name(wanted: str, taken: Container[str], before: str = "") -> str:
    """Return a name that nobody has: the wanted one, or with a number behind it; `before` is what all begin with."""
    names = (f"{wanted}-{number}" if number > 1 else wanted for number in count(1))
    return next(name for name in names if f"{before}{name}" not in taken)


def same_post(post: ForeignPost, rows: Sequence[CampaignRow]) -> CampaignRow | None:
    """Return the post that a table's row means: of the same words, else of the same moment and accounts."""

    def accounts(cells: Mapping[str, str]) -> set[str]:
        return set(cells.get("accounts", "").replace(",", " ").split())

    whole = [row for row in rows if not row.account]
    worded = [row for row in whole if row.cells.get("text") == post.cells.get("text")]
    alike = [row for row in worded if accounts(row.cells) == accounts(post.cells)]
    timed = [
        row
        for row in whole
        if post.cells.get("at")
        and row.cells.get("at") == post.cells["at"]
        and accounts(row.cells) == accounts(post.cells)
    ]
    exact = [row for row in alike if row in timed]
    for found in (exact, alike, timed):
        if found:
            return found[0] if len(found) == 1 or found is exact else None
    return None


def campaign_text(campaign: str, title: str, posts: Sequence[AddedPost], folder: Path) -> str:
    """Return the file of a new campaign, a blank line between its posts.

    Raises:
        NotWritten: A text holds a sign that no campaign file may hold.
    """
    said = [FileChange(("campaign",), campaign), FileChange(("title",), title)]
    text = with_changes(_BEGUN, [*said, *(FileChange(*post_added(post)) for post in posts)])
    first, *others = re.split(r"(?m)^(?=  - id: )", text)
    head = _SCHEMA if (folder / ".schema.json").exists() else ""
    return head + first + "\n".join(others)


def post_added(post: AddedPost) -> Wanted:
    """Return what adds a post to a file."""
    return ("posts", post.id), {"id": post.id, **post.said}


def file_of(campaign: str, folder: Path, tables: Sequence[CampaignTable]) -> Path:
    """Return where a new campaign's file is to be, under a name that no file has."""
    taken = {table.path.stem.casefold() for table in tables} | {path.stem.casefold() for path in folder.glob("*.y*ml")}
    return folder / f"{free_name(campaign, taken)}.yaml"
