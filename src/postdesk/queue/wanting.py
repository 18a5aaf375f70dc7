"""What the campaign files ask for: every variant that passed the checks, frozen as it will be sent."""

import hashlib
from collections.abc import Collection, Sequence
from datetime import datetime
from pathlib import Path

from postdesk import slots
from postdesk.checks import Checker
from postdesk.models import Attachment, Finding, Media, Payload, Severity, Slot, Variant
from postdesk.queue.matching import Ask, Wanted
from postdesk.review import review
from postdesk.settings import House


def asked(house: House, paths: Sequence[Path] = ()) -> tuple[list[Finding], Ask | None]:
    """Check the campaign files and return what they ask for; None where an error keeps everything out of the queue."""
    looked = list(review(house, Checker(house), paths))
    findings = [finding for file in looked for finding in file.findings]
    if any(finding.severity is Severity.ERROR for finding in findings):
        return findings, None

    def next_slot(account: str, after: datetime, taken: Collection[datetime]) -> Slot:
        return slots.next_free(house.slots[account], house.timezone, after, taken)

    asking = [wanted(variant, house) for file in looked for variant in file.variants]
    return findings, Ask(asking, {file.campaign for file in looked}, next_slot)


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
