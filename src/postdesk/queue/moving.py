"""Giving a post another moment: what a person says becomes a slot, and they are told what it breaks there.

Whoever moves a post by hand may have a reason; so nothing is refused but a moment that has passed.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from functools import partial
from itertools import pairwise

from msgspec import Struct

from postdesk.checks.campaigns import campaigns
from postdesk.checks.rules.quiet_hours import quiet_span
from postdesk.errors import PostdeskError
from postdesk.log import Log
from postdesk.log.posts import holds, lookup
from postdesk.log.posts.lookup import Named, Post
from postdesk.models import Slot, life
from postdesk.models.life import Hand, Layer, State
from postdesk.moments import spoken
from postdesk.moments.spans import minutes
from postdesk.queue.officer_acts import find
from postdesk.queue.officer_acts import move as moved_to
from postdesk.queue.wanted import next_slot
from postdesk.sentences import Sentence
from postdesk.settings import House

WAS_HELD = "it is queued again; {who} had held it (`postdesk hold {post}` holds it again)"
WAS_HELD_FOR = "it is queued again; {who} had held it: {why} (`postdesk hold {post}` holds it again)"
NEAR = "{post} goes out {apart} apart; the desk wants {wanted}"


class MovedPost(Struct, frozen=True):
    """A post at its new moment, and in a few words each what it breaks there."""

    post: Post
    breaks: tuple[str, ...] = ()


class Close(Struct, frozen=True):
    """A post that a person moved and that is now less than the desk's measure from another one of its account."""

    ref: str
    other: str
    apart: timedelta

    @property
    def says(self) -> str:
        """Say so in a sentence."""
        return Sentence(
            "{post} was moved and is too close to {other}: {apart} apart",
            post=self.ref,
            other=self.other,
            apart=minutes(self.apart),
        )


def move_posts(log: Log, house: House, names: Sequence[str], when: str, hand: Hand) -> list[MovedPost]:
    """Give posts the moment that a person says; "next" is the next free slot of each one's account.

    Raises:
        PostdeskError: It is no moment, has passed, or a post is in a state that cannot be moved.
    """
    moved, ended = [], {}
    for name in names:
        post = find(log, name)
        layers = holds.of_posts(log, [post]).get(post.ref, []) if post.state == State.HELD else []
        ended[post.id] = next((layer for layer in layers if layer.scope == "post"), None)
        moved.append(moved_to(log, post.ref, _slot(log, house, post, when, hand.now), hand))
    everything, embargoes = lookup.post_names(log), _embargoes(house)
    return [
        MovedPost(post, (*_ended(post, ended[post.id]), *_breaks(house, post, everything, embargoes))) for post in moved
    ]


def _ended(post: Post, hold: Layer | None) -> Iterator[str]:
    """Yield whose hold ended with the move, so that nobody learns it from what goes out."""
    if hold is not None:
        said = WAS_HELD if hold.why in {"", "hold"} else WAS_HELD_FOR
        yield Sentence(said, who=hold.who, why=hold.why, post=post.ref)


def _slot(log: Log, house: House, post: Post, when: str, now: datetime) -> Slot:
    if when.strip().casefold() == "next":
        free = partial(next_slot, house, post.account, now)
        return free([named.due for named in lookup.post_names(log) if _keeps(named, post)])
    try:
        return spoken.moment_said(when, house.timezone, now, house.language, post.due)
    except ValueError as trouble:
        raise PostdeskError("{trouble}", trouble=trouble) from trouble


def _keeps(named: Named, post: Post) -> bool:
    """Whether another post of an account keeps its moment."""
    return named.account == post.account and named.id != post.id and named.state in life.KEEPS_ITS_MOMENT


def _breaks(
    house: House, post: Post, everything: Sequence[Named], embargoes: Mapping[tuple[str, str], Slot]
) -> Iterator[str]:
    """Yield what a post breaks at its moment: the desk's quiet hours, a holiday, its neighbours' room, its embargo."""
    clock = post.local[11:16]
    if span := quiet_span(clock, house.quiet_hours):
        yield Sentence("{clock} is in the desk's quiet hours, {span}", clock=clock, span=span)
    if name := house.holiday(date.fromisoformat(post.local[:10])):
        yield Sentence("{day} is a holiday: {name}", day=post.local[:10], name=name)
    others = [named for named in everything if _keeps(named, post)]
    near = [(abs(named.due - post.due), named.ref) for named in others if abs(named.due - post.due) < house.apart]
    for apart, ref in sorted(near):
        yield Sentence(NEAR, post=ref, apart=minutes(apart), wanted=minutes(house.apart))
    until = embargoes.get((post.campaign, post.draft))
    if until is not None and post.due < until.instant:
        yield Sentence("its embargo ends at {when}", when=until.local)


def _embargoes(house: House) -> dict[tuple[str, str], Slot]:
    """Return the embargoes in the campaign files, by campaign and draft."""
    drafts = (draft for campaign in campaigns(house) for draft in campaign.drafts)
    return {(draft.campaign, draft.id): draft.embargo for draft in drafts if draft.embargo is not None}


def too_close(log: Log, house: House) -> list[Close]:
    """Return the posts to come that a person moved too close to another one of their account."""
    moved = lookup.moved_by_hand(log)
    if not moved:
        return []
    coming = [named for named in lookup.post_names(log) if named.state in life.TO_COME]
    coming.sort(key=lambda named: (named.account, named.due))
    return [*_close(coming, moved, house.apart)]


def _close(coming: Sequence[Named], moved: set[int], measure: timedelta) -> Iterator[Close]:
    for before, after in pairwise(coming):
        apart = after.due - before.due
        if before.account == after.account and apart < measure and {before.id, after.id} & moved:
            one, other = (before, after) if before.id in moved else (after, before)
            yield Close(one.ref, other.ref, apart)
