"""Hashtags that may be one to a reader are confirmed on the page, in desk.toml, and taken back there."""

import re

import pytest

from postdesk.desk import Desk
from stage.browsing import Browser
from stage.colleagues import EVE, PEOPLE
from stage.desks import lay

TAGGED = """\
campaign: fair
accounts: [fedi]
hashtags: []
posts:
  - {id: one, at: 2026-11-24 09:00, text: "Doors open. #SpringFair"}
  - {id: two, at: 2026-11-24 11:00, text: "Tea is ready. #spring_fair"}
  - {id: three, at: 2026-11-25 09:00, text: "Thank you all. #SpringFair"}
  - {id: four, at: 2026-11-25 10:00, text: "See you in May. #SpríngFair"}
"""


@pytest.fixture
def desk(desk, clock):
    """A desk that has published four posts, with a hashtag in three ways."""
    lay(desk.house.root, fair=TAGGED)
    desk.queue.apply()
    for hours in (20, 3, 21, 1):
        clock.forward(hours=hours)
        desk.publishing.publish_due()
    return desk


def settings(desk):
    return (desk.house.campaigns / "desk.toml").read_text(encoding="utf-8")


def counted(browser):
    """How often each hashtag stands in the table of the page, by its name."""
    page = browser.ask("GET", "/hashtags").text
    return dict(re.findall(r'<tr><th scope="row"><bdi>#(\w+)</bdi>.*?</th><td>(\d+)</td>', page, re.DOTALL))


def test_hashtags_that_are_ticked_count_as_one_until_that_is_taken_back(browser, desk):
    before = settings(desk)
    page = browser.page("/hashtags")
    assert "Perhaps one to a reader" in page
    assert counted(browser) == {"SpringFair": "2", "spring_fair": "1", "SpríngFair": "1", "SpringTogether": "1"}
    browser.send("/hashtags", tag=["SpringFair", "spring_fair"])
    assert settings(desk) == f'{before}\n[hashtags.families]\nSpringFair = ["spring_fair"]\n'
    assert "#SpringFair, #spring_fair count as one from now on." in browser.page("/hashtags")
    assert counted(browser) == {"SpringFair": "3", "SpríngFair": "1", "SpringTogether": "1"}
    browser.send("/hashtags", tag=["SpringFair", "SpríngFair"])
    assert settings(desk).endswith('SpringFair = ["spring_fair", "SpríngFair"]\n')
    said = browser.ask("GET", "/hashtags").text
    assert "Perhaps one to a reader" not in said
    (edit,) = re.findall(r'name="edit" value="(\w+)"', said)
    browser.do("take-back", edit=edit)
    assert settings(desk).endswith('SpringFair = ["spring_fair"]\n')


def test_one_hashtag_alone_is_refused_and_nothing_is_written(browser, desk):
    before = settings(desk)
    answer = browser.send("/hashtags", 409, tag="SpringFair")
    assert "tick at least two hashtags: nothing was written" in answer.text
    assert settings(desk) == before


def test_whoever_reads_sees_them_and_confirms_nothing(desk):
    (desk.house.campaigns / "desk.toml").write_text(settings(desk) + PEOPLE, encoding="utf-8")
    eve = Browser(Desk.open(desk.house.root, desk.now)).enter(EVE)
    assert "Perhaps one to a reader" in eve.page("/hashtags")
    assert "Count as one" not in eve.page("/hashtags")
    before = settings(desk)
    eve.send("/hashtags", 403, tag=["SpringFair", "spring_fair"])
    assert settings(desk) == before
