"""A network takes only some kinds of pictures and films, and postdesk sends only some of them.

Still pictures are no trouble: where a network does not take their kind, they are sent as JPEG. But a film in
another format, a moving picture where every picture stands still, a recording or a document is refused at the
moment of publishing, when nobody sits at the desk, or its readers see something else than was meant.

What to do: save the film as MP4, or give the account media of its own:

    instagram: { media: [{ file: media/still.jpg, alt: The hall before the doors open. }] }

Sources: each network's documentation of what it takes, as `postdesk networks` names it.
"""

from collections.abc import Iterator

from postdesk.models import Carries, Family, FileKind, Head, Remark, Severity, Variant
from postdesk.settings import House

ID = "media-kind"
SEVERITY = Severity.ERROR
UNSENT = "is a film, and postdesk sends only pictures there: give the account a picture, or post it by hand"


def check(variant: Variant, house: House) -> Iterator[Remark]:  # noqa: ARG001 -- the kinds are the network's
    """Name each file whose kind the network does not take, or that postdesk cannot send there."""
    carries = variant.grammar.carries
    for media in variant.media:
        if media.head and media.head.family is not Family.NOTHING:
            said = refused(media.head, carries, fit=media.fit) or ("" if variant.sends(media.head) else UNSENT)
            if said:
                yield Remark(media.place, f"{media.name} {said}")


def refused(head: Head, carries: Carries, *, fit: bool) -> str:
    """Return why a network does not take a file, to be said after its name; "" where it does."""
    if head.family is not Family.PICTURE:
        taken = carries.films if head.family is Family.FILM else carries.others
        return "" if head.kind in taken else f"is {head.kind.words}; {instead(carries.films, head.family)}"
    if head.moving and head.kind is not FileKind.PNG:
        return (
            "" if head.kind in carries.moving else "moves, and pictures stand still there: give a still one or a film"
        )
    if fit or head.kind in carries.stills:
        return ""
    return f"is {head.kind.words}, which the network does not take: leave out fit, and it is sent as JPEG"


def instead(films: frozenset[FileKind], family: Family) -> str:
    """Return what a network takes in place of a film, or that it takes nothing of the sort."""
    if family is Family.FILM and films:
        return f"the network takes {' and '.join(sorted(kind.name for kind in films))}: save it so"
    return "the network takes pictures and films: give the account one of them"
