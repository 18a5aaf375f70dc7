"""What an account may say: the keys of its own network, secrets by their names, and nothing that leads elsewhere."""

from datetime import date

import pytest

from postdesk.errors import SettingsError
from postdesk.models import AccountKey, Facts, KeyKind, Secret
from postdesk.networks import SHELF
from postdesk.settings import load
from postdesk.settings.accounts import COMMON

KEYED = Facts(
    name="keyed",
    title="Keyed",
    keys=(AccountKey("page", KeyKind.HANDLE, "1234", identifies=True), AccountKey("loud", KeyKind.FLAG), AccountKey("as", KeyKind.CHOICE, choices=("me", "us"))),
    secrets=(Secret("client_id", "a client id"), Secret("client_secret", "a client secret"), Secret("token", "a token")),
)  # fmt: skip
OTHER = Facts(name="other", title="Other", secrets=(Secret("secret", "a secret"),))


def read(desk, said, shelf=None):
    """The accounts of a desk with one more."""
    return load(desk("[accounts.fedi]", f"{said}\n\n[accounts.fedi]"), shelf or {**SHELF, "keyed": KEYED}).accounts


def test_an_account_holds_what_its_network_takes_and_the_end_of_each_secret(desk):
    said = '[accounts.k]\nnetwork = "keyed"\npage = 12\nloud = true\nas = "us"\nclient_secret_ends = 2027-01-31'
    account = read(desk, said)["k"]
    assert (account.own, account.ends) == (
        {"page": "12", "loud": True, "as": "us"},
        {"client_secret": date(2027, 1, 31)},
    )
    assert (account.said("page"), account.handle, account.id, account.server) == ("12", "", "", "")


@pytest.mark.parametrize("network", SHELF)
def test_every_network_takes_its_own_keys_and_no_other(desk, network):
    own = {key.name for key in SHELF[network].keys} | {secret.ends for secret in SHELF[network].secrets} | {*COMMON}
    every = {key.name: key for other in SHELF.values() for key in other.keys}
    for name in sorted(every.keys() - own):
        with pytest.raises(SettingsError, match=rf"other: only .* ha(s|ve) {name}: take the line out"):
            read(desk, f'[accounts.other]\nnetwork = "{network}"\n{name} = "x"')


@pytest.mark.parametrize("key", ["handle", "id"])
@pytest.mark.parametrize(
    "value",
    ["a/../../../../outside/pwn", "..", "a\\\\..\\\\b", "a/b", "/etc", "a\\u0000b", "a\\nb", "a\\u001bb", "a\\u202eb", "x" * 300],
)  # fmt: skip
def test_a_handle_is_never_a_way_to_somewhere_else(desk, key, value):
    with pytest.raises(
        SettingsError, match=rf'desk.toml:14: ("{key}" (cannot be|is too long)|.u0000 stands for)'
    ) as refused:
        read(desk, f'[accounts.bsky]\nnetwork = "bluesky"\n{key} = "{value}"')
    assert str(refused.value).isprintable()


@pytest.mark.parametrize(
    "value", ["@office", "office.example.org", "urn:li:organization:1", "UN Egypt", "الأمم", "-1001"]
)
def test_a_handle_is_written_as_the_network_writes_it(desk, value):
    assert read(desk, f'[accounts.li]\nnetwork = "linkedin"\nhandle = "{value}"')["li"].handle == value


def test_a_name_of_an_account_is_not_too_long(desk):
    with pytest.raises(SettingsError, match=r"desk.toml:12: .*is too long to name an account: use at most 64 letters"):
        read(desk, f'[accounts.{"a" * 65}]\nnetwork = "x"')


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ('[accounts.a]\nnetwork = "keyed"', '[accounts.a_client]\nnetwork = "other"'),
        ('[accounts.page-one]\nnetwork = "x"', '[accounts.page_one]\nnetwork = "x"'),
    ],
)
def test_secrets_of_two_accounts_never_share_a_name(desk, first, second):
    with pytest.raises(SettingsError, match="are too alike to have secrets of their own: rename one"):
        read(desk, f"{first}\n\n{second}", {**SHELF, "keyed": KEYED, "other": OTHER})


def test_a_secret_of_an_account_never_has_the_name_of_the_desks_own(desk):
    mail = Facts(name="other", title="Other", secrets=(Secret("password", "a password"),))
    with pytest.raises(SettingsError, match=r"mail and \[mail\] are too alike"):
        read(desk, '[accounts.mail]\nnetwork = "other"', {**SHELF, "other": mail})


def test_the_same_page_under_two_names_is_refused(desk):
    twice = '[accounts.a]\nnetwork = "facebook"\nid = "7"\n\n[accounts.b]\nnetwork = "facebook"\nid = 7'
    with pytest.raises(SettingsError, match="b is the same account as a: keep one of the two"):
        read(desk, twice)
    said = '[accounts.{}]\nnetwork = "mastodon"\nserver = "https://example.org"\nhandle = "o"\nvisibility = "{}"\n'
    with pytest.raises(SettingsError, match="b is the same account as a: keep one of the two"):
        read(desk, said.format("a", "public") + said.format("b", "unlisted"))


def test_a_word_that_no_network_knows_is_answered_with_the_nearest(desk):
    with pytest.raises(
        SettingsError, match=r'14: "paeg" is no key of .accounts.k., an account of Keyed: did you mean "page"'
    ):
        read(desk, '[accounts.k]\nnetwork = "keyed"\npaeg = 1')
    with pytest.raises(SettingsError, match=r'13: .accounts.k.: there is no network "keyd"; did you mean "keyed"'):
        read(desk, '[accounts.k]\nnetwork = "keyd"')
    with pytest.raises(SettingsError, match=r'there is no network "twitter"; write one of x, mastodon'):
        read(desk, '[accounts.k]\nnetwork = "twitter"')
