"""A campaign file as a form takes it up: its values as they are written, and the digest of what was read.

What was read last of a few files is kept by what they held, so that whoever types or saves does not wait for a file of
thousands of posts to be read as often as somebody asks for it.
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from threading import Lock
from typing import Never

from msgspec import Struct

from postdesk.drafts.findings import Findings
from postdesk.drafts.post_fields import node_value, value_node
from postdesk.drafts.proof import read_again
from postdesk.drafts.reading import CampaignFile, read_tree
from postdesk.drafts.series import is_series
from postdesk.drafts.source import campaign_files, decoded_source, source_shown
from postdesk.drafts.values import unfit_name
from postdesk.drafts.yaml_spellings import Value
from postdesk.drafts.yaml_tree import Block, Listing, Node, Scalar
from postdesk.errors import DraftError
from postdesk.files.names import file_name, new_file_name
from postdesk.files.regular import contents
from postdesk.files.whole import write_new
from postdesk.sentences import Sentence
from postdesk.settings import House

UNFIT = {
    "empty": Sentence("it is empty"),
    "long": Sentence("it is too long"),
    "name": Sentence("it holds a character that no name has"),
}
"""Why something cannot be a name, in words."""

Stamp = tuple[int, int]
_MOST_KEPT = 4
_KEPT: dict[Path, tuple[bytes, "CampaignAtHand"]] = {}
"""What the last files held when they were read, and what that says; the newest last."""
_KEEPING = Lock()


class CampaignAtHand(Struct, frozen=True):
    """A campaign as its file says it: the keys over the posts, and each post's values by its id."""

    path: Path
    digest: str
    head: Block
    posts: Mapping[str, Block]

    @property
    def campaign(self) -> str:
        """Its name."""
        return _line(self.head, "campaign")

    @property
    def title(self) -> str:
        """Its title in words, "" for none."""
        return _line(self.head, "title")

    def said(self, post: str) -> dict[str, Value] | None:
        """Return the values of a post; None where there is none of that id."""
        block = self.posts.get(post)
        return {name: node_value(value) for name, (_, value) in block.entries.items()} if block else None

    def id_of(self, draft: str) -> str:
        """Return under which id a draft stands here: its own, or for one time of a post that comes back that post's."""
        if draft in self.posts:
            return draft
        series = (post for post in self.posts if draft.startswith(f"{post}-") and is_series(self.posts[post].entries))
        return max(series, key=len, default=draft)

    def each_says(self, key: str) -> Iterator[Value]:
        """Yield what each post says under a key, of those that have it."""
        for block in self.posts.values():
            if key in block.entries:
                yield node_value(block.entries[key][1])

    def head_says(self, key: str) -> Value:
        """Return what the campaign says for all its posts, "" for nothing."""
        return node_value(self.head.entries[key][1]) if key in self.head.entries else ""


def _line(block: Block, key: str) -> str:
    found = block.entries[key][1] if key in block.entries else None
    return " ".join(found.value.split()) if isinstance(found, Scalar) else ""


def campaign_in(path: Path, house: House) -> CampaignAtHand:
    """Return the campaign of a file as it is now.

    Raises:
        DraftError: It says nothing that can be told.
        OSError: It cannot be read.
    """
    return _kept(path, contents(path, house.campaigns))


def campaign_called(name: str, house: House) -> CampaignAtHand:
    """Return the campaign of a name.

    Raises:
        DraftError: There is none that can be read.
    """
    for written in (new_file_name(name), file_name(name)):
        likely = house.campaigns / f"{written}.yaml"
        if likely.is_file() and _named(likely, house) == name:
            return campaign_in(likely, house)
    for path in campaign_files((), house):
        if _named(path, house) == name:
            return campaign_in(path, house)
    raise DraftError('there is no campaign "{name}": the list under Write shows those that there are', name=name[:60])


def campaigns_named(house: House) -> Iterator[tuple[Path, str, str, int]]:
    """Yield each campaign file with its campaign's name and title, and how many posts it has; "" if it is broken."""
    for path in campaign_files((), house):
        yield (path, *_summary(path, house))


def _named(path: Path, house: House) -> str:
    return _summary(path, house)[0]


def _summary(path: Path, house: House) -> tuple[str, str, int]:
    try:
        found = path.stat()
        return _told(path, (found.st_mtime_ns, found.st_size), house.campaigns)
    except (OSError, DraftError):
        return "", "", 0


@lru_cache(maxsize=4096)
def _told(path: Path, _stamp: Stamp, campaigns: Path) -> tuple[str, str, int]:
    there = _kept(path, contents(path, campaigns))
    return there.campaign, there.title, len(there.posts)


def _kept(path: Path, content: bytes) -> CampaignAtHand:
    """Return what a file says, from memory where it was among the last that were read, and still holds the same."""
    with _KEEPING:
        known = _KEPT.pop(path, None)
    found = known[1] if known and known[0] == content else _read(path, content)
    with _KEEPING:
        _KEPT[path] = content, found
        for oldest in list(_KEPT)[:-_MOST_KEPT]:
            del _KEPT[oldest]
    return found


def _read(path: Path, content: bytes) -> CampaignAtHand:
    """Return what a file says; DraftError where it says nothing that can be told."""
    findings = Findings(path.name, {})
    text = decoded_source(content, findings)
    read = read_again(text) if text else None
    root = read.root if read else None
    if not isinstance(root, Block):
        raise DraftError("{path} cannot be read: correct what `postdesk check` says of it first", path=path.name)
    head = {name: entry for name, entry in root.entries.items() if name != "posts"}
    posts: dict[str, Block] = {}
    for post in _posts(root):
        if isinstance(post, Block) and (name := _line(post, "id")):
            posts.setdefault(name, post)
    return CampaignAtHand(path, sha256(content).hexdigest(), Block(head, root.line, root.column), posts)


def _posts(root: Block) -> list[Node]:
    found = root.entries["posts"][1] if "posts" in root.entries else None
    return found.items if isinstance(found, Listing) else []


def read_one_post(there: CampaignAtHand, said: Mapping[str, Value], house: House) -> CampaignFile:
    """Return a campaign with one post only, whose values are these, as the reader takes it."""
    posts = Listing([value_node(said)], 1, 1)
    root = Block({**there.head.entries, "posts": (Scalar("posts", 1, 1), posts)}, 1, 1)
    return read_tree(root, Findings(source_shown(there.path, house), house.rules), house, {})


def begin_campaign_file(campaign: str, house: House, content: bytes) -> Path:
    """Write the file of a campaign that begins, and return it.

    Raises:
        DraftError: No campaign can be called so, or there is one of that name; it is as it was.
        OSError: It cannot be written.
    """
    if why := unfit_name(campaign):
        raise DraftError(
            '"{campaign}" cannot name a campaign ({why}): use letters, digits and hyphens',
            campaign=campaign[:60],
            why=UNFIT[why],
        )
    house.campaigns.mkdir(parents=True, exist_ok=True)
    path = house.campaigns / f"{new_file_name(campaign, {path.stem for path in house.campaigns.iterdir()})}.yaml"
    there = next((found for found, name, _, _ in campaigns_named(house) if name == campaign), None)
    try:
        return write_new(path, content) if there is None else _taken(campaign, there, house)
    except FileExistsError:  # somebody else has begun it at this moment
        return _taken(campaign, path, house)


def _taken(campaign: str, path: Path, house: House) -> Never:
    raise DraftError(
        'there is a campaign "{campaign}" in {path} already: choose another name',
        campaign=campaign,
        path=source_shown(path, house),
    )
