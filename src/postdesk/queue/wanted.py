"""What the campaign files ask for: every variant that passed the checks, frozen as it will be sent."""

import hashlib
from collections.abc import Collection, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

from msgspec import UNSET

from postdesk.checks.campaigns import campaigns, check_campaigns
from postdesk.checks.checker import Checker
from postdesk.checks.rules import x_cost
from postdesk.errors import DraftError, SettingsError
from postdesk.models import Attachment, Finding, Media, Payload, Severity, Slot, Variant, identity
from postdesk.models.identity import whom
from postdesk.moments import slots
from postdesk.queue.planning import Ask, Wanted
from postdesk.settings import House


def asked(house: House, paths: Sequence[Path] = ()) -> tuple[list[Finding], Ask]:
    """Check the campaign files and return what they ask for; a draft with an error keeps itself out, and no other."""
    looked = list(check_campaigns(house, Checker(house), paths))
    findings = [finding for file in looked for finding in file.findings]
    errors = [finding for finding in findings if finding.severity is Severity.ERROR]
    faulty = {(campaign, draft) for finding in errors if finding.post for campaign, _, draft in [parted(finding.post)]}
    bad = {finding.place.path for finding in errors if not finding.post}
    broken = {file.campaign for file in looked if file.path in bad}
    asking = [
        wanted(variant, house)
        for file in looked
        for variant in file.variants
        if file.campaign not in broken and (file.campaign, variant.draft.id) not in faulty
    ]
    ask = Ask(
        asking,
        {file.campaign for file in looked if file.campaign} - broken,
        partial(next_slot, house),
        whole=not paths,
        claims=partial(claims, house),
        faulty=faulty,
        broken=broken - {""},
        unread="" in broken,
        accounts=frozenset(house.accounts),
        tracking=frozenset(house.utm),
    )
    return findings, ask


def parted(ref: str) -> tuple[str, str, str]:
    """Return the campaign and the id of a draft's name, with the bar between them."""
    return ref.partition("/")


def claims(house: House) -> set[tuple[str, str]]:
    """Return every draft that a campaign file of the desk asks for, by campaign and id."""
    return {(file.campaign, draft.id) for file in campaigns(house) for draft in file.drafts}


def next_slot(house: House, account: str, after: datetime, taken: Collection[datetime]) -> Slot:
    """Return the next weekly opening of an account that no post has taken.

    Raises:
        SettingsError: It has none, and the rule that tells so is off or ignored.
    """
    try:
        return slots.next_free(house.slots.get(account, ()), house.timezone, after, taken)
    except ValueError as none:
        raise SettingsError(f"{account}: {none}") from none


def wanted(variant: Variant, house: House) -> Wanted:
    """Return the post that a variant asks for; DraftError where a media file cannot be read."""
    draft, account = variant.draft, variant.account
    what, to, tracking = payload(variant, house.campaigns), whom(account), frozenset(house.utm)
    return Wanted(
        campaign=draft.campaign,
        draft=draft.id,
        account=account.name,
        network=account.network,
        payload=what,
        latest=house.latest if draft.latest is None else draft.latest,
        slot=draft.at,
        by_hand=account.by_hand,
        cost=x_cost.price(variant),
        said=identity.said(what, tracking),
        whom=to if to.written else None,
        core=identity.core(what, tracking),
        again=draft.again,
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
        warning=variant.warning or UNSET,
        visibility=variant.draft.visibility or UNSET,
    )


def attachment(media: Media, campaigns: Path) -> Attachment:
    """Return a media file with its words, its size, and the hash that tells whether it is still the same.

    Raises:
        DraftError: It cannot be read; `check` tells of a file that is missing, not of one that is locked or just gone.
    """
    try:
        with (campaigns / media.file).open("rb") as file:
            digest = hashlib.file_digest(file, "sha256")
            size = file.tell()
    except OSError as trouble:
        why = (trouble.strerror or "").lower()
        raise DraftError(f"{media.place}: {media.file} cannot be read ({why}): put it there and queue again") from None
    return Attachment(file=media.file, alt=media.alt, size=size, sha256=digest.hexdigest())
