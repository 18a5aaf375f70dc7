"""A post carries no more hashtags than the network takes, and not many more than it advises.

Instagram's API refuses more than 30, and its app allows 5 since December 2025; Threads makes a topic of the
first tag only and leaves the others as plain words. Other networks set no maximum but advise one. More than a
maximum that the network documents is an error; a maximum known from reports, and every advice, is a warning.

What to do: keep the tags that people follow; give the account a shorter list of its own:

    instagram: { hashtags: [MigrantsDay, Montenegro] }

Sources: https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-user/media,
https://developers.facebook.com/docs/threads/posts, https://help.x.com/en/using-x/how-to-use-hashtags.
"""

from collections.abc import Iterator

from postdesk.models import Limit, Remark, Severity, Variant
from postdesk.settings import House
from postdesk.text import written

ID = "too-many-hashtags"
SEVERITY = Severity.ERROR


def check(variant: Variant, house: House) -> Iterator[Remark]:  # noqa: ARG001 -- the limits are the network's
    """Compare the hashtags of each part with the network's maximum, and where that is kept with its advice."""
    bounds = [limit for limit in variant.grammar.limits if limit.name in {"hashtags", "hashtags advised"}]
    if not bounds:
        return
    for index, (text, parsed) in enumerate(zip(variant.texts, variant.parsed, strict=True)):
        count = max(len(written.hashtags(text)), len(parsed.hashtags))
        broken = min((limit for limit in bounds if count > limit.number), key=weight, default=None)
        if broken is not None:
            place = variant.place("thread" if index else "hashtags" if variant.hashtags else "text")
            yield Remark(place, sentence(count, broken), severity(broken))


def severity(limit: Limit) -> Severity:
    """Return an error for a maximum that is sure, a warning for hearsay and advice."""
    return SEVERITY if limit.name == "hashtags" and limit.certainty.sure else Severity.WARNING


def weight(limit: Limit) -> tuple[bool, bool]:
    """Order limits by what they mean for the post: a sure maximum, a reported one, an advice."""
    return severity(limit) is not SEVERITY, limit.name != "hashtags"


def sentence(count: int, limit: Limit) -> str:
    """Say how many there are, and how many the network takes or advises."""
    if limit.name != "hashtags":
        return f"{count} hashtags; the network advises {limit.number} at most"
    hearsay = "" if limit.certainty.sure else ", so far as is known"
    return f"{count} hashtags; the network takes {limit.number}{hearsay}"
