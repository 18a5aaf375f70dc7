"""Open pages are told that something changed: once for each change, by a stream that stays alive."""

import asyncio
import re
from threading import Event

import pytest

from postdesk.errors import PostdeskError
from postdesk.web.app import ServedSite
from postdesk.web.live import Watcher
from postdesk.web.office import ServedDesk
from stage.browsing import Browser


def heard(look, count, every=0.01, **more):
    """Return the first messages of a stream, and how many streams are left once it is closed and the watcher ended."""

    async def listen():
        watcher = Watcher(look, every, **more)
        stream = watcher.stream()
        found = [await anext(stream)]  # the state before anything is looked for
        watcher.start()
        found += [await anext(stream) for _ in range(count - 1)]
        await stream.aclose()
        other = watcher.stream()
        assert (await anext(other)).startswith("retry: 1000\nevent: at\n")
        watcher.stop()
        found += [said async for said in other if "changed" not in said]
        return found

    return asyncio.run(asyncio.wait_for(listen(), 20))


def test_each_change_is_told_and_the_end_ends_the_stream():
    numbers = iter(range(1_000_000))
    assert heard(lambda: next(numbers), 3) == [
        "retry: 1000\nevent: at\ndata: 0\n\n",
        "event: changed\ndata: 1\n\n",
        "event: changed\ndata: 2\n\n",
    ]


def test_a_page_says_which_state_it_shows_and_what_a_form_is_answered_with_says_none(office):
    browser = Browser(office).enter()
    shown = re.search(r'<body data-at="([0-9a-f]{8}-0)"', browser.ask("GET", "/write/campaign/spring/new").text)
    assert shown
    again = browser.send(
        "/write/campaign/spring/new", 200, **{**browser.form("/write/campaign/spring/new"), "only": "look"}
    )
    assert "data-at" not in again.text
    other = Browser(office).enter().ask("GET", "/hold-all").text
    assert "data-at" in other
    assert shown[1] not in other


def test_a_page_that_is_left_open_over_night_is_out_of_date_once_it_is_another_day_at_the_office(office, clock):
    site = ServedSite(ServedDesk(office))
    evening = site._look()
    clock.forward(minutes=1)
    assert site._look() == evening
    clock.forward(hours=24)
    assert site._look() != evening


def test_a_stream_on_which_nothing_happens_says_that_it_is_alive():
    assert heard(lambda: "the same", 3, beat=0.01) == [
        "retry: 1000\nevent: at\ndata: 0\n\n",
        ": still here\n\n",
        ": still here\n\n",
    ]


def test_a_memory_that_cannot_be_read_is_looked_at_again():
    answers = iter([1, PostdeskError("busy"), PostdeskError("busy"), 1])

    def look():
        answer = next(answers, 1)
        if isinstance(answer, PostdeskError):
            raise answer
        return answer

    assert heard(look, 3)[1:] == ["event: changed\ndata: 1\n\n", "event: changed\ndata: 2\n\n"]


def test_what_a_glance_shows_is_looked_at_long_before_its_time():
    glances, looks = iter([1, 1, 2]), iter(["as it was", "written"])
    assert heard(lambda: next(looks, "written"), 2, every=10_000, glance=lambda: next(glances, 2))[1:] == [
        "event: changed\ndata: 1\n\n"
    ]


def test_a_browser_that_does_not_read_is_not_waited_for():
    async def deaf():
        watcher = Watcher(lambda: 0)
        stream = watcher.stream()
        await anext(stream)
        waiting = asyncio.ensure_future(anext(stream))
        await asyncio.sleep(0)
        for number in range(100):
            watcher._wake(str(number))
        return await waiting

    assert asyncio.run(deaf()) == "event: changed\ndata: 0\n\n"


def test_the_end_wakes_a_stream_that_waits():
    async def ended():
        watcher = Watcher(lambda: 0)
        stream = watcher.stream()
        await anext(stream)
        waiting = asyncio.ensure_future(anext(stream, "over"))
        await asyncio.sleep(0)
        watcher.stop()
        return await waiting

    assert asyncio.run(ended()) == "over"


def test_a_change_seen_when_the_page_has_ended_is_told_to_nobody():
    numbers, both = iter(range(1_000_000)), Event()

    def look():
        number = next(numbers)
        if number > 2:  # it goes on after the first change that nobody hears
            both.set()
        return number

    watcher = Watcher(look, 0.01)

    async def begin():
        watcher.start()

    asyncio.run(begin())
    assert both.wait(20)
    watcher.stop()


def test_a_page_that_trips_over_what_another_program_wrote_says_so_and_a_fault_of_ours_is_none_of_the_memorys(office):
    site = ServedSite(ServedDesk(office))

    def fault():
        raise ValueError("ours, or the file's")

    with pytest.raises(ValueError, match="ours, or the file's"):
        site._spoken(fault)
    with office.log.write() as connection:
        connection.exec_driver_sql("INSERT INTO hold VALUES ('desk', 'soon', 'Ana', '')")
    answer = site._spoken(fault)
    assert (answer.status_code, b"hold, row 1, the column since is" in answer.body) == (500, True)
