"""Signing an Instagram account in, with Facebook Login: by way of the Page that it is linked with."""

from collections.abc import Mapping
from datetime import datetime

from postdesk.errors import Refused
from postdesk.networks.instagram.standing import WANTED
from postdesk.networks.meta.keys import PAGE
from postdesk.networks.meta.login import PageLogin
from postdesk.networks.signing_in import Person, SignedIn
from postdesk.sentences import Sentence


def instagram_steps(person: Person, given: Mapping[str, str], now: datetime) -> SignedIn:
    """Lead to the token of the Page with which an account is linked.

    Raises:
        Refused: The Page is linked with none, or with another one than desk.toml says.
    """
    person.tell(
        Sentence(
            "Only a professional account (business or creator) can be posted to: switch to one in the Instagram app, "
            "under *Settings → Account type and tools*, and link it with your Facebook Page.",
        ),
    )
    found = PageLogin(person, given, WANTED, now).run(given.get(PAGE.name, ""))
    linked = found.page.instagram_business_account
    if linked is None:
        raise Refused(
            "{page} is not linked with a professional account on Instagram, or it was not ticked: link "
            "it in the Page's settings, then begin again",
            page=found.page.called,
        )
    if given.get("id", linked.id) != linked.id:
        raise Refused(
            "{page} is linked with @{handle}, which is another account than desk.toml says",
            page=found.page.called,
            handle=linked.username,
        )
    keys = {**given, **found.keys, "id": linked.id, PAGE.name: found.page.id}
    return SignedIn(keys, found.secrets, found.last_days_seen)
