"""The shelf of networks."""

from datetime import date

import pytest

from postdesk import networks
from postdesk.errors import SettingsError
from postdesk.models import Account, Severity
from postdesk.settings import House


@pytest.mark.parametrize("name", networks.NAMES)
def test_every_network_can_be_read(name):
    grammar = networks.grammar(name)
    assert grammar.network == name
    assert grammar.limits[0].name == "text"
    lengths = grammar.parse("Doors open at six.").lengths
    assert all(limit.unit in lengths for limit in grammar.limits if limit.name in {"text", "caption"})


@pytest.mark.parametrize("name", networks.NAMES)
def test_every_limit_says_where_it_comes_from(name):
    for limit in networks.grammar(name).limits:
        assert limit.number > 0
        assert limit.source
        assert limit.unit
        assert date(2026, 1, 1) <= limit.seen <= date(2026, 11, 22)


def test_linkedins_limit_is_an_error_though_only_others_tell_it():
    assert networks.grammar("linkedin").limits[0].severity is Severity.ERROR


def test_an_unknown_network_is_answered_with_the_nearest():
    with pytest.raises(SettingsError, match='there is no network "mastodn"; did you mean "mastodon"'):
        networks.grammar("mastodn")
    with pytest.raises(SettingsError, match="write one of x, mastodon"):
        networks.grammar("zzzzzz")


def test_an_account_may_have_rules_of_its_own(tmp_path):
    text = f"Doors https://example.org/{'a' * 300}"
    whole, short = Account("bsky", "bluesky"), Account("bsky", "bluesky", own={"shorten_links": True})
    assert networks.grammar_of(whole, tmp_path) is networks.grammar("bluesky")
    assert networks.grammar_of(whole, tmp_path).parse(text).lengths["graphemes"] == 326
    assert networks.grammar_of(short, tmp_path).parse(text).lengths["graphemes"] == 33


def test_only_rehearsal_can_be_called(tmp_path):
    house = House(root=tmp_path, name="Office", timezone="UTC")
    assert networks.connect(Account("page", "tiktok"), house, networks.only_looked_at) is None
    assert networks.connect(Account("stage", "rehearsal"), house, networks.only_looked_at) is not None
    assert networks.connect(Account("x", "x", rehearsal=True), house, networks.only_looked_at) is not None


def test_a_rehearsing_account_is_connected_under_its_own_name(tmp_path):
    house = House(tmp_path, "Country Office", "Europe/Podgorica")
    for account in (Account("try", "rehearsal"), Account("page", "linkedin", rehearsal=True)):
        network = networks.connect(account, house, networks.only_looked_at)
        assert network.simulated
        assert network.folder == tmp_path / ".postdesk" / "rehearsal" / f"{account.network}-{account.name}"


def test_an_account_posts_where_it_has_all_that_is_needed(tmp_path):
    house = House(tmp_path, "Country Office", "Europe/Podgorica")
    bsky = Account("bsky", "bluesky", own={"handle": "@office.test"})
    with pytest.raises(SettingsError, match=r"^bsky needs a token: set POSTDESK_BSKY_TOKEN$"):
        networks.connect(bsky, house, networks.only_looked_at)
    (tmp_path / ".env").write_text("POSTDESK_BSKY_TOKEN=app-pass\nPOSTDESK_FEDI_TOKEN=token\n")
    network = networks.connect(bsky, house, networks.only_looked_at)
    assert (network.wire.base, network.appview.base) == ("https://bsky.social", "https://public.api.bsky.app")
    assert network.sign_in.handle == "office.test"
    with pytest.raises(SettingsError, match=r'\[accounts.bsky\] has no handle: write handle = "office.example.org"'):
        networks.connect(Account("bsky", "bluesky"), house, networks.only_looked_at)
    assert networks.connect(Account("bsky", "bluesky", by_hand=True), house, networks.only_looked_at) is None
    fedi = networks.connect(
        Account("fedi", "mastodon", own={"server": "https://example.social"}), house, networks.only_looked_at
    )
    assert fedi.wire.name == "example.social"
    with pytest.raises(SettingsError, match=r'\[accounts.fedi\] has no server: write server = "https://'):
        networks.connect(Account("fedi", "mastodon"), house, networks.only_looked_at)


def test_the_hashtags_of_a_text_are_those_that_the_network_links():
    assert networks.hashtags_on("x", "#IOM, #2027 and #Welcome") == ["IOM", "Welcome"]
