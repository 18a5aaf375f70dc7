"""A desk small enough to be reckoned by hand: nine posts on three networks in two weeks, every figure of its report.

All is worked out here, on paper, from the definitions that the report prints; nothing is copied from what the code says.
Reactions + comments + shares make the engagements; "at 7" is the figure at seven days.

    week 46      counted at an age of                                     engagements at 7          link clicks at 7
    a  X         5 days: 8 + 1 + 1, 2 clicks; 9 days: 16 + 2 + 2, 6;      (10 + 20) / 2 = 15        (2 + 6) / 2 = 4
                 14 days: 30 + 5 + 5, 11
    b  X         10 days, an export: 7 + 1 + 1                            9, the first after        not given
    c  Mastodon  7 days: 4 + 2 + 0                                        6                         not given
    d  LinkedIn  never                                                    nobody knows              nobody knows
    week 47
    e  X         6 days: 15 + 3 + 2, 3 clicks; 8 days: 24 + 3 + 3, 5      (20 + 30) / 2 = 25        (3 + 5) / 2 = 4
    f  X         7 days: 5 reactions, 1 share, no word of comments; 2     not given                 2
    g  Mastodon  6 days: 5 + 1 + 1                                        7 so far                  not given
    h  LinkedIn  5 days: 10 + 2 + 0, 8 clicks, 300 people                 12 so far                 8 so far
    i  X, reply  4 days: 2 + 0 + 0, 0 clicks                              2 so far                  0 so far
"""

from datetime import UTC, datetime, timedelta
from math import sqrt
from pathlib import Path

import pytest
from msgspec.structs import replace

from postdesk.figures.campaigns import CampaignFigures
from postdesk.figures.numbers import Basis, Number
from postdesk.log.readings.recorded import Counting, record
from postdesk.models import Account, Figures
from postdesk.report import printed, weekly
from postdesk.report.contents import of_campaign
from postdesk.report.hashtags import look
from postdesk.report.tables import campaign_table, lines, network_table, not_given, page_one
from postdesk.report.wording import figure_note, standout_why
from postdesk.settings import House
from stage.publishing import publication

ACCOUNTS = {name: Account(name, name) for name in ("x", "mastodon", "linkedin")}
HOUSE = House(Path(), "Tiny Office", "Europe/Podgorica", accounts=ACCOUNTS)
MONDAY_46, MONDAY_47 = datetime(2026, 11, 9, 9, tzinfo=UTC), datetime(2026, 11, 16, 9, tzinfo=UTC)
NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)  # Wednesday of week 48


def counted(*core, clicks=None, reach=None):
    return Figures(*core, clicks=clicks, reach=reach)


POSTS = [
    ("a", MONDAY_46, "x", "spring", "en", "#Welcome", [
        (5, counted(8, 1, 1, clicks=2)), (9, counted(16, 2, 2, clicks=6)), (14, counted(30, 5, 5, clicks=11)),
    ]),
    ("b", MONDAY_46 + timedelta(days=1), "x", "", "en", "#Welcome #IOM", [(10, counted(7, 1, 1))]),
    ("c", MONDAY_46 + timedelta(days=2), "mastodon", "spring", "en", "#welcome", [(7, counted(4, 2, 0))]),
    ("d", MONDAY_46 + timedelta(days=3), "linkedin", "winter", "fr", "#IOM", []),
    ("e", MONDAY_47, "x", "spring", "en", "#Welcome", [
        (6, counted(15, 3, 2, clicks=3)), (8, counted(24, 3, 3, clicks=5)),
    ]),
    ("f", MONDAY_47 + timedelta(days=1), "x", "winter", "fr", "", [(7, counted(5, None, 1, clicks=2))]),
    ("g", MONDAY_47 + timedelta(days=2), "mastodon", "spring", "en", "#Welcome", [(6, counted(5, 1, 1))]),
    ("h", MONDAY_47 + timedelta(days=3), "linkedin", "winter", "fr", "#IOM", [
        (5, counted(10, 2, 0, clicks=8, reach=300)),
    ]),
    ("i", MONDAY_47 + timedelta(days=4), "x", "", "", "", [(4, counted(2, 0, 0, clicks=0))]),
]  # fmt: skip


@pytest.fixture
def tiny(log):
    """The desk's log."""
    with log.write() as connection:
        for name, at, network, campaign, language, tags, counts in POSTS:
            said = {"campaign": campaign, "language": language, "reply": name == "i", "text": f"Post {name}. {tags}"}
            own = [tag.lstrip("#") for tag in tags.split()]
            of = publication(connection, name, network, at, tags=own, **said)
            for age, figures in counts:
                source = "export" if name == "b" else "api"
                record(connection, [Counting(of, figures, at + timedelta(days=age), source)])
    return log


