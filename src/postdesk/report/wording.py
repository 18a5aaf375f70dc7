"""Figures in words: what each is called, what it rests on, what it was compared with."""

from postdesk.figures.accounts import AccountFigures
from postdesk.figures.numbers import Number
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
