"""A figure that a network gives no more is told in every form of a report, with the day and the reason."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from postdesk.log.readings import withheld
from postdesk.log.readings.recorded import NAMES, Counting, record
from postdesk.log.readings.withheld import AGE, REPLACED, SILENT, Stopped, note_withheld
from postdesk.models import Figures
from postdesk.report.contents import report, weekly
from postdesk.report.document import document
from postdesk.report.gathering import Gathered
from postdesk.report.given_no_more import no_more
from postdesk.report.markdown import markdown
from postdesk.report.page import page
from postdesk.report.paper import blocks
from postdesk.settings import House
from postdesk.words import say, speaking
from stage.invented import material, post
from stage.publishing import publication

SINCE = datetime(2026, 11, 24, 9, tzinfo=UTC)
UNDRAWN = b'<svg viewBox="0 0 9 9" width="9" height="9"></svg>'
STOPPED = (
    Stopped("x", "clicks", AGE, SINCE, 3),
    Stopped("facebook", "impressions", REPLACED, SINCE, 1),
    Stopped("threads", "views", SILENT, SINCE, 2),
)


@pytest.fixture
def house(tmp_path):
    return House(tmp_path, "Country Office", "Europe/Podgorica")


def made(house, *stopped):
    return report(Gathered(material(post(0, core=3)), stopped=stopped), house)


def test_each_reason_has_its_sentence(house):
    told = no_more(made(house, *STOPPED))
    assert [each.partition(", since ")[0] for each in told] == [
        "X: clicks are given no more (posts: 3)",
        "Facebook: impressions are given no more (posts: 1)",
        "Threads: views are given no more (posts: 2)",
    ]
    assert [each.rpartition(": ")[2] for each in told] == [
        "they are told of young posts only",
        "the network counts another figure now",
        "the network does not say why",
    ]
    assert all("24" in each.partition(", since ")[2] for each in told)


def test_it_stands_in_every_form(house):
    there = made(house, STOPPED[0])
    (sentence,) = no_more(there)
    names = {one.name for one in there.pictures} | {one.on_a_phone.name for one in there.pictures if one.on_a_phone}
    assert f"- {sentence}" in markdown(there)
    assert sentence in page(there, dict.fromkeys(names, UNDRAWN))
    assert any(sentence in block.get("items", ()) for block in blocks(there))
    (told,) = json.loads(document(there))["coverage"]["stopped"]
    assert (told["network"], told["figure"], told["why"], told["posts"]) == ("x", "clicks", "age", 3)
    assert no_more(made(house)) == json.loads(document(made(house)))["coverage"]["stopped"] == []


@pytest.mark.parametrize("figure", NAMES)
def test_every_figure_has_a_name_in_every_language(house, figure):
    there = made(house, Stopped("x", figure, SILENT, SINCE, 1))
    for language in ("de", "fr", "es", "ru", "sq", "sr-Latn", "ar"):
        with speaking(language):
            assert say("the network does not say why") in no_more(there)[0]
            assert "given no more" not in no_more(there)[0]


def test_a_week_tells_of_those_that_stopped_in_it(log, house):
    with log.write() as connection:
        of = publication(connection, "1", "x", SINCE - timedelta(days=3), "Doors open.", [])
        for day, figures in ((1, Figures(clicks=4)), (2, Figures())):
            reading = Counting(of, figures, SINCE + timedelta(days=day), "api")
            note_withheld(connection, [reading], lambda _reading, _figure: withheld.AGE)
            record(connection, [reading])
    now = SINCE + timedelta(days=11)
    assert [stop.figure for stop in weekly(log, house, "2026-W48", now).stopped] == ["clicks"]
    assert weekly(log, house, "2026-W49", now).stopped == ()
