from datetime import timedelta
from pathlib import Path

import pytest
from msgspec import structs

from postdesk.figures.hashtags import TagPair, tag_pairs, tag_uses, wilson
from postdesk.figures.material import Material
from postdesk.figures.period import Period
from postdesk.log.readings.facts import Published
from postdesk.moments.weeks import back
from postdesk.report.hashtags import chart, look
from postdesk.settings import House
from postdesk.text.tags import camel, identity
from stage.publishing import MONDAY, PODGORICA, publication

HOUSE = House(Path(), "Office", PODGORICA)
WEEKS = back("2026-W47", 12)
DAY = timedelta(days=1)


def tag(*uses, since=WEEKS[0], spellings=(("IOM", 1),), posts=100):
    """The one hashtag of the weeks that are given as (weeks ago, posts)."""
    written = [spelling for spelling, count in spellings for _ in range(count)]
    when = [MONDAY - ago * 7 * DAY for ago, count in uses for _ in range(count)]
    own = [
        Published("x", "office", at, "", hashtags=(written[number % len(written)],)) for number, at in enumerate(when)
    ]
    bare = [Published("x", "office", MONDAY, "")] * (posts - len(own))
    period = Period.week(WEEKS[-1], PODGORICA)
    stuff = Material(period, MONDAY + DAY, tuple(own + bare), since={identity(written[0]): since})
    (found,) = tag_uses(stuff, len(WEEKS))
    return found


def test_weeks_without_a_post_are_noughts_since_all_our_posts_are_known():
    found = tag((0, 2), (2, 1))
    assert found.weekly == (None,) * 9 + (1, 0, 2)


@pytest.mark.parametrize(
    ("uses", "since", "state"),
    [
        ([(4, 2), (9, 3)], WEEKS[0], "dead"),
        ([(3, 2), (9, 3)], WEEKS[0], "in use"),
        ([(4, 1), (9, 3)], WEEKS[0], "in use"),
        ([(6, 3), (8, 3)], WEEKS[3], "event"),
        ([(6, 3), (8, 3)], "2025-W47", "dead"),
    ],
)
def test_dead_tags_but_not_those_of_events(uses, since, state):
    assert tag(*uses, since=since).state == state


@pytest.mark.parametrize(("count", "of", "state"), [(11, 20, "over-used"), (10, 20, "in use"), (11, 19, "in use")])
def test_over_used_tags(count, of, state):
    assert tag((0, count), posts=of).state == state


@pytest.mark.parametrize(
    ("spellings", "name"),
    [
        ([("safemigration", 3), ("SafeMigration", 2)], "safemigration"),
        ([("SAFEMIGRATION", 2), ("safemigration", 2), ("SafeMigration", 2)], "SafeMigration"),
    ],
)
def test_the_most_used_spelling_is_shown_and_of_equals_the_one_in_camel_case(spellings, name):
    count = sum(posts for _, posts in spellings)
    assert tag((0, count), spellings=spellings).name == name


def test_camel_case_in_every_script_that_has_capitals():
    assert [camel(word) for word in ("SafeMigration", "СигурнаМиграција", "IOM", "الهجرة_الآمنة")] == [
        True,
        True,
        False,
        False,
    ]


def test_a_share_with_its_interval():
    # Newcombe 1998, table I: 81 of 263 and 0 of 20 by Wilson's method.
    share, none = wilson(81, 263), wilson(0, 20)
    assert (round(share.low, 4), round(share.high, 4)) == (0.2553, 0.3662)
    assert (round(none.low, 4), round(none.high, 4)) == (0.0, 0.1611)


def test_pairs_that_meet_often_enough():
    posts = [Published("x", "office", MONDAY, "", hashtags=("IOM", "Safe", "iom"))] * 3 + [
        Published("x", "office", MONDAY, "", hashtags=("IOM", "Rare"))
    ] * 2
    assert tag_pairs([*posts, Published("x", "office", MONDAY, "")]) == (TagPair("IOM", "Safe", 3, 6 * 3 / (5 * 3)),)


def test_the_hashtags_of_a_desk(log):
    with log.write() as connection:
        publication(connection, "1", tags=("IOM", "Safe"))
        publication(connection, "2", network="linkedin", tags=("iom",))
        publication(connection, "3", tags=(), at=MONDAY - 7 * DAY)
        publication(connection, "4", tags=("IOM",), at=MONDAY - 70 * DAY)
    found = look(log, HOUSE, MONDAY + DAY, 2)
    assert (found.weeks, found.posts) == (("2026-W46", "2026-W47"), 3)
    assert [(tag.name, tag.posts, tag.networks, tag.since) for tag in found.tags] == [
        ("IOM", 2, ("linkedin", "x"), "2026-W37"),
        ("Safe", 1, ("x",), "2026-W47"),
    ]


def test_no_posts_at_all(log):
    assert look(log, HOUSE, MONDAY, 1).tags == ()


def test_the_picture(log):
    with log.write() as connection:
        publication(connection)
    assert chart(log, HOUSE, MONDAY, "svg").startswith(b"<?xml")


DAYS = {"MigrantsDay": ("ДанМиграната", "migrants_day")}


def test_a_family_is_counted_once_a_post_and_shows_its_members(log):
    with log.write() as connection:
        publication(connection, "1", tags=("MigrantsDay", "ДанМиграната", "IOM"))
        publication(connection, "2", network="linkedin", tags=("ДанМиграната", "IOM"))
        publication(connection, "3", tags=("migrantsday", "IOM"), at=MONDAY - 7 * DAY)
        publication(connection, "4", tags=("migrants_day",), at=MONDAY - 70 * DAY)
    found = look(log, structs.replace(HOUSE, hashtag_families=DAYS), MONDAY + DAY, 2)
    first = found.tags[1]
    assert (first.name, first.posts, first.weekly, first.since) == ("MigrantsDay", 3, (1, 2), "2026-W37")
    assert first.members == (("MigrantsDay", 2), ("ДанМиграната", 2), ("migrants_day", 0))
    assert found.pairs == (TagPair("IOM", "MigrantsDay", 3, 1.0),)
    assert found.families == ()
    alone = look(log, HOUSE, MONDAY + DAY, 2)
    assert [(tag.name, tag.posts) for tag in alone.tags] == [("IOM", 3), ("MigrantsDay", 2), ("ДанМиграната", 2)]
