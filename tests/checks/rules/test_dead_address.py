from postdesk.checks.rules import dead_address


def test_an_address_that_nobody_can_click(remarks):
    """
    accounts: [instagram]
    text: "Read https://example.org/a?utm_source=b and https://example.org/c"
    thread: ["Doors open at six."]
    """
    (remark,) = remarks(dead_address)
    assert remark.message == "https://example.org/a cannot be clicked there: say where to find it"
    assert remark.place.line == 6


def test_the_link_of_the_post(remarks):
    """
    accounts: [instagram]
    text: Doors open at six.
    link: https://example.org/a
    """
    (remark,) = remarks(dead_address)
    assert remark.place.line == 7


def test_where_it_can_be_clicked(said):
    """
    accounts: [x, linkedin, facebook, threads]
    text: "Read https://example.org/a"
    """
    assert said(dead_address) == []


def test_a_post_without_an_address(said):
    """
    accounts: [instagram]
    text: Doors open at six.
    """
    assert said(dead_address) == []
