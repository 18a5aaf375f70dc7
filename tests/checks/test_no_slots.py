from postdesk.checks import no_slots


def test_the_next_slot_of_an_account_that_has_none(remarks):
    """
    accounts: [fedi, x]
    text: Doors open at six.
    at: next
    """
    (remark,) = remarks(no_slots, slots={"x": ("Tue 10:00",)})
    assert remark.message == (
        'fedi has no weekly slots for "at: next": add fedi = ["Tue 10:00"] under [slots] in desk.toml, '
        "or give the post a date and time"
    )
    assert remark.place.line == 7


def test_a_post_with_a_time_of_its_own_needs_no_slot(said):
    """
    text: Врата се отварају у шест.
    at: 2026-12-18 09:00
    """
    assert said(no_slots, slots={}) == []
