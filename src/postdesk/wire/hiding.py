"""What we sent in confidence must not come back in what a server says: it is neither shown nor kept.

A server may repeat a token or a password as it is, as it stands in an address, in JSON or in base64 (also as a part of
`user:password`). Each of these is replaced by "…". Where it only shows once an encoding is undone, the whole text is.
"""

import html
import json
import re
from base64 import b64encode
from collections.abc import Collection, Iterator, Sequence
from typing import Any
from urllib.parse import quote, quote_plus, unquote

SHORTEST = 8
"""Letters that an encoded secret has at least; shorter ones would be found in words that have nothing to do with it."""
JWT = re.compile(r"(?<![\w-])eyJ[\w-]{4,}+\.[\w-]{4,}+\.[\w-]*+")
"""A token that tells by its shape what it is, whoever made it."""
HIDDEN = "…"
_ESCAPED = re.compile(r"\\(?:u([0-9a-fA-F]{4})|(.))")
_ENCODED = re.compile(r"[%\\&]")


class Hidden:
    """What one account has sent in confidence to its servers."""

    def __init__(self, secrets: frozenset[str] = frozenset(), forms: Sequence[str] = ()) -> None:
        self._secrets, self._forms = secrets, forms

    def add(self, *secrets: str) -> None:
        """Hide these from now on."""
        self._secrets, self._forms = self._with(secrets)

    def with_these(self, *secrets: str) -> "Hidden":
        """Return what hides these, too: what signs one request alone is hidden in its own answer, and not kept."""
        return Hidden(*self._with(secrets))

    def _with(self, secrets: Sequence[str]) -> tuple[frozenset[str], Sequence[str]]:
        new = {secret for secret in secrets if secret.strip()} - self._secrets
        if not new:
            return self._secrets, self._forms
        forms = {form for secret in new for form in _forms(secret)}.union(self._forms)
        return self._secrets | new, sorted(forms, key=len, reverse=True)  # the longest first: one may stand in another

    def words(self, text: str) -> str:
        """Return a text without them, and without any other token that shows by its shape."""
        return JWT.sub(HIDDEN, self.text(text))

    def text(self, text: str) -> str:
        """Return a text without them."""
        left = text
        for form in self._forms:
            left = left.replace(form, HIDDEN)
        return HIDDEN if any(secret in plain for plain in _decoded(left) for secret in self._long) else left

    def data(self, data: Any, wanted: Collection[str] = ()) -> Any:  # noqa: ANN401 - whatever JSON holds
        """Return what JSON holds, with every text in it as `text` returns it; names are neither shown nor kept.

        `wanted` are names at its top whose texts stay as they are: a new token may be the old one.

        Raises:
            RecursionError: It is nested too deeply to be looked through.
        """
        if not self._forms:
            return data
        if isinstance(data, str):
            return self.text(data)
        if isinstance(data, list):
            return [self.data(each) for each in data]
        if isinstance(data, dict):
            return {name: each if name in wanted else self.data(each) for name, each in data.items()}
        return data

    @property
    def _long(self) -> list[str]:
        return [secret for secret in self._secrets if len(secret) >= SHORTEST]


def _forms(secret: str) -> Iterator[str]:
    """Yield a secret as it is, and as it looks in an address, in JSON, in hexadecimal digits and in base64."""
    yield secret
    if len(secret) < SHORTEST:
        return
    for written in (quote(secret, safe=""), quote_plus(secret), quote(secret)):
        yield written
        yield re.sub("%..", lambda code: code[0].lower(), written)
    written = json.dumps(secret)[1:-1]
    yield from (written, written.replace("/", r"\/"))
    raw = secret.encode("utf-8", "surrogatepass")
    yield from (raw.hex(), raw.hex().upper())
    yield from _in_base64(raw)


def _in_base64(raw: bytes) -> Iterator[str]:
    """Yield the letters that stand for all of some bytes, wherever among others they stand."""
    for before in range(3):
        whole = b64encode(bytes(before) + raw).decode()
        first = -(-before * 8 // 6)
        last = (before + len(raw)) * 8 // 6
        kept = whole[first:last]
        yield kept
        yield kept.translate(str.maketrans("+/", "-_"))


def _decoded(text: str) -> Iterator[str]:
    """Yield a text with one kind of encoding undone: of addresses, once and twice, of JSON, of HTML."""
    if not _ENCODED.search(text):
        return
    once = unquote(text)
    yield from (once, unquote(once))
    yield _ESCAPED.sub(lambda code: chr(int(code[1], 16)) if code[1] else code[2], text)
    yield html.unescape(_without_huge(text))


def _without_huge(text: str) -> str:
    """Return a text without references to characters that no alphabet has, on which Python's reader gives up."""
    return re.sub(r"&#(?:[0-9]{8,}|[xX][0-9a-fA-F]{7,});?", HIDDEN, text)