@pytest.fixture
def made(tiny):
    """The report of week 47."""
    return weekly(tiny, HOUSE, "2026-W47", NOW)


def test_page_one(made):
    """Engagements: 25 + 7 + 12 + 2 = 46 on e, g, h, i, of which g, h, i are younger. Clicks: 4 + 2 + 8 + 0 = 14 on e,
    f, h, i, of which h and i are younger. One week before is too few to call anything usual."""
    unknown = "usual range not known yet"
    assert page_one(made)[1] == [
        ("posts published", "5", "–", unknown),
        (
            "engagements at seven days",
            "46",
            "on 4 of 5 posts; 3 of them younger, counted so far",
            unknown,
        ),
        (
            "link clicks at seven days",
            "14",
            "on 4 of 5 posts; 2 of them younger, counted so far",
            unknown,
        ),
        ("reach on LinkedIn at seven days, median", "300", "on 1 of 1 post", "–"),
    ]
    assert not_given(made) == (
        "Engagements at seven days: not given for posts on X; link clicks at seven days: not given for posts on Mastodon; "
        "reach: not given for posts on X, Mastodon."
    )


def test_the_sentences_of_page_one(made):
    """No network has three posts with figures, so nothing is tested; the languages are English and French."""
    assert made.headline.strength == "none"
    assert made.headline.text == "5 posts, on 3 networks, in 2 languages."
    assert [one.text for one in made.findings] == [
        "Too few posts with figures, or too short a history, to say whether this week is usual.",
    ]


def test_the_networks(made):
    """X: the median is e's 25 alone, f being unknown and i a reply; clicks 4 + 2 + 0 = 6 on all three."""
    assert network_table(made)[1] == [
        ("X", "3", "25 (on 1 of 3)", "too few", "6 (on 3 of 3)", "–"),
        ("LinkedIn", "1", "12 (on 1 of 1)", "too few", "8 (on 1 of 1)", "300 (on 1 of 1)"),
        ("Mastodon", "1", "7 (on 1 of 1)", "too few", "–", "–"),
    ]


def test_the_campaigns(made):
    """Spring: e + g = 25 + 7 = 32, clicks of e alone. Winter: h's 12, f being unknown, and clicks 2 + 8 = 10."""
    assert made.campaigns == (
        CampaignFigures("spring", 2, ("Mastodon", "X"), ("en",), 32, 2, 4, 1, None, 0),
        CampaignFigures("winter", 2, ("LinkedIn", "X"), ("fr",), 12, 1, 10, 2, (300, 300), 1),
        CampaignFigures("", 1, ("X",), ("",), 2, 1, 0, 1, None, 0),
    )
    assert campaign_table(made)[1][1:] == [
        ("winter", "2", "LinkedIn, X", "French", "12 (on 1 of 2)", "10 (on 2 of 2)", "300 (on 1 of 2)"),
        ("no campaign", "1", "X", "not stated", "2 (on 1 of 1)", "0 (on 1 of 1)", "–"),
    ]


def test_coverage(made):
    """Of five posts f has no sum; g, h and i were counted at 6, 5 and 4 days; postdesk made none of them."""
    assert made.coverage == Basis(posts=5, counted=4, still_rising=3, simulated=0, imported=5)


def test_the_best_and_the_one_to_learn_from(made):
    """Against the median before, both plus one: X before is 15 and 9, in the middle 12. e: 26 / 13 = 2; g: 8 / 7; h has
    only itself: 1. Of a, b, c and e, which are seven days old, b is lowest: 10 / 13; c is 7 / 7 and a 16 / 13."""
    assert (made.best.post.remote_id, standout_why(made.best, "X")) == (
        "e",
        "25 engagements on X (median of 2 posts before: 12)",
    )
    assert (made.learn.post.remote_id, standout_why(made.learn, "X")) == (
        "b",
        (
            "9 engagements on X (median of 2 posts before: 12); "
            "of the week before, since this week's are too young to judge"
        ),
    )


def test_the_table_of_posts_has_what_was_counted_last(made):
    """Reactions, comments, shares, engagements, clicks, reach, and the age: e's are those of eight days."""
    shown = {post.remote_id: (*(cell.shown for cell in line.cells), line.counted) for line, post in
             zip(lines(made), made.posts, strict=True)}  # fmt: skip
    assert shown == {
        "e": ("24", "3", "3", "30", "5", "–", "8 days old"),
        "f": ("5", "–", "1", "–", "2", "–", "7 days old"),
        "g": ("5", "1", "1", "7", "–", "–", "6 days old"),
        "h": ("10", "2", "0", "12", "8", "300", "5 days old"),
        "i": ("2", "0", "0", "2", "0", "–", "4 days old"),
    }


