from postdesk.checks.rules import bidi_control
from postdesk.models import Severity


def test_an_override_is_how_addresses_are_forged(remarks):
    """
    text: "Preuzmite \u202efdp.exe"
    """
    (remark,) = remarks(bidi_control)
    assert remark.message == "an invisible U+202E forces the order of letters: delete it"
    assert remark.severity is Severity.ERROR


def test_an_isolate_that_is_never_closed(remarks):
    """
    text: Good morning.
    thread: ["صباح \u2067الخير\\nيا \u2069جميعًا"]
    """
    (remark,) = remarks(bidi_control)
    assert remark.message == "an invisible isolate of direction is never closed: delete it, or close it"
    assert remark.place.line == 6


def test_marks_and_closed_pairs_are_good_typography(said):
    """
    text: "مع \u2068IOM\u2069 و\u200eUN\u200f و\u202aWHO\u202c"
    """
    assert said(bidi_control) == []
