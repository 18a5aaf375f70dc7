"""Two accounts of one network do not say the same thing at the same moment.

The same text from several accounts within a minute is what networks take for coordination: X forbids it, and
readers who follow both offices get it twice. Posts that take the next free slot are not concerned, nor
accounts of different networks.

What to do: let one office post and the other share it, or give the second its own words and its own time.

Source: https://help.x.com/en/rules-and-policies/x-automation (duplicative content on several accounts).
"""

from collections.abc import Iterator, Sequence

from postdesk.models import Remark, Severity, Summary

ID = "same-moment"
SEVERITY = Severity.WARNING


def check(summaries: Sequence[Summary]) -> Iterator[Remark]:
    """Name each post that another account of the same network sends in the same minute with the same words."""
    first: dict[tuple[str, int, str], Summary] = {}
    for summary in summaries:
        if summary.at is None:
            continue
        minute = summary.at.strftime("%Y-%m-%d %H:%M")
        earlier = first.setdefault((summary.network, summary.text, minute), summary)
        if earlier.account != summary.account:
            yield Remark(summary.time, "same", of=summary, account=summary.account, other=earlier.account)
