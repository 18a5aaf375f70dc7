"""A token that ends is told of in time."""

from datetime import date, timedelta

import msgspec

from postdesk.accounts.overview import Listed, with_sign_in_ends
from postdesk.accounts.token_ends import ending
from postdesk.cli.accounts import _document
from postdesk.doctor import examination
from postdesk.log.workers import tokens
from postdesk.models import Way
from postdesk.worker.notices import Crier
from stage.life import NOON


def house(office, last):
    fedi = msgspec.structs.replace(office.house.accounts["fedi"], ends={"token": last})
    return msgspec.structs.replace(
        office.house, accounts={**office.house.accounts, "fedi": fedi}, notices=("json://a",)
    )


def test_two_weeks_before_its_end_and_when_it_is_over(office):
    last = date(2026, 12, 7)
    found = [
        [end.says.partition(":")[0] for end in ending(house(office, last), NOON + timedelta(days=days))]
        for days in (-1, 0, 14, 15)
    ]
    ends, ended = "the token of fedi ends on 2026-12-07", "the token of fedi ended on 2026-12-07"
    assert found == [[], [ends], [ends], [ended]]


def test_people_are_told_once_of_each(office, clock):
    took = []
    crier = Crier(
        house(office, date(2026, 11, 24)), office.log, clock, lambda _to, title, _text: took.append(title) or []
    )
    assert [crier.tell(), crier.tell()] == [1, 0]
    clock.forward(days=2)
    assert [crier.tell(), crier.tell()] == [1, 0]
    assert took[0].startswith(
        "Country Office: the token of fedi ends on 2026-11-24: sign in again with `postdesk accounts add fedi"
    )


def test_what_stands_in_the_environment_is_changed_there_and_told_of_once_by_all_workers(office, clock, monkeypatch):
    """One worker has the token in its environment, another reads it where `accounts add` keeps it."""
    desk, took = house(office, date(2026, 11, 24)), []
    crier = Crier(desk, office.log, clock, lambda _to, title, _text: took.append(title) or [])
    monkeypatch.setenv("POSTDESK_FEDI_TOKEN", "from the environment")
    assert crier.tell() == 1
    assert "make a new one, set POSTDESK_FEDI_TOKEN, and write its end as token_ends in desk.toml" in took[0]
    monkeypatch.delenv("POSTDESK_FEDI_TOKEN")
    assert crier.tell() == 0


def test_where_nobody_can_sign_in_the_variable_is_named(office):
    desk = house(office, date(2026, 11, 24))
    film = msgspec.structs.replace(desk.accounts["fedi"], name="film", network="youtube")
    (end,) = ending(msgspec.structs.replace(desk, accounts={"film": film}), NOON)
    assert "make a new one, set POSTDESK_FILM_TOKEN" in end.says


def test_and_once_more_in_its_last_three_days(office, clock):
    took = []
    crier = Crier(
        house(office, date(2026, 12, 7)), office.log, clock, lambda _to, title, _text: took.append(title) or []
    )
    told = [crier.tell()]
    for days in (5, 6, 1, 1):
        clock.forward(days=days)
        told.append(crier.tell())
    assert told == [1, 0, 1, 0, 0]
    assert took[0] == took[1]


def test_the_doctor_says_it_with_the_remedy(office, clock):
    signs = [sign for sign in examination.examine(house(office, date(2026, 11, 30)), clock) if "token of" in sign.says]
    assert [(sign.what, sign.says) for sign in signs] == [("accounts", "the token of fedi ends on 2026-11-30")]
    assert signs[0].remedy == "sign in again with `postdesk accounts add fedi --network mastodon`"


def test_a_sign_in_that_is_renewed_is_told_of_before_only_a_person_can(office, clock):
    tokens.begin_locked(office.log, "fedi", "locked", NOON + timedelta(days=14))
    desk = house(office, date(2026, 11, 24))
    assert list(ending(desk, NOON - timedelta(days=1), office.log)) == []
    for days, when in ((0, "ends"), (14, "ends"), (15, "ended")):
        (end,) = ending(desk, NOON + timedelta(days=days), office.log)
        assert end.account.name == "fedi"
        assert end.says == (
            f"the sign-in of fedi {when} on 2026-12-07: "
            "sign in again with `postdesk accounts add fedi --network mastodon`"
        )


def test_people_are_told_of_the_end_of_a_sign_in_twice_before_and_once_after(office, clock):
    took = []
    tokens.begin_locked(office.log, "fedi", "locked", NOON + timedelta(days=14))
    crier = Crier(
        house(office, date(2030, 1, 1)), office.log, clock, lambda _to, title, _text: took.append(title) or []
    )
    told = []
    for days in (0, 5, 6, 1, 3, 1, 1):
        clock.forward(days=days)
        told.append(crier.tell())
    assert told == [1, 0, 1, 0, 1, 0, 0]


def test_the_end_of_a_sign_in_shows_among_the_accounts(office):
    tokens.begin_locked(office.log, "fedi", "locked", NOON.replace(hour=23) + timedelta(days=14))
    (entry,) = with_sign_in_ends([Listed(office.house.accounts["fedi"], Way.POSTS)], office.log, office.house)
    assert entry.sign_in_ends == date(2026, 12, 8)
    assert _document(entry)["token_ends"] == "2026-12-08"
