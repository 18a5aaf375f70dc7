"""From campaign files to previews."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from urllib.parse import urlsplit

from msgspec.structs import replace

from postdesk import networks
from postdesk.checks import campaigns
from postdesk.checks.rules.alt_length import COUNTS
from postdesk.checks.rules.length import limits
from postdesk.drafts.media import MediaFiles
from postdesk.media.foreseeing import ForeseeingStore
from postdesk.media.store import MediaStore
from postdesk.models import Account, Finding, Grammar, Media, Severity, Variant, Way
from postdesk.models.as_queued import frozen_keys
from postdesk.preview.cutting import cut
from postdesk.preview.sent import DeskMedia, sent
from postdesk.preview.shown import Fate, Part, PieceKind, Preview, Previews, ShownLength, ShownPicture, Span
from postdesk.preview.spans import direction_of, divide
from postdesk.settings import House
from postdesk.words.findings import in_words

FATES = {Way.POSTS: Fate.POSTED, Way.REHEARSES: Fate.REHEARSED, Way.BY_HAND: Fate.HANDED_OVER}


Hashed = Callable[[Variant, MediaStore], str]
"""The hash of all that is sent for a variant, "" where it cannot be sent."""


def preview_posts(
    house: House, paths: Sequence[Path] = (), network: str = "", hashed: Hashed = lambda *_: ""
) -> Previews:
    """Return every post as it will appear on each of its accounts, or only on those of one network."""
    store = ForeseeingStore(house.sent_media, house.campaigns)
    desk = DeskMedia(MediaFiles(house), store, house.campaigns)
    titles: dict[str, str] = {}
    previews: list[Preview] = []
    findings: list[Finding] = []
    for campaign in campaigns.campaigns(house, paths):
        titles.setdefault(campaign.campaign, campaign.title)
        findings += (finding for finding in campaign.findings if finding.severity is Severity.ERROR)
        previews += (
            replace(preview(variant, house, desk), hash=hashed(variant, store))
            for variant in campaigns.variants(house, campaign, network)
        )
    return Previews(house.name, titles, tuple(previews), tuple(findings))


def preview(variant: Variant, house: House, desk: DeskMedia) -> Preview:
    """Return one post as it will appear on one account."""
    shown = as_shown(variant, tuple(_pictures(variant, desk)), house.timezone)
    return replace(shown, audience=_audience(variant))


def as_shown(variant: Variant, pictures: tuple[ShownPicture, ...], zone: str) -> Preview:
    """Return a variant with its pictures as it will appear; who sees it, and its hash, are for whoever knows them."""
    draft, account = variant.draft, variant.account
    return Preview(
        ref=variant.ref,
        campaign=draft.campaign,
        draft=draft.id,
        account=account.name,
        network=account.network,
        title=variant.grammar.title,
        handle=handle(account),
        due=draft.at.local if draft.at else "",
        zone=zone,
        language=draft.language,
        fate=fate(account),
        parts=tuple(part(variant, index) for index in range(len(variant.texts))),
        pictures=pictures,
        threads=variant.grammar.holds(len(variant.texts)),
        warning=variant.warning if variant.grammar.warned else "",
        cover=cover(variant),
        answers=variant.reply,
        quotes=variant.quote,
        after=draft.after.says if draft.after else "",
        series=draft.series_ref,
    )


def shown_picture(media: Media, grammar: Grammar, size: int, trouble: str, sent: str, path: str) -> ShownPicture:
    """Return a picture or film as it will appear, with what is wrong with it, and what is different when sent."""
    limit = grammar.limit("alt")
    return ShownPicture(
        file=media.file,
        alt=media.alt,
        size=size,
        trouble=trouble,
        wanting=grammar.carries_alt and not media.alt.strip(),
        count=ShownLength(COUNTS[limit.unit](media.alt), limit) if limit else None,
        sent=sent,
        path=path,
        part=media.part,
    )


def _audience(variant: Variant) -> str:
    keys = networks.SHELF[variant.account.network].keys
    own = frozen_keys(variant.account, keys)
    return variant.draft.visibility or str(own["visibility"]) if "visibility" in own else ""


def cover(variant: Variant) -> str:
    """Return the network's own words over the pictures of a post with a warning; "" where it covers none."""
    covers = variant.grammar.covers
    return covers(variant.warning) if covers and variant.warning and variant.media else ""


def part(variant: Variant, index: int) -> Part:
    """Return one part of a thread, counted and divided by the account's grammar."""
    text, parsed = variant.texts[index], variant.parsed[index]
    every = limits(variant, index)
    end = cut(text, parsed, variant.grammar.reader(variant.warning), every)
    spans, linked, dead = divide(text, parsed, end)
    if shown := variant.grammar.shown:
        spans = tuple(as_sent(span, shown) for span in spans)
        end = None if end is None else sum(len(span.text) for span in spans if not span.beyond)
    return Part(
        spans=spans,
        linked=linked,
        dead=dead,
        counts=tuple(ShownLength(parsed.lengths[limit.unit], limit) for limit in every),
        cut=end,
        card=card(variant, index),
        direction=direction_of(text),
        comment=variant.grammar.commented(index),
    )


def as_sent(span: Span, shown: Callable[[str], str]) -> Span:
    """Return a piece as it stands in the post that is sent: a link there may be shorter than it was written."""
    return replace(span, text=shown(span.text)) if span.kind is PieceKind.LINK and span.linked else span


def card(variant: Variant, index: int) -> str:
    """Return the address that the network shows as a card: the post's own, else the first; pictures take its place.

    A draft can leave the card out where the network lets it; a comment that a program writes has none.
    """
    if variant.grammar.commented(index) or variant.pictured(index) or (variant.grammar.cards and not variant.card):
        return ""
    links = [link.text for link in variant.parsed[index].links]
    return variant.link if variant.link in links else next(iter(links), "")


def _pictures(variant: Variant, desk: DeskMedia) -> Iterator[ShownPicture]:
    """Yield the post's pictures and films, with what is wrong with them, and what is different in what is sent."""
    for media in variant.media:
        found = desk.files.find(media.file)
        other, why = ("", in_words(found.trouble)) if found.trouble else sent(media, variant.grammar, desk)
        size = found.head.size if found.head and not why else 0
        yield shown_picture(media, variant.grammar, size, why, other, found.path)


def handle(account: Account) -> str:
    """Return the account's name as its readers see it: `@office@example.social`, else by its short name."""
    if not account.handle:
        return account.name
    server = urlsplit(account.server).hostname
    return f"@{account.handle}@{server}" if server else f"@{account.handle}"


def fate(account: Account) -> Fate:
    """Return what happens to the account's posts; a token is not asked for, so that anybody can look."""
    return FATES[networks.way(account)]
