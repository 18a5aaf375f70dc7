"""An account does not say the same thing twice.

X refuses a repeated text, LinkedIn answers that it is a duplicate, and followers take it for a mistake. Case,
spacing, hashtags from a list and the campaign parameters of links make no difference. The same text on
accounts of different networks is the normal case, and so is a post with `every:` that comes back.

What to do: say it in other words, or remove the copy.

Sources: https://help.x.com/en/rules-and-policies/authenticity,
https://learn.microsoft.com/linkedin/marketing/community-management/shares/posts-api.
"""

from collections.abc import Iterator, Sequence

from postdesk.models import Remark, Severity, Summary

ID = "same-text"
SEVERITY = Severity.WARNING


def check(summaries: Sequence[Summary]) -> Iterator[Remark]:
    """Name each post whose text an earlier post of the same account has."""
    first: dict[tuple[str, int], Summary] = {}
    for summary in summaries:
        earlier = first.setdefault((summary.account, summary.text), summary)
        if earlier is not summary and not (earlier.series and earlier.series == summary.series):
            yield Remark(summary.place, "same", of=summary, post=earlier.post)
