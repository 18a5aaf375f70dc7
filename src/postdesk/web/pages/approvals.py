"""What waits for a signature: posts with equal words on one card, with what changed since the last one."""

import re
from collections.abc import Iterator, Mapping
from itertools import groupby

from msgspec import Struct

from postdesk.log.posts.approvals import Waiting
from postdesk.models.life import Layer
from postdesk.web.addresses import post_address
from postdesk.web.page import PageRequest, Values, WebPage
from postdesk.web.showing import network_badge
from postdesk.web.wording import phrase

COUNTED = re.compile(r"(https?://[^\s?#]+)\?[^\s#]*")
"""An address with what counts its visits, which differs from network to network."""


SHOWN = 40
"""Cards of a page: what comes first is signed first."""


class Signature(Struct, frozen=True):
    """One post that a card would sign: `seen` names it and the content that is shown."""

    account: str
    badge: str
    address: str
    seen: str
    before: str
    theirs: bool
    changes: tuple[tuple[str, str], ...]


class SameWords(Struct, frozen=True):
    """Posts of one draft and moment that say the same."""

    draft: str
    campaign: str
    local: str
    zone: str
    texts: tuple[str, ...]
    language: str
    warning: str
    link: str
    pictures: tuple[tuple[str, str], ...]
    signatures: tuple[Signature, ...]


def page_values(asked: PageRequest) -> Values:
    """Return what waits, by moments."""
    waiting, count = asked.desk.queue.first_unsigned(SHOWN)
    groups = [list(same) for _alike_, same in groupby(sorted(waiting, key=_alike), key=_alike)]
    shown = [waits for same in groups[:SHOWN] for waits in same]
    theirs = asked.desk.queue.theirs_to_sign(waits.post for waits in shown)
    missing = asked.desk.queue.missing(shown) if asked.desk.people.named else {}
    signers = _Signers(theirs, missing, asked.desk.queue.sent_back())
    return {
        "cards": [_card(asked, same, signers) for same in groups[:SHOWN]],
        "more": count - len(shown),
        "count": count,
        "signs": asked.desk.people.may("approve"),
        "optional": asked.desk.house.unsigned,
    }


def _alike(waits: Waiting) -> tuple[object, ...]:
    payload = waits.post.frozen
    alts = tuple(media.alt for media in payload.media)
    texts = tuple(COUNTED.sub(r"\1", text) for text in payload.texts)
    return waits.post.due, waits.post.campaign, waits.post.draft, texts, payload.warning or "", alts


class _Signers(Struct, frozen=True):
    """Which posts whoever asks may sign, and who else may, by their names; nobody where the desk names no people.

    `back` are those that somebody sent back, by their ids.
    """

    theirs: frozenset[str]
    missing: Mapping[str, list[str]]
    back: Mapping[int, Layer]


def _card(asked: PageRequest, same: list[Waiting], signers: _Signers) -> SameWords:
    first, payload = same[0].post, same[0].post.frozen
    return SameWords(
        draft=first.draft,
        campaign=first.campaign,
        local=first.local,
        zone=first.zone,
        texts=payload.texts,
        language=payload.language,
        warning=payload.warning or "",
        link=payload.link or "",
        pictures=tuple((f"{post_address(first.ref)}/media/{at}", media.alt) for at, media in enumerate(payload.media)),
        signatures=tuple(_signatures(asked, same, signers)),
    )


def _signatures(asked: PageRequest, same: list[Waiting], signers: _Signers) -> Iterator[Signature]:
    for waits in same:
        post = waits.post
        yield Signature(
            account=post.account,
            badge=network_badge(post.network),
            address=post_address(post.ref),
            seen=f"{post.ref}={post.content_hash}",
            before=_before(waits, signers),
            theirs=post.ref in signers.theirs,
            changes=tuple(asked.desk.queue.changed_since_signed(waits)),
        )


def _before(waits: Waiting, signers: _Signers) -> str:
    """Say whose signature an edit has voided, who has signed it, and who may; or who sent it back, and why."""
    if back := signers.back.get(waits.post.id):
        return phrase("sent back by {who}: {note}", who=back.who, note=back.why)
    missing = signers.missing.get(waits.post.ref)
    said = [phrase("changed since {who} signed it", who=waits.before.who)] if waits.before else []
    if waits.signatures:
        said.append(phrase("signed by {who}", who=", ".join(each.who for each in waits.signatures)))
    if missing is not None:
        said.append(phrase("may sign: {who}", who=", ".join(missing) or "–"))
    return " · ".join(said)


PAGE = WebPage("approvals", "/approvals", "web/approvals.html", page_values, "Approvals")
