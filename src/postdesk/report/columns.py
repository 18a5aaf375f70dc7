"""The tables behind the charts as a reader sees them: headings in words, values as the language writes them.

Files of data keep the plain names and values, whatever the language.
"""

from datetime import date

from postdesk.words import decimal, num, say
from postdesk.words.dates import WEEKDAYS, dated, weekdays

HEADINGS = {
    "added": "added later",
    "age": "age in days",
    "better": "clearly better",
    "campaign": "campaign",
    "carrying": "posts with the tag",
    "change": "difference",
    "clicks": "clicks",
    "current": "in this report",
    "day": "day",
    "deleted": "taken off",
    "effect": "difference",
    "engagements": "engagements",
    "family": "counted with",
    "group": "group",
    "hashtag": "hashtag",
    "high": "upper end",
    "inside": "in this report",
    "language": "language",
    "last": "last used",
    "lift": "times chance",
    "lived": "past or today",
    "lost": "did not go out",
    "low": "lower end",
    "middle": "middle",
    "moved": "moved away",
    "narrow_high": "upper end, 50%",
    "narrow_low": "lower end, 50%",
    "network": "network",
    "of": "of all",
    "one": "hashtag",
    "other": "with",
    "outcome": "rule says",
    "planned": "planned",
    "posts": "posts",
    "published": "published",
    "raw": "plain average",
    "recent": "posts lately",
    "running": "not over yet",
    "since": "first used",
    "slot": "hours",
    "strength": "how sure",
    "tag": "leading tag",
    "to_come": "to come",
    "trend": "rule says",
    "uses": "uses",
    "waiting": "needs you",
    "week": "week of",
    "zone": "time zone",
}
"""What a column is called in words, by its name in the files."""
FOUND = {"outcome", "strength", "trend"}
"""Columns whose values are words of ours."""


def heading(column: str) -> str:
    """Return what a column is called."""
    return say(HEADINGS[column])


def shown(column: str, value: object) -> str:
    """Return a value as a reader sees it; what is not known is a dash."""
    if value is None:
        return "–"
    if isinstance(value, bool):
        return say("yes") if value else say("no")
    if isinstance(value, date):
        return dated(value)
    if isinstance(value, float):
        return decimal(value)
    return num(value) if isinstance(value, int) else _in_words(column, str(value))


def _in_words(column: str, value: str) -> str:
    if column in FOUND:
        return say(value)
    return weekdays()[WEEKDAYS.index(value)] if column == "day" else value
