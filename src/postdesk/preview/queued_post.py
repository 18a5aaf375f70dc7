"""A post as it is queued, shown as its account will show it, whatever its campaign file says by now."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec.structs import replace

from postdesk import networks
from postdesk.log.posts.lookup import Post
from postdesk.media.heads import head_look
from postdesk.models import Account, Attachment, Draft, Grammar, Media, Payload, Place, Slot, Variant
from postdesk.models.as_queued import audience
from postdesk.preview.looking import as_shown, shown_picture
from postdesk.preview.sent import AS_FILM
from postdesk.preview.shown import Fate, Preview, Previews, ShownPicture
from postdesk.publish.queued_account import account_of
from postdesk.settings import House


def queued_previews(posts: Sequence[Post], house: House) -> Previews:
    """Return queued posts as they will appear."""
    shown = tuple(queued_preview(post, house) for post in posts)
    return Previews(house.name, {preview.campaign: preview.campaign for preview in shown}, shown, ())


def queued_preview(post: Post, house: House) -> Preview:
    """Return a queued post as it will appear."""
    payload = post.frozen
    account = account_of(post, house)
    variant = _variant(post, payload, account, house)
    shown = as_shown(variant, tuple(_pictures(payload, variant, house)), post.zone)
    known = {"audience": audience(payload), "hash": post.content_hash}
    by_hand = {"fate": Fate.HANDED_OVER} if post.by_hand else {}
    return replace(shown, ref=post.ref, account=post.account, network=post.network, **known, **by_hand)


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


def _pictures(payload: Payload, variant: Variant, house: House) -> Iterator[ShownPicture]:
    """Yield the pictures and films as they will be sent."""
    grammar = variant.grammar
    for each, media in zip(payload.media, variant.media, strict=True):
        how = [*_made(each), *[AS_FILM] * _is_filmed(each, grammar, house.sent_media)]
        yield shown_picture(media, grammar, each.size, "", "; ".join(how), each.file)


def _made(media: Attachment) -> Iterator[str]:
    """Say what was made of a file: "as JPEG, 1,200×800"."""
    if media.original:
        size = f", {media.width:,}×{media.height:,}" if media.width else ""
        yield f"as {media.type.rpartition('/')[2].upper()}{size}"


def _is_filmed(media: Attachment, grammar: Grammar, kept: Path) -> bool:
    """Tell whether a picture goes out as a film; one that is not kept any more is not looked at."""
    file = kept / media.kept
    moves = media.type in {kind.type for kind in grammar.carries.filmed} and file.is_file()
    return moves and grammar.carries.as_film(head_look(file))
