"""Files that somebody has handed over, until it is known what becomes of them: a day at most, for the owner's eyes."""

import re
import secrets
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from shutil import copyfileobj, rmtree
from typing import BinaryIO

from postdesk.files import private

KEPT = 24 * 3600
"""Seconds for which a file is kept."""
LETTERS = 120
TOKEN = r"(?a)[\w-]{22}"  # noqa: S105 - the shape of a name


def receive(folder: Path, name: str, content: BinaryIO) -> str:
    """Keep a file under its own name; return by what it is found again."""
    token = secrets.token_urlsafe(16)
    own = private.folder(private.folder(folder) / token)
    content.seek(0)
    with (own / _plain(name)).open("xb") as file:
        copyfileobj(content, file)
    _sweep(folder, own.stat().st_mtime)
    return token


def received(folder: Path, token: str) -> Path | None:
    """Return a file that was handed over, None where it is not kept any more."""
    own = folder / token
    if not re.fullmatch(TOKEN, token) or not own.is_dir():
        return None
    return next(own.iterdir(), None)


def _plain(name: str) -> str:
    """Return the last part of a name, without what leads elsewhere or cannot be seen."""
    last = re.split(r"[/\\]", name)[-1]
    kept = "".join(sign for sign in last if sign.isprintable()).strip(" .")
    stem, dot, ending = kept.rpartition(".")
    return f"{stem[:LETTERS]}{dot}{ending[:10]}" if stem else kept[:LETTERS] or "file"


def _sweep(folder: Path, now: float) -> None:
    for each in _old(folder, now):
        rmtree(each, ignore_errors=True)


def _old(folder: Path, now: float) -> Iterator[Path]:
    for each in folder.iterdir():
        with suppress(OSError):  # somebody else has swept it
            if now - each.stat().st_mtime > KEPT:
                yield each
