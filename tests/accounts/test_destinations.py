"""To which hosts secrets go: what was kept first counts, whatever desk.toml says later, until a person says otherwise."""

from contextlib import ExitStack
from functools import partial

import pytest

from postdesk.accounts.destinations import (
    account_destination,
    bare_host,
    desk_destinations,
    forget_destination,
    hold_account,
    hold_destination,
    mail_destination,
    move_destinations,
    moved_accounts,
    notice_destinations,
    see_destination,
)
from postdesk.errors import SettingsError
from postdesk.log import open_log
from postdesk.log.workers.destinations import begin_destinations, kept_destinations
from postdesk.models import Account
from postdesk.settings import House
from postdesk.settings.mail import Mail
from stage.at_once import at_once
from stage.life import NOON

OURS = "https://example.social"


def fedi(server=OURS, name="fedi"):
    return Account(name, "mastodon", own={"server": server})


def house(tmp_path, *accounts, **more):
    return House(tmp_path, "Office", "UTC", accounts={each.name: each for each in accounts}, **more)


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://Example.social", OURS),
        ("https://example.social:443", OURS),
        ("https://example.social/api/v1", OURS),
        ("https://example.social:8443", "https://example.social:8443"),
        ("http://127.0.0.1:4711", "http://127.0.0.1"),
        ("http://localhost:4711", "http://localhost"),
        ("http://[::1]:4711", "http://[::1]"),
        ("https://127.0.0.1:4711", "https://127.0.0.1:4711"),
        ("https://example.social:4430", "https://example.social:4430"),
        ("", ""),
    ],
)
def test_what_tells_one_host_from_another(address, host):
    assert bare_host(address) == host


def test_the_same_server_in_other_words_is_the_same(log):
    hold_destination(log, account_destination(fedi()), NOON)
    hold_destination(log, account_destination(fedi("https://EXAMPLE.social:443")), NOON)
    with pytest.raises(SettingsError, match=r"server is https://example.social:8443 now"):
        hold_destination(log, account_destination(fedi("https://example.social:8443")), NOON)


def test_a_networks_own_host_may_be_written_out_and_left_out(log):
    plain = Account("bsky", "bluesky", own={"handle": "office.test"})
    said = Account("bsky", "bluesky", own={"handle": "office.test", "server": "https://bsky.social/"})
    other = Account("bsky", "bluesky", own={"handle": "office.test", "server": "https://pds.example"})
    hold_destination(log, account_destination(plain), NOON)
    hold_destination(log, account_destination(said), NOON)
    with pytest.raises(SettingsError, match=r"server is https://pds.example now, and .* for https://bsky.social,"):
        see_destination(log, account_destination(other))
    assert account_destination(plain).told.startswith("https://bsky.social, https://public.api.bsky.app")


def test_an_account_that_is_on_another_network_now_sends_nothing(log):
    hold_destination(log, account_destination(fedi()), NOON)
    other = Account("fedi", "telegram", own={"id": "@office"})
    with pytest.raises(
        SettingsError, match=r"\[accounts.fedi\] network is telegram now, and its secrets are for mastodon"
    ):
        hold_destination(log, account_destination(other), NOON)


def test_a_secret_under_the_name_of_another_account_goes_where_it_was_given_for(log):
    """FEDI has the variables of fedi; and fedi-client's token would be that of an app."""
    hold_destination(log, account_destination(fedi()), NOON)
    for name in ("FEDI", "Fedi"):
        with pytest.raises(SettingsError, match=r"its secrets are for https://example.social"):
            hold_destination(log, account_destination(fedi("https://elsewhere.example", name)), NOON)
    hold_destination(log, account_destination(Account("x", "x")), NOON)
    api_key = Account("x_api", "x")  # POSTDESK_X_API_KEY is a secret of x, and the account x_api has others
    assert not set(account_destination(api_key).secrets) & set(account_destination(Account("x", "x")).secrets)
    with pytest.raises(SettingsError, match=r"network is linkedin now, and its secrets are for x"):
        hold_destination(log, account_destination(Account("X", "linkedin", own={"id": "urn:li:organization:1"})), NOON)


def test_of_two_machines_that_use_a_secret_first_at_once_one_says_where_it_goes(place):
    ours, theirs = account_destination(fedi()), account_destination(fedi("https://elsewhere.example"))
    with open_log(place) as one, open_log(place) as other:
        assert kept_destinations(one, ours.secrets) == kept_destinations(other, theirs.secrets) == {}
        begin_destinations(one, ours.secrets, ours.to, NOON)
        kept = begin_destinations(other, theirs.secrets, theirs.to, NOON)
        assert kept == dict.fromkeys(theirs.secrets, ours.to)
        with pytest.raises(SettingsError, match=r"its secrets are for https://example.social"):
            hold_destination(other, theirs, NOON)


