"""Figures that a network counts no more, and what it counts in their place: where a series ends and another begins."""

from collections.abc import Iterator

from postdesk import networks
from postdesk.models.accounts import Break
from postdesk.report.contents import Report
from postdesk.words import say
from postdesk.words.dates import dated


def broken_series(report: Report) -> Iterator[tuple[str, Break]]:
    """Yield the breaks that lie behind the figures of a report, each with the short name of its network."""
    for one in report.networks:
        known = networks.SHELF.get(one.network)
        for each in known.breaks if known else ():
            if each.since < report.period.after:
                yield one.network, each


def series_breaks(report: Report) -> tuple[str, ...]:
    """Return each break in a sentence: since when, what instead, and who says so."""
    return tuple(_said(report.name(network), each) for network, each in broken_series(report))


def _said(network: str, one: Break) -> str:
    words = {"network": network, "figure": say(one.figure), "day": dated(one.since), "source": one.source}
    if not one.instead:
        return say("{network} has not counted {figure} since {day} (source: {source}).", **words)
    return say(
        "{network} has counted {instead} in place of {figure} since {day}: each is a series of its own, and neither "
        "continues the other (source: {source}).",
        instead=say(one.instead),
        **words,
    )
