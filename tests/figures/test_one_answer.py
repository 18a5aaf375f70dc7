"""Every surface is asked the same, and has one answer: pictures, sentences, tables, `hashtags`, JSON."""

import json
import re
from pathlib import Path

import pytest
from msgspec import structs

from postdesk.charts import against_plan, against_usual, campaign_tags, hashtag_lift, hashtag_weeks
from postdesk.charts.picture import picture
from postdesk.cli import hashtag_views, hashtags
from postdesk.figures.advice import quiet_tags
from postdesk.figures.calendar import calendar_days
from postdesk.models.life import NEEDS_A_PERSON
from postdesk.report import document
from postdesk.report.contents import report
from postdesk.report.gathering import Gathered
from postdesk.report.hashtags import looked_at
from postdesk.report.tables import network_table, page_one
from postdesk.settings import House
from postdesk.text.tags import families
from stage.invented import MIDWEEK, NAMES, ZONE, intent, material, post

HOUSE = House(Path(), "Office", ZONE)
EVENT, OLD, HOUSE_TAG = "CultureDay", "SpringFair", "IOM"


def office():
    """Half a year in which X finds ten times its usual in the last week.

    #CultureDay was used early in the year, before these weeks, and then five times in two of them; #SpringFair five
    times in two weeks only, never before.
    """
    usual = [
        post(
            -7 * week + day, core=20.4 + week / 10 + day, hashtags=(HOUSE_TAG, "iom")[: 1 + (week == 9)], campaign="day"
        )
        for week in range(1, 20)
        for day in range(3)
    ]
    late = [
        post(day, core=300 + day, hashtags=("iom", "Winter"), campaign="day", ref=f"day/p{day}@x") for day in (0, 1, 2)
    ]
    quiet = [post(-7 * week, "linkedin", 9, hashtags=(EVENT,), hour=hour) for week in (6, 7) for hour in (8, 9, 10)]
    event = [post(-7 * week, "linkedin", 9, hashtags=(OLD,), hour=hour) for week in (6, 7) for hour in (11, 12, 13)]
    plan = [
        *(intent(f"p{day}", day) for day in (0, 1, 2)),
        intent("q", 5, "queued"), intent("h", 6, "held"), intent("s", 1, "held"), intent("u", 2, "unknown"),
        intent("m", 1, "missed"), intent("f", 1, "failed"), intent("o", 2, "handed-over"), intent("c", 4, "cancelled"),
    ]  # fmt: skip
    posts = sorted([*usual, *late, *quiet, *event], key=lambda one: one.published)
    since = {"cultureday": "2026-W03", "springfair": "2026-W40"}
    return structs.replace(material(*posts, intended=plan, now=MIDWEEK), since=since, families=families({}))


@pytest.fixture(scope="module")
def stuff():
    return office()


@pytest.fixture(scope="module")
def made(stuff):
    needs = tuple(one for one in stuff.intended if one.state in NEEDS_A_PERSON)
    return report(Gathered(stuff, needs), HOUSE)


@pytest.fixture(scope="module")
def told(made):
    """The report as JSON."""
    return json.loads(document(made))


@pytest.fixture(scope="module")
def seen(stuff):
    """What `hashtags` shows."""
    return looked_at(stuff)


def chart(made, name):
    return next(one for one in made.pictures if one.name == name)


def row(made, name, column, value):
    """The rows of a picture's table in which a column has a value."""
    columns, rows = chart(made, name).table
    return [dict(zip(columns, own, strict=True)) for own in rows if own[columns.index(column)] == value]


def use(seen, key):
    return next(tag for tag in seen.tags if tag.tag == key)


def numbers(text):
    return [int(number) for number in re.findall(r"\d+", text)]


def test_which_hashtags_have_gone_quiet(stuff, made, seen):
    rows = hashtag_weeks.by_tag(chart(made, "hashtag-weeks").rows)
    assert [name for name, own in rows.items() if hashtag_weeks.quiet(own)] == [f"#{EVENT}"]
    assert quiet_tags(stuff) == [f"#{EVENT}"]
    assert [tag.name for tag in seen.tags if tag.state == "dead"] == [EVENT]
    assert f"Bring back or retire #{EVENT}: not used for 4 weeks or more." in [one.text for one in made.actions]
    assert chart(made, "hashtag-weeks").title.endswith("1 tag went quiet")
    few = looked_at(stuff, 8)
    assert [tag.name for tag in few.tags if tag.state == "dead"] == [EVENT]


def test_which_hashtags_were_of_an_event(seen):
    assert [tag.name for tag in seen.tags if tag.state == "event"] == [OLD]
    assert [hashtags.line(tag, 60)[-1] for tag in seen.tags if tag.name == OLD] == ["event"]


