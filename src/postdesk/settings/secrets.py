"""What no file in git may hold: the accounts' secrets, the password for mail, the address of a shared database.

From the environment, from a `.env` beside the desk, from the age-encrypted file (`vault.py`) where its key is set, or
from the system's keyring, in that order, under one name such as `POSTDESK_FEDI_TOKEN`. In a keyring the service is
`postdesk` and the user is that name: `keyring set postdesk POSTDESK_FEDI_TOKEN`. A keyring may ask a person to unlock
it, so it is asked for the database only where `POSTDESK_DATABASE` says that its address lies there.
"""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from postdesk.errors import SettingsError
from postdesk.files.regular import contents
from postdesk.models import Secret
from postdesk.sentences import Sentence
from postdesk.settings.toml import DATABASE, SECRETS_KEY, secret_name

if TYPE_CHECKING:
    from dotenv.parser import Binding

    from postdesk.settings.vault import Cipher

SCHEMES = ("postgresql://", "postgres://")
SERVICE = "postdesk"
FILE = ".env"
KEYRING = "keyring"
"""What POSTDESK_DATABASE says where the address itself lies in the keyring."""


def secrets(
    account: str,
    wanted: Sequence[Secret],
    root: Path,
    environ: Mapping[str, str] = os.environ,  # noqa: TID251 - this is the door
) -> dict[str, str]:
    """Return the secrets of an account of the desk at `root`, by their names; optional ones only where they are set.

    Raises:
        SettingsError: One is missing, or holds what no secret of a network does; the sentence says what to set.
    """
    found = {}
    for each in wanted:
        name = secret_name(account, each.name)
        if value := _find(name, root, environ):
            found[each.name] = _as_pasted(name, value)
        elif not each.optional:
            raise SettingsError(
                "{account} needs {title}: set {name}{unread}",
                account=account,
                title=Sentence(each.title),
                name=name,
                unread=_unread(root / FILE),
            )
    return found


def database(root: Path, environ: Mapping[str, str] = os.environ) -> str:  # noqa: TID251 - this is the door
    """Return the address of the PostgreSQL database that keeps the log of the desk at `root`; "" for a file of its own.

    Raises:
        SettingsError: What is set is no such address; it is not shown, for it may hold a password. Or it is said to lie
            in the keyring, and is not there.
    """
    address = (environ.get(DATABASE) or _written(root / FILE).get(DATABASE) or "").strip()
    if address == KEYRING and not (address := (_kept(DATABASE) or "").strip()):
        raise SettingsError(
            "the keyring holds no {name}, or does not open: `keyring set {service} {name}`",
            name=DATABASE,
            service=SERVICE,
        )
    if address and not address.startswith(SCHEMES):
        raise SettingsError(
            "{name} is no address of PostgreSQL: write postgresql://name:password@host/database", name=DATABASE
        )
    return address


def cipher_of(root: Path, environ: Mapping[str, str] = os.environ) -> "Cipher | None":  # noqa: TID251 - this is the door
    """Return what locks and opens the secrets of the desk at `root`; None where no key is set.

    Raises:
        SettingsError: What is set is none, or pyrage is not installed.
    """
    key = environ.get(SECRETS_KEY) or _written(root / FILE).get(SECRETS_KEY) or _kept(SECRETS_KEY) or ""
    if not key.strip():
        return None
    from postdesk.settings.vault import Cipher

    return Cipher(key.strip())


def in_environment(name: str, environ: Mapping[str, str] = os.environ) -> bool:  # noqa: TID251 - this is the door
    """Return whether a secret stands in the environment itself, which comes before every place of a desk."""
    return bool(environ.get(name))


def _find(name: str, root: Path, environ: Mapping[str, str]) -> str:
    found = environ.get(name) or _written(root / FILE).get(name) or _locked_up(name, root, environ)
    return (found or "").strip()


def _locked_up(name: str, root: Path, environ: Mapping[str, str]) -> str | None:
    """Return what the age-encrypted file holds under a name, else what the keyring does.

    Raises:
        SettingsError: It is in neither, as far as can be seen, and the file is locked.
    """
    from postdesk.settings import vault

    if not (root / vault.VAULT).exists():
        return _kept(name)
    cipher = cipher_of(root, environ)
    if cipher and (found := vault.read_vault(root, cipher).get(name)):
        return found
    if (found := _kept(name)) or cipher:
        return found
    raise SettingsError(
        "{file} is locked: set {key}, the key or passphrase that opens it", file=root / vault.VAULT, key=SECRETS_KEY
    )


def _as_pasted(name: str, value: str) -> str:
    """Return a secret in which no sign came along when it was pasted; SettingsError names the sign, not the secret."""
    for sign in value:
        if not " " <= sign <= "~":
            import unicodedata

            what = f"U+{ord(sign):04X}, {unicodedata.name(sign, 'a control sign').lower()}"
            raise SettingsError(
                "{name} holds a character that no token has ({what}): paste it anew, without it", name=name, what=what
            )
    return value


def _written(path: Path) -> dict[str, str]:
    """Return what a `.env` says, as python-dotenv reads it; `${NAME}` in it stands for itself."""
    return {line.key: line.value for line in env_lines(path) if line.key and line.value}


def _unread(path: Path) -> str:
    """Return, for the end of a sentence, which line of a `.env` nobody can read; "" where there is none."""
    found = next((line.original.line for line in env_lines(path) if line.error), None)
    return f" (line {found} of {path.name} is not NAME=value)" if found else ""


def env_lines(path: Path) -> "list[Binding]":
    """Return the lines of a `.env` as python-dotenv reads them; none where it is not there.

    Raises:
        SettingsError: It cannot be read.
    """
    try:
        content = contents(path).decode("utf-8-sig")
    except FileNotFoundError:
        return []
    except (OSError, UnicodeDecodeError):
        raise SettingsError(
            "{path} cannot be read: it holds NAME=value on lines of their own, in UTF-8", path=path
        ) from None
    from io import StringIO

    from dotenv.parser import parse_stream

    return list(parse_stream(StringIO(content)))


def _kept(name: str) -> str | None:
    """Return what the system's keyring holds under a name; None where there is no keyring, or none that opens."""
    try:
        import keyring
        from keyring.errors import KeyringError
    except ImportError:
        return None
    try:
        found: str | None = keyring.get_password(SERVICE, name)
    except KeyringError:
        return None
    return found
