"""A network takes only some kinds of pictures and films, and postdesk sends only some of them.

Still pictures are no trouble: where a network does not take their kind, they are sent as JPEG. But a film in
another format, a moving picture where every picture stands still, a recording or a document is refused at the
moment of publishing, when nobody sits at the desk, or its readers see something else than was meant.

Threads takes no file at all: it fetches pictures and films from an address on the web, which the office has to have
and desk.toml has to name.

What to do: save the film as MP4, name the address, or give the account media of its own:

    instagram: { media: [{ file: media/still.jpg, alt: The hall before the doors open. }] }

Sources: each network's documentation of what it takes, as `postdesk networks` names it.
"""

from collections.abc import Iterator

from postdesk.models import Family, FileKind, Head, Media, Remark, Severity, Variant

ID = "media-kind"
SEVERITY = Severity.ERROR


def check(variant: Variant) -> Iterator[Remark]:
    """Name each file whose kind the network does not take, or that postdesk cannot send there."""
    for media in variant.media:
        if media.head and media.head.family is not Family.NOTHING:
            code = _refused(variant, media, media.head) or _unsent(variant, media)
            if code:
                carries = variant.grammar.carries
                films, keys = tuple(sorted(kind.name for kind in carries.films)), " and ".join(carries.wants)
                yield Remark(media.place, code, file=media.name, kind=media.head.kind.name, kinds=films, keys=keys)


def _unsent(variant: Variant, media: Media) -> str:
    """Return the code of why postdesk does not send a file where it stands; "" where it does, or a person does."""
    carries = variant.grammar.carries
    if variant.account.by_hand or variant.account.rehearsal:
        return ""
    if carries.wants:
        return "no-address"
    return "" if not media.part or carries.later else "later"


def _refused(variant: Variant, media: Media, head: Head) -> str:
    """Return the code of why a network does not take a file; "" where it does."""
    carries = variant.grammar.carries
    if head.family is Family.FILM:
        return "" if head.kind in carries.films else "film" if carries.films else "not-shown"
    if head.family is not Family.PICTURE:
        return "" if head.kind in carries.others else "not-shown"
    if head.moving and head.kind is not FileKind.PNG:
        return "" if head.kind in carries.moving else "moves"
    return "" if media.fit or head.kind in carries.stills else "as-it-is"
