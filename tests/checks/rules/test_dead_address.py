import pytest

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


def test_an_address_without_its_scheme_cannot_be_clicked_either(remarks):
    """
    accounts: [instagram]
    text: "Read more at www.example.org/hall."
    """
    (remark,) = remarks(dead_address)
    assert remark.message == "www.example.org/hall cannot be clicked there: say where to find it"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Read more at WWW.example.org.", ["WWW.example.org"]),
        ("Read more (example.org/hall).", ["example.org/hall"]),
        ("Читайте на www.пример.рф/новости сегодня", ["www.пример.рф/новости"]),
        ("Více na Example.ORG/dveře, v šest", ["Example.ORG/dveře"]),
        ("example.org/a, then https://example.org/d", ["example.org/a", "https://example.org/d"]),
        ("https://example.org/?to=www.example.net/d", ["https://example.org/?to=www.example.net/d"]),
    ],
)
def test_addresses_as_people_write_them(text, found):
    assert dead_address.addresses(text) == found


@pytest.mark.parametrize(
    "text", ["We are example.org", "and/or", "Ask ana@example.org/x", "U.S./Mexico", "24.12./25.12.", "Mr.Smith/Jones"]
)
def test_what_leads_nowhere_is_no_address(text):
    assert dead_address.addresses(text) == []
