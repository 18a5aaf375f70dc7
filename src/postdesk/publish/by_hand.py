"""Posts that a person publishes: laid out ready to paste in `reports/handoff/`.

One folder a post, with the text of each part, the link, the pictures and their words; one page, `index.html`, that an
officer opens. Everything comes from the frozen payloads, so the folder may be deleted and is made again. A post that is
no longer waiting disappears from it: what lies there is what is still to be pasted.
"""

import re
import shutil
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from msgspec import UNSET, Struct

from postdesk import networks
from postdesk.errors import DraftError, PostdeskError, system_reason
from postdesk.files.names import file_name
from postdesk.files.regular import contents
from postdesk.files.whole import write_whole
from postdesk.html import html_page
from postdesk.log import Log
from postdesk.log.posts import lookup
from postdesk.log.posts.lookup import Post
from postdesk.media.bounds import LARGEST
from postdesk.media.store import MediaStore
from postdesk.models import Attachment, Payload
from postdesk.models.life import State
from postdesk.moments import wall_clock
from postdesk.words.dates import moment_in_english

MARK = ".postdesk"
"""Lies in every folder made here, so that no folder of somebody else's is ever deleted."""
PART = 56
"""Bytes of each part of a post's name in the name of its folder."""
LETTERS = 24
"""Letters of a picture's name, and of its ending, in the name of its copy."""
UNSAFE = re.compile(r"[^\w.@+-]+")


class Pasted(Struct, frozen=True):
    """One picture on the page: its file, its words, where its copy lies, its part; "" where the picture is gone."""

    file: str
    alt: str
    copy: str
    part: int = 0


class HandedOver(Struct, frozen=True):
    """One post on the page: when, where, what to paste, and how to say that it is done."""

    ref: str
    account: str
    network: str
    local: str
    too_late: str
    zone: str
    payload: Payload
    pictures: tuple[Pasted, ...]
    composer: str


def rebuild_handoff(log: Log, media: MediaStore, home: Path) -> list[Path]:
    """Make a folder hold exactly the posts that are handed over now; return their folders, by due time.

    `media` is where what is sent of pictures and films lies. A picture that is gone is named on the page.

    Raises:
        PostdeskError: The folder cannot be written.
    """
    try:
        return _rebuild(log, media, home)
    except OSError as trouble:
        raise PostdeskError(
            "{folder} cannot be written ({why}); `postdesk list --state handed-over` names what waits",
            folder=home,
            why=system_reason(trouble),
        ) from trouble


def _rebuild(log: Log, media: MediaStore, home: Path) -> list[Path]:
    waiting = lookup.listing(log, [State.HANDED_OVER])
    if not waiting and not home.is_dir():
        return []
    home.mkdir(parents=True, exist_ok=True)
    folders = [home / folder_name(post) for post in waiting]
    for old in sorted(home.iterdir()):
        if (old / MARK).is_file() and old not in folders:
            shutil.rmtree(old)
    for post, folder in zip(waiting, folders, strict=True):
        _lay_out(post, folder, media)
    _write(home / "index.html", _page(waiting, folders))
    return folders


def folder_name(post: Post) -> str:
    """Return the name of a post's folder: its day in the office, then its name; no other post's, on any file system."""
    campaign, draft, account = (file_name(name, PART) for name in (post.campaign, post.draft, post.account))
    return f"{post.local[:10]}-{campaign}+{draft}@{account}"


def _lay_out(post: Post, folder: Path, store: MediaStore) -> None:
    """Write one post's folder: a text file for each part, the addresses, the pictures with their words."""
    payload = post.frozen
    folder.mkdir(exist_ok=True)
    _write(folder / MARK, f"{post.ref}\n")
    for number, text in enumerate(payload.texts, 1):
        _write(folder / ("text.txt" if number == 1 else f"text-{number}.txt"), text)
    if payload.warning:
        _write(folder / "warning.txt", f"{payload.warning}\n")
    for name, said in (("link", payload.link), ("reply", payload.reply), ("quote", payload.quote)):
        if said:
            _write(folder / f"{name}.txt", f"{said}\n")
    for number, media in enumerate(payload.media, 1):
        copy = folder / _copied(number, media)
        _write(copy.with_name(f"{copy.name}.alt.txt"), media.alt)
        with suppress(DraftError):  # the page names what is gone
            write_whole(copy, contents(store.ensure(media), store.folder, LARGEST))


def _page(waiting: Sequence[Post], folders: Sequence[Path]) -> str:
    shown = [_handed_over(post, folder) for post, folder in zip(waiting, folders, strict=True)]
    return html_page("handoff.html", {"waiting": shown})


def _handed_over(post: Post, folder: Path) -> HandedOver:
    payload = post.frozen
    return HandedOver(
        ref=post.ref,
        account=post.account,
        network=networks.title(post.network),
        local=moment_in_english(post.local),
        too_late=moment_in_english(wall_clock.slot(post.latest, post.zone).local),
        zone=post.zone,
        payload=payload,
        pictures=tuple(
            Pasted(media.file, media.alt, f"{folder.name}/{name}" if (folder / name).is_file() else "", media.part)
            for number, media in enumerate(payload.media, 1)
            for name in [_copied(number, media)]
        ),
        composer=writing_page(payload),
    )


def writing_page(payload: Payload) -> str:
    """Return the address at which a person writes this post, its words in it where the network takes them."""
    own = {} if payload.own is UNSET else payload.own
    return networks.composer(payload.network, str(own.get("server", "")), payload.texts[0])


def _copied(number: int, media: Attachment) -> str:
    """Return the name of a picture's copy: numbered, so that the order is kept and no two are called the same."""
    safe = Path(UNSAFE.sub("_", media.name))
    return f"{number}-{safe.stem[:LETTERS]}{safe.suffix[:LETTERS]}"


def _write(path: Path, text: str) -> None:
    """Write a file, unless it holds just this already: what an officer has open does not flicker."""
    content = text.encode()
    if not path.is_file() or contents(path) != content:
        write_whole(path, content)
