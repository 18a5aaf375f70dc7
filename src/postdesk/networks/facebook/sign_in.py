"""Signing a Page in; what Facebook asks of a person is the same as for Instagram."""

from collections.abc import Mapping
from datetime import datetime

from postdesk.networks.facebook.standing import NEEDED
from postdesk.networks.meta.login import PageLogin
from postdesk.networks.signing_in import Person, SignedIn
from postdesk.sentences import Sentence


def facebook_steps(person: Person, given: Mapping[str, str], now: datetime) -> SignedIn:
    """Lead to the token of a Page."""
    found = PageLogin(person, given, {**NEEDED, "publish_video": "films"}, now).run(given.get("id", ""))
    if linked := found.page.instagram_business_account:
        person.tell(
            Sentence(
                "The Page is linked with @{handle} on Instagram, which the same app signs in: `postdesk accounts add "
                "NAME --network instagram`.",
                handle=linked.username,
            ),
        )
    keys = {**given, **found.keys, "id": found.page.id}
    return SignedIn(keys, found.secrets, found.last_days)
