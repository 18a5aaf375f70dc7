"""Figures that a network gave once and gives no more, in words: since which day, and why."""

from postdesk.log.readings.withheld import AGE, REPLACED, Stopped
from postdesk.report.contents import Report
from postdesk.report.tables import when
from postdesk.words import num, say


def no_more(report: Report) -> list[str]:
    """Return a sentence for each figure that was given no more since the report's period began."""
    return [_sentence(report, stop) for stop in report.stopped]


def _sentence(report: Report, stop: Stopped) -> str:
    words = {
        "network": report.name(stop.network),
        "figure": _figure(stop.figure),
        "n": num(stop.posts),
        "why": _why(stop),
    }
    since = when(stop.since, report.period.zone)
    return say("{network}: {figure} are given no more (posts: {n}), since {when}: {why}", when=since, **words)


def _figure(name: str) -> str:
    """Return what a figure of a post is called."""
    names = {
        "reactions": say("reactions"),
        "comments": say("comments"),
        "shares": say("shares"),
        "clicks": say("clicks"),
        "saves": say("saves"),
        "impressions": say("impressions"),
        "reach": say("reach"),
        "engagements": say("engagements"),
        "views": say("views"),
    }
    return names[name]


def _why(stop: Stopped) -> str:
    if stop.why == AGE:
        return say("they are told of young posts only")
    if stop.why == REPLACED:
        return say("the network counts another figure now")
    return say("the network does not say why")
