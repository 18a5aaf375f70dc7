"""A thread and a content warning in the form of a post: each part is a field, and so long as it is on each account."""

import pytest

from stage.browsing import plain
from stage.desks import SPRING

DOORS = "/write/post/spring/doors"
THREAD = SPRING.replace(
    "    text: Doors open at six.\n",
    "    text: Doors open at six.\n    warning: Crowds\n    thread: [Bring a friend., {text: See the hall., media: [media/hall.jpg]}]\n",
)


@pytest.fixture
def spring(office):
    return office.house.campaigns / "spring.yaml"


def sent(browser, **changed):
    form = {
        name: values if name in {"part", "account", "file", "alt"} else values[-1]
        for name, values in browser.form(DOORS).items()
    }
    return form | changed


def test_each_part_is_a_field_and_one_more_waits(browser, spring):
    spring.write_text(THREAD)
    form = browser.form(DOORS)
    assert (form["part"], form["warning"]) == (["Bring a friend.", "See the hall.", ""], ["Crowds"])
    browser.send(DOORS, **sent(browser))
    assert spring.read_text() == THREAD


def test_what_is_written_into_a_part_is_that_part_in_the_file(browser, spring):
    spring.write_text(THREAD)
    browser.send(
        DOORS, **sent(browser, part=["Bring two friends.", "See the hall.", "And stay."], warning="Many people")
    )
    assert spring.read_text() == THREAD.replace("Crowds", "Many people").replace("a friend", "two friends").replace(
        "media: [media/hall.jpg]}]", "media: [media/hall.jpg]}, And stay.]"
    )


def test_a_part_that_is_emptied_goes_and_a_form_that_has_none_changes_none(browser, spring):
    spring.write_text(THREAD)
    browser.send(DOORS, **{name: value for name, value in sent(browser, text="Open.").items() if name != "part"})
    assert "Bring a friend." in spring.read_text()
    browser.send(DOORS, **sent(browser, part=["", "See the hall.", ""]))
    assert "Bring a friend." not in spring.read_text()
    assert "media/hall.jpg" in spring.read_text()
    browser.send(DOORS, **sent(browser, part=["", "", ""], warning=""))
    assert "thread" not in spring.read_text()
    assert "warning" not in spring.read_text()


def test_a_part_of_pictures_alone_stays(browser, spring):
    alone = THREAD.replace("{text: See the hall., media:", "{media:")
    spring.write_text(alone)
    browser.send(DOORS, **sent(browser))
    assert spring.read_text() == alone


def test_every_part_is_counted_while_it_is_written(browser, spring):
    told = browser.send("/write/look/spring", 200, **sent(browser, part=["One more.", ""]))
    assert "part 1" in plain(told.text)
    assert "part 2" in plain(told.text)


def test_a_part_that_somebody_changed_meanwhile_is_shown_beside_mine(browser, spring):
    spring.write_text(THREAD)
    mine = sent(browser, part=["Mine.", "See the hall.", ""])
    spring.write_text(THREAD.replace("Bring a friend.", "Theirs."))
    told = plain(browser.send(DOORS, 409, **mine).text)
    assert "Mine." in told
    assert "In the file now: Theirs." in told


def test_markup_in_a_part_is_words(browser, spring):
    loud = "</textarea><script>alert(1)</script>{{ 7 * 7 }}"
    answer = browser.send(DOORS, 200, **sent(browser, part=[loud], warning=loud, only="look"))
    assert "<script>alert" not in answer.text
    assert "49" not in answer.text.partition("alert(1)")[2][:40]
