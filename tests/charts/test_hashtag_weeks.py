"""Which hashtags do we use, how steadily, and which have gone quiet?"""

from datetime import date

import msgspec
import pytest

from postdesk.charts import hashtag_weeks as chart
from postdesk.figures.period import Period
from postdesk.text.tags import Families
from stage.invented import MIDWEEK, ZONE, material, post


def tagged(day, *hashtags):
    return post(day, hashtags=hashtags)


def test_zeros_are_counted_too():
    rows = chart.rows(material(tagged(0, "IOM"), tagged(-7), post(-14)))
    assert len(rows) == 26
    assert [(row.week, row.posts, row.of) for row in rows[-3:]] == [
        (date(2026, 11, 2), 0, 1),
        (date(2026, 11, 9), 0, 1),
        (date(2026, 11, 16), 1, 1),
    ]


def test_a_week_that_has_not_begun_is_no_zero():
    november = material(tagged(0, "IOM"), now=MIDWEEK, period=Period.month("2026-11", ZONE))
    rows = chart.rows(november)
    assert rows[-1].week == date(2026, 11, 16)
    assert chart.unused(rows) == 0
    assert chart.subtitle(rows).startswith("Posts a week with each hashtag, 24 weeks (n = 1).")


def test_spellings_of_one_tag_are_one_line_in_the_most_used_spelling():
    rows = chart.rows(material(tagged(0, "iom", "IOM"), tagged(1, "Iom"), tagged(2, "ＩＯＭ"), tagged(3, "Iom")))
    assert {row.hashtag for row in rows} == {"#Iom"}
    assert chart.used(rows) == 4


def test_of_spellings_used_alike_the_one_a_screen_reader_reads_best():
    rows = chart.rows(material(tagged(0, "migrantsday"), tagged(1, "MigrantsDay")))
    assert {row.hashtag for row in rows} == {"#MigrantsDay"}


def test_a_tag_last_used_before_the_half_year_is_not_shown():
    assert chart.rows(material(tagged(-190, "Old"))) == []


def test_the_week_that_is_not_over_is_marked():
    rows = chart.rows(material(tagged(0, "IOM"), now=MIDWEEK))
    assert [row.week for row in rows if row.running] == [date(2026, 11, 16)]
    assert not any(row.running for row in chart.rows(material(tagged(0, "IOM"))))


def weeks(*posts):
    return [chart.Row("#UN80", date(2026, 11, 16), count, 10, running=False) for count in posts]


def gone(*posts):
    return [msgspec.structs.replace(week, state="dead") for week in weeks(*posts)]


def used(*posts):
    """A hashtag used so often in each of the last weeks, whose first use lies in the first of them."""
    first = 7 * (1 - len(posts))
    return [tagged(first + 7 * week, "UN80") for week, count in enumerate(posts) for _ in range(count)]


@pytest.mark.parametrize(
    ("posts", "quiet"),
    [
        ((3, 1, 0, 1, 0, 0, 0, 0), True),
        ((3, 1, 0, 1, 0, 0, 0), False),
        ((2, 1, 0, 1, 0, 0, 0, 0), False),
        ((3, 4, 2, 0, 0, 0, 0), False),
    ],
    ids=["used five times and not for four weeks", "three weeks", "used four times", "one event"],
)
def test_gone_quiet(posts, quiet):
    assert chart.quiet(chart.rows(material(*used(*posts)))) is quiet


def test_the_tag_of_an_event_that_was_used_long_before_is_none():
    stuff = material(*used(3, 4, 2, 0, 0, 0, 0))
    assert chart.quiet(chart.rows(msgspec.structs.replace(stuff, since={"un80": "2026-W03"})))


def test_the_title_says_the_leading_share_and_what_has_gone_quiet():
    assert chart.title([]) == "No hashtag was used in 26 weeks"
    assert chart.title(weeks(1, 2, 1)) == "#UN80 is on 13% of posts; no tag went quiet"
    assert chart.title(gone(3, 0, 0, 2, 0, 0, 0, 0)) == "#UN80 is on 6% of posts; 1 tag went quiet"


def test_that_no_tag_went_quiet_is_not_said_where_one_rests():
    seldom = material(tagged(0, "IOM"), tagged(0, "IOM"), tagged(-28, "UN80"))
    assert chart.title(chart.rows(seldom)) == "#IOM is on 67% of posts"
    lately = material(tagged(0, "IOM"), tagged(0, "IOM"), tagged(-21, "UN80"))
    assert chart.title(chart.rows(lately)) == "#IOM is on 67% of posts; no tag went quiet"


def test_how_to_read_it():
    assert chart.subtitle([]) == "Posts a week with each hashtag, 26 weeks (n = 0)."
    many = chart.rows(material(*(tagged(0, f"T{number}") for number in range(15))))
    assert chart.subtitle(many) == "Posts a week with each hashtag, 26 weeks (n = 15). Shown: the 14 most used of 15."


def test_a_number_behind_a_hashtag_is_explained_where_there_is_one():
    posts = [tagged(0, "MigrantsDay"), tagged(-7, "migrants_day"), tagged(0, "IOM")]
    families = Families(
        {"MigrantsDay": ("MigrantsDay", "migrants_day")}, {"migrantsday": "MigrantsDay", "migrants_day": "MigrantsDay"}
    )
    found = chart.rows(msgspec.structs.replace(material(*posts), families=families))
    assert chart.subtitle(found) == (
        "Posts a week with each hashtag, 26 weeks (n = 3). +1: another of its family counts with it."
    )


def test_the_picture_in_words():
    assert chart.alt(chart.rows(material(tagged(0, "IOM"), tagged(-7, "UN80"), tagged(-14, "ForMigrants")))) == (
        "#ForMigrants is on 33% of posts; no tag went quiet. #ForMigrants: 1 post, last used 2 weeks before. "
        "#IOM: 1 post, last used in the last week shown. #UN80: 1 post, last used 1 week before."
    )


def test_four_blues():
    assert [chart.strength(posts) for posts in (1, 2, 3, 4, 5, 99)] == [0, 1, 2, 2, 3, 3]
