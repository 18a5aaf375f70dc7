"""Secrets in a file that only a key or a passphrase opens, in the format of age (https://age-encryption.org/v1).

`POSTDESK_SECRETS_KEY` is either: a key as `age-keygen` makes it (AGE-SECRET-KEY-1…), or a passphrase of twelve
characters or more. It comes from the environment, from `.env` or from the system's keyring. pyrage does the work:
`pip install "postdesk[age]"`.
"""

from functools import lru_cache
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from postdesk.errors import SettingsError, system_reason
from postdesk.files import private
from postdesk.files.regular import contents
from postdesk.models.known_types import known_type

VAULT = Path(".postdesk", "secrets.age")
IDENTITY = "AGE-SECRET-KEY-"
SHORTEST = 12
TRIES = 5
"""How often a passphrase is tried. age measures first how fast the machine is, and on a busy one misjudges at times."""
TOO_SLOW = "Excessive work"
"""What age says where a passphrase would take far longer than the second that it was made to take."""
NEEDS_PYRAGE = 'secrets in an age-encrypted file need pyrage: run `pip install "postdesk[age]"`'


class Cipher(Struct, frozen=True):
    """What locks and opens secrets: an age key, or a passphrase.

    Raises:
        SettingsError: pyrage is not installed, or the key is none.
    """

    secret: str

    def __post_init__(self) -> None:
        """See that it can be used before anything is entrusted to it."""
        _pyrage()
        if self.secret.upper().startswith(IDENTITY):
            _identity(self.secret)
        elif len(self.secret) < SHORTEST:
            raise SettingsError(
                "the passphrase in POSTDESK_SECRETS_KEY is shorter than {least} characters: choose a longer one",
                least=SHORTEST,
            )

    def __repr__(self) -> str:
        """Leave the key out."""
        return "<cipher>"

    def locked(self, content: bytes) -> bytes:
        """Return something encrypted."""
        pyrage = _pyrage()
        if self.secret.upper().startswith(IDENTITY):
            made: bytes = pyrage.encrypt(content, [_identity(self.secret).to_public()])
        else:
            made = pyrage.passphrase.encrypt(content, self.secret)
        return made

    def opened(self, content: bytes, what: str) -> bytes:
        """Return what was encrypted; SettingsError names `what` where it is damaged, or was locked with another key."""
        return _opened(self.secret, content, what)


def can_lock() -> None:
    """See that something can be locked on this machine.

    Raises:
        SettingsError: pyrage is not installed.
    """
    _pyrage()


def new_key() -> str:
    """Return a new age key.

    Raises:
        SettingsError: pyrage is not installed.
    """
    return str(_pyrage().x25519.Identity.generate())


def read_vault(root: Path, cipher: Cipher) -> dict[str, str]:
    """Return the secrets in the file of the desk at `root`, by the names of their variables; none where there is none.

    Raises:
        SettingsError: It cannot be read, or not with this key.
    """
    path = root / VAULT
    try:
        content = contents(path)
    except FileNotFoundError:
        return {}
    except OSError as trouble:
        raise SettingsError(
            "{path} cannot be read ({why}): look at its permissions", path=path, why=system_reason(trouble)
        ) from None
    try:
        return msgspec.json.decode(cipher.opened(content, str(path)), type=known_type(dict[str, str]))
    except msgspec.DecodeError:
        raise SettingsError("{path} holds no secrets: delete it and sign the accounts in again", path=path) from None


def write_vault(root: Path, cipher: Cipher, held: dict[str, str]) -> None:
    """Write the secrets in place of those in the file; OSError where it cannot be written, and is as it was."""
    private.replace(root / VAULT, cipher.locked(msgspec.json.encode(held, order="sorted")))


@lru_cache(maxsize=64)
def _opened(secret: str, content: bytes, what: str) -> bytes:
    """Return what was encrypted; a passphrase takes a second, so that what was opened is remembered."""
    pyrage = _pyrage()
    for _ in range(TRIES):
        try:
            if secret.upper().startswith(IDENTITY):
                found: bytes = pyrage.decrypt(content, [_identity(secret)])
            else:
                found = pyrage.passphrase.decrypt(content, secret)
        except pyrage.DecryptError as error:
            if TOO_SLOW not in str(error):
                advice = "set the POSTDESK_SECRETS_KEY that it was locked with, or sign in again"
                raise SettingsError("{what} does not open: {advice}", what=what, advice=advice) from None
        else:
            return found
    advice = "try again, or lock it with a key that `age-keygen` makes"
    raise SettingsError(
        "{what} does not open, for this machine is too busy to try its passphrase: {advice}", what=what, advice=advice
    )


def _identity(secret: str) -> Any:  # noqa: ANN401 - pyrage has no types
    pyrage = _pyrage()
    try:
        return pyrage.x25519.Identity.from_str(secret.upper())
    except pyrage.IdentityError:
        raise SettingsError("POSTDESK_SECRETS_KEY is no age key: make one with `age-keygen`") from None


def _pyrage() -> Any:  # noqa: ANN401 - a module
    try:
        import pyrage
    except ImportError:
        raise SettingsError(NEEDS_PYRAGE) from None
    return pyrage
