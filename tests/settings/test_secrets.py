"""Where an account's secret is looked for."""

import sys
from types import ModuleType

import pytest

from postdesk.errors import SettingsError
from postdesk.models import Secret
from postdesk.settings.secrets import database, secrets

NAME = "POSTDESK_FEDI_TOKEN"


def secret(account, root, environ):
    """Return an account's token, where that is all it needs."""
    return secrets(account, (Secret(),), root, environ)["token"]


@pytest.fixture
def keyring(monkeypatch):
    """A keyring that holds what it is given, or does not open."""

    def hold(**held):
        module, errors = ModuleType("keyring"), ModuleType("keyring.errors")
        errors.KeyringError = type("KeyringError", (Exception,), {})

        def get_password(service, name):
            assert service == "postdesk"
            if "locked" in held:
                raise errors.KeyringError
            return held.get(name)

        module.get_password = get_password
        monkeypatch.setitem(sys.modules, "keyring", module)
        monkeypatch.setitem(sys.modules, "keyring.errors", errors)

    return hold


@pytest.fixture
def no_keyring(monkeypatch):
    monkeypatch.setitem(sys.modules, "keyring", None)


def test_the_environment_comes_first(tmp_path):
    (tmp_path / ".env").write_text(f"{NAME}=written\n")
    assert secret("fedi", tmp_path, {NAME: " set "}) == "set"


@pytest.mark.parametrize("line", [f"{NAME}=k=7", f'export {NAME} = "k=7"', f"# {NAME}=old\n\n{NAME}='k=7'"])
def test_then_the_file_beside_the_desk(tmp_path, line):
    (tmp_path / ".env").write_text(f"OTHER=1\n{line}\nno pair\n", encoding="utf-8-sig")
    assert secret("fedi", tmp_path, {}) == "k=7"


@pytest.mark.parametrize(
    ("written", "meant"),
    [("'a ${B} c'", "a ${B} c"), ("k7 # the page's", "k7"), ('"k # 7"', "k # 7"), ("k#7", "k#7"), ('"a\\"b"', 'a"b')],
)
def test_a_value_is_what_python_dotenv_reads(tmp_path, written, meant):
    (tmp_path / ".env").write_text(f"B=x\n{NAME}={written}\n")
    assert secret("fedi", tmp_path, {}) == meant


def test_a_line_that_nobody_can_read_is_named_where_something_lacks(tmp_path, no_keyring):
    (tmp_path / ".env").write_text(f'OTHER=1\n{NAME}="never closed\n')
    with pytest.raises(SettingsError, match=r"set POSTDESK_FEDI_TOKEN \(line 2 of \.env is not NAME=value\)$") as told:
        secret("fedi", tmp_path, {})
    assert "never" not in str(told.value)


@pytest.mark.parametrize(
    ("pasted", "sign"),
    [
        ("\u201ctoken\u201d", "U+201C, left double quotation mark"),
        ("to\u200bken", "U+200B, zero width space"),
        ("token\ufeff", "U+FEFF, zero width no-break space"),
        ("to\nken", "U+000A, a control sign"),
        ("t\u00f6ken", "U+00F6, latin small letter o with diaeresis"),
    ],
)
def test_a_sign_that_came_along_when_a_token_was_pasted_is_named_and_the_token_is_not(tmp_path, pasted, sign):
    with pytest.raises(SettingsError) as told:
        secret("fedi", tmp_path, {NAME: pasted})
    assert str(told.value) == f"{NAME} holds a character that no token has ({sign}): paste it anew, without it"


def test_an_account_may_have_several_secrets(tmp_path, no_keyring):
    wanted = (Secret("client_id", "a client id"), Secret("refresh_token", "a refresh token", optional=True))
    (tmp_path / ".env").write_text("POSTDESK_LI_CLIENT_ID=one\n")
    assert secrets("li", wanted, tmp_path, {}) == {"client_id": "one"}
    assert secrets("li", wanted, tmp_path, {"POSTDESK_LI_REFRESH_TOKEN": "two"})["refresh_token"] == "two"
    with pytest.raises(SettingsError, match=r"^li needs a client id: set POSTDESK_LI_CLIENT_ID$"):
        secrets("li", wanted[:1], tmp_path / "elsewhere", {})


def test_a_keyring_is_asked_for_the_database_only_where_its_address_is_said_to_lie_there(tmp_path, keyring):
    address = "postgresql://desk:geheim@db.example.org/postdesk"
    keyring(POSTDESK_DATABASE=address)
    assert database(tmp_path, {}) == ""
    assert database(tmp_path, {"POSTDESK_DATABASE": "keyring"}) == address
    (tmp_path / ".env").write_text("POSTDESK_DATABASE=keyring\n")
    assert database(tmp_path, {}) == address
    for held in ({}, {"locked": ""}):
        keyring(**held)
        with pytest.raises(SettingsError, match="the keyring holds no POSTDESK_DATABASE, or does not open"):
            database(tmp_path, {})


def test_then_the_keyring(tmp_path, keyring):
    keyring(**{NAME: "kept"})
    assert secret("fedi", tmp_path, {NAME: ""}) == "kept"


def test_without_one_the_sentence_says_what_to_set(tmp_path, keyring):
    for held in ({}, {"locked": ""}, {NAME: " "}):
        keyring(**held)
        with pytest.raises(SettingsError, match=r"^fedi needs a token: set POSTDESK_FEDI_TOKEN$"):
            secret("fedi", tmp_path, {})


def test_a_machine_without_keyring_has_none_to_ask(tmp_path, no_keyring):
    with pytest.raises(SettingsError, match="un-page needs a token: set POSTDESK_UN_PAGE_TOKEN"):
        secret("un-page", tmp_path, {})


def test_a_file_that_cannot_be_read_is_named(tmp_path):
    (tmp_path / ".env").write_bytes(b"\xff")
    with pytest.raises(SettingsError, match=r"\.env cannot be read: it holds NAME=value"):
        secret("fedi", tmp_path, {})


def test_where_the_log_is_kept_is_said_like_a_secret(tmp_path, no_keyring):
    address = "postgresql://desk:geheim@db.example.org/postdesk"
    assert database(tmp_path, {}) == ""
    assert database(tmp_path, {"POSTDESK_DATABASE": address}) == address
    (tmp_path / ".env").write_text(f"POSTDESK_DATABASE={address}\n", "utf-8")
    assert database(tmp_path, {}) == address


def test_an_address_of_something_else_is_refused_and_not_shown(tmp_path, no_keyring):
    with pytest.raises(SettingsError, match="is no address of PostgreSQL: write postgresql://") as told:
        database(tmp_path, {"POSTDESK_DATABASE": "mysql://desk:geheim@db.example.org/postdesk"})
    assert "geheim" not in str(told.value)
