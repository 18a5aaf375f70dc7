"""Secrets in a file that only its key opens."""

import re
import sys

import pytest

from postdesk.errors import SettingsError
from postdesk.models import Secret
from postdesk.settings.secrets import cipher_of, secrets
from postdesk.settings.vault import VAULT, Cipher, can_lock, new_key, read_vault, write_vault

WORDS = "a passphrase of many words"
NAME = "POSTDESK_FEDI_TOKEN"


@pytest.fixture
def no_keyring(monkeypatch):
    monkeypatch.setitem(sys.modules, "keyring", None)


@pytest.mark.parametrize("secret", [new_key(), WORDS], ids=["a key", "a passphrase"])
def test_what_is_locked_opens_with_its_key_alone(tmp_path, secret):
    cipher = Cipher(secret)
    write_vault(tmp_path, cipher, {NAME: "geheim"})
    content = (tmp_path / VAULT).read_bytes()
    assert b"geheim" not in content
    assert content.startswith(b"age-encryption.org/v1")
    assert (tmp_path / VAULT).stat().st_mode & 0o77 == 0
    assert read_vault(tmp_path, cipher) == {NAME: "geheim"}
    assert secret not in repr(cipher)
    with pytest.raises(SettingsError, match=r"secrets\.age does not open: set the POSTDESK_SECRETS_KEY") as told:
        read_vault(tmp_path, Cipher(new_key()))
    assert "geheim" not in str(told.value)


@pytest.mark.parametrize(
    ("key", "says"),
    [
        ("AGE-SECRET-KEY-1NONSENSE", "is no age key: make one with `age-keygen`"),
        ("open-up", "is shorter than 12 characters"),
    ],
)
def test_what_is_no_key_is_told_and_not_shown(key, says):
    with pytest.raises(SettingsError, match=says) as told:
        Cipher(key)
    assert key not in str(told.value)


def test_a_machine_that_is_too_busy_for_a_passphrase_is_not_taken_for_a_wrong_one(tmp_path):
    write_vault(tmp_path, Cipher(WORDS), {NAME: "geheim"})
    locked = (tmp_path / VAULT).read_bytes()
    (tmp_path / VAULT).write_bytes(re.sub(rb"(-> scrypt \S+) \d+", rb"\1 40", locked))
    with pytest.raises(SettingsError, match="too busy to try its passphrase: try again, or lock it with a key"):
        read_vault(tmp_path, Cipher(WORDS))


def test_without_the_extra_it_is_said_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "pyrage", None)
    with pytest.raises(SettingsError, match=r'run `pip install "postdesk\[age\]"`'):
        Cipher(WORDS)
    with pytest.raises(SettingsError, match=r'run `pip install "postdesk\[age\]"`'):
        can_lock()


def test_a_file_that_is_not_there_holds_nothing_and_one_that_is_a_folder_is_told(tmp_path):
    cipher = Cipher(new_key())
    assert read_vault(tmp_path, cipher) == {}
    (tmp_path / VAULT).mkdir(parents=True)
    with pytest.raises(SettingsError, match=r"secrets\.age cannot be read \(it is a folder\)"):
        read_vault(tmp_path, cipher)


def test_what_opens_and_is_no_list_of_secrets_is_told(tmp_path):
    cipher = Cipher(new_key())
    (tmp_path / VAULT).parent.mkdir()
    (tmp_path / VAULT).write_bytes(cipher.locked(b"[1]"))
    with pytest.raises(SettingsError, match="holds no secrets: delete it and sign the accounts in again"):
        read_vault(tmp_path, cipher)


def test_an_account_finds_its_secret_in_the_file_where_the_key_is_set(tmp_path, no_keyring):
    key, wanted = new_key(), (Secret(),)
    write_vault(tmp_path, Cipher(key), {NAME: "geheim"})
    assert secrets("fedi", wanted, tmp_path, {"POSTDESK_SECRETS_KEY": f" {key} "}) == {"token": "geheim"}
    assert secrets("fedi", wanted, tmp_path, {NAME: "set"}) == {"token": "set"}
    with pytest.raises(SettingsError, match=r"secrets\.age is locked: set POSTDESK_SECRETS_KEY"):
        secrets("fedi", wanted, tmp_path, {})
    with pytest.raises(SettingsError, match="other needs a token: set POSTDESK_OTHER_TOKEN"):
        secrets("other", wanted, tmp_path, {"POSTDESK_SECRETS_KEY": key})


def test_the_key_may_lie_in_the_file_of_variables(tmp_path, no_keyring):
    assert cipher_of(tmp_path, {}) is None
    (tmp_path / ".env").write_text(f"POSTDESK_SECRETS_KEY='{WORDS}'\n")
    assert cipher_of(tmp_path, {}) == Cipher(WORDS)
