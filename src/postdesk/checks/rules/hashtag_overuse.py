"""Hashtags lead somewhere: a campaign does not hang three on everything, nor a desk the same one.

A tag on more than half of a desk's posts, across three campaigns or more, tells readers of one subject
nothing; the office's name is no subject. And a campaign most of whose posts carry more than three tags on
every account reads like advertising. Tags that the desk requires are its own choice; fewer than 20 posts, or
than 5 in a campaign, tell nothing yet.

What to do: keep the tag for the posts that are about it; three tags a post are enough.

Sources: https://help.x.com/en/using-x/how-to-use-hashtags ("no more than 2"),
https://www.linkedin.com/help/linkedin/answer/a525054.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from postdesk.models import Remark, Severity, Summary
from postdesk.settings import House

ID = "hashtag-overuse"
SEVERITY = Severity.WARNING
MANY, POSTS, CAMPAIGNS, CAMPAIGN_POSTS = 3, 20, 3, 5


def check(summaries: Sequence[Summary], house: House) -> Iterator[Remark]:
    """Count the tags of each campaign, and the posts and campaigns of each tag."""
    posts: dict[str, list[Summary]] = {}
    for summary in summaries:
        posts.setdefault(summary.post, []).append(summary)
    yield from of_campaigns(posts)
    if len(posts) >= POSTS:
        yield from of_the_desk(posts, {tag.casefold() for tag in house.required_hashtags})


def of_campaigns(posts: Mapping[str, Sequence[Summary]]) -> Iterator[Remark]:
    """Name each campaign most of whose posts carry too many tags wherever they go."""
    total = Counter(map(campaign, posts))
    loaded = [variants[0] for variants in posts.values() if min(len(variant.tags) for variant in variants) > MANY]
    for name, count in Counter(campaign(summary.post) for summary in loaded).items():
        if total[name] >= CAMPAIGN_POSTS and count * 2 > total[name]:
            first = next(summary for summary in loaded if campaign(summary.post) == name)
            whole = replace(first, account="", network="")
            yield Remark(first.place, "campaign", of=whole, count=count, all=total[name], campaign=name, most=MANY)


def of_the_desk(posts: Mapping[str, Sequence[Summary]], required: set[str]) -> Iterator[Remark]:
    """Name each tag that more than half of the desk's posts carry."""
    carriers: dict[str, dict[str, Summary]] = {}
    for post, variants in posts.items():
        for variant in variants:
            for tag, _ in variant.tags:
                carriers.setdefault(tag.casefold(), {}).setdefault(post, variant)
    for tag, where in carriers.items():
        if tag in required or len(where) * 2 <= len(posts) or len(set(map(campaign, where))) < CAMPAIGNS:
            continue
        first = next(iter(where.values()))
        written, place = next((text, place) for text, place in first.tags if text.casefold() == tag)
        whole = replace(first, account="", network="")
        yield Remark(place, "tag", of=whole, tag=written, count=len(where), all=len(posts))


def campaign(post: str) -> str:
    """Return the campaign of a post named `campaign/id`."""
    return post.partition("/")[0]
