"""Who wrote what a post says: nobody signs their own words.

That is the last author, by git, of the draft's lines in its campaign file; where git does not know them, or somebody
has edited them since, it is who queued the post.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from postdesk.checks.campaigns import campaigns
from postdesk.drafts.draft_lines import draft_lines
from postdesk.files.regular import contents
from postdesk.files.repository import asked_of_git
from postdesk.log import Log
from postdesk.log.posts.authorship import who_queued
from postdesk.log.posts.lookup import Post
from postdesk.settings import House

NOT_COMMITTED = re.compile(r"(?m)^0{40,64} ")


class WrittenBy(Struct, frozen=True):
    """Who wrote something: all words by which they may be known, the surest first."""

    words: tuple[str, ...]


class Authors:
    """The authors of a desk's posts; the campaign files are read once, and git is asked once a draft."""

    def __init__(self, house: House, log: Log) -> None:
        self._house, self._log = house, log
        self._lines: dict[tuple[str, str], tuple[Path, int, int]] | None = None
        self._known: dict[tuple[str, str], WrittenBy | None] = {}

    def of(self, post: Post) -> WrittenBy:
        """Return who wrote a post."""
        return self._by_git((post.campaign, post.draft)) or WrittenBy((who_queued(self._log, post),))

    def _by_git(self, draft: tuple[str, str]) -> WrittenBy | None:
        if draft not in self._known:
            self._lines = dict(_places(self._house)) if self._lines is None else self._lines
            self._known[draft] = _blamed(*self._lines[draft]) if draft in self._lines else None
        return self._known[draft]


def _places(house: House) -> Iterator[tuple[tuple[str, str], tuple[Path, int, int]]]:
    """Yield where each draft stands: its file, its first line and its last."""
    for file in campaigns(house):
        path = house.root / file.path
        lines = draft_lines(contents(path, house.campaigns).decode("utf-8-sig")) if file.drafts else {}
        known = [(draft, lines.get(draft.series or draft.id)) for draft in file.drafts]
        yield from (((file.campaign, draft.id), (path, *there)) for draft, there in known if there)


def _blamed(path: Path, first: int, last: int) -> WrittenBy | None:
    """Return the author of the newest of some lines; None where git does not know them all."""
    told = asked_of_git(path.parent, "blame", "--line-porcelain", f"-L{first},{last}", "--", path.name)
    if not told or NOT_COMMITTED.search(told):
        return None
    found = re.findall(r"(?m)^author (.*)\nauthor-mail <(.*)>\nauthor-time (\d+)$", told)
    _, name, mail = max((int(when), name, mail) for name, mail, when in found)
    return WrittenBy((mail, name))
