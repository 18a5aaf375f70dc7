"""What an answer of Meta's makes certain: the error's code and subcode decide, never the HTTP status or the words.

Expired tokens come as 400 or 401, rate limits as 400 or 403, passing trouble as 400, 500 or 503. What each code means:

    REFUSED    the thing asked for will never be taken
    LATER      a limit is reached; nothing was done
    PERSON     a permission, a role or a task is missing; nothing was done, and a person mends it
    SIGN_IN    the token is not, or no longer, good; nothing was done
    DOUBT      nobody can tell: posts have been seen public after each of these
    TWIN       not done by this call, but by an earlier one, or by a person
    GONE       not there, not shown, or a fault of Meta's: as the answer to a question it proves nothing

A network tells its own codes, which come before those that all have. Source: developers.facebook.com error-handling and
rate-limiting (September 2026), and what clients report of each.
"""

import re
from collections.abc import Mapping
from enum import Enum, auto

from msgspec import Struct

from postdesk.errors import NetworkError, Refused, Unknown, Unreachable
from postdesk.networks.meta.usage import graph_wait
from postdesk.sentences import Sentence
from postdesk.wire import NO_TOKEN, Reply
from postdesk.wire.reply import reply_shown


class Meaning(Enum):
    """What a code makes certain."""

    REFUSED = auto()
    LATER = auto()
    PERSON = auto()
    SIGN_IN = auto()
    DOUBT = auto()
    TWIN = auto()
    GONE = auto()


LARGEST = 10**12
"""Codes are smaller; what is not is none."""
Code = int | str | None
Meanings = Mapping[tuple[Code, int | None], Meaning]
"""By code and subcode; None stands for any."""

INVALID_PARAMETER = 100
"""The code of what is asked for, or handed over, in a way that is not taken."""
GENERAL: Meanings = {
    **{(code, None): Meaning.DOUBT for code in (1, 2)},
    **{(code, None): Meaning.PERSON for code in (3, 10, *range(200, 300))},
    **{(code, None): Meaning.LATER for code in (4, 17, 32, 341, 613, 80001, 80002, 80006)},
    **{(code, None): Meaning.SIGN_IN for code in (102, 190)},
    **{(code, None): Meaning.REFUSED for code in (INVALID_PARAMETER, 368, 803, 2500, 1609005)},
    (190, 492): Meaning.PERSON,
    (INVALID_PARAMETER, 33): Meaning.GONE,
    (506, None): Meaning.TWIN,
}
ENDS = {
    458: Sentence("the app was removed in the settings of the person who signed in"),
    459: Sentence("Facebook wants that person to log in and pass a check first"),
    460: Sentence("that person's password was changed"),
    463: Sentence("it has ended"),
    464: Sentence("that person's account is not confirmed yet"),
    467: Sentence("it was withdrawn"),
    492: Sentence("that person has no role on the Page any more"),
}
"""Why a token is no longer good, by subcode."""
ALLOWED = Sentence("look at what the account, the app and its permissions allow")


class GraphTrouble(NetworkError):
    """What Meta said no with: its `code` and `subcode` go with the certainty."""

    code: Code = None
    subcode: int | None = None


class GraphRefused(Refused, GraphTrouble):
    """Meta will never take it."""


class GraphGone(GraphRefused):
    """Meta does not show it: it is gone, or not ours to see, or Meta's own fault."""


class GraphLater(Unreachable, GraphTrouble):
    """Meta has surely done nothing, and may be asked again."""


class GraphDoubt(Unknown, GraphTrouble):
    """Nobody can tell what Meta did."""


class GraphTwin(GraphDoubt):
    """Meta says that an earlier call, or a person, has done it already."""


class GraphError(Struct, frozen=True):
    """An error as Meta tells it; `words` are meant for people, where it gave such."""

    code: Code
    subcode: int | None
    words: str
    transient: bool = False

    @property
    def number(self) -> str:
        """Its code, with the subcode where there is one, as people look it up."""
        return f"{self.code}/{self.subcode}" if self.subcode else str(self.code)

    def meaning(self, own: Meanings) -> Meaning | None:
        """Return what it makes certain; None where nobody knows the code."""
        for known in (own, GENERAL):
            for name in ((self.code, self.subcode), (None, self.subcode), (self.code, None)):
                if name in known and name != (None, None):
                    return known[name]
        return None


