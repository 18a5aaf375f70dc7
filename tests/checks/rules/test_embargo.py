from postdesk.checks.rules import embargo


def test_a_post_before_its_embargo(remarks):
    """
    text: Izvještaj je objavljen.
    at: 2026-12-18 09:00
    embargo: 2026-12-18 10:00
    """
    (remark,) = remarks(embargo)
    assert remark.message == "2026-12-18 09:00 is before the embargo ends (2026-12-18 10:00)"
    assert remark.place.line == 6


def test_a_post_without_a_time_of_its_own(said):
    """
    text: Le rapport est publié.
    at: next
    embargo: 2026-12-18 10:00
    """
    assert said(embargo) == ["the embargo ends 2026-12-18 10:00: give the post a time after it"]


def test_a_post_after_it(said):
    """
    text: Извјештај је објављен.
    at: 2026-12-18 10:00
    embargo: 2026-12-18 10:00
    """
    assert said(embargo) == []


def test_a_note_for_colleagues(remarks):
    """
    text: "EMBARGOED  until 18 December: the report is out."
    thread: ["محظور النشر حتى الجمعة"]
    """
    first, second = remarks(embargo)
    assert (
        first.message == '"EMBARGOED until" is a note for colleagues: take it out, and write "embargo:" with its moment'
    )
    assert (first.severity.value, second.place.line) == ("warning", 6)
