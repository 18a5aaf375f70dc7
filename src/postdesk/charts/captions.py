"""Words that several pictures and pages share: what a period is called, names as a title has room for them."""

from collections.abc import Sequence
from datetime import timedelta

from postdesk.figures.period import Period
from postdesk.words import ENGLISH, language, listed, on_day, say, series
from postdesk.words.dates import MONTHS, dated_days, from_to


def period_title(period: Period) -> str:
    """Return a period in words: `Week 47, 16–22 November 2026`, `November 2026`, `spring, 1 Oct – 4 Nov 2026`."""
    last = period.after - timedelta(days=1)
    if period.noun == "campaign":
        return series([period.name, dated_days(period.first, last)])
    if period.noun == "span":
        return dated_days(period.first, last)
    if not period.is_week:
        return f"{MONTHS[last.month - 1]} {last.year}" if language() == ENGLISH else on_day(last, "yMMMM")
    return say("Week {number}, {days}", number=int(period.name[-2:]), days=from_to(period.first, last))


def period_ahead(period: Period) -> str:
    """Return what to call the time after a period: "Next week", "Next month"; a campaign has none."""
    return {"week": say("Next week"), "month": say("Next month")}.get(period.noun, say("What to do next"))


def shortened(names: Sequence[str], shown: int = 2) -> str:
    """Return names as a title has room for them: at most so many, and how many more there are."""
    if len(names) <= shown:
        return listed(names)
    return say("{tags} and {n} more", tags=series(names[:shown]), n=len(names) - shown)
