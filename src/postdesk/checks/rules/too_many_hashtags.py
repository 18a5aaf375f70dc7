"""A post carries no more hashtags than the network takes, and not many more than it advises.

Instagram's API refuses more than 30, and its app allows 5 since December 2025; Threads makes a topic of the
first tag only and leaves the others as plain words. Other networks set no maximum but advise one. More than a
maximum that the network documents is an error; a maximum known from reports, and every advice, is a warning. A first
comment below a post has a maximum of its own: Instagram refuses one with more than 4.

What to do: keep the tags that people follow; give the account a shorter list of its own:

    instagram: { hashtags: [MigrantsDay, Montenegro] }

Sources: https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-user/media,
https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-media/comments,
https://developers.facebook.com/docs/threads/posts, https://help.x.com/en/using-x/how-to-use-hashtags.
"""

from collections.abc import Iterator

from postdesk.models import Grammar, Limit, Remark, Severity, Variant
from postdesk.text import written

ID = "too-many-hashtags"
SEVERITY = Severity.ERROR
BOUNDS = ("hashtags", "hashtags advised")
COMMENTED = "first comment hashtags"


def concerns(grammar: Grammar) -> bool:
    """Tell whether a network has a maximum of hashtags, or advises one."""
    return not grammar.limits_named.keys().isdisjoint((*BOUNDS, COMMENTED))


def check(variant: Variant) -> Iterator[Remark]:
    """Compare the hashtags of each part with the network's maximum, and where that is kept with its advice."""
    limits = variant.grammar.limits_named
    for index, (text, parsed) in enumerate(zip(variant.texts, variant.parsed, strict=True)):
        count = max(len(written.hashtags(text)), len(parsed.hashtags))
        bounds = (COMMENTED,) if variant.grammar.commented(index) else BOUNDS
        if exceeded := [limit for name in bounds for limit in limits.get(name, ()) if count > limit.number]:
            broken = min(exceeded, key=weight)
            place = variant.place("thread" if index else "hashtags" if variant.hashtags else "text")
            yield Remark(place, _code(broken), severity=severity(broken), count=count, limit=broken.number)


def severity(limit: Limit) -> Severity:
    """Return an error for a maximum that is sure, a warning for hearsay and advice."""
    return SEVERITY if limit.name != "hashtags advised" and limit.certainty.sure else Severity.WARNING


def weight(limit: Limit) -> tuple[bool, bool]:
    """Order limits by what they mean for the post: a sure maximum, a reported one, an advice."""
    return severity(limit) is not SEVERITY, limit.name != "hashtags"


def _code(limit: Limit) -> str:
    """Return whether the limit is the network's advice, its maximum, or one that nobody is sure of."""
    if limit.name == COMMENTED:
        return "commented"
    if limit.name != "hashtags":
        return "advised"
    return "taken" if limit.certainty.sure else "reported"