def test_the_chart_of_posts_against_usual_shows_the_same_values(made):
    """Every post with figures that is no reply, of both weeks; nothing at a newer count."""
    columns, rows = next(one.table for one in made.pictures if one.name == "against-usual")
    at = columns.index("network"), columns.index("engagements")
    assert sorted((row[at[0]], row[at[1]]) for row in rows) == [
        ("LinkedIn", 12), ("Mastodon", 6), ("Mastodon", 7), ("X", 9), ("X", 15), ("X", 25),
    ]  # fmt: skip


def test_the_week_before(tiny):
    """Week 46: 15 + 9 + 6 = 30 on three of four; clicks a's 4; the median on X is the middle of 9 and 15."""
    before = weekly(tiny, HOUSE, "2026-W46", NOW)
    assert [(one.value, figure_note(one)) for one in before.numbers] == [
        (4, ""),
        (30, "on 3 of 4 posts"),
        (4, "on 1 of 4 posts"),
    ]
    assert [(one.name, one.median, one.median_on) for one in before.networks] == [
        ("X", 12, 2), ("LinkedIn", None, 0), ("Mastodon", 6, 1),
    ]  # fmt: skip


def test_the_hashtags(tiny):
    """#Welcome on a, b, c, e and g, once in small letters; #IOM on b, d and h; together on b alone, which says nothing.

    Wilson's interval of 5 of 9 at z = 1.96: (5 + 1.92 ± 1.96 · √(5 · 4 / 9 + 0.96)) / (9 + 3.84).
    """
    found = look(tiny, HOUSE, NOW, weeks=3)
    welcome, iom = found.tags
    assert (found.posts, found.weeks) == (9, ("2026-W46", "2026-W47", "2026-W48"))
    assert (welcome.name, welcome.posts, welcome.weekly) == ("Welcome", 5, (3, 2, 0))
    assert welcome.spellings == (("Welcome", 4), ("welcome", 1))
    assert (iom.name, iom.posts, iom.weekly, iom.networks) == ("IOM", 3, (2, 1, 0), ("linkedin", "x"))
    assert found.pairs == ()
    half = 1.96 * sqrt(20 / 9 + 0.9604)
    bounds = (6.9208 - half) / 12.8416, (6.9208 + half) / 12.8416
    assert (welcome.share.low, welcome.share.high) == pytest.approx(bounds, abs=1e-4)


def test_which_posts_carry_their_campaigns_hashtag(tiny):
    """Spring: a, c, e and g all say #Welcome. Winter: d and h say #IOM, f says nothing; b and i have no campaign."""
    spring, winter = look(tiny, HOUSE, NOW, weeks=3).campaigns
    assert (spring.campaign, spring.tag, spring.posts, spring.carrying) == ("spring", "#Welcome", 4, 4)
    assert (winter.campaign, winter.tag, winter.posts, winter.carrying) == ("winter", "#IOM", 3, 2)
    assert [one.published for one in (*spring.without, *winter.without)] == [MONDAY_47 + timedelta(days=1)]


@pytest.mark.parametrize("format", ["html", "md"])
def test_what_a_figure_rests_on_stands_beside_it_on_every_page(made, format):
    page = " ".join(printed(made, format).replace('<span class="quiet">', "").split())
    assert "on 4 of 5 posts; 3 of them younger, counted so far" in page
    assert "25 (on 1 of 3)" in page
    assert "10 (on 2 of 2)" in page
    assert "4 of 5 posts have figures" in page


def test_a_figure_of_a_week_without_posts_rests_on_nothing():
    assert figure_note(Number("core", None)) == ""
    assert figure_note(Number("core", 5, posts=2, on=1)) == "on 1 of 2 posts"


def test_a_campaigns_report_does_not_say_that_nothing_was_posted_beside_it(log):
    """Another campaign's posts of its days, and those since, are in no figure of it; Mastodon had none at all."""
    old = MONDAY_46 - timedelta(days=40)
    posts = [
        ("1", "x", old, ""), ("2", "mastodon", old, ""), ("3", "linkedin", old, ""),
        ("4", "linkedin", MONDAY_46, "winter"), ("5", "x", MONDAY_46 + timedelta(hours=3), "spring"),
    ]  # fmt: skip
    with log.write() as connection:
        for name, network, at, campaign in posts:
            publication(connection, name, network, at, campaign=campaign)
    trial = replace(HOUSE, accounts=ACCOUNTS | {"trial": Account("trial", "rehearsal")})  # nobody reads there
    report = of_campaign(log, trial, "winter", NOW)
    assert [post.network for post in report.posts] == ["linkedin"]
    assert [one.text for one in report.actions] == ["Post on Mastodon: nothing for 14 days, and nothing is planned."]
    with log.write() as connection:
        publication(connection, "6", "mastodon", NOW - timedelta(days=1), campaign="spring")
    assert of_campaign(log, HOUSE, "winter", NOW).actions == ()