def graph_error(reply: Reply) -> GraphError | None:
    """Return the error in an answer; None where there is none.

    Sign-in servers write it at the top, upload servers as `debug_info`.
    """
    data = reply.data if isinstance(reply.data, dict) else {}
    if isinstance(said := data.get("error"), dict):
        words = _text(said.get("error_user_msg")) or _text(said.get("message"))
        return GraphError(_code(said), _number(said.get("error_subcode")), words, said.get("is_transient") is True)
    if isinstance(data.get("error_message"), str) and "error_type" in data:
        return GraphError(_code(data), None, data["error_message"])
    if isinstance(said := data.get("debug_info"), dict):
        return GraphError(_named(said.get("type")), None, _text(said.get("message")), said.get("retriable") is True)
    return None


def judge_graph(reply: Reply, own: Meanings) -> NetworkError | None:
    """Return what an answer of Meta's means; None where it holds no error, and its status decides."""
    error = graph_error(reply)
    if error is None:
        return None
    trouble = _meant(reply, error, error.meaning(own) or _unheard_of(reply, error))
    trouble.code, trouble.subcode = error.code, error.subcode
    return trouble


def _unheard_of(reply: Reply, error: GraphError) -> Meaning:
    """Return what a code that nobody knows makes certain: here the status has to do."""
    return Meaning.DOUBT if error.transient or reply.status >= 500 else Meaning.REFUSED


def _meant(reply: Reply, error: GraphError, meaning: Meaning) -> GraphTrouble:
    said = reply_shown(reply.hidden.words(error.words)) or Sentence("without a word")
    told = {"server": reply.server, "said": said, "code": error.number}
    no = Sentence("{server} refused it: {said} ({code})", **told)
    if meaning is Meaning.LATER:
        return GraphLater("{server} asks to wait: {said} ({code})", graph_wait(reply.headers), **told)
    if meaning is Meaning.SIGN_IN:
        return GraphLater(_unknown_token(reply, error), NO_TOKEN)
    if meaning is Meaning.PERSON:
        why = ENDS.get(error.subcode or 0, ALLOWED)
        return GraphLater("{what}: {why}", NO_TOKEN, what=no, why=why)
    if meaning is Meaning.TWIN:
        return GraphTwin("{server} says that this is there already: {said} ({code})", **told)
    if meaning is Meaning.DOUBT:
        return _doubt(reply, Sentence("{server} failed: {said} ({code})", **told))
    return (GraphGone if meaning is Meaning.GONE else GraphRefused)(no)


def _doubt(reply: Reply, failed: Sentence) -> GraphTrouble:
    """Return what a failure means: only where something was to be written is there anything to doubt."""
    if reply.wrote:
        return GraphDoubt("{said}: nobody can tell whether it did what was asked", said=failed)
    return GraphLater(failed)


def _unknown_token(reply: Reply, error: GraphError) -> Sentence:
    why = ENDS.get(error.subcode or 0)
    return Sentence(
        "{server} does not accept the token ({code}), for {why}: run `postdesk accounts add` again"
        if why
        else "{server} does not accept the token ({code}): run `postdesk accounts add` again",
        server=reply.server,
        code=error.number,
        why=why,
    )


def _code(said: Mapping[str, object]) -> Code:
    """Return an error's code; one that looks like none is shown to nobody."""
    code = said.get("code")
    return _named(code) if isinstance(code, str) else _number(code)


def _number(said: object) -> int | None:
    return said if isinstance(said, int) and not isinstance(said, bool) and abs(said) < LARGEST else None


def _named(said: object) -> str | None:
    return said if isinstance(said, str) and re.fullmatch(r"\w{1,80}", said, re.ASCII) else None


def _text(said: object) -> str:
    return said.strip() if isinstance(said, str) else ""
