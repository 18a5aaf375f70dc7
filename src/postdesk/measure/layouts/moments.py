"""Moments: those inside the ids that networks give, days without a clock, and Meta's clock.

Ids count milliseconds in their upper bits: X's since 4 November 2010 (Twitter's announcement of Snowflake), LinkedIn's
since 1970 (Microsoft's own example of a share agrees to the millisecond), Instagram's since 24 August 2011 (in real
files within twelve minutes of the time that stands beside them), Mastodon's since 1970 (its own generator of ids).
TikTok's count seconds since 1970, which equal the time in its exports; Bluesky's keys microseconds
(atproto.com/specs/tid).
"""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from functools import reduce
from zoneinfo import ZoneInfo

from postdesk.measure.layouts.counts import CellError

PACIFIC = ZoneInfo("America/Los_Angeles")
"""Meta's exports write the time of its own office, wherever the page is."""
X_EPOCH = 1288834974657
FIRST_SNOWFLAKE = 29_700_859_247
INSTAGRAM_EPOCH = 1314220021721
DIGITS = 20
"""Digits of an id of 64 bits at most; no such id tells a moment beyond the calendar."""
CODE = {letter: at for at, letter in enumerate("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")}
CODE_LENGTH = 11
SORTABLE = {letter: at for at, letter in enumerate("234567abcdefghijklmnopqrstuvwxyz")}
KEY_LENGTH = 13


def noon(day: datetime) -> datetime:
    """Return the noon (UTC) of a day, which stands for a moment of which only the day is known."""
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


def is_day_of(moment: datetime, day: datetime) -> bool:
    """Tell whether a day is that of a moment, in whatever zone the day was written."""
    return abs(moment - noon(day)) <= timedelta(days=1, hours=12)


def since(epoch: int, milliseconds: int) -> datetime:
    """Return the moment so many milliseconds after an epoch, itself in milliseconds since 1970."""
    return datetime.fromtimestamp((epoch + milliseconds) / 1000, UTC)


def _number(digits: str) -> int:
    """Return the number of an id; CellError where no network gives one as long."""
    if len(digits) > DIGITS:
        raise CellError("its id is no number that the network gives: export it again")
    return int(digits)


def of_x(post_id: str) -> datetime | None:
    """Return the moment that an id of X tells; None for ids older than those that tell one."""
    number = _number(post_id)
    return since(X_EPOCH, number >> 22) if number >= FIRST_SNOWFLAKE else None


def of_linkedin(number: str) -> datetime:
    """Return the moment that the number of an activity, a share or a ugcPost tells."""
    return since(0, _number(number) >> 22)


def of_tiktok(video: str) -> datetime:
    """Return the second that the number of a video tells."""
    return since(0, (_number(video) >> 32) * 1000)


def of_instagram(code: str) -> datetime | None:
    """Return the moment that the code of a permalink tells; None where it is no code of a post."""
    if len(code) != CODE_LENGTH or not CODE.keys() >= set(code):
        return None
    return since(INSTAGRAM_EPOCH, _lettered(code, CODE) >> 23)


def of_mastodon(number: str) -> datetime:
    """Return the moment that the number of a status tells."""
    return since(0, _number(number) >> 16)


def of_bluesky(key: str) -> datetime | None:
    """Return the moment that a record's key tells, above its ten lowest bits; None where it is no such key."""
    if len(key) != KEY_LENGTH or not SORTABLE.keys() >= set(key):
        return None
    return datetime.fromtimestamp((_lettered(key, SORTABLE) >> 10) / 1_000_000, UTC)


def _lettered(code: str, digits: Mapping[str, int]) -> int:
    """Return a number that is written in letters as its digits."""
    return reduce(lambda number, letter: number * len(digits) + digits[letter], code, 0)
