"""The shelf of sources: which file reads what, by the ending of a file's name and by how it begins."""

import re
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import BinaryIO

from postdesk.drafts.sources.original import MOST_PASSAGES, MOST_SIGNS, TOO_LONG, TOO_MANY_LINES, Original
from postdesk.errors import DraftError, system_reason
from postdesk.files.held_secrets import holds_secrets, told_of_secrets
from postdesk.files.regular import contents
from postdesk.sentences import Sentence

MOST = 20_000_000
"""Bytes of a source."""
_KINDS: Mapping[str, tuple[str, ...]] = {
    "plain": (".txt", ".text", ".md", ".markdown", ""),
    "page": (".html", ".htm", ".xhtml"),
    "word": (".docx", ".docm", ".dotx"),
    "paper": (".pdf",),
    "mail": (".eml", ".mht", ".mhtml"),
}
_BEGINNINGS = (
    (rb"%PDF-", "paper"),
    (rb"PK\x03\x04", "word"),
    (rb"\xd0\xcf\x11\xe0", "word"),
    (rb"(?is)\s*(?:\xef\xbb\xbf)?(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html)[\s>]", "page"),
)
_PIECE = 1 << 20


def source_in_file(path: Path) -> Original:
    """Return what a file says.

    Raises:
        DraftError: It cannot be read, or is none that posts can be drafted from; the sentence says what to do.
    """
    try:
        content = contents(path, most=MOST)
    except OSError as trouble:
        if re.match(r"https?:[/\\]", str(path), re.IGNORECASE):
            raise DraftError(
                "{path} is an address of the web: save its page in the browser, and name that file",
                path=re.sub(r":[/\\]+", "://", path.as_posix(), count=1),
            ) from trouble
        why = system_reason(trouble)
        raise DraftError(
            "{path} cannot be read ({why}): name a text of up to {size} MB", path=path, why=why, size=MOST // 1000000
        ) from None
    return source_in(content, path.name, path.suffix.lower())


def source_on_stream(stream: BinaryIO) -> Original:
    """Return what standard input says; see `source_in_file`."""
    content = b""
    while piece := stream.read(_PIECE):
        content += piece
        if len(content) > MOST:
            raise DraftError("standard input has more than {size} MB: send one release", size=MOST // 1000000)
    return source_in(content, "standard input", "")


def source_in(content: bytes, name: str, ending: str) -> Original:
    """Return what some bytes say, by how they begin, or else by the ending of their name."""
    if not content.strip():
        raise DraftError("{name} is empty: save it again, with its text", name=name)
    if holds_secrets([content]):
        raise DraftError(told_of_secrets(name))
    begins = next((kind for begins, kind in _BEGINNINGS if re.match(begins, content[:4096])), "")
    kind = begins or next((kind for kind, endings in _KINDS.items() if ending in endings), "")
    if not kind:
        known = " ".join(ending for endings in _KINDS.values() for ending in endings if ending)
        raise DraftError("{name} is of no kind that is read ({known}): save it as one of them", name=name, known=known)
    if (
        kind == "plain"
        and b"\0" in content.removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")
        and content[:2] not in {b"\xff\xfe", b"\xfe\xff"}
    ):
        raise DraftError("{name} holds characters that no text has: save it as text, in UTF-8", name=name)
    try:
        return _of_kind(kind, content)
    except ValueError as trouble:
        raise DraftError("{name} {trouble}", name=name, trouble=Sentence(str(trouble))) from None


def _of_kind(kind: str, content: bytes) -> Original:
    found: Original = import_module(f"postdesk.drafts.sources.{kind}").read(content)
    if sum(len(passage.text) for passage in found.passages) > MOST_SIGNS:
        raise ValueError(TOO_LONG)
    if len(found.passages) > MOST_PASSAGES:
        raise ValueError(TOO_MANY_LINES)
    return found
