"""Invented posts, plans and weeks for the tests of charts and reports: the office is in Podgorica, the week is 2026-W47."""

import random
from datetime import UTC, datetime, timedelta

from postdesk.figures.material import Material, Verdict
from postdesk.figures.period import Period
from postdesk.log.readings.facts import Intended, PostCount, Published
from postdesk.models import Figures

ZONE = "Europe/Podgorica"
WEEK = Period.week("2026-W47", ZONE)  # 16 to 22 November
AFTER = datetime(2026, 11, 24, 12, tzinfo=UTC)
MIDWEEK = datetime(2026, 11, 18, 12, tzinfo=UTC)
NAMES = {"linkedin": "LinkedIn", "x": "X", "mastodon": "Mastodon", "instagram": "Instagram", "bluesky": "Bluesky"}


def at(day, hour=9):
    """An instant: `day` counts from the week's Monday, negative days lie before it."""
    return WEEK.begin + timedelta(days=day, hours=hour)


def post(day, network="x", core=None, hour=9, **said):
    """A publication; `core` engagements as reactions, or no figures at all."""
    figures = Figures() if core is None else Figures(reactions=core, comments=0, shares=0)
    when = at(day, hour)
    said = {
        "account": network,
        "text": "Doors open at six.",
        "figures": figures,
        "as_of": None if core is None else when + timedelta(days=8),
        **said,
    }
    return Published(network=network, published=when, **said)


def intent(draft, day, state="published", network="x", queued=-3, since=None, **said):
    """A post of the queue."""
    said = {"campaign": "day", "account": network, **said}
    return Intended(
        ref=f"day/{draft}@{network}",
        network=network,
        due=at(day),
        state=state,
        queued=at(queued),
        since=at(day if since is None else since),
        **said,
    )


def material(*posts, intended=(), now=AFTER, period=WEEK, verdicts=None, counts=None):
    """What the charts of the week are drawn from; `counts` are ages with engagements, clicks and reach then."""
    aged = {of: tuple(PostCount(*one) for one in own) for of, own in (counts or {}).items()}
    return Material(period, now, tuple(posts), tuple(intended), verdicts or {}, NAMES, aged)


def verdict(network, outcome):
    """What the rank-sum rule found."""
    return Verdict(network, outcome, 5, 40)


LONG = "прилагођавање_младих_радника_у_заједници_домаћина"
TAGS = [
    "IOM",
    "MigrantsDay",
    "ForMigrants",
    "МиграцијаСДостојанством",
    "الهجرة_الآمنة",
    "移民",
    LONG,
    "🎁Gifts",
    "UN80",
]
CAMPAIGNS = ["migrants-day-2026", "обука-младих", "campagne-de-retour-volontaire-assisté-2026", "حملة-الشتاء", ""]
LANGUAGES = ["en", "en", "sr-Cyrl", "cnr", "fr", "ar", ""]


def busy(number, now=MIDWEEK, simulated=False):
    """An office with so many posts in half a year, in every script, with a plan for the week."""
    dice = random.Random(number)
    posts = []
    for index in range(number):
        network = dice.choice(list(NAMES))
        said = {
            "campaign": dice.choice(CAMPAIGNS),
            "language": dice.choice(LANGUAGES),
            "hashtags": tuple(dict.fromkeys(dice.choices(TAGS, k=dice.randint(0, 3)))),
            "ref": f"day/{index}@{network}",
            "simulated": simulated,
            "remote_id": str(index),
        }
        posts.append(post(2 - int(170 * dice.random() ** 2), network, int(dice.lognormvariate(3, 1)), **said))
    states = ("published", "queued", "missed", "unknown", "held", "cancelled")
    intended = [
        intent(f"p{index}", index % 9, states[index % len(states)], dice.choice(list(NAMES)))
        for index in range(number // 10)
    ]
    verdicts = {
        "x": verdict("x", "above"),
        "linkedin": verdict("linkedin", "below"),
        "mastodon": verdict("mastodon", "still rising"),
    }
    counts = {(one.network, one.remote_id): grown(one.figures.core) for one in posts}
    posts.sort(key=lambda one: one.published)
    return material(*posts, intended=intended, now=now, verdicts=verdicts, counts=counts)


def grown(core):
    """Daily counts of a post that has half of its engagements after two days."""
    return tuple((float(age), int(core * age / (age + 2))) for age in range(1, 31))
