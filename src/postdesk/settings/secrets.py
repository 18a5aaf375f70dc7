"""What no file in git may hold: the accounts' secrets, the password for mail, the address of a shared database.

From the environment, from a `.env` beside the desk, or from the system's keyring, in that order, under one name such as
`POSTDESK_FEDI_TOKEN`. In a keyring the service is `postdesk` and the user is that name: `keyring set postdesk
POSTDESK_FEDI_TOKEN`. A keyring may ask a person to unlock it, so it is asked for the database only where
`POSTDESK_DATABASE` says that its address lies there.
"""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from postdesk.errors import SettingsError
from postdesk.files.regular import contents
from postdesk.models import Secret
from postdesk.settings.toml import DATABASE, secret_name

if TYPE_CHECKING:
    from dotenv.parser import Binding

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
        SettingsError: One is missing; the sentence says what to set.
    """
    found = {}
    for each in wanted:
        name = secret_name(account, each.name)
        if value := _find(name, root, environ):
            found[each.name] = value
        elif not each.optional:
            raise SettingsError(f"{account} needs {each.title}: set {name}{_unread(root / FILE)}")
    return found


def database(root: Path, environ: Mapping[str, str] = os.environ) -> str:  # noqa: TID251 - this is the door
    """Return the address of the PostgreSQL database that keeps the log of the desk at `root`; "" for a file of its own.

    Raises:
        SettingsError: What is set is no such address; it is not shown, for it may hold a password. Or it is said to lie
            in the keyring, and is not there.
    """
    address = (environ.get(DATABASE) or _written(root / FILE).get(DATABASE) or "").strip()
    if address == KEYRING and not (address := (_kept(DATABASE) or "").strip()):
        raise SettingsError(f"the keyring holds no {DATABASE}, or does not open: `keyring set {SERVICE} {DATABASE}`")
    if address and not address.startswith(SCHEMES):
        raise SettingsError(f"{DATABASE} is no address of PostgreSQL: write postgresql://name:password@host/database")
    return address


def _find(name: str, root: Path, environ: Mapping[str, str]) -> str:
    return (environ.get(name) or _written(root / FILE).get(name) or _kept(name) or "").strip()


def _written(path: Path) -> dict[str, str]:
    """Return what a `.env` says, as python-dotenv reads it; `${NAME}` in it stands for itself."""
    return {line.key: line.value for line in _lines(path) if line.key and line.value}


def _unread(path: Path) -> str:
    """Return, for the end of a sentence, which line of a `.env` nobody can read; "" where there is none."""
    found = next((line.original.line for line in _lines(path) if line.error), None)
    return f" (line {found} of {path.name} is not NAME=value)" if found else ""


def _lines(path: Path) -> "list[Binding]":
    try:
        content = contents(path).decode("utf-8-sig")
    except FileNotFoundError:
        return []
    except (OSError, UnicodeDecodeError):
        raise SettingsError(f"{path} cannot be read: it holds NAME=value on lines of their own, in UTF-8") from None
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
