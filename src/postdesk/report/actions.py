"""What to do next week, by rule: at most three things, each with what it rests on."""

from collections.abc import Iterable, Iterator
from itertools import islice

from postdesk.figures.advice import (
    DESCRIBED,
    camel_uses,
    described_pictures,
    quiet_tags,
    silent_networks,
    split_tag,
    unclicked_posts,
)
from postdesk.figures.material import Material
from postdesk.report.headline_sentence import Said
from postdesk.report.thresholds import thresholds
from postdesk.words import clauses, listed, num, percent, say, says, series

MOST = 3


def actions(material: Material, accounts: Iterable[str]) -> tuple[Said, ...]:
    """Return at most three actions, the most urgent rule first; `accounts` are the networks of the desk's accounts."""
    return tuple(islice(_all(material, accounts), MOST))


def _all(material: Material, accounts: Iterable[str]) -> Iterator[Said]:
    yield from _without_words(material)
    yield from _silent(material, accounts)
    yield from _spellings(material)
    yield from _unclicked(material)
    yield from _quiet(material)


def _without_words(material: Material) -> Iterator[Said]:
    """Pictures without alternative text."""
    pictures, described = described_pictures(material.current)
    if described < DESCRIBED * pictures:
        text = says(
            "Write alt text for every picture: {described} of {n} picture had it.",
            "Write alt text for every picture: {described} of {n} pictures had it.",
            pictures,
            described=described,
        )
        yield Said(text, say("alt text on fewer than {described} of the period's pictures", **thresholds()))


def _silent(material: Material, accounts: Iterable[str]) -> Iterator[Said]:
    """Networks without a post for two weeks."""
    if silent := silent_networks(material, accounts):
        yield Said(
            say("Post on {networks}: nothing for 14 days, and nothing is planned.", networks=listed(silent)),
            say("no post on a network for 14 days"),
        )


def _spellings(material: Material) -> Iterator[Said]:
    """Tags that were written in several ways in the period."""
    if spellings := split_tag(material):
        ways = series([f"#{spelling} ({num(count)})" for spelling, count in spellings])
        yield Said(
            say("Choose one spelling: {ways}.", ways=ways), say("a hashtag written in several ways within the period")
        )


def _unclicked(material: Material) -> Iterator[Said]:
    """Settled posts with a link that nobody followed."""
    if posts := unclicked_posts(material):
        text = says(
            "Look at the links of {n} post: nobody followed them in 7 days.",
            "Look at the links of {n} posts: nobody followed them in 7 days.",
            len(posts),
        )
        yield Said(text, say("a post with a link and without a click after 7 days"))


QUIET_RULE = (
    "a hashtag used five times or more in 26 weeks, not in the last 4 and in no post to come; those of one event, used "
    "within three weeks only, are exempt"
)
"""Which hashtags are called quiet, in words."""


def _quiet(material: Material) -> Iterator[Said]:
    """Tags that were in use and have not been seen for four weeks."""
    if gone := quiet_tags(material):
        text = say("Bring back or retire {tags}: not used for 4 weeks or more.", tags=series(gone[:3]))
        yield Said(text, say(QUIET_RULE))


def accessibility(material: Material) -> tuple[Said, ...]:
    """Return what a reader who listens to the posts meets: pictures with words, hashtags in CamelCase."""
    pictures, described = described_pictures(material.current)
    unknown = sum(post.pictures is None for post in material.current)
    known = say("Alt text: no picture is known")
    if pictures:
        share = percent(described, pictures)
        known = says("Alt text on {share} of {n} picture", "Alt text on {share} of {n} pictures", pictures, share=share)
    rest = says("not known for {n} imported post", "not known for {n} imported posts", unknown) if unknown else ""
    return (
        Said(f"{clauses(known, rest)}.", say("pictures with alt text of all pictures in posts that postdesk made")),
        Said(_in_camel_case(material), say("uses with an inner capital, of tags seen in CamelCase in 26 weeks")),
    )


def _in_camel_case(material: Material) -> str:
    several, camel = camel_uses(material)
    if not several:
        return say("CamelCase: no hashtag of several words was used.")
    return says(
        "CamelCase on {share} of {n} use of hashtags of several words.",
        "CamelCase on {share} of {n} uses of hashtags of several words.",
        several,
        share=percent(camel, several),
    )
