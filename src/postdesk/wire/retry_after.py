"""For how long a server asks to wait, and what its clock shows."""

import re
from collections.abc import Mapping
from datetime import datetime, timedelta

LONGEST = 86_400.0
"""Seconds: a wait is believed up to a day, whatever a server says; after it the server is asked again."""


def retry_after(headers: Mapping[str, str], now: datetime) -> float | None:
    """Return for how many seconds a server asks to wait, by whichever header it uses; None where it does not say.

    `Retry-After` is seconds or an HTTP date (RFC 9110, 10.2.3), `ratelimit-reset` an epoch (Bluesky), and
    `x-ratelimit-reset` a moment in ISO 8601 (Mastodon) or an epoch; X writes that name `x-rate-limit-reset`. Moments
    are those of the server's clock, where it tells what that shows.
    """
    by = server_moment(headers) or now
    for name in ("retry-after", "ratelimit-reset", "x-ratelimit-reset", "x-rate-limit-reset"):
        if name in headers and (seconds := _seconds(headers[name].strip(), by)) is not None:
            return believed(seconds)
    return None


def server_moment(headers: Mapping[str, str]) -> datetime | None:
    """Return what a server's clock showed when it answered (RFC 9110, 6.6.1); None where it does not say."""
    from email.utils import parsedate_to_datetime

    try:
        moment = parsedate_to_datetime(headers.get("date", "")[:100])
    except (ValueError, TypeError, OverflowError):
        return None
    return moment if moment.tzinfo else None


def clock_behind(headers: Mapping[str, str], now: datetime) -> timedelta:
    """Return by how much a server's clock is behind ours, at most a day; one that is ahead of it, or untold, by none.

    `now` is when the call began, or a little earlier: so a clock that seems ahead may be right.
    """
    there = server_moment(headers)
    return timedelta(seconds=believed((now - there).total_seconds())) if there else timedelta()


def believed(seconds: float) -> float:
    """Return a wait as it is believed: not in the past, and a day at most."""
    return min(max(0.0, seconds), LONGEST)


def until(headers: Mapping[str, str], now: datetime) -> datetime | None:
    """Return the moment that a server names for its next calls."""
    seconds = retry_after(headers, now)
    return now + timedelta(seconds=seconds) if seconds else None


def calls_left(headers: Mapping[str, str]) -> int | None:
    """Return how many calls a server says are left for now; None where it does not say."""
    names = ("x-ratelimit-remaining", "ratelimit-remaining", "x-rate-limit-remaining")
    said = next((headers[name] for name in names if headers.get(name)), "")
    return int(said) if re.fullmatch(r"[0-9]{1,9}", said) else None


def _seconds(said: str, now: datetime) -> float | None:
    """Return the seconds until a moment that is written as an epoch, a span, an HTTP date or in ISO 8601."""
    from email.utils import parsedate_to_datetime

    if re.fullmatch(r"[0-9]{1,15}(\.[0-9]{1,15})?", said):
        number = float(said)
        return number - now.timestamp() if number > 1e8 else number
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            return (read(said[:100]) - now).total_seconds()
        except (ValueError, TypeError, OverflowError):  # TypeError: a moment without a zone
            continue
    return None
