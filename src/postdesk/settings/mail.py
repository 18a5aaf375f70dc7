"""How the desk sends mail: `[mail]` in desk.toml, and the password from the environment."""

import os
from collections.abc import Mapping

from msgspec import Struct

from postdesk.settings.toml import MAIL_PASSWORD

SECURITY = ("starttls", "tls", "none")
"""How the way to the server is closed to others; "none" only to this machine itself."""


class Mail(Struct, frozen=True):
    """The server that takes the desk's mail. `user` is "" where it asks for no name; `to` get the weekly report."""

    server: str
    sender: str
    port: int = 587
    security: str = "starttls"
    user: str = ""
    to: tuple[str, ...] = ()


def password(environ: Mapping[str, str] = os.environ) -> str:  # noqa: TID251 - this is the door
    """Return the password of the mail server; "" where none is set."""
    return environ.get(MAIL_PASSWORD, "")
