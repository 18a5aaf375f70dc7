"""Where secrets are kept when an account is signed in, and that they are gone when it leaves."""

import sys
from types import ModuleType, SimpleNamespace

import pytest

from postdesk.errors import SettingsError
from postdesk.models import Secret
from postdesk.settings import vault
from postdesk.settings.keeping import Keeper, forget_secrets, keep_secrets, takes_secrets, usual_place
from postdesk.settings.secrets import secrets

NAME, OTHER = "POSTDESK_FEDI_TOKEN", "POSTDESK_BSKY_TOKEN"
KEY = vault.new_key()
"""Of a passphrase `test_vault.py` tells: to try one takes a second each time, as it should."""
ODD = 'a\'b\\c "d" #e'


@pytest.fixture
def ring(monkeypatch):
    """A keyring that takes what it is given; `held` is what it has, `locked` whether it opens."""
    module, errors = ModuleType("keyring"), ModuleType("keyring.errors")
    errors.KeyringError = type("KeyringError", (Exception,), {})
    module.held, module.locked, module.priority = {}, False, 5

    def change(act):
        def called(service, *given):
            if module.locked or (act is dict.pop and given[0] not in module.held):
                raise errors.KeyringError
            return act(module.held, *given)

        return called

    module.set_password, module.delete_password = change(dict.__setitem__), change(dict.pop)
    module.get_password = change(dict.get)
    module.get_keyring = lambda: SimpleNamespace(priority=module.priority)
    monkeypatch.setitem(sys.modules, "keyring", module)
    monkeypatch.setitem(sys.modules, "keyring.errors", errors)
    return module


@pytest.fixture
def no_ring(monkeypatch):
    monkeypatch.setitem(sys.modules, "keyring", None)


def test_in_the_keyring(tmp_path, ring):
    keep_secrets(tmp_path, {NAME: "one", OTHER: "two"}, Keeper.KEYRING)
    assert ring.held == {NAME: "one", OTHER: "two"}
    assert forget_secrets(tmp_path, [NAME, "POSTDESK_NOBODY_TOKEN"]) == ["the system's keyring"]
    assert ring.held == {OTHER: "two"}
    assert forget_secrets(tmp_path, [NAME]) == []


def test_a_keyring_that_does_not_open_or_is_not_there_is_told(tmp_path, ring, monkeypatch):
    ring.locked = True
    with pytest.raises(SettingsError, match=r"the keyring took nothing .*: unlock it, or say --keep age") as told:
        keep_secrets(tmp_path, {NAME: "geheim"}, Keeper.KEYRING)
    assert "geheim" not in str(told.value)
    monkeypatch.setitem(sys.modules, "keyring", None)
    with pytest.raises(SettingsError, match=r'pip install "postdesk\[keyring\]"'):
        keep_secrets(tmp_path, {NAME: "geheim"}, Keeper.KEYRING)


def test_in_the_encrypted_file(tmp_path, no_ring):
    with pytest.raises(SettingsError, match=r"secrets in \.postdesk/secrets\.age need a key: set POSTDESK_SECRETS_KEY"):
        keep_secrets(tmp_path, {NAME: "one"}, Keeper.AGE)
    (tmp_path / ".env").write_text(f"POSTDESK_SECRETS_KEY='{KEY}'\n")
    keep_secrets(tmp_path, {NAME: "one"}, Keeper.AGE)
    keep_secrets(tmp_path, {OTHER: "two"}, Keeper.AGE)
    assert vault.read_vault(tmp_path, vault.Cipher(KEY)) == {NAME: "one", OTHER: "two"}
    assert forget_secrets(tmp_path, [NAME]) == [".postdesk/secrets.age"]
    assert forget_secrets(tmp_path, [NAME]) == []
    assert vault.read_vault(tmp_path, vault.Cipher(KEY)) == {OTHER: "two"}


def test_in_the_file_of_variables_nothing_else_changes(tmp_path, no_ring):
    (tmp_path / ".env").write_text(f"# ours\nA=1  # first\n{NAME}=old\nB=2", encoding="utf-8")
    keep_secrets(tmp_path, {NAME: ODD}, Keeper.ENV)
    assert secrets("fedi", (Secret(),), tmp_path, {}) == {"token": ODD}
    text = (tmp_path / ".env").read_text(encoding="utf-8")
    assert text.startswith("# ours\nA=1  # first\nB=2\nPOSTDESK_FEDI_TOKEN=")
    assert (tmp_path / ".env").stat().st_mode & 0o77 == 0
    assert forget_secrets(tmp_path, [NAME]) == [".env"]
    assert forget_secrets(tmp_path, [NAME]) == []
    assert (tmp_path / ".env").read_text(encoding="utf-8") == "# ours\nA=1  # first\nB=2\n"


