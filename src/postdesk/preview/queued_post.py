"""A post as it is queued, shown as its account will show it, whatever its campaign file says by now."""

from collections.abc import Iterator, Sequence

import msgspec

from postdesk import networks
from postdesk.checks.rules.alt_length import COUNTS
from postdesk.log.posts.lookup import Post
from postdesk.models import Account, Attachment, Draft, Media, Payload, Place, Slot, Variant
from postdesk.models.as_queued import audience
from postdesk.preview.looking import cover, fate, handle, part
from postdesk.preview.shown import Fate, Preview, Previews, ShownLength, ShownPicture
from postdesk.publish.queued_account import account_of
from postdesk.settings import House


def queued_previews(posts: Sequence[Post], house: House) -> Previews:
    """Return queued posts as they will appear."""
    shown = tuple(queued_preview(post, house) for post in posts)
    return Previews(house.name, {preview.campaign: preview.campaign for preview in shown}, shown, ())


def queued_preview(post: Post, house: House) -> Preview:
    """Return a queued post as it will appear."""
    payload = msgspec.json.decode(post.payload, type=Payload)
    account = account_of(post, house)
    variant = _variant(post, payload, account, house)
    return Preview(
        ref=post.ref,
        campaign=post.campaign,
        draft=post.draft,
        account=post.account,
        network=post.network,
        title=variant.grammar.title,
        handle=handle(account),
        due=post.local,
        zone=post.zone,
        language=payload.language,
        fate=Fate.HANDED_OVER if post.by_hand else fate(account),
        parts=tuple(part(variant, index) for index in range(len(variant.texts))),
        pictures=tuple(_pictures(payload, variant)),
        threads=variant.grammar.holds(len(variant.texts)),
        warning=variant.warning if variant.grammar.warned else "",
        cover=cover(variant),
        answers=variant.reply,
        quotes=variant.quote,
        audience=audience(payload),
        hash=post.content_hash,
    )


def _variant(post: Post, payload: Payload, account: Account, house: House) -> Variant:
    """Return what is frozen of a post as a variant, read by the rules of its account."""
    grammar, warning = networks.grammar_of(account, house.memory), payload.warning or ""
    place = Place("", 1, 1)
    draft = Draft(
        post.draft,
        post.campaign,
        (account.name,),
        payload.texts[0],
        {"id": place},
        at=Slot(post.due, post.local, post.zone),
        language=payload.language,
    )
    first, *rest = payload.texts
    return Variant(
        draft=draft,
        account=account,
        grammar=grammar,
        texts=payload.texts,
        parsed=(grammar.reader(warning, payload.link)(first), *map(grammar.reader(warning), rest)),
        hashtags=payload.hashtags,
        link=payload.link,
        media=tuple(Media(each.file, each.alt, place, path=each.file, part=each.part) for each in payload.media),
        words=payload.texts,
        warning=warning,
        card=payload.card is not False,
        reply=payload.reply or "",
        quote=payload.quote or "",
    )


def _pictures(payload: Payload, variant: Variant) -> Iterator[ShownPicture]:
    """Yield the pictures and films as they will be sent."""
    limit = variant.grammar.limit("alt")
    for each in payload.media:
        yield ShownPicture(
            file=each.file,
            alt=each.alt,
            size=each.size,
            trouble="",
            wanting=variant.grammar.carries_alt and not each.alt.strip(),
            count=ShownLength(COUNTS[limit.unit](each.alt), limit) if limit else None,
            sent=_sent(each),
            path=each.file,
            part=each.part,
        )


def _sent(media: Attachment) -> str:
    """Say what was made of a file: "as JPEG, 1,200×800"."""
    if not media.original:
        return ""
    size = f", {media.width:,}×{media.height:,}" if media.width else ""
    return f"as {media.type.rpartition('/')[2].upper()}{size}"
