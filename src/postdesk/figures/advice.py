"""What somebody should do something about, by rule: pictures without words, silent networks, split hashtags."""

import re
from collections import Counter
from collections.abc import Collection, Iterable
from datetime import timedelta

from postdesk.figures.ages import SETTLED
from postdesk.figures.hashtags import DEAD_WEEKS, tag_uses
from postdesk.figures.material import Material
from postdesk.log.readings.facts import Intended, Published
from postdesk.models.life import NEEDS_A_PERSON, TO_COME
from postdesk.text.tags import camel, identity
from postdesk.text.worded import EDGES

SILENT = timedelta(days=14)
DESCRIBED = 0.95
"""The share of pictures that should have alt text at least."""


def described_pictures(posts: Iterable[Published]) -> tuple[int, int]:
    """Return how many pictures the posts have, and how many of them have alt text; unknown ones count in neither."""
    known = [(post.pictures, post.described or 0) for post in posts if post.pictures is not None]
    return sum(pictures for pictures, _ in known), sum(described for _, described in known)


def silent_networks(material: Material, accounts: Iterable[str]) -> list[str]:
    """Return the networks of accounts, by name, on which nothing was posted for two weeks or since, and nothing waits.

    A desk that has posted for less says nothing of the time before.
    """
    begin = min(material.now, material.period.end) - SILENT
    posts = (*material.posts, *material.others)
    heard = {post.network for post in posts if begin <= post.published}
    waiting = {post.network for post in _ahead(material, (*TO_COME, *NEEDS_A_PERSON))}
    began = any(post.published < begin for post in posts)
    return sorted(material.name(network) for network in set(accounts) - heard - waiting) if began else []


def _ahead(material: Material, states: Collection[str]) -> list[Intended]:
    """Return the posts of the queue that are in one of some states, of whatever campaign and time."""
    return [post for post in (*material.intended, *material.waiting) if post.state in states]


def split_tag(material: Material) -> list[tuple[str, int]]:
    """Return the spellings, with their uses, of the most used hashtag written in several ways in the period."""
    found: dict[str, Counter[str]] = {}
    for post in material.current:
        for tag in post.hashtags:
            found.setdefault(identity(tag), Counter())[tag] += 1
    split = {tag: spellings for tag, spellings in found.items() if len(spellings) > 1}
    if not split:
        return []
    tag = min(split, key=lambda name: (-split[name].total(), name))
    return sorted(split[tag].items(), key=lambda item: (-item[1], item[0]))


def unclicked_posts(material: Material) -> list[Published]:
    """Return the period's settled posts with a link that nobody followed."""
    return [
        post
        for post in material.current
        if "://" in post.text and post.figures.clicks == 0 and (post.age or 0) >= SETTLED
    ]


def quiet_tags(material: Material) -> list[str]:
    """Return the hashtags, with their signs, that were in use and are no more, the most used first.

    One that stands in a post to come, or in one of another campaign or since, is not given up.
    """
    key = material.families.key
    ahead = {
        key(tag)
        for post in _ahead(material, TO_COME)
        for tag in re.findall(rf"[#＃][^\s#＃{re.escape(EDGES)}]+", post.text)
    }
    lately = min(material.now, material.period.end) - timedelta(weeks=DEAD_WEEKS)
    later = {
        key(tag) for post in (*material.posts, *material.others) if post.published >= lately for tag in post.hashtags
    }
    return [f"#{tag.name}" for tag in tag_uses(material) if tag.state == "dead" and tag.tag not in ahead | later]


def camel_uses(material: Material) -> tuple[int, int]:
    """Return the period's uses of tags that somebody writes in CamelCase, and those of them that are."""
    known = {identity(tag) for post in material.posts for tag in post.hashtags if camel(tag)}
    uses = [tag for post in material.current for tag in post.hashtags if identity(tag) in known]
    return len(uses), sum(camel(tag) for tag in uses)
