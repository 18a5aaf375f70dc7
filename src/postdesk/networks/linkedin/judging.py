"""What an answer of LinkedIn's API makes certain: the status and the code, for their messages change without notice.

    400, VERSION_MISSING           Unreachable: the version that is called is wrong, for all posts
    400, a file is not ready       Unreachable: it is asked for again
    400, a file is lost            `FileLost`: it is uploaded anew
    401                            Unreachable: the token is not, or no longer, good
    403                            `NotAllowed`: a person mends the role on the page or the app's scopes
    409                            `WriteConflict`: surely not written, as far as anybody saw
    422, DUPLICATE_POST            `SameContent`: the author has posted just this within minutes, and which post it is
    426                            Unreachable: LinkedIn answers in this version no longer; never a refusal
    429                            Unreachable: the day's calls are used up; they begin anew at midnight UTC
    401, 403, 409, 429 in words
    that are not LinkedIn's, of a post Unknown: nobody can tell what LinkedIn did
    other 4xx                      Refused, and nothing was published
    5xx, no answer                 as everywhere: nobody can tell

A code that is no longer known makes a repair a refusal, never a post that is sent twice.
Source: learn.microsoft.com/linkedin shared/api-guide/concepts/error-handling, and what clients met (November 2026).
"""

import re
from datetime import UTC, datetime, timedelta

import msgspec
from msgspec import Struct

from postdesk.errors import NetworkError, Refused, Unreachable
from postdesk.models.known_types import known_type
from postdesk.wire import NO_TOKEN, Reply
from postdesk.wire.reply import reply_shown
from postdesk.wire.retry_after import retry_after

NOT_READY = 15.0
"""Seconds until a post is tried again whose files LinkedIn is still working on."""
CONFLICT = 5.0
QUARTER = 900.0
"""Seconds until the next try where a limit is used up: some begin anew before the day does."""
AGAIN_LATER = frozenset({401, 403, 409, 429})
"""After these a post is sent again, and a member's cannot be looked up: they are believed in LinkedIn's words only."""
OWN_CODES = frozenset(
    {
        *("EMPTY_ACCESS_TOKEN", "INVALID_ACCESS_TOKEN", "REVOKED_ACCESS_TOKEN", "EXPIRED_ACCESS_TOKEN"),
        *("ACCESS_DENIED", "CONFLICT", "TOO_MANY_REQUESTS"),
    }
)
"""Codes of LinkedIn's for these statuses."""
LOST = frozenset({"MEDIA_ASSET_PROCESSING_FAILED", "EXPIRED_UPLOAD_URL", "UPDATING_ASSET_FAILED"})
OLD = frozenset({"VERSION_MISSING", "NONEXISTENT_VERSION"})


class TokenRefused(Unreachable):
    """LinkedIn does not know the token, or not any more."""


class NotAllowed(Unreachable):
    """The token may not do this: a role on the page, or a scope, is missing; `refusal` is what LinkedIn said."""

    refusal: Refused | None = None


class WriteConflict(Unreachable):
    """LinkedIn asks to send the same again."""


class FileLost(Refused):
    """A file that a post was to show cannot be used any more."""


class SameContent(Refused):
    """The author has posted the same within minutes; `urn` is the post that LinkedIn names, "" where it is no post."""

    def __init__(self, message: str, urn: str) -> None:
        super().__init__(message)
        self.urn = urn


class InputError(Struct):
    """What is wrong with one field."""

    code: str = ""
    description: str = ""


class ErrorDetails(Struct, rename="camel"):
    """What is wrong with each field."""

    input_errors: list[InputError] = []


class SaidNo(Struct, rename="camel"):
    """A no of LinkedIn's; every word of it may be missing."""

    status: int = 0
    code: str = ""
    message: str = ""
    service_error_code: int | None = None
    error_details: ErrorDetails = msgspec.field(default_factory=ErrorDetails)

    @property
    def codes(self) -> set[str]:
        """Every code in it."""
        return {self.code, *(error.code for error in self.error_details.input_errors)} - {""}


