"""An account of X that pays for its posts is told before its money ends, month by month of X's bills."""

from msgspec.structs import replace

from postdesk.checks.rules import over_budget

WORDS = "and its monthly_limit is $0.25: raise it, take links out, or move posts"


def spending(house, limit, **more):
    own = {"handle": "office", "monthly_limit": limit, **more}
    return {"accounts": house.accounts | {"x": replace(house.accounts["x"], own=own)}}


def test_the_post_with_which_the_limit_is_passed_is_named(remarks, house):
    """
    accounts: [x, fedi]
    posts:
      - {id: a, at: "2026-12-01 09:00", text: "Upis je počeo: https://example.org/"}
      - {id: b, at: "2026-12-20 09:00", text: "Više na https://example.org/"}
      - {id: c, at: "2026-12-10 09:00", text: Врата су отворена.}
      - {id: d, at: "2026-12-31 23:00", text: Merci.}
      - {id: e, at: "2027-01-01 09:00", text: "https://example.org/"}
      - {id: f, at: next, text: "https://example.org/"}
    """
    (remark,) = remarks(over_budget, **spending(house, "0.25"))
    assert remark.message == f"the posts of x from 2026-12-01 to 2026-12-31 cost $0.43, {WORDS}"
    assert (remark.of.post, remark.of.account, remark.place.line) == ("story/b", "x", 5)


def test_a_month_begins_on_the_day_of_the_bill(said, house):
    """
    accounts: [x]
    posts:
      - {id: a, at: "2026-12-14 09:00", text: "https://example.org/"}
      - {id: b, at: "2026-12-15 09:00", text: "https://example.org/"}
      - {id: c, at: "2027-01-14 09:00", text: "https://example.org/"}
    """
    assert said(over_budget, **spending(house, "0.25", billing_day="15")) == [
        f"the posts of x from 2026-12-15 to 2027-01-14 cost $0.40, {WORDS}"
    ]
    assert said(over_budget, **spending(house, "0.40", billing_day="15")) == []


def test_without_a_limit_there_is_none(said):
    """
    accounts: [x]
    posts:
      - {id: a, at: "2026-12-14 09:00", text: "https://example.org/"}
    """
    assert said(over_budget) == []
