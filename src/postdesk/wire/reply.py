"""What a server answered."""

import re
from collections.abc import Callable, Collection, Mapping
from datetime import datetime
from typing import Any, TypeVar
from urllib.parse import parse_qsl

import msgspec
from msgspec import Struct

from postdesk.errors import NetworkError, Refused, Unknown, Unreachable
from postdesk.models.known_types import known_type
from postdesk.sentences import Sentence
from postdesk.wire.bounded import Bounded
from postdesk.wire.hiding import Hidden
from postdesk.wire.retry_after import calls_left, server_moment

T = TypeVar("T")

WORDS = 200
"""Characters of a server's own words that are shown."""
FIELDS = 100
"""Fields that an answer written like a form may have."""
NOTHING = Hidden()
NONSENSE = "{server} gave an answer that makes no sense"
KIND = re.compile(r"application/([\w.-]+\+)?json|text/javascript")
"""What JSON calls itself; the second is how Meta has called it for years."""


class Rubbish(ValueError):
    """What is no JSON, too long or cut off."""


class Reply(Struct, frozen=True):
    """An answer: its status, its headers in small letters, and its JSON; None where there is none to be read.

    `readable` is whether what came makes sense at all; an empty answer does. `wrote` is whether something was to be
    written, `hidden` what must not be shown of it.
    """

    server: str
    status: int
    headers: Mapping[str, str]
    data: Any
    wrote: bool
    readable: bool = True
    hidden: Hidden = NOTHING

    def __repr__(self) -> str:
        """Leave out what was said: it may be a token."""
        return f"<{self.status} of {self.server}>"

    def into(self, shape: type[T]) -> T:
        """Return the JSON as a type; one that does not fit is as good as no answer.

        Raises:
            Unknown: Something was to be written.
            Unreachable: Something was only asked.
        """
        try:
            return msgspec.convert(self.data, known_type(shape))
        except msgspec.ValidationError:
            raise self.doubt() from None

    @property
    def left(self) -> int | None:
        """How many calls the server says are left for now; None where it does not say."""
        return calls_left(self.headers)

    @property
    def moment(self) -> datetime | None:
        """What the server's clock showed; None where it does not say."""
        return server_moment(self.headers)

    def doubt(self, sentence: str = NONSENSE, /, **values: object) -> NetworkError:
        """Return what an answer that cannot be used means; the sentence's `server` is whose answer it is."""
        return doubt(Sentence(sentence, server=self.server, **values), wrote=self.wrote)

    def refusal(self) -> Refused:
        """Return the refusal that this answer is, in the server's own words without what must not be shown."""
        if not (words := self.words):
            return Refused("{server} refused it: {status}", server=self.server, status=self.status)
        return Refused("{server} refused it: {status}, {words}", server=self.server, status=self.status, words=words)

    @property
    def words(self) -> str:
        """What a server says about its no, on one line and not too long; "" where it says nothing."""
        said = self.data if isinstance(self.data, dict) else {}
        inner = said["error"] if isinstance(said.get("error"), dict) else {}
        places = [(said, key) for key in ("message", "error_description", "error", "detail", "description", "title")]
        found = (where.get(key) for where, key in [*places, (inner, "message")])
        words = next((word for word in found if isinstance(word, str) and word.strip()), "")
        return reply_shown(self.hidden.words(words))


Judge = Callable[[Reply], NetworkError | None]
"""How a network reads its answers before their statuses are: it returns what to raise; None leaves it to the status."""


def doubt(said: Sentence, *, wrote: bool) -> NetworkError:
    """Return what no usable answer means: no telling where something was to be written, else simply no answer."""
    if wrote:
        return Unknown("{said}: nobody can tell whether it did what was asked", said=said)
    return Unreachable(said)


def reply_shown(words: str) -> str:
    """Return somebody else's words on one short line, without signs that steer a terminal or turn lines around."""
    line = " ".join("".join(sign if sign.isprintable() else " " for sign in words[: 10 * WORDS]).split())
    return line[:WORDS]


def json_of(headers: Mapping[str, str], body: Bounded, hidden: Hidden, wanted: Collection[str]) -> Any:  # noqa: ANN401 - whatever it is
    """Return an answer's JSON without what must not be kept, but for `wanted` fields; None for an empty answer.

    Raises:
        Rubbish: It is no JSON, too long, cut off, or nested too deeply.
    """
    kind = headers.get("content-type", "").partition(";")[0].strip().lower()
    if body.whole and not body.start.strip():
        return None
    if not body.whole or not KIND.fullmatch(kind):
        raise Rubbish
    try:
        return hidden.data(msgspec.json.decode(body.start), wanted)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise Rubbish from None


def form_of(body: Bounded, hidden: Hidden, wanted: Collection[str]) -> Any:  # noqa: ANN401 - as `json_of`
    """Return an answer that is written like a form, as OAuth 1.0a has it (RFC 5849, 2.1), whatever it calls itself.

    Raises:
        Rubbish: It is none.
    """
    try:
        data = dict(parse_qsl(body.start.decode("ascii"), strict_parsing=True, max_num_fields=FIELDS))
    except ValueError:  # UnicodeDecodeError is one
        raise Rubbish from None
    return hidden.data(data, wanted)
