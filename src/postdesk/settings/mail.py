"""How the desk sends mail: `[mail]` in desk.toml, and the password from the environment."""

import os
import re
from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from postdesk.settings.accounts import LOOPBACK
from postdesk.settings.toml import MAIL_PASSWORD, VARIABLE, Toml, Trail

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


def mail_settings(desk: Toml, trail: Trail, said: Mapping[str, Any]) -> Mail:
    """Return how mail is sent, by the values of `[mail]` under their fields' names; in the clear only to this machine.

    Raises:
        SettingsError: Something needed is missing, names a variable, or would send mail in the clear.
    """
    for field, value in said.items():
        if name := re.search(VARIABLE, str(value)):  # it would be sent as it stands
            desk.fail(
                (*trail, "from" if field == "sender" else field),
                "{variable} stands for nothing in [mail]: write the value itself; only the password comes from the "
                "environment, as {password}",
                variable=name[0],
                password=MAIL_PASSWORD,
            )
    for field, key, example in (("server", "server", "smtp.example.org"), ("sender", "from", "desk@example.org")):
        if field not in said:
            desk.fail(trail, '[mail] has no {key}: write {key} = "{example}"', key=key, example=example)
    if said.get("security") == "none" and not re.fullmatch(LOOPBACK, said["server"]):
        desk.fail((*trail, "security"), 'mail would leave this machine in the clear: write security = "starttls"')
    return Mail(**said)


def password(environ: Mapping[str, str] = os.environ) -> str:  # noqa: TID251 - this is the door
    """Return the password of the mail server; "" where none is set."""
    return environ.get(MAIL_PASSWORD, "")
