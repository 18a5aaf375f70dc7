"""Accounts that post, rehearse, wait, or lack a token."""

from msgspec.structs import replace

from postdesk.errors import SettingsError
from stage.life import Told


def test_an_account_that_posts_needs_its_token(looked, office):
    def connect(account, _house):
        raise SettingsError(f"{account.name} needs a token: set POSTDESK_FEDI_TOKEN")

    office.house.accounts["fedi"] = replace(office.house.accounts["fedi"], rehearsal=False)
    assert looked("accounts", connect=connect)[0] == ("wrong", "fedi (mastodon) cannot post")
    assert looked("accounts", connect=lambda *_: Told())[0] == ("well", "fedi (mastodon) posts, with its token")


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
