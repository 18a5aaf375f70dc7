from postdesk.checks.rules import seen_by_all


def test_what_is_for_followers_only_would_be_public_elsewhere(remarks):
    """
    accounts: [fedi, bsky]
    text: For those who follow us.
    visibility: private
    """
    (remark,) = remarks(seen_by_all)
    assert remark.message == "everybody would see this private post there: leave the account out"
    assert remark.place.line == 7


def test_what_is_for_everybody_goes_everywhere(said):
    """
    accounts: [fedi, bsky]
    text: For all.
    visibility: public
    """
    assert said(seen_by_all) == []
