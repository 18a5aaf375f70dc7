"""What to do next week, by rule: at most three things, each with what it rests on."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import timedelta
from itertools import islice

from postdesk.charts import hashtag_weeks
from postdesk.charts.ages import SETTLED
from postdesk.charts.material import Material, percent
from postdesk.log.readings.facts import Published
from postdesk.report.headline import Said
from postdesk.text.tags import camel, identity
from postdesk.words import clauses, listed, num, say, says, series

MOST = 3
SILENT = timedelta(days=14)
DESCRIBED = 0.95


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
        yield Said(text, say("alt text on fewer than 95% of the period's pictures"))


def described_pictures(posts: Iterable[Published]) -> tuple[int, int]:
    """Return how many pictures the posts have, and how many of them have alt text; unknown ones count in neither."""
    known = [(post.pictures, post.described or 0) for post in posts if post.pictures is not None]
    return sum(pictures for pictures, _ in known), sum(described for _, described in known)


def _silent(material: Material, accounts: Iterable[str]) -> Iterator[Said]:
    """Networks without a post for two weeks; a desk that has posted for less says nothing of those before."""
    end = min(material.now, material.period.end)
    heard = {post.network for post in material.posts if end - SILENT <= post.published < end}
    silent = sorted(material.name(network) for network in set(accounts) - heard)
    if silent and any(post.published < end - SILENT for post in material.posts):
        yield Said(
            say("Post on {networks}, or close the account: nothing for 14 days.", networks=listed(silent)),
            say("no post on a network for 14 days"),
        )


def _spellings(material: Material) -> Iterator[Said]:
    """Tags that were written in several ways in the period."""
    found: dict[str, Counter[str]] = {}
    for post in material.current:
        for tag in post.hashtags:
            found.setdefault(identity(tag), Counter())[tag] += 1
    split = {tag: spellings for tag, spellings in found.items() if len(spellings) > 1}
    if split:
        tag = min(split, key=lambda name: (-split[name].total(), name))
        ranked = sorted(split[tag].items(), key=lambda item: (-item[1], item[0]))
        ways = series([f"#{spelling} ({num(count)})" for spelling, count in ranked])
        yield Said(
            say("Choose one spelling: {ways}.", ways=ways), say("a hashtag written in several ways within the period")
        )


def _unclicked(material: Material) -> Iterator[Said]:
    """Settled posts with a link that nobody followed."""
    posts = [
        post
        for post in material.current
        if "://" in post.text and post.figures.clicks == 0 and (post.age or 0) >= SETTLED
    ]
    if posts:
        text = says(
            "Look at the links of {n} post: nobody followed them in 7 days.",
            "Look at the links of {n} posts: nobody followed them in 7 days.",
            len(posts),
        )
        yield Said(text, say("a post with a link and without a click after 7 days"))


def _quiet(material: Material) -> Iterator[Said]:
    """Tags that were in use and have not been seen for four weeks."""
    rows = hashtag_weeks.rows(material)
    gone = [tag for tag, own in hashtag_weeks.by_tag(rows).items() if hashtag_weeks.quiet(own)]
    if gone:
        text = say("Bring back or retire {tags}: not used for 4 weeks or more.", tags=series(gone[:3]))
        yield Said(text, say("a hashtag used five times or more, and not in the last 4 weeks"))


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
    several, camel = _camel(material)
    if not several:
        return say("CamelCase: no hashtag of several words was used.")
    return says(
        "CamelCase on {share} of {n} use of hashtags of several words.",
        "CamelCase on {share} of {n} uses of hashtags of several words.",
        several,
        share=percent(camel, several),
    )


def _camel(material: Material) -> tuple[int, int]:
    """Return the period's uses of tags that somebody writes in CamelCase, and those of them that are."""
    known = {identity(tag) for post in material.posts for tag in post.hashtags if camel(tag)}
    uses = [tag for post in material.current for tag in post.hashtags if identity(tag) in known]
    return len(uses), sum(camel(tag) for tag in uses)
