from postdesk.checks.rules import same_moment
from postdesk.models import Account


def two_offices(house):
    return {"accounts": house.accounts | {"mission": Account("mission", "mastodon", own={"handle": "mission"})}}


def test_two_accounts_of_one_network_in_one_minute(remarks, house):
    """
    accounts: [fedi, mission]
    text: Врата су отворена.
    at: 2026-12-18 09:00
    """
    (remark,) = remarks(same_moment, **two_offices(house))
    assert remark.message == "mission says the same as fedi in the same minute"
    assert (remark.place.line, remark.of.account) == (7, "mission")


def test_other_words_another_time_the_next_slot_and_other_networks(said, house):
    """
    posts:
      - {id: a, accounts: [fedi, mission], at: "2026-12-18 09:00", text: Bonjour., mission: {text: Salut.}}
      - {id: b, accounts: [fedi], at: "2026-12-18 10:00", text: Dobar dan.}
      - {id: c, accounts: [mission], at: "2026-12-18 10:01", text: Dobar dan.}
      - {id: d, accounts: [fedi, mission], at: next, text: مرحبا.}
      - {id: e, accounts: [fedi, x, bsky], at: "2026-12-18 11:00", text: Good morning.}
    """
    assert said(same_moment, **two_offices(house)) == []


def test_one_account_a_network(said):
    """
    accounts: [fedi, x]
    text: Doors open at six.
    at: 2026-12-18 09:00
    """
    assert said(same_moment) == []
