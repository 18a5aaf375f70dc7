"""A sheet as one HTML file: pictures inside, no script, nothing fetched; for any screen, light or dark, and paper."""

import os
import re
from base64 import b64encode
from collections.abc import Iterable, Iterator
from io import BytesIO
from itertools import groupby
from pathlib import Path
from urllib.parse import quote

from msgspec import Struct
from msgspec.structs import replace

from postdesk.files.regular import opened
from postdesk.html import html_page
from postdesk.media.heads import head
from postdesk.media.privacy import stripped
from postdesk.preview.shown import Part, PieceKind, Preview, Previews, ShownPicture, Span
from postdesk.preview.spans import direction_of
from postdesk.words.dates import moment_in_english

EMBEDDED = 300_000
"""Bytes up to which a picture travels inside the page; a larger one is linked from where it lies."""

PICTURES = {
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".png": "image/png",
    ".gif": "image/gif",
    ".webp": "image/webp",
    ".avif": "image/avif",
    ".svg": "image/svg+xml",
}
"""What browsers draw, by its ending: a table of our own, since each machine's differs."""


class Piece(Struct, frozen=True):
    """A span on one line of the page; `tail` are the parameters of an address, `cut` says that the limit is here."""

    text: str
    tail: str
    span: Span
    cut: bool


class PostPreviews(Struct, frozen=True):
    """One draft with the previews of all its accounts."""

    name: str
    previews: tuple[Preview, ...]


class Campaign(Struct, frozen=True):
    """One campaign with its posts."""

    name: str
    title: str
    posts: tuple[PostPreviews, ...]


def preview_page(sheet: Previews, campaigns: Path, folder: Path) -> str:
    """Return the sheet as HTML; the same sheet and pictures are the same bytes.

    Args:
        sheet: What to show.
        campaigns: Where the media lie.
        folder: Where the page will lie, for pictures that it links to.
    """
    album = Album(sheet.previews, campaigns, folder)
    values = {
        "sheet": sheet,
        "campaigns": list(_grouped(sheet)),
        "accounts": len({preview.account for preview in sheet.previews}),
        "odd": [preview for preview in sheet.previews if preview.remarks],
        "album": album,
        "initials": initials(sheet.desk),
        "paragraphs": paragraphs,
        "direction": direction_of,
        "when": _when,
    }
    return html_page("preview.html", values)


def _when(preview: Preview) -> str:
    """Return when a post goes out, its moment in words."""
    due, last = preview.due, preview.last
    return replace(
        preview, due=moment_in_english(due) if due else "", last=moment_in_english(last) if last else ""
    ).when


def _grouped(sheet: Previews) -> Iterator[Campaign]:
    """Yield the campaigns, each with its posts, in the order of the files."""
    for name, previews in groupby(sheet.previews, key=lambda preview: preview.campaign):
        posts = groupby(previews, key=lambda preview: preview.draft)
        yield Campaign(name, sheet.titles[name], tuple(PostPreviews(draft, tuple(shown)) for draft, shown in posts))


def paragraphs(part: Part) -> list[list[Piece]]:
    """Return a part's lines, so that each can run in its own direction."""
    lines: list[list[Piece]] = [[]]
    within = sum(not span.beyond for span in part.spans)
    for index, span in enumerate(part.spans):
        for number, text in enumerate(span.text.split("\n")):
            if number:
                lines.append([])
            head, mark, tail = text.partition("?") if span.linked and span.kind is PieceKind.LINK else (text, "", "")
            cut = part.cut is not None and index == within and not number
            lines[-1].append(Piece(head, mark + tail, span, cut))
    return lines


def initials(name: str) -> str:
    """Return the letters for the circle beside a post: "CO" for Country Office."""
    return "".join(word[0] for word in re.findall(r"\w+", name)[:2]).upper()


class Album:
    """The pictures of a page: each stands in it once, however many posts show it."""

    def __init__(self, previews: Iterable[Preview], campaigns: Path, folder: Path) -> None:
        files = {shown.file: shown for preview in previews for shown in preview.pictures if not shown.trouble}
        self._names = {name: f"p{number}" for number, name in enumerate(filter(drawn, files), 1)}
        self._sources = {file: _source(campaigns, files[file], folder) for file in self._names}

    def __getitem__(self, picture: ShownPicture) -> str:
        """Return the CSS class that shows a picture, "" for what is none: a film, a file that is not there."""
        return "" if picture.trouble else self._names.get(picture.file, "")

    @property
    def addresses(self) -> list[tuple[str, str]]:
        """Each class with the address of its picture."""
        return [(self._names[file], where) for file, where in self._sources.items()]


def drawn(file: str) -> bool:
    """Tell whether a file is a picture that a browser draws."""
    return Path(file).suffix.lower() in PICTURES


def _source(campaigns: Path, picture: ShownPicture, folder: Path) -> str:
    """Return the address of a picture: its bytes without what they give away, or the way from the page's folder."""
    path = campaigns / picture.path
    linked = quote(Path(os.path.relpath(path, folder)).as_posix())
    if picture.size > EMBEDDED:
        return linked
    with opened(path, campaigns) as file:
        content = file.read(EMBEDDED + 1)
    if len(content) > EMBEDDED:
        return linked
    shown = stripped(content, head(BytesIO(content))) or content
    return f"data:{PICTURES[path.suffix.lower()]};base64,{b64encode(shown).decode()}"
