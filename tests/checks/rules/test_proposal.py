from postdesk.checks.rules import proposal


def test_a_proposal_waits_until_a_person_takes_the_line_away(remarks):
    """
    text: Doors open at six.
    proposal: release.txt:24
    """
    found = remarks(proposal)
    assert [remark.message for remark in found] == [
        "it is a proposal from release.txt:24: read it there, then delete this line to accept it"
    ]
    assert [remark.place.line for remark in found] == [6]


def test_an_empty_line_is_still_there(said):
    """
    text: Doors open at six.
    proposal:
    """
    assert said(proposal) == ["it is a proposal from its source: read it there, then delete this line to accept it"]


def test_what_was_accepted_or_never_proposed(said):
    """
    text: Doors open at six.
    """
    assert said(proposal) == []
