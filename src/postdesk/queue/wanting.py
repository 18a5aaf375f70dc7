"""From a variant to what is queued: everything that will be sent, frozen."""

import hashlib
from pathlib import Path

from postdesk.models import Attachment, Media, Payload, Variant
from postdesk.queue.matching import Wanted
from postdesk.settings import House


def wanted(variant: Variant, house: House) -> Wanted:
    """Return the post that a variant asks for.

    Raises:
        OSError: A media file cannot be read; `check` has told of those that are missing.
    """
    draft, account = variant.draft, variant.account
    return Wanted(
        campaign=draft.campaign,
        draft=draft.id,
        account=account.name,
        network=account.network,
        payload=payload(variant, house.campaigns),
        latest=house.latest if draft.latest is None else draft.latest,
        slot=draft.at,
        by_hand=account.by_hand,
    )


def payload(variant: Variant, campaigns: Path) -> Payload:
    """Return what is sent for a variant; its hashtags are those the network will link, each once."""
    linked = dict.fromkeys(tag.text for parsed in variant.parsed for tag in parsed.hashtags)
    return Payload(
        network=variant.account.network,
        account=variant.account.name,
        texts=variant.texts,
        link=variant.link,
        hashtags=tuple(linked),
        language=variant.draft.language,
        media=tuple(attachment(media, campaigns) for media in variant.media),
    )


def attachment(media: Media, campaigns: Path) -> Attachment:
    """Return a media file with its words, its size, and the hash that tells whether it is still the same."""
    path = campaigns / media.file
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256")
    return Attachment(file=media.file, alt=media.alt, size=path.stat().st_size, sha256=digest.hexdigest())
