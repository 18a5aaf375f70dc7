"""Posts that a person publishes: laid out ready to paste in `reports/handoff/`.

One folder a post, with the text of each part, the link, the pictures and their words; one page, `index.html`, that an
officer opens. Everything comes from the frozen payloads, so the folder may be deleted and is made again. A post that is
no longer waiting disappears from it: what lies there is what is still to be pasted.
"""

import re
import shutil
from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path

import msgspec

from postdesk import networks
from postdesk.errors import PostdeskError
from postdesk.log import Log
from postdesk.log.posts import lookup
from postdesk.log.posts.lookup import Post
from postdesk.models import Payload
from postdesk.models.life import State
from postdesk.moments import slots

MARK = ".postdesk"
"""Lies in every folder made here, so that no folder of somebody else's is ever deleted."""
UNSAFE = re.compile(r"[^\w.@+-]+")

PAGE = """<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Ready to paste</title>
<style>
body {{ font: 16px/1.5 system-ui, sans-serif; max-width: 44rem; margin: 2rem auto; padding: 0 1rem; color: #222 }}
section {{ border-top: 1px solid #bbb; margin-top: 2rem }}
pre {{ white-space: pre-wrap; unicode-bidi: plaintext; user-select: all }}
pre {{ background: #f4f4f2; padding: 1rem; font: inherit }}
img {{ max-width: 100%; max-height: 20rem; display: block }} code {{ user-select: all }}
</style>
<h1>Ready to paste</h1>
<p>{summary}</p>
{sections}
</html>
"""


def rebuild(log: Log, campaigns: Path, reports: Path) -> list[Path]:
    """Make `reports/handoff/` hold exactly the posts that are handed over now; return their folders, by due time.

    `campaigns` is the folder below which the media lie. A picture that is gone is named on the page.

    Raises:
        PostdeskError: The folder cannot be written.
    """
    try:
        return _rebuild(log, campaigns, reports)
    except OSError as trouble:
        where = f"{reports / 'handoff'} cannot be written ({(trouble.strerror or '').lower()})"
        raise PostdeskError(f"{where}; `postdesk list --state handed-over` names what waits") from trouble


def _rebuild(log: Log, campaigns: Path, reports: Path) -> list[Path]:
    with log.read() as connection:
        waiting = lookup.listing(connection, [State.HANDED_OVER])
    home = reports / "handoff"
    if not waiting and not home.is_dir():
        return []
    home.mkdir(parents=True, exist_ok=True)
    folders = [home / folder_name(post) for post in waiting]
    for old in sorted(home.iterdir()):
        if (old / MARK).is_file() and old not in folders:
            shutil.rmtree(old)
    for post, folder in zip(waiting, folders, strict=True):
        _lay_out(post, folder, campaigns)
    _write(home / "index.html", _page(waiting, folders))
    return folders


def folder_name(post: Post) -> str:
    """Return the name of a post's folder: its day in the office, then its name, safe on every file system."""
    return UNSAFE.sub("_", f"{post.local[:10]}-{post.campaign}+{post.draft}@{post.account}")


def _lay_out(post: Post, folder: Path, campaigns: Path) -> None:
    """Write one post's folder: a text file for each part, the link, the pictures with a file of words beside each."""
    payload = _payload(post)
    folder.mkdir(exist_ok=True)
    _write(folder / MARK, f"{post.ref}\n")
    for number, text in enumerate(payload.texts, 1):
        _write(folder / ("text.txt" if number == 1 else f"text-{number}.txt"), text)
    if payload.warning:
        _write(folder / "warning.txt", f"{payload.warning}\n")
    if payload.link:
        _write(folder / "link.txt", f"{payload.link}\n")
    for number, media in enumerate(payload.media, 1):
        source, copy = campaigns / media.file, folder / _copied(number, media.file)
        _write(copy.with_name(f"{copy.name}.alt.txt"), media.alt)
        if source.is_file():
            shutil.copyfile(source, copy)


def _page(waiting: Sequence[Post], folders: Sequence[Path]) -> str:
    count = len(waiting)
    summary = {0: "Nothing waits.", 1: "One post waits for a person."}.get(count, f"{count} posts wait for a person.")
    sections = ("\n".join(_section(post, folder)) for post, folder in zip(waiting, folders, strict=True))
    return PAGE.format(summary=summary, sections="\n".join(sections))


def _section(post: Post, folder: Path) -> Iterator[str]:
    """Yield the lines of one post on the page: when, where, what to paste, and how to say that it is done."""
    payload = _payload(post)
    title, too_late = networks.title(post.network), slots.slot(post.latest, post.zone).local
    yield f"<section><h2>{escape(post.local)} · {escape(title)} · {escape(post.account)}</h2>"
    yield f"<p>{escape(post.ref)}. Too late after {escape(too_late)}; both are {escape(post.zone)} time.</p>"
    if payload.warning:
        yield f"<p>Content warning: <code>{escape(payload.warning)}</code></p>"
    language = f' lang="{escape(payload.language)}"' if payload.language else ""
    for text in payload.texts:
        yield f'<pre dir="auto"{language}>{escape(text)}</pre>'
    if payload.link:
        yield f"<p>Link: <code>{escape(payload.link)}</code></p>"
    for number, media in enumerate(payload.media, 1):
        yield _picture(folder, _copied(number, media.file), media.file, media.alt)
    yield f"<p>When it is out: <code>postdesk resolve {escape(post.ref)} --published URL</code></p></section>"


def _picture(folder: Path, name: str, file: str, alt: str) -> str:
    if not (folder / name).is_file():
        return f"<p>{escape(file)} is gone from campaigns/.</p>"
    where = escape(f"{folder.name}/{name}")
    return f'<p><a href="{where}"><img src="{where}" alt="{escape(alt)}"></a>Alt text: <code>{escape(alt)}</code></p>'


def _copied(number: int, file: str) -> str:
    """Return the name of a picture's copy: numbered, so that the order is kept and no two are called the same."""
    return f"{number}-{UNSAFE.sub('_', Path(file).name)}"


def _payload(post: Post) -> Payload:
    return msgspec.json.decode(post.payload, type=Payload)


def _write(path: Path, text: str) -> None:
    """Write a file, unless it holds just this already: what an officer has open does not flicker."""
    content = text.encode()
    if not path.is_file() or path.read_bytes() != content:
        path.write_bytes(content)
