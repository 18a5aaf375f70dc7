import pytest

from postdesk.errors import SettingsError
from postdesk.networks import SHELF
from postdesk.settings import load, secret_name
from postdesk.settings.toml import Toml


def test_an_accounts_secret_has_its_own_name_in_the_environment():
    assert secret_name("fedi-sr") == "POSTDESK_FEDI_SR_TOKEN"


def test_a_byte_order_mark_and_windows_line_ends_are_welcome():
    assert Toml(b'\xef\xbb\xbf[desk]\r\nname = "x"\r\n').said == {"desk": {"name": "x"}}


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"\xff\xfea", "campaigns/desk.toml is not UTF-8"),
        (b"[desk]\nname = Office", "campaigns/desk.toml:2: this is not TOML: invalid value: write key ="),
        (b"[a]\n[a]\n", "campaigns/desk.toml:2: this is not TOML: a table or key is given twice"),
        (b"a = " + b"1" * 5000, "campaigns/desk.toml: this is not TOML: exceeds the limit"),
        (b'a = "', "campaigns/desk.toml: this is not TOML"),
        (b"a = " + b"[" * 100_000, "nested too deep"),
    ],
)
def test_what_is_no_toml_is_refused_in_plain_words(content, sentence):
    with pytest.raises(SettingsError) as refused:
        Toml(content)
    assert sentence in str(refused.value)


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        (
            'handle = "office"',
            'token = "abc"',
            'desk.toml:15: "accounts.fedi.token" looks like a secret, and this file',
        ),
        ('"office"', '"zk3Pq9-7rT_vB2mX8sLwY5nD1cJhG4fKaU6eR0oI"', '"accounts.fedi.handle" looks like a secret'),
        (
            '"office"',
            '"EAABsbCS1iHgBAKZCZBq9ZAsampleToken1234567890"',
            "put it into the environment as POSTDESK_FEDI_TOKEN",
        ),
        ('["illegal migrant"]', '["1234567890:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"]', "as POSTDESK_ACCOUNT_TOKEN and"),
        ('name = "Country Office"', 'api_key = "x"', '"desk.api_key" looks like a secret'),
    ],
)
def test_a_secret_does_not_belong_into_a_shared_file(desk, old, new, sentence):
    with pytest.raises(SettingsError) as refused:
        load(desk(old, new), SHELF)
    assert sentence in str(refused.value)


def test_a_long_hashtag_is_no_secret(desk):
    long = "GlobalCompactForMigrationReview2026"
    assert load(desk('"MigrantsDay"', f'"{long}"'), SHELF).required_hashtags == (long,)


def test_a_rule_and_an_account_may_be_called_like_a_secret(desk):
    assert load(desk('alt-text = "warning"', 'access-token-age = "off"'), SHELF).rules == {"access-token-age": "off"}
    assert "access" in load(desk("[accounts.fedi]", "[accounts.access]"), SHELF).accounts


def test_zeros_in_a_name_are_no_sign_that_texts_cannot_hold(desk):
    assert load(desk('name = "Country Office"', 'name = "Office 0000"'), SHELF).name == "Office 0000"
