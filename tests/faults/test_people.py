"""Whatever people do to files, settings, memory and clock, in whatever order: nothing is public twice, late, or lost."""

import contextlib

import pytest
from hypothesis import Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from faults.dying import much
from faults.office import KINDS, Sea, Trusting
from faults.people import Doubled, People
from stage.unwatched import unwatched

FIND = (Phase.generate,)
"""That something is found is enough; its shortest story is not looked for."""


@pytest.fixture(scope="module")
def sea():
    """The servers, and where each is."""
    with contextlib.ExitStack() as stack:
        there = Sea()
        with unwatched():
            urls = {kind: stack.enter_context(there.servers[kind].serve()).url for kind in KINDS}
        yield there, urls


def test_whatever_people_do_nothing_is_public_twice_late_or_lost(request, sea, dead):
    with unwatched():
        run_state_machine_as_test(lambda: People(*sea, dead), settings=much(request, 20, 30))


# ── It would be seen ────────────────────────────────────────────────────────────────────────────────────────


def renamed_and_sent(people):
    """The name of a campaign is corrected after its post is out."""
    people.begin()
    people.work("due", "", "", "keyed")
    people.rename(0, "campaign", "queue")
    people.work("due", "", "", "keyed")
    people.work("due", "", "", "keyed")


def lost_and_looked_for(people):
    """An answer is lost at a server whose list shows a post late."""
    people.begin(lags=100)
    people.work("due", "lost after", "", "asked")
    people.work(61, "", "", "asked")
    people.work(61, "", "", "asked")


@pytest.mark.parametrize(
    ("story", "seam"),
    [(renamed_and_sent, {"forgetful": True}), (lost_and_looked_for, {"wall": Trusting})],
    ids=["without the identity check", "without the look-up's caution"],
)
def test_a_double_is_seen_where_a_guard_is_switched_off(request, sea, dead, story, seam):
    """In a story that is told on purpose; with `--long` the machine finds one by itself."""
    with contextlib.closing(People(*sea, dead)) as careful:
        story(careful)
        careful.nothing_is_public_twice()
    with contextlib.closing(People(*sea, dead, **seam)) as careless:
        story(careless)
        with pytest.raises(Doubled):
            careless.nothing_is_public_twice()
    if request.config.getoption("--long"):
        with pytest.raises(Doubled):
            run_state_machine_as_test(
                lambda: People(*sea, dead, **seam), settings=settings(much(request, 20, 30), phases=FIND)
            )
