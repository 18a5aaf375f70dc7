"""How much of what Meta allows is used up, as the headers of each answer tell, and how long to wait.

Numbers are percent of a moving hour (`X-App-Usage`) or day (`X-Business-Use-Case-Usage`), waits minutes. There is no
`Retry-After`. Source: developers.facebook.com rate-limiting (September 2026).
"""

from collections.abc import Iterator, Mapping
from contextlib import suppress

import msgspec
from msgspec import Struct

from postdesk.models.known_types import known_type
from postdesk.wire.retry_after import believed

FULL = 100
"""Percent at which Meta takes no more calls."""
SPARING = 80
"""Percent from which on what is left is kept for publishing."""
WAIT = 900.0
"""Seconds to wait where Meta does not say for how long."""


class Used(Struct):
    """What one limit has seen, in percent, and in how many minutes there is room again."""

    call_count: float = 0
    total_time: float = 0
    total_cputime: float = 0
    estimated_time_to_regain_access: float = 0


def graph_usage(headers: Mapping[str, str]) -> float:
    """Return the percentage of the limit that is nearest to its end; 0 where nothing is told."""
    return max((max(each.call_count, each.total_time, each.total_cputime) for each in _told(headers)), default=0)


def graph_wait(headers: Mapping[str, str]) -> float:
    """Return in how many seconds Meta may be asked again after it said that a limit is reached."""
    minutes = max((each.estimated_time_to_regain_access for each in _told(headers)), default=0)
    return believed(60 * minutes) or WAIT


def _told(headers: Mapping[str, str]) -> Iterator[Used]:
    """Yield what the headers tell; what makes no sense is passed over."""
    with suppress(msgspec.MsgspecError):
        yield msgspec.json.decode(headers.get("x-app-usage", "{}"), type=known_type(Used))
    with suppress(msgspec.MsgspecError):
        cases = msgspec.json.decode(
            headers.get("x-business-use-case-usage", "{}"), type=known_type(dict[str, list[Used]])
        )
        for case in cases.values():
            yield from case
