"""Figures in words: what each is called, what it rests on, what it was compared with."""

from postdesk.figures.accounts import AccountFigures
from postdesk.figures.ages import SETTLED
from postdesk.figures.numbers import Number
from postdesk.figures.period import Period
from postdesk.figures.standouts import Absence, Standout
from postdesk.log.readings.facts import Published
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
    """Return what a figure of page one rests on; "" where there is no post to rest on, and of posts without a plan."""
    if isinstance(one, AccountFigures):
        return says("on {days} of {n} day", "on {days} of {n} days", one.of, days=one.days)
    if one.of == "posts":
        return say("planned: {n}", n=one.planned) if one.planned else ""
    return clauses(
        says("on {known} of {n} post", "on {known} of {n} posts", one.posts, known=one.on) if one.posts else "",
        say("{n} of them younger, counted so far", n=one.young) if one.young else "",
    )


def counted_at(post: Published) -> str:
    """Return the age at which a post was counted last, in words; "" where nobody has counted it."""
    if post.age is None:
        return ""
    age = round(max(post.age, 0))
    if post.simulated:
        return says("simulated, {n} day old", "simulated, {n} days old", age)
    return says("{n} day old", "{n} days old", age)


def standout_why(found: Standout, network: str) -> str:
    """Return what a post was picked by; `network` is what its network is called."""
    usual = says(*COMPARED[found.within], found.compared, median=num(found.median))
    said = says(
        "{n} engagement on {network}", "{n} engagements on {network}", round(found.engagements), network=network
    )
    earlier = say("of the week before, since this week's are too young to judge") if found.earlier else ""
    return clauses(f"{said} ({usual})", earlier)


COMPARED = {
    False: ("median of {n} post before: {median}", "median of {n} posts before: {median}"),
    True: ("median of {n} post of this report: {median}", "median of {n} posts of this report: {median}"),
}
"""What a post was compared with: posts before the period, or where there is none, those of the report."""

ABSENT = {
    ("unpublished", "week"): "Nothing was published this week.",
    ("unpublished", "month"): "Nothing was published this month.",
    ("unpublished", "campaign"): "Nothing was published in this campaign.",
    ("uncounted", "week"): "no post of this week has figures yet",
    ("uncounted", "month"): "no post of this month has figures yet",
    ("uncounted", "campaign"): "no post of this campaign has figures yet",
    ("unsettled", "week"): (
        "fewer than three posts of the last two weeks were counted at an age of {days} days; younger ones are still "
        "rising"
    ),
    ("unsettled", "month"): (
        "fewer than three posts of this month were counted at an age of {days} days; younger ones are still rising"
    ),
    ("unsettled", "campaign"): (
        "fewer than three posts of this campaign were counted at an age of {days} days; younger ones are still rising"
    ),
}
"""Why no post stands out, of each kind of period."""

NONE_THERE = {
    "none above": "no post lies above its network's median",
    "none below": "no post counted at an age of {days} days lies below its network's median",
}
"""That no post lies above, or below, whatever the period."""


def why_absent(why: Absence, period: Period) -> str:
    """Return why no post of a period stands out."""
    return say(NONE_THERE.get(why) or ABSENT[why, period.noun], days=int(SETTLED))


def none_in(period: Period) -> str:
    """Return what stands in the place of a table of which no post of the period is a part."""
    return {
        "week": say("No post in this week."),
        "month": say("No post in this month."),
        "campaign": say("No post in this campaign."),
    }[period.noun]
