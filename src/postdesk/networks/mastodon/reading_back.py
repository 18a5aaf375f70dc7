"""Telling one's own post again in the page that a server made of it."""

import re
import unicodedata
from html.parser import HTMLParser

_REMOTE = re.compile(r"@([\w.-]*\w)@[\w.-]*\w")


class _Words(HTMLParser):
    """Collects what a reader sees, and what is hidden of a shortened link."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def of_page(content: str) -> str:
    """Return the fingerprint of a status as a server shows it, in HTML."""
    page = _Words()
    page.feed(content)
    page.close()
    return fingerprint("".join(page.words))


def fingerprint(text: str) -> str:
    """Return what servers leave alone: a text without white space, punctuation, and the hosts of remote mentions.

    Servers break lines with tags, set quotes anew, take asterisks for emphasis, and show `@user@host` as `@user`.
    """
    return "".join(sign for sign in _REMOTE.sub(r"@\1", text) if not sign.isspace() and not _punctuation(sign))


def _punctuation(sign: str) -> bool:
    return unicodedata.category(sign)[0] == "P"