def judge_linkedin(reply: Reply, now: datetime) -> NetworkError | None:
    """Return what an answer means; None leaves it to its status."""
    if reply.status < 400 or reply.status >= 500:
        return None
    no = _no_of(reply)
    if reply.wrote and reply.status in AGAIN_LATER and not _spoke_itself(reply, no):
        return reply.doubt("{server} answered {status} in words that are not LinkedIn's", status=reply.status)
    if reply.status == 426 or no.codes & OLD:
        return Unreachable(
            "LinkedIn does not answer in this version of its API ({status}): install a newer postdesk, or "
            "write a newer "
            "`version` for the account in desk.toml",
            NO_TOKEN,
            status=reply.status,
        )
    if reply.status == 422 and "DUPLICATE_POST" in no.codes:
        return SameContent("LinkedIn says that the same was posted just before", named_post(no.message))
    told = {400: _bad, 401: _token, 403: _forbidden, 409: _conflict, 429: _busy}.get(reply.status)
    return told(reply, no, now) if told else _refused(reply, no)


def named_post(words: str) -> str:
    """Return the URN of the post that words name, as the API writes it; "" where they name none."""
    found = re.search(r"(?i)urn:li:(share|ugcPost):(\d{1,20})", words)
    return f"urn:li:{'share' if found[1].lower() == 'share' else 'ugcPost'}:{found[2]}" if found else ""


def _spoke_itself(reply: Reply, no: SaidNo) -> bool:
    """Whether a no is in LinkedIn's own words, of which each may be missing."""
    marked = reply.headers.get("x-restli-error-response") == "true"
    return marked or no.status == reply.status or no.service_error_code is not None or bool(no.codes & OWN_CODES)


def _no_of(reply: Reply) -> SaidNo:
    try:
        return msgspec.convert(reply.data, known_type(SaidNo))
    except msgspec.ValidationError:
        return SaidNo()


def _refused(reply: Reply, no: SaidNo) -> Refused:
    described = [error.description for error in no.error_details.input_errors if error.description]
    words = reply_shown(reply.hidden.words("; ".join(described))) or reply.words
    if not words:
        return Refused("LinkedIn refused it: {status}", status=reply.status)
    return Refused("LinkedIn refused it: {status}, {words}", status=reply.status, words=words)


def _bad(reply: Reply, no: SaidNo, _now: datetime) -> NetworkError:
    if "MEDIA_ASSET_WAITING_UPLOAD" in no.codes:
        return Unreachable("LinkedIn is still working on a file of the post", NOT_READY)
    if no.codes & LOST:
        return FileLost(_refused(reply, no).sentence)
    return _refused(reply, no)


def _token(_reply: Reply, _no: SaidNo, _now: datetime) -> NetworkError:
    return TokenRefused("LinkedIn does not accept the token (401): run `postdesk accounts add` again", NO_TOKEN)


def _forbidden(reply: Reply, no: SaidNo, _now: datetime) -> NetworkError:
    refusal = _refused(reply, no)
    told = NotAllowed(
        "{refusal}: see that the person who signed in has a role on the page, and the app the scopes; then "
        "sign in again",
        NO_TOKEN,
        refusal=refusal,
    )
    told.refusal = refusal
    return told


def _conflict(_reply: Reply, _no: SaidNo, _now: datetime) -> NetworkError:
    return WriteConflict("LinkedIn asks to send the same again (409)", CONFLICT)


def _busy(reply: Reply, _no: SaidNo, now: datetime) -> NetworkError:
    """The day's calls begin anew at midnight UTC, and LinkedIn does not say how many there are."""
    midnight = now.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1, minutes=1)
    asked = retry_after(reply.headers, now)
    wait = min(QUARTER, (midnight - now).total_seconds()) if asked is None else asked
    return Unreachable("LinkedIn allows no more calls for now (429); its day ends at midnight UTC", wait)
