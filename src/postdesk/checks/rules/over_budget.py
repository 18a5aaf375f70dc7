"""What an account's posts cost in a month stays within what desk.toml lets it spend.

X charges for every post: $0.015, $0.20 where it holds a link, and $0.005 for the words of a picture. There is no
plan with a number of posts a month. `monthly_limit` in desk.toml stops an account that has spent as much; what is
left then waits for the next month, which begins on its `billing_day`, or comes too late.

What to do: raise `monthly_limit`, take links out, or move posts into another month.

Source: https://docs.x.com/changelog (16 April 2026) and pricing, read on 22 August 2026.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from postdesk.drafts.prices import dollars
from postdesk.models import Account, Remark, Severity, Summary
from postdesk.moments.billing_months import month_after, month_begun
from postdesk.settings import House

ID = "over-budget"
SEVERITY = Severity.WARNING


def check(summaries: Sequence[Summary], house: House) -> Iterator[Remark]:
    """Name, of each account and month, the post with which its limit is passed."""
    months: defaultdict[tuple[str, datetime], list[Summary]] = defaultdict(list)
    for summary in summaries:
        account = house.accounts[summary.account]
        if summary.price and summary.at and account.said("monthly_limit"):
            months[account.name, month_begun(summary.at, _day(account))].append(summary)
    for (name, begun), posts in sorted(months.items()):
        account = house.accounts[name]
        yield from _of_month(account, begun, sorted(posts, key=lambda post: (post.at, post.post)))


def _of_month(account: Account, begun: datetime, posts: Sequence[Summary]) -> Iterator[Remark]:
    limit, spent = float(account.said("monthly_limit")), 0.0
    for post in posts:
        spent += post.price
        if round(spent, 3) > limit:
            yield Remark(
                post.time,
                "month",
                of=post,
                account=account.name,
                since=f"{begun:%Y-%m-%d}",
                until=f"{month_after(begun, _day(account)) - timedelta(days=1):%Y-%m-%d}",
                cost=dollars(round(sum(each.price for each in posts), 3)),
                limit=dollars(limit),
            )
            return


def _day(account: Account) -> int:
    return int(account.said("billing_day") or 1)