def test_what_a_hashtag_is_called(stuff, made, seen):
    """#IOM on 57 posts and #iom on the last three: the report looks at the last weeks, and calls it what it is."""
    assert use(seen, "iom").name == HOUSE_TAG
    assert {name for name in hashtag_weeks.by_tag(chart(made, "hashtag-weeks").rows) if name.casefold() == "#iom"} == {
        "#IOM"
    }
    assert f"#{HOUSE_TAG}" in {one.tag for one in campaign_tags.rows(stuff)}
    assert f"#{HOUSE_TAG}" in {one.tag for one in seen.campaigns}
    assert f"#{HOUSE_TAG}" in {one.hashtag for one in seen.lift}


def test_on_how_many_posts_a_hashtag_stands(made, seen):
    shown = sum(one["posts"] or 0 for one in row(made, "hashtag-weeks", "hashtag", "#IOM"))
    assert use(seen, "iom").posts == sum(count or 0 for count in use(seen, "iom").weekly) == shown == 60
    assert int(hashtags.line(use(seen, "iom"), 60)[1]) == shown


def test_its_share_of_all_posts(made, seen):
    share = round(100 * use(seen, "iom").share.value)
    assert numbers(chart(made, "hashtag-weeks").title)[0] == share == round(100 * 60 / 72)
    assert hashtags.line(use(seen, "iom"), 60)[3].startswith(f"{share}% (")


def test_what_a_hashtag_goes_with(stuff, seen):
    """The picture of a month, `hashtags --lift`, and the line of `hashtags`."""
    drawn = picture(hashtag_lift, stuff)
    assert list(drawn.rows) == list(seen.lift)
    first = seen.lift[0]
    assert hashtag_lift.said(first) in drawn.alt
    assert next(hashtag_views.lift_cells(seen.lift))[4] == first.effect


def test_what_is_usual_for_a_post(stuff, made, told):
    """Twelve weeks of three posts: the quartiles of what they had, to the last digit."""
    band = against_usual.band_of([one for one in chart(made, "against-usual").rows if one.network == "X"])
    (own,) = [one for one in made.networks if one.network == "x"]
    assert own.usual == band
    assert [one["usual"] for one in told["networks"] if one["network"] == "x"] == [[band.low, band.high]]
    words = f"usual {band.low:.0f} to {band.high:.0f}"
    assert words in made.headline.text
    assert words in chart(made, "against-usual").alt
    assert words in made.findings[1].text.replace("(usual", "usual")


def test_what_the_period_had_in_the_middle(made, told):
    (own,) = [one for one in made.networks if one.network == "x"]
    assert own.median == 301
    assert "median engagements 301 on 3 posts" in made.headline.text
    assert "median 301 (n = 3)" in chart(made, "against-usual").alt
    assert [line[2] for line in network_table(made)[1] if line[0] == "X"] == ["301 (on 3 of 3)"]
    assert [one["median"] for one in told["networks"]] == [301]


def test_which_networks_are_clearly_above(made, told):
    assert made.headline.text.startswith("X is clearly above its usual")
    assert chart(made, "against-usual").title == "X is clearly above its usual"
    assert [one["outcome"] for one in told["networks"]] == ["above"]
    assert {one["outcome"] for one in row(made, "against-usual", "network", "X")} == {"above"}


def test_how_many_posts_went_out_and_of_how_many(stuff, made, told):
    plan = against_plan.rows(stuff)
    assert sum(one.published for one in plan) == sum(one.published for one in calendar_days(stuff) if one.inside) == 3
    assert made.findings[0].text == "3 posts, on X; 11 were planned."
    assert page_one(made)[1][0][1:3] == ("3", "planned: 11")
    assert chart(made, "against-plan").title.startswith("Published: 3 of 11 planned posts")
    assert (told["numbers"][0]["value"], told["coverage"]["posts"]) == (3, 3)


def test_how_many_wait_for_a_person(stuff, made, told):
    assert sum(one.waiting for one in against_plan.rows(stuff)) == len(made.needs) == len(told["needs_you"]) == 4
    assert "4 need you" in chart(made, "against-plan").title
    assert [one["state"] for one in told["needs_you"]] == ["unknown", "handed-over", "failed", "missed"]


def test_how_many_are_to_come(stuff, made):
    """One queued, two on hold."""
    assert sum(one.to_come for one in against_plan.rows(stuff)) == 3
    assert sum(one.to_come for one in calendar_days(stuff)) == 3
    assert "Still to come: 3." in chart(made, "calendar").alt
    assert "to come: 3" in chart(made, "against-plan").alt


def test_every_network_has_one_name(stuff, made):
    assert {one.name for one in made.networks} == {NAMES["x"]}
    assert {one.network for one in against_plan.rows(stuff)} == {NAMES["x"]}
