"""Where `accounts add` keeps secrets, and `accounts remove` takes them from: keyring, age-encrypted file, or `.env`."""

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Any

from postdesk.errors import SettingsError, system_reason
from postdesk.files import private
from postdesk.settings import vault
from postdesk.settings.secrets import FILE, SERVICE, cipher_of, env_lines
from postdesk.settings.toml import SECRETS_KEY


class Keeper(StrEnum):
    """Where secrets are kept."""

    KEYRING = "keyring"
    AGE = "age"
    ENV = "env"

    @property
    def told(self) -> str:
        """Its name in a sentence."""
        names = {Keeper.KEYRING: "the system's keyring", Keeper.AGE: vault.VAULT.as_posix(), Keeper.ENV: FILE}
        return names[self]


def usual_place(root: Path) -> Keeper:
    """Return where secrets are kept unless somebody says otherwise: where the desk's are, else the safest there is."""
    if (root / vault.VAULT).exists():
        return Keeper.AGE
    if _keyring_opens():
        return Keeper.KEYRING
    return Keeper.AGE if cipher_of(root) else Keeper.ENV


def keep_secrets(root: Path, found: Mapping[str, str], place: Keeper) -> None:
    """Keep secrets by the names of their variables, in place of what was there under these.

    Raises:
        SettingsError: They could not be kept; what was there is as it was.
    """
    try:
        _KEEP[place](root, found)
    except OSError as trouble:
        why = system_reason(trouble)
        raise SettingsError("{file} cannot be written ({why}): nothing was kept", file=place.told, why=why) from None


def takes_secrets(root: Path, place: Keeper) -> None:
    """See that secrets can be kept in a place, before somebody brings what is good once.

    Raises:
        SettingsError: They cannot; the sentence says what to do.
    """
    _SEE[place](root)


def forget_secrets(root: Path, names: Sequence[str]) -> list[str]:
    """Take secrets out of every place; return the places in which there were some.

    Raises:
        SettingsError: One of the places cannot be read or written.
    """
    return [place.told for place in Keeper if _FORGET[place](root, names)]


def uncovered(root: Path, names: Sequence[str], place: Keeper) -> None:
    """Take secrets that were just kept in a place out of those that are read before it: an old one would be used.

    Raises:
        SettingsError: One of those places cannot be read or written.
    """
    for before in READ_FIRST[place]:
        _FORGET[before](root, names)


READ_FIRST: Mapping[Keeper, tuple[Keeper, ...]] = {
    Keeper.ENV: (),
    Keeper.AGE: (Keeper.ENV,),
    Keeper.KEYRING: (Keeper.ENV, Keeper.AGE),
}
"""By place, those in which `secrets` looks before it."""


def _see_keyring(_root: Path) -> None:
    _with_keyring(lambda ring: ring.get_password(SERVICE, SECRETS_KEY))  # one that does not open answers nothing


def _to_keyring(_root: Path, found: Mapping[str, str]) -> None:
    _with_keyring(lambda ring: [ring.set_password(SERVICE, name, value) for name, value in found.items()])


def _with_keyring(act: Callable[[Any], object]) -> None:
    try:
        import keyring
        from keyring.errors import KeyringError
    except ImportError:
        raise SettingsError('the keyring needs an extra: run `pip install "postdesk[keyring]"`') from None
    try:
        act(keyring)
    except KeyringError as trouble:
        advice = "unlock it, or say --keep age or --keep env"
        raise SettingsError(
            "the keyring took nothing ({why}): {advice}", why=type(trouble).__name__, advice=advice
        ) from None


def _from_keyring(_root: Path, names: Sequence[str]) -> bool:
    try:
        import keyring
        from keyring.errors import KeyringError
    except ImportError:
        return False
    gone = False
    for name in names:
        try:
            keyring.delete_password(SERVICE, name)
        except KeyringError:  # it was not there, or nothing opens
            continue
        gone = True
    return gone


def _keyring_opens() -> bool:
    """Whether a keyring is there that takes something; one that cannot is of a priority below 1."""
    try:
        import keyring
    except ImportError:
        return False
    return bool(keyring.get_keyring().priority >= 1)


def _to_vault(root: Path, found: Mapping[str, str]) -> None:
    cipher = _cipher(root)
    vault.write_vault(root, cipher, {**vault.read_vault(root, cipher), **found})


def _from_vault(root: Path, names: Sequence[str]) -> bool:
    if not (root / vault.VAULT).exists():
        return False
    cipher = _cipher(root)
    held = vault.read_vault(root, cipher)
    left = {name: value for name, value in held.items() if name not in names}
    if left != held:
        vault.write_vault(root, cipher, left)
    return left != held


def _cipher(root: Path) -> vault.Cipher:
    if cipher := cipher_of(root):
        return cipher
    advice = f"set {SECRETS_KEY} to a passphrase, or to a key that `age-keygen` makes"
    raise SettingsError("secrets in {file} need a key: {advice}", file=vault.VAULT.as_posix(), advice=advice)


def _to_env(root: Path, found: Mapping[str, str]) -> None:
    left = _without(root, list(found))
    kept = f"{left}\n" if left and not left.endswith("\n") else left
    lines = "".join(f"{name}={_quoted(value)}\n" for name, value in found.items())
    private.replace(root / FILE, (kept + lines).encode())


def _from_env(root: Path, names: Sequence[str]) -> bool:
    if not (root / FILE).exists():
        return False
    left = _without(root, names)
    gone = left != "".join(line.original.string for line in env_lines(root / FILE))
    if gone:
        private.replace(root / FILE, left.encode())
    return gone


def _without(root: Path, names: Sequence[str]) -> str:
    """Return a `.env` without some variables, and with every comment."""
    return "".join(line.original.string for line in env_lines(root / FILE) if line.key not in names)


def _quoted(value: str) -> str:
    """Return a value as python-dotenv reads it back."""
    return "'{}'".format(value.replace("\\", "\\\\").replace("'", "\\'"))


_SEE: Mapping[Keeper, Callable[[Path], object]] = {
    Keeper.KEYRING: _see_keyring,
    Keeper.AGE: lambda root: vault.read_vault(root, _cipher(root)),
    Keeper.ENV: lambda root: env_lines(root / FILE),
}
_KEEP: Mapping[Keeper, Callable[[Path, Mapping[str, str]], None]] = {
    Keeper.KEYRING: _to_keyring,
    Keeper.AGE: _to_vault,
    Keeper.ENV: _to_env,
}
_FORGET: Mapping[Keeper, Callable[[Path, Sequence[str]], bool]] = {
    Keeper.KEYRING: _from_keyring,
    Keeper.AGE: _from_vault,
    Keeper.ENV: _from_env,
}
