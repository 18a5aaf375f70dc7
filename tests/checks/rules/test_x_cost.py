from msgspec.structs import replace

from postdesk.checks.rules import x_cost


def test_a_link_costs(remarks):
    """
    accounts: [x]
    text: Upis je počeo.
    thread: ["Više na https://example.org/upis"]
    link: https://example.org/
    """
    (remark,) = remarks(x_cost)
    assert remark.message == "costs $0.40 on X because of its links; without any $0.03"
    assert remark.place.line == 8


def test_a_link_in_the_text(remarks):
    """
    accounts: [x]
    text: "Les inscriptions : https://example.org/"
    thread: [Merci.]
    """
    (remark,) = remarks(x_cost)
    assert remark.message == "costs $0.215 on X because of its links; without any $0.03"
    assert remark.place.line == 6


def test_what_costs_no_more(said, house):
    """
    accounts: [x, fedi]
    text: "Упис је почео."
    fedi: {text: "https://example.org/"}
    """
    assert said(x_cost) == []


def test_by_hand_costs_nothing(said, house):
    """
    accounts: [x]
    text: "التسجيل https://example.org/"
    """
    assert said(x_cost, accounts=house.accounts | {"x": replace(house.accounts["x"], by_hand=True)}) == []


def test_a_rehearsal_costs_nothing(said, house):
    """
    accounts: [x]
    text: "See https://example.org/"
    """
    assert said(x_cost, accounts=house.accounts | {"x": replace(house.accounts["x"], rehearsal=True)}) == []
