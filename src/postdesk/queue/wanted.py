"""What the campaign files ask for: every variant that passed the checks, frozen as it will be sent."""

from collections.abc import Collection, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

from msgspec import UNSET

from postdesk.checks.campaigns import check_campaigns
from postdesk.checks.checker import Checker
from postdesk.checks.rules import x_cost
from postdesk.errors import SettingsError
from postdesk.media.bounds import Bounds, bounds_of
from postdesk.media.store import MediaStore, Unsendable
from postdesk.models import FileKind, Finding, Head, Media, Payload, Severity, Slot, Variant
from postdesk.moments import slots
from postdesk.queue.planning import Ask, Wanted
from postdesk.settings import House


def asked(house: House, paths: Sequence[Path] = ()) -> tuple[list[Finding], Ask | None]:
    """Check the campaign files and return what they ask for; None where an error keeps everything out of the queue."""
    looked = list(check_campaigns(house, Checker(house), paths))
    findings = [finding for file in looked for finding in file.findings]
    if any(finding.severity is Severity.ERROR for finding in findings):
        return findings, None

    store = MediaStore(house.sent_media, house.campaigns)
    asking: list[Wanted] = []
    unsendable: list[Finding] = []
    for variant in (variant for file in looked for variant in file.variants):
        try:
            asking.append(wanted(variant, house, store))
        except Unsendable as trouble:
            unsendable.append(told(variant, trouble))
    if unsendable:
        return [*findings, *unsendable], None
    return findings, Ask(asking, {file.campaign for file in looked}, partial(next_slot, house))


def told(variant: Variant, trouble: Unsendable) -> Finding:
    """Return as a finding what shows only when a picture is opened to make it fit."""
    values = {"file": trouble.media.file, "why": trouble.why}
    account, place = variant.account, trouble.media.place
    rule, code = "media-unreadable", "unsendable"
    return Finding(place, Severity.ERROR, rule, code, values, account.network, account.name, variant.draft.ref)


def next_slot(house: House, account: str, after: datetime, taken: Collection[datetime]) -> Slot:
    """Return the next weekly opening of an account that no post has taken.

    Raises:
        SettingsError: It has none, and the rule that tells so is off or ignored.
    """
    try:
        return slots.next_free(house.slots.get(account, ()), house.timezone, after, taken)
    except ValueError as none:
        raise SettingsError(f"{account}: {none}") from none


def wanted(variant: Variant, house: House, store: MediaStore) -> Wanted:
    """Return the post that a variant asks for; Unsendable where a picture or film cannot be sent."""
    draft, account = variant.draft, variant.account
    return Wanted(
        campaign=draft.campaign,
        draft=draft.id,
        account=account.name,
        network=account.network,
        payload=payload(variant, store),
        latest=house.latest if draft.latest is None else draft.latest,
        slot=draft.at,
        by_hand=account.by_hand,
        cost=x_cost.price(variant),
    )


def payload(variant: Variant, store: MediaStore) -> Payload:
    """Return what is sent for a variant; its hashtags are those the network will link, each once."""
    linked = dict.fromkeys(tag.text for parsed in variant.parsed for tag in parsed.hashtags)
    return Payload(
        network=variant.account.network,
        account=variant.account.name,
        texts=variant.texts,
        link=variant.link,
        hashtags=tuple(linked),
        language=variant.draft.language,
        media=tuple(store.freeze(media, bounds_for(variant, media)) for media in variant.media),
        warning=variant.warning or UNSET,
        visibility=variant.draft.visibility or UNSET,
    )


def bounds_for(variant: Variant, media: Media) -> Bounds:
    """Return what a variant's network takes of one of its pictures."""
    return bounds_of(variant.grammar, media.head or Head(FileKind.OTHER, 0))
