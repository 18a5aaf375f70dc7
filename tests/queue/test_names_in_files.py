"""A new name that an officer takes back: of what waits, and of what is public and must not go out twice."""

import pytest

from postdesk.errors import PostdeskError
from stage.desks import DOORS, SPRING, TEA, states, write
from stage.life import Told, courier

GATES = "spring/gates@fedi"


def test_a_name_given_by_mistake_is_taken_back(office):
    """The files never said the new name."""
    office.queue.apply()
    office.queue.hold(["doors"], "the minister is ill")
    office.queue.rename("spring/doors", "spring/gates", "typo")
    (undone,) = office.queue.undo("gates", "no typo")
    assert (undone.what, undone.post.ref, undone.called) == ("rename", DOORS, GATES)
    assert states(office) == {DOORS: "held", TEA: "queued"}
    assert office.posts.history()[-1].why == "undo: rename: no typo"
    _, plan = office.queue.apply()
    assert [change.ref for change in plan.unchanged] == [DOORS, TEA]
    office.queue.undo("doors", "")
    assert states(office) == {DOORS: "queued", TEA: "queued"}


def test_all_names_of_a_campaign_are_taken_back_at_once(office):
    office.queue.apply()
    office.queue.rename("spring/", "summer/", "")
    assert set(states(office)) == {"summer/doors@fedi", "summer/tea@fedi"}
    undone = office.queue.undo("", "")
    assert {each.post.ref for each in undone} == {DOORS, TEA} == set(states(office))


def test_what_is_public_keeps_the_name_under_which_a_file_asks_for_it(office, clock):
    """Else the file's words, corrected since, would go out as a new post."""
    office.queue.apply()
    clock.forward(days=1)
    courier(office.log, Told(), clock).run_due()
    renamed = SPRING.replace("id: doors", "id: gates").replace("Doors open", "Gates open")
    write(office, spring=renamed)
    office.queue.rename("spring/doors", "spring/gates", "")
    for name in ("gates", ""):
        with pytest.raises(PostdeskError) as told:
            office.queue.undo(name, "")
        assert str(told.value) == (
            "campaigns/spring.yaml asks for spring/gates@fedi, so it keeps that name: change it to "
            "spring/doors@fedi there, then undo the renaming"
        )
    assert office.queue.plan()[1].added == ()
    write(office, spring=SPRING)
    office.queue.undo("gates", "")
    _, plan = office.queue.apply()
    assert (plan.added, DOORS in states(office)) == ((), True)


@pytest.mark.parametrize(
    "spring", ["", SPRING + "  - {", SPRING + "  - {id: gates, at: no}\n", SPRING + "  - {text: Gates.}\n"]
)
def test_a_file_that_cannot_be_read_whole_may_ask_for_the_name(office, spring):
    office.queue.apply()
    office.queue.rename("spring/doors", "spring/gates", "")
    write(office, spring=spring)
    with pytest.raises(PostdeskError, match=r"spring\.yaml cannot be read whole, and may ask for spring/gates"):
        office.queue.undo("gates", "")


def test_a_name_that_was_changed_once_more_or_is_another_post_stays(office):
    office.queue.apply()
    office.queue.rename("spring/doors", "spring/gates", "")
    write(office, spring=SPRING)
    office.queue.apply()
    assert set(states(office)) == {DOORS, TEA}
    with pytest.raises(PostdeskError, match="was renamed once more since: `postdesk rename` gives it any name"):
        office.queue.undo(DOORS, "")


def test_a_name_that_another_post_has_by_now_is_not_given_back(office):
    office.queue.apply()
    office.queue.rename("spring/doors", "spring/gates", "")
    write(office, spring=SPRING.replace("Doors open at six", "Doors open at seven, for all"))
    office.queue.apply()
    with pytest.raises(PostdeskError, match=f"{GATES} keeps its name: {DOORS} is another post by now"):
        office.queue.undo("gates", "")
