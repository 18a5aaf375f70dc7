"""Signing in to Bluesky with an app password, which can post and nothing worse."""

from collections.abc import Mapping

from postdesk.networks.signing_in import Person, SignedIn
from postdesk.sentences import Sentence

HANDLE = r"(?ai)@?[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+"
PASSWORD = r"(?ai)[a-z0-9]{4}(-[a-z0-9]{4}){3}"  # noqa: S105 - what one looks like


def bluesky_steps(person: Person, given: Mapping[str, str]) -> SignedIn:
    """Lead to an app password."""
    handle = person.known_or_asked(given, "handle", Sentence("The account's handle"), HANDLE, "office.example.org")
    person.tell(
        Sentence(
            "postdesk posts with an app password, never with the account's own: it cannot change or delete the account."
        ),
        Sentence("1. Open https://bsky.app/settings/app-passwords, signed in as the account."),
        Sentence("2. Add App Password, and name it postdesk. Leave *Allow access to your direct messages* off."),
    )
    password = person.ask_like(Sentence("The app password"), PASSWORD, "abcd-efgh-ijkl-mnop", secret=True)
    return SignedIn({**given, "handle": handle.lstrip("@")}, {"token": password})
