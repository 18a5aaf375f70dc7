"""Posts that a table has and no file, which of the desk's it may mean, and a file for a new campaign."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from postdesk.drafts.spreadsheets.campaign_rows import CampaignRow, CampaignTable
from postdesk.drafts.spreadsheets.foreign_posts import ForeignPost
from postdesk.drafts.spreadsheets.places import Wanted, Written
from postdesk.drafts.spreadsheets.post_names import free_name
from postdesk.drafts.writing import FileChange, with_changes

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