def test_a_file_that_cannot_be_written_is_told_and_is_as_it_was(tmp_path, no_ring):
    (tmp_path / ".env").mkdir()
    with pytest.raises(SettingsError, match=r"\.env cannot be read"):
        keep_secrets(tmp_path, {NAME: "one"}, Keeper.ENV)
    (tmp_path / ".postdesk").write_text("in the way")
    (tmp_path / ".env").rmdir()
    (tmp_path / ".env").write_text(f"POSTDESK_SECRETS_KEY='{KEY}'\n")
    with pytest.raises(SettingsError, match=r"\.postdesk/secrets\.age cannot be (read|written) \(.*\)"):
        keep_secrets(tmp_path, {NAME: "one"}, Keeper.AGE)


def test_a_desk_below_a_file_is_told(tmp_path, no_ring):
    (tmp_path / "desk").write_text("no folder")
    with pytest.raises(SettingsError, match=r"\.env cannot be read"):
        keep_secrets(tmp_path / "desk" / "below", {NAME: "one"}, Keeper.ENV)


@pytest.mark.parametrize(("place", "link"), [(Keeper.ENV, ""), (Keeper.AGE, ".postdesk")])
def test_where_the_disk_was_unplugged_nothing_is_kept_and_it_is_told(tmp_path, no_ring, monkeypatch, place, link):
    """The desk's folder, or its memory, is a link to a disk that is not there."""
    monkeypatch.setenv("POSTDESK_SECRETS_KEY", KEY)
    (tmp_path / "desk" / link).parent.mkdir(exist_ok=True)
    (tmp_path / "desk" / link).symlink_to(tmp_path / "unplugged")
    with pytest.raises(SettingsError) as told:
        keep_secrets(tmp_path / "desk", {NAME: "geheim"}, place)
    assert str(told.value) == f"{place.told} cannot be written (not a directory): nothing was kept"
    assert not (tmp_path / "unplugged").exists()


def test_a_place_that_will_take_nothing_is_told_before_somebody_brings_anything(tmp_path, ring, monkeypatch):
    for place in (Keeper.KEYRING, Keeper.ENV):
        takes_secrets(tmp_path, place)
    ring.locked = True
    with pytest.raises(SettingsError, match=r"the keyring took nothing .*: unlock it, or say --keep age"):
        takes_secrets(tmp_path, Keeper.KEYRING)
    with pytest.raises(SettingsError, match=r"secrets in \.postdesk/secrets\.age need a key"):
        takes_secrets(tmp_path, Keeper.AGE)
    (tmp_path / ".env").write_text(f"POSTDESK_SECRETS_KEY='{KEY}'\n")
    takes_secrets(tmp_path, Keeper.AGE)
    vault.write_vault(tmp_path, vault.Cipher(vault.new_key()), {NAME: "one"})
    with pytest.raises(SettingsError, match="does not open: set the POSTDESK_SECRETS_KEY that it was locked with"):
        takes_secrets(tmp_path, Keeper.AGE)
    (tmp_path / ".env").write_bytes(b"\xff")
    with pytest.raises(SettingsError, match=r"\.env cannot be read"):
        takes_secrets(tmp_path, Keeper.ENV)
    assert ring.held == {}


def test_nothing_is_forgotten_where_there_is_nothing(tmp_path, no_ring):
    assert forget_secrets(tmp_path, [NAME]) == []


def test_the_usual_place_is_the_safest_there_is(tmp_path, ring, monkeypatch):
    assert usual_place(tmp_path) is Keeper.KEYRING
    ring.priority = 0
    assert usual_place(tmp_path) is Keeper.ENV
    (tmp_path / ".env").write_text(f"POSTDESK_SECRETS_KEY='{KEY}'\n")
    assert usual_place(tmp_path) is Keeper.AGE
    monkeypatch.setitem(sys.modules, "keyring", None)
    assert usual_place(tmp_path) is Keeper.AGE
    ring.priority = 5
    vault.write_vault(tmp_path, vault.Cipher(KEY), {})
    assert usual_place(tmp_path) is Keeper.AGE
