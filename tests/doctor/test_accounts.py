"""Accounts that post, rehearse, wait, or lack a token."""

from datetime import datetime

import pytest
from msgspec.structs import replace

from postdesk import networks
from postdesk.doctor import examination
from postdesk.errors import SettingsError
from postdesk.log.workers import tokens
from postdesk.models import Account
from stage.life import Told


def test_an_account_that_posts_needs_its_token(looked, office):
    def connect(account, *_more):
        raise SettingsError(f"{account.name} needs a token: set POSTDESK_FEDI_TOKEN")

    office.house.accounts["fedi"] = replace(office.house.accounts["fedi"], rehearsal=False)
    assert looked("accounts", connect=connect)[0] == ("wrong", "fedi (mastodon) cannot post")
    assert looked("accounts", connect=lambda *_: Told())[0] == ("well", "fedi (mastodon) posts, with its token")


def test_tokens_that_the_desks_memory_keeps_are_tokens(looked, office):
    office.house.accounts.clear()
    office.house.accounts["page"] = Account("page", "threads")
    assert looked("accounts", connect=networks.connect)[0] == ("wrong", "page (threads) cannot post")
    tokens.begin_locked(office.log, "page", "locked")
    assert looked("accounts", connect=networks.connect)[0] == ("well", "page (threads) posts, with its token")


def test_each_account_says_how_it_publishes_and_which_waits(office, looked):
    with office.log.write() as connection:
        connection.exec_driver_sql("REPLACE INTO pace VALUES ('bsky', '2026-11-01', '2026-12-01', 0, '')")
        connection.exec_driver_sql(
            "REPLACE INTO pace VALUES ('fedi', '2026-12-01 09:00', '2026-12-01', 1, 'it is busy')"
        )
    assert looked("accounts") == [
        ("look", "fedi waits until 2026-12-01 10:00: it is busy"),
        ("well", "fedi (mastodon) rehearses, and posts nowhere"),
        ("well", "bsky (bluesky) rehearses, and posts nowhere"),
        ("well", "linkedin (linkedin) is published by hand, from reports/handoff/"),
    ]


@pytest.mark.parametrize(
    ("day", "version", "told"),
    [
        ("2027-07-16", None, []),
        (
            "2027-07-17",
            None,
            [("look", "page speaks version 202609 of LinkedIn's interface, which ends on 2027-09-15")],
        ),
        (
            "2027-09-16",
            None,
            [("wrong", "page speaks version 202609 of LinkedIn's interface, which ended on 2027-09-15")],
        ),
        ("2027-07-18", "202712", []),
        ("2027-07-18", "newest", []),
    ],
)
def test_the_end_of_a_version_is_told_two_months_before(office, day, version, told):
    own = {"id": "urn:li:organization:1", **({"version": version} if version else {})}
    office.house.accounts.clear()
    office.house.accounts["page"] = Account("page", "linkedin", own=own)
    office.house.accounts["desk"] = Account("desk", "linkedin", own=own, by_hand=True)
    now = datetime.fromisoformat(f"{day}T09:00:00+00:00")
    signs = examination.examine(office.house, lambda: now, connect=lambda *_: Told())
    assert [(str(sign.health), sign.says) for sign in signs if "version 20" in sign.says] == told
