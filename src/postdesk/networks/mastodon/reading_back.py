"""Telling one's own post again in the page that a server made of it."""

import re
import unicodedata

from postdesk.wire import markup

_REMOTE = re.compile(r"@([\w.-]*\w)@[\w.-]*\w")


def of_page(content: str) -> str:
    """Return the fingerprint of a status as a server shows it, in HTML."""
    return fingerprint(markup.markup_words(content))


def fingerprint(text: str) -> str:
    """Return what servers leave alone: a text without white space, punctuation, and the hosts of remote mentions.

    Servers break lines with tags, set quotes anew, take asterisks for emphasis, and show `@user@host` as `@user`.
    """
    return "".join(sign for sign in _REMOTE.sub(r"@\1", text) if not sign.isspace() and not _punctuation(sign))


def _punctuation(sign: str) -> bool:
    return unicodedata.category(sign)[0] == "P"
