"""Figures in words: what each is called, what it rests on, what it was compared with."""

from postdesk.figures.accounts import AccountFigures
from postdesk.figures.ages import SETTLED
from postdesk.figures.numbers import Number
from postdesk.figures.period import Period
from postdesk.figures.standouts import Standout
from postdesk.words import clauses, num, say, says


def figure_label(one: Number | AccountFigures) -> str:
    """Return what a figure of page one is called."""
    if isinstance(one, AccountFigures):
        if one.how == "last":
            return say("followers at the last count")
        return say(one.metric) if one.how == "sum" else say("{metric} a day, median", metric=say(one.metric))
    return {
        "posts": say("posts published"),
        "core": say("engagements at seven days"),
        "clicks": say("link clicks at seven days"),
    }[one.of]


def figure_note(one: Number | AccountFigures) -> str:
    """Return what a figure of page one rests on; "" where there is no post to rest on."""
    if isinstance(one, AccountFigures):
        return says("on {days} of {n} day", "on {days} of {n} days", one.of, days=one.days)
    if one.of == "posts":
        return say("planned: {n}", n=one.planned)
    return clauses(
        says("on {known} of {n} post", "on {known} of {n} posts", one.posts, known=one.on) if one.posts else "",
        say("{n} of them younger, counted so far", n=one.young) if one.young else "",
    )


def standout_why(found: Standout, network: str) -> str:
    """Return what a post was picked by; `network` is what its network is called."""
    usual = say("no post before to compare with")
    if found.median is not None:
        middle = num(found.median)
        usual = says(
            "median of {n} post before: {median}", "median of {n} posts before: {median}", found.before, median=middle
        )
    said = says(
        "{n} engagement on {network}", "{n} engagements on {network}", round(found.engagements), network=network
    )
    earlier = say("of the week before, since this week's are too young to judge") if found.earlier else ""
    return clauses(f"{said} ({usual})", earlier)


def why_no_best(period: Period, posts: int) -> str:
    """Return why there is no post of a period, which has so many, to look at."""
    if not posts:
        return {
            "week": say("Nothing was published this week."),
            "month": say("Nothing was published this month."),
            "campaign": say("Nothing was published in this campaign."),
        }[period.noun]
    return {
        "week": say("no post of this week has figures yet"),
        "month": say("no post of this month has figures yet"),
        "campaign": say("no post of this campaign has figures yet"),
    }[period.noun]


def why_none_to_learn_from() -> str:
    """Return why no post is called low."""
    return say(
        "fewer than three posts of the last two weeks were counted at an age of {days} days; younger ones are still "
        "rising",
        days=int(SETTLED),
    )


def none_in(period: Period) -> str:
    """Return what stands in the place of a table of which no post of the period is a part."""
    return {
        "week": say("No post in this week."),
        "month": say("No post in this month."),
        "campaign": say("No post in this campaign."),
    }[period.noun]
