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
