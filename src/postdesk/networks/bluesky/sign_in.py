"""Signing in to Bluesky with an app password, which can post and nothing worse."""

from collections.abc import Mapping
from datetime import datetime

from postdesk.errors import NetworkError
from postdesk.networks.bluesky.answering import resolved
from postdesk.networks.bluesky.api import SERVER
from postdesk.networks.signing_in import Person, SignedIn
from postdesk.sentences import Sentence
from postdesk.wire import Wire

PROFILE = "https://bsky.app/profile/"
HANDLE = rf"(?ai)(?:{PROFILE}|@)?[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+"
PASSWORD = r"(?ai)[a-z0-9]{4}(-[a-z0-9]{4}){3}"  # noqa: S105 - what one looks like


def bluesky_steps(person: Person, given: Mapping[str, str], now: datetime) -> SignedIn:
    """Lead to an app password."""
    handle = given.get("handle") or _handle(person, Wire(given.get("server") or SERVER), now)
    person.tell(
        Sentence(
            "postdesk posts with an app password, never with the account's own: it cannot change or delete the account."
        ),
        Sentence("1. Open https://bsky.app/settings/app-passwords, signed in as the account."),
        Sentence("2. Add App Password, and name it postdesk. Leave *Allow access to your direct messages* off."),
    )
    password = person.ask_like(Sentence("The app password"), PASSWORD, "abcd-efgh-ijkl-mnop", secret=True)
    return SignedIn({**given, "handle": handle.lstrip("@")}, {"token": password})


def _handle(person: Person, wire: Wire, now: datetime) -> str:
    """Ask for a handle until it is one that somebody has."""
    while True:
        handle = (
            person.ask_like(Sentence("The account's handle"), HANDLE, "office.example.org")
            .removeprefix(PROFILE)
            .lstrip("@")
        )
        if _is_there(wire, handle, now):
            return handle
        person.tell(
            Sentence(
                "{server} knows nobody who is called {handle}: write it as the account's own page shows it",
                server=wire.name,
                handle=handle,
            )
        )


def _is_there(wire: Wire, handle: str, now: datetime) -> bool:
    """Tell whether anybody has a handle; where a server does not say, signing in will tell."""
    try:
        return resolved(wire, handle, now) is not None
    except NetworkError:
        return True
