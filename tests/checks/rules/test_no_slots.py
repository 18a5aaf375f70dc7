from postdesk.checks.rules import no_slots


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


def test_a_post_without_any_time_is_told_where_it_begins(remarks):
    """
    accounts: [fedi]
    text: Врата се отварају у шест.
    """
    (remark,) = remarks(no_slots, slots={"fedi": ()})
    assert remark.message.startswith('fedi has no weekly slots for "at: next"')
    assert remark.place.line == 4


def test_an_account_with_slots_takes_the_next_one(said):
    """
    accounts: [fedi]
    text: Doors open at six.
    at: next
    """
    assert said(no_slots) == []


def test_a_post_that_has_its_time_needs_slots_on_none_of_its_accounts(said):
    """
    accounts: [fedi, x]
    text: Doors open at six.
    at: 2026-12-18 09:00
    """
    assert said(no_slots, slots={"x": ("Tue 10:00",)}) == []
