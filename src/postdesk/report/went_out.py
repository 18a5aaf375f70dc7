"""A report of few posts: each of them with what it got, and what comes after them, where medians would say nothing."""

from datetime import datetime

from msgspec import Struct

from postdesk.log.readings.facts import Published
from postdesk.report.contents import Report
from postdesk.report.tables import excerpt, when
from postdesk.text.inert import web_address
from postdesk.words import clauses, colon, isolated, num, say, says, sentence, series

FEW = 5
"""Posts up to which page one names each; of so many a reader has an overview without a median."""


class NamedPost(Struct, frozen=True):
    """One post on page one: its words in its language and its address, and below them a line about it."""

    text: str
    language: str
    url: str
    about: str


def went_out(report: Report) -> list[NamedPost]:
    """Return the posts of a period that had few, the first one first; none where there were more."""
    if len(report.posts) > FEW:
        return []
    return [_named(report, post) for post in report.posts]


def stands_out(report: Report) -> bool:
    """Whether there is a post to look at beside others; few that are compared with nothing are listed, and no more."""
    compared = not (isinstance(report.best, str) and isinstance(report.learn, str))
    return compared or len(report.posts) > FEW


def _named(report: Report, post: Published) -> NamedPost:
    moment = when(post.published, report.period.zone, exact=post.exact)
    about = (moment, isolated(report.name(post.network)), got(report, post))
    return NamedPost(excerpt(post.text, 200), post.language, web_address(post.url), " · ".join(about))


def got(report: Report, post: Published) -> str:
    """Return what a post got, as it was counted last: `12 engagements, 3 link clicks; counted when 8 days old`."""
    figures = post.figures
    if post.as_of is None:
        return say("not counted yet")
    known = (
        _engagements(post),
        "" if figures.clicks is None else says("{n} link click", "{n} link clicks", figures.clicks),
        "" if figures.reach is None else colon(say("reach"), num(figures.reach)),
    )
    if not any(known):
        return say("not given by {network}", network=report.name(post.network))
    return clauses(series(known), _counted(post), say("simulated") if post.simulated else "")


def _counted(post: Published) -> str:
    """Return how old a post was when it was counted last."""
    return says("counted when {n} day old", "counted when {n} days old", round(max(post.age or 0, 0)))


def _engagements(post: Published) -> str:
    """Return a post's engagements, or those of the three kinds that were given, where one is missing."""
    figures = post.figures
    if figures.core is not None:
        return says("{n} engagement", "{n} engagements", figures.core)
    kinds = (
        (say("reactions"), figures.reactions),
        (say("comments"), figures.comments),
        (say("shares"), figures.shares),
    )
    return series([colon(name, num(value)) for name, value in kinds if value is not None])


def coming(report: Report) -> list[str]:
    """Return how many posts are planned after the period, and the first of them, a line each.

    That none is, a week's or month's report says while there is time to plan one.
    """
    posts = report.coming
    if not posts:
        over = report.made >= report.period.instant(report.period.next_after)
        return [] if over or report.period.noun == "campaign" else [say("Nothing is planned yet.")]
    count = sentence(says("{n} post is planned", "{n} posts are planned", len(posts)))
    return [count, *(_planned(report, post.due, post.network, post.text or post.ref) for post in posts[:FEW])]


def _planned(report: Report, due: datetime, network: str, text: str) -> str:
    return " · ".join((when(due, report.period.zone), isolated(report.name(network)), isolated(excerpt(text))))
