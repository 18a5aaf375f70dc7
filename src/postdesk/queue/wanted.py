"""What the campaign files ask for: every variant that passed the checks, frozen as it will be sent."""

from collections.abc import Collection, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

from msgspec import UNSET

from postdesk import networks
from postdesk.checks.campaigns import campaigns, check_campaigns
from postdesk.checks.checker import Checker
from postdesk.drafts.prices import price
from postdesk.errors import SettingsError
from postdesk.media.bounds import Bounds, bounds_of
from postdesk.media.store import MediaStore, Unsendable
from postdesk.models import FileKind, Finding, Head, Media, Payload, Severity, Slot, Variant, Way, identity
from postdesk.models.as_queued import frozen_keys
from postdesk.models.identity import whom
from postdesk.moments import wall_clock
from postdesk.queue.planning import Ask, Wanted
from postdesk.settings import House

MISNAMED = "misnamed-file"
"""The finding of a file that would be a campaign if it were called so: what it asks for is not gone."""


def asked(house: House, paths: Sequence[Path] = ()) -> tuple[list[Finding], Ask]:
    """Check the campaign files and return what they ask for; a draft with an error keeps itself out, and no other."""
    looked = list(check_campaigns(house, Checker(house), paths))
    asking, unsendable = frozen(house, [variant for file in looked for variant in file.variants])
    findings = [finding for file in looked for finding in file.findings]
    told = {finding.place for finding in findings if finding.severity is Severity.ERROR}
    findings += [finding for finding in unsendable if finding.place not in told]
    errors = [finding for finding in findings if finding.severity is Severity.ERROR]
    faulty = {(campaign, draft) for finding in errors if finding.post for campaign, _, draft in [parted(finding.post)]}
    bad = {finding.place.path for finding in errors if not finding.post}
    broken = {file.campaign for file in looked if file.path in bad}
    torn = {file.campaign for file in looked if file.torn}
    nameless = {campaign for campaign, draft in faulty if not draft}
    ask = Ask(
        [one for one in asking if one.campaign not in broken and not faulty & one.names],
        {file.campaign for file in looked if file.campaign} - broken - nameless - torn,
        partial(next_slot, house),
        whole=not paths,
        claims=partial(claims, house),
        faulty=faulty,
        broken=(broken | nameless | torn) - {""},
        unread="" in broken or any(finding.rule == MISNAMED for finding in findings),
        accounts=frozenset(house.accounts),
        tracking=frozenset(house.utm),
        edits=partial(edits, house),
        signers=house.signatures,
    )
    return findings, ask


def edits(house: House, name: str) -> bool | None:
    """Tell whether what is public on an account can be edited; None where postdesk does not post there."""
    account = house.accounts[name]
    return networks.SHELF[account.network].edits if networks.way(account) is Way.POSTS else None


def frozen(house: House, variants: Sequence[Variant]) -> tuple[list[Wanted], list[Finding]]:
    """Return the posts that variants ask for, and what shows only when a picture is opened to make it fit."""
    store = MediaStore(house.sent_media, house.campaigns)
    asking: list[Wanted] = []
    unsendable: list[Finding] = []
    for variant in variants:
        try:
            asking.append(wanted(variant, house, store))
        except Unsendable as trouble:
            unsendable.append(_told(variant, trouble))
    return asking, unsendable


def parted(ref: str) -> tuple[str, str, str]:
    """Return the campaign and the id of a draft's name, with the bar between them."""
    return ref.partition("/")


def claims(house: House) -> set[tuple[str, str]]:
    """Return every draft that a campaign file of the desk asks for, by campaign and id.

    Of a file that cannot be read, whole or in part, any draft may be meant: its campaign stands with no id, or neither.
    """
    files = list(campaigns(house))
    unsure = {(file.campaign, "") for file in files if file.torn or not file.campaign}
    return unsure | {(file.campaign, draft.id) for file in files for draft in file.drafts}


def _told(variant: Variant, trouble: Unsendable) -> Finding:
    """Return as a finding what shows only when a picture is opened to make it fit."""
    values = {"file": trouble.media.file, "why": trouble.why}
    account, place = variant.account, trouble.media.place
    rule, code = "media-unreadable", "unsendable"
    return Finding(place, Severity.ERROR, rule, code, values, account.network, account.name, variant.draft.ref)


def next_slot(house: House, account: str, after: datetime, taken: Collection[datetime]) -> Slot:
    """Return the next weekly opening of an account that no post has taken, on a day on which the office is open.

    Raises:
        SettingsError: It has none, and the rule that tells so is off or ignored.
    """
    try:
        return wall_clock.next_free(house.slots.get(account, ()), house.timezone, after, taken, house.holiday)
    except ValueError as none:
        raise SettingsError("{account}: {none}", account=account, none=none) from none


def wanted(variant: Variant, house: House, store: MediaStore) -> Wanted:
    """Return the post that a variant asks for; Unsendable where a picture or film cannot be sent."""
    draft, account = variant.draft, variant.account
    what, to, tracking = payload(variant, store), whom(account), frozenset(house.utm)
    return Wanted(
        campaign=draft.campaign,
        draft=draft.id,
        account=account.name,
        network=account.network,
        payload=what,
        latest=house.latest if draft.latest is None else draft.latest,
        slot=draft.at,
        by_hand=account.by_hand,
        cost=price(variant),
        said=identity.identity_number(what, tracking),
        whom=to if to.written else None,
        core=identity.core(what, tracking),
        again=draft.again,
        series=draft.series,
        gap=draft.gap,
        after=draft.after,
    )


def payload(variant: Variant, store: MediaStore) -> Payload:
    """Return what is sent for a variant; its hashtags are those the network will link, each once."""
    linked = dict.fromkeys(tag.text for parsed in variant.parsed for tag in parsed.hashtags)
    own, visibility = networks.SHELF[variant.account.network].keys, variant.draft.visibility
    return Payload(
        network=variant.account.network,
        account=variant.account.name,
        texts=variant.texts,
        link=variant.link,
        hashtags=tuple(linked),
        language=variant.draft.language,
        media=tuple(store.freeze(media, bounds_for(variant, media)) for media in variant.media),
        warning=variant.warning or UNSET,
        visibility=visibility or UNSET,
        card=UNSET if variant.card or not variant.grammar.cards else False,
        reply=variant.reply or UNSET,
        quote=variant.quote or UNSET,
        own=frozen_keys(variant.account, own, drafts_own=("visibility",) if visibility else ()),
    )


def content_hash(variant: Variant, store: MediaStore) -> str:
    """Return the hash of all that is sent for a variant, "" where a picture or film cannot be sent."""
    try:
        return payload(variant, store).content_hash
    except Unsendable:
        return ""


def bounds_for(variant: Variant, media: Media) -> Bounds:
    """Return what a variant's network takes of one of its pictures."""
    return bounds_of(variant.grammar, media.head or Head(FileKind.OTHER, 0))
