"""How a post is told on a page: a sign, a word and a colour for its state; first words; short names of networks."""

from collections.abc import Mapping

from postdesk.log.posts.lookup import Post
from postdesk.models import Finding
from postdesk.models.life import BY_WEIGHT, State
from postdesk.moments.weeks import monday
from postdesk.preview.shown import ShownLength
from postdesk.text.first_words import opening_line
from postdesk.web.wording import noted, phrase, phrases
from postdesk.words.dates import day_and_month
from postdesk.words.findings import in_words

GLYPHS = {
    State.QUEUED: "◷",
    State.HELD: "‖",
    State.CLAIMED: "▸",
    State.SENDING: "▸",
    State.PUBLISHED: "✓",
    State.FAILED: "✕",
    State.UNKNOWN: "?",
    State.MISSED: "!",
    State.CANCELLED: "–",
    State.HANDED_OVER: "☞",
    State.REHEARSED: "~",
    State.DELETED: "–",
}
"""A sign for each state, so that no colour is needed to tell them apart."""
BADGES = {
    "x": "X",
    "mastodon": "M",
    "bluesky": "B",
    "linkedin": "in",
    "facebook": "f",
    "instagram": "ig",
    "threads": "@",
    "telegram": "tg",
    "tiktok": "tt",
    "youtube": "yt",
}

DONE_HERE: Mapping[str, str] = {
    "proposal.open": noted(
        "it is a proposal from <bdi>{source}</bdi>: read it there, then take it as a post where it is written"
    ),
}
"""Findings for which a page has another remedy than whoever edits the file, by `rule.code`."""
UNITS = {
    "graphemes": noted("graphemes"),
    "graphemes, emoji by bytes": noted("graphemes, emoji by bytes"),
    "bytes": noted("bytes"),
    "code points": noted("code points"),
    "UTF-16 units": noted("UTF-16 units"),
    "UTF-16 units, escaped": noted("UTF-16 units, escaped"),
    "weighted": noted("weighted"),
    "weighted, every emoji 2": noted("weighted, every emoji 2"),
}
"""What networks count a text in; one that somebody brought may count in something else."""


def network_badge(network: str) -> str:
    """Return the few letters by which a network is known."""
    return BADGES.get(network, network[:2])


def opening_words(post: Post) -> str:
    """Return the beginning of what a post says, on one line."""
    return opening_line(post.frozen.texts[0])


def tagged_words(tag: str, week: str, count: int) -> str:
    """Say how many posts of a week carry a hashtag."""
    day = day_and_month(monday(week))
    return phrases("#{name}, week of {day}: {n} post", "#{name}, week of {day}: {n} posts", count, name=tag, day=day)


def worst(states: "list[State]") -> State:
    """Return the state of several that matters most."""
    return min(states, key=BY_WEIGHT.index)


def counted_words(count: ShownLength) -> str:
    """Say how long a text is, of how much, and by how much it is too long."""
    unit = count.limit.unit
    values = {
        "length": count.length,
        "limit": count.limit.number,
        "unit": phrase(UNITS[unit]) if unit in UNITS else unit,
    }
    if not count.over:
        return phrase("{length}/{limit} {unit}", **values)
    if count.binding:
        return phrase("{length}/{limit} {unit}, {over} too many", over=count.over, **values)
    return phrase("{length}/{limit} {unit}, {over} too many (this limit is not certain)", over=count.over, **values)


def finding_words(finding: Finding) -> str:
    """Return what a finding says, with what is to be done about it on a page."""
    here = DONE_HERE.get(f"{finding.rule}.{finding.code}")
    return phrase(here, **finding.values) if here else in_words(finding)