def lets(log, destination):
    """Whether secrets may go where desk.toml leads."""
    try:
        hold_destination(log, destination, NOON)
    except SettingsError:
        return False
    return True


def test_of_workers_that_use_a_secret_first_at_the_same_moment_those_of_one_host_may(place):
    """Four workers, of which two have a desk.toml that leads elsewhere."""
    wanted = [account_destination(fedi(server)) for server in (OURS, "https://elsewhere.example") * 2]
    with ExitStack() as opened:
        logs = [opened.enter_context(open_log(place)) for _ in wanted]
        may = at_once(*(partial(lets, *each) for each in zip(logs, wanted, strict=True)))
        kept = kept_destinations(logs[0], wanted[0].secrets)
    assert may in ([True, False] * 2, [False, True] * 2)
    assert kept == dict.fromkeys(wanted[0].secrets, wanted[may.index(True)].to)


def test_while_a_person_says_that_the_office_has_moved_no_worker_goes_where_the_secrets_are_not_for(place, tmp_path):
    """One worker still has the desk.toml of before, and one has the new one."""
    moved = "https://new.example"
    before, after = account_destination(fedi()), account_destination(fedi(moved))
    with open_log(place) as one, open_log(place) as other, open_log(place) as hers:
        assert lets(one, before)
        old, new, said = at_once(
            lambda: [lets(one, before) for _ in range(20)],
            lambda: [lets(other, after) for _ in range(20)],
            lambda: move_destinations(hers, house(tmp_path, fedi(moved)), "fedi", NOON),
        )
        assert old == sorted(old, reverse=True)  # until it is said, and never again
        assert new == sorted(new)
        assert [each.name for each in said] == ["fedi"]
        assert (lets(one, before), lets(other, after)) == (False, True)


def test_a_secret_that_a_network_declares_later_goes_where_the_others_do(log):
    wanted = account_destination(fedi())
    begin_destinations(log, wanted.secrets[:1], wanted.to, NOON)
    hold_destination(log, wanted, NOON)
    assert set(kept_destinations(log, wanted.secrets)) == set(wanted.secrets)


def test_only_looking_keeps_nothing(log, tmp_path):
    see_destination(log, account_destination(fedi()))
    assert moved_accounts(log, [fedi()]) == {}
    assert kept_destinations(log, account_destination(fedi()).secrets) == {}
    hold_account(log, house(tmp_path, fedi()), fedi(), NOON)
    moved = moved_accounts(log, [fedi("https://elsewhere.example"), Account("stage", "rehearsal")])
    assert list(moved) == ["fedi"]


def test_a_post_of_before_leads_to_the_server_of_before(log, tmp_path):
    desk = house(tmp_path, fedi("https://new.example"))
    hold_account(log, desk, fedi("https://new.example"), NOON)
    with pytest.raises(SettingsError, match=r"this was queued for https://example.social, and the secrets of fedi are"):
        hold_account(log, desk, fedi(), NOON)
    with pytest.raises(SettingsError, match=r"this was queued for https://example.social"):
        hold_account(log, house(tmp_path), fedi(), NOON)


def test_an_account_that_is_off_the_desk_may_come_back_elsewhere(log):
    hold_destination(log, account_destination(fedi()), NOON)
    forget_destination(log, fedi())
    hold_destination(log, account_destination(fedi("https://new.example")), NOON)
    assert moved_accounts(log, [fedi()]).keys() == {"fedi"}


def test_mail_without_a_name_has_no_password_to_lose():
    assert list(mail_destination(None)) == list(mail_destination(Mail("smtp.example.org", "a@example.org"))) == []
    (wanted,) = mail_destination(Mail("SMTP.example.org", "a@example.org", 465, "tls", "desk"))
    assert (wanted.secrets, wanted.told) == (("POSTDESK_MAIL_PASSWORD",), "smtp.example.org")


def test_each_variable_of_notices_goes_to_its_addresses(tmp_path):
    to = ("json://one.example/${A}", "json://two.example/${A}/${B}", "json://three.example/plain")
    found = list(desk_destinations(house(tmp_path, notices=to)))
    assert found == list(notice_destinations(house(tmp_path, notices=to)))
    assert [(each.secrets, each.told) for each in found] == [
        (("A",), "json://one.example/${A} json://two.example/${A}/${B}"),
        (("B",), "json://two.example/${A}/${B}"),
    ]


def test_an_account_that_a_person_publishes_on_has_no_secrets_to_hold(tmp_path):
    by_hand = Account("page", "linkedin", by_hand=True)
    assert [each.name for each in desk_destinations(house(tmp_path, by_hand, fedi()))] == ["fedi"]


def test_what_has_no_host_of_its_own_is_told_by_its_network():
    assert account_destination(Account("page", "tiktok")).told == "TikTok"
