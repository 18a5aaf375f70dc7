"""How fresh the figures are, in words: who counted last, what is given no more, what nobody has counted yet."""

from postdesk.log.readings.facts import Freshness
from postdesk.report.contents import Report
from postdesk.report.given_no_more import no_more
from postdesk.report.tables import source, when
from postdesk.words import say


def fresh_and_missing(report: Report) -> list[str]:
    """Return when each network was counted last, what it gives no more, and how to get what is missing."""
    known = [counted_last(report, one) for one in report.freshness]
    return [*known, *no_more(report), *report.missing] or [_uncounted(report)]


def _uncounted(report: Report) -> str:
    """Return why nothing was counted where no command asks for the figures of any post of the period."""
    if report.posts:
        return say("postdesk knows no way to the figures of these posts.")
    return say(
        "Nothing to count: no post of this period is known. "
        "`postdesk import FILE` reads a network's export of what went out without postdesk."
    )


def counted_last(report: Report, one: Freshness) -> str:
    """Return when a network's figures were fetched last, and by whom."""
    words = {"network": report.name(one.network), "source": source(one)}
    return say("{network}: last counted {when}, {source}", when=when(one.as_of, report.period.zone), **words)
