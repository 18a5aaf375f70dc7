"""What is written to a server, and how its answer is to be read."""

from collections.abc import Collection, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, Literal, TypedDict

from msgspec import Struct

from postdesk.wire.reply import Judge

Query = Mapping[str, str | list[str]]
File = tuple[str, bytes | Path] | tuple[str, bytes | Path, str]
"""A file's name, what it holds or where it lies, and its media type where the name does not tell it."""
Writing = Literal["json", "form"]


class Sent(TypedDict, total=False):
    """What is written: `json`, a `form`, `files` (with the form's fields), or `content` as it is; and how it is read.

    A `Path` is read while it is sent. `query` and `headers` go with it. `judge` is how the network reads the answer,
    `answered_in` how that is written; `confidential` are
    fields of it in which a token is wanted.
    """

    json: object
    form: Mapping[str, str]
    files: Mapping[str, File]
    content: bytes | Path
    query: Query
    headers: Mapping[str, str]
    judge: Judge | None
    answered_in: Writing
    confidential: Collection[str]


class Asking(Struct, frozen=True):
    """How an answer is read: statuses in `accept` are answers, too."""

    now: datetime
    accept: Collection[int]
    wrote: bool
    judge: Judge | None = None
    answered_in: Writing = "json"
    confidential: Collection[str] = ()


class GivenBody(Struct, frozen=True):
    """What goes out: `body` by the client's names (json, data, files, content); a `Path` in it is read as it is sent.

    An upload is given time as long as it moves; `public` is whether its answer is awaited like that of a post.
    """

    method: str
    address: str
    headers: Mapping[str, str]
    query: Query | None = None
    body: Mapping[str, Any] = {}
    public: bool = False

    def __repr__(self) -> str:
        """Leave out what is sent, and where to: there are tokens in it."""
        return f"<{self.method}>"

    @property
    def upload(self) -> bool:
        """Whether it may take as long as it moves."""
        return "files" in self.body or "content" in self.body


def asking(now: datetime, accept: Collection[int], sent: Sent, *, wrote: bool) -> Asking:
    """Return how the answer to something sent is read."""
    how = (sent.get("judge"), sent.get("answered_in", "json"), sent.get("confidential", ()))
    return Asking(now, accept, wrote, *how)


def body(sent: Sent) -> dict[str, Any]:
    """Return what is written by the client's names."""
    names = {"json": "json", "form": "data", "files": "files", "content": "content"}
    return {theirs: sent.get(ours) for ours, theirs in names.items() if ours in sent}
