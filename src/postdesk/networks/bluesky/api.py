"""Posting to Bluesky: every record has its key before it is sent, so that sending it again changes nothing.

`putRecord` with `"swapRecord": null` writes a record only where there is none: the same record again is a no-op,
another one is refused with InvalidSwap. (`createRecord` answers 500 to a key that is taken; plain `putRecord`
overwrites.)
Keys and moment follow from the post itself, so that two memories of a desk make the same; what an older one sent under
others is found by its words.
So an attempt whose answer was lost may be made again, with one exception: a post that a person deleted meanwhile would
rise from the dead, because a deleted key is as free as a new one. What is absent therefore counts as never published
only within ten minutes of its first attempt. After that `find` cannot tell, and a person is asked.

Source: @atproto/pds 0.4.217, seen running; lexicons com.atproto.repo.* and com.atproto.server.*.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from postdesk.errors import NetworkError, Refused, Unknown
from postdesk.models import NOWHERE, Budget, Figures, PageVisits, Payload, Remote, Standing
from postdesk.networks.bluesky.answering import AnsweredPost, post_at, resolved
from postdesk.networks.bluesky.answers import AppViewAccount, NamedAccount, Posts, Ref, appview_figures, error
from postdesk.networks.bluesky.by_text import keyed_by_text, perhaps_deleted
from postdesk.networks.bluesky.embeds import card_address
from postdesk.networks.bluesky.films import FilmService
from postdesk.networks.bluesky.records import (
    COLLECTION,
    NO_KEY,
    PreparedRecords,
    begun_records,
    bluesky_record,
    handles,
    record_keys,
    record_ref,
)
from postdesk.networks.bluesky.session import NOT_LET_IN, SignIn
from postdesk.networks.bluesky.uploads import BlueskyUploads, said_yes
from postdesk.networks.network import Costs, KnownPost, Network, figures_alone, fixed_for, guessed, kept, midway
from postdesk.sentences import Sentence
from postdesk.wire import Reply, Wire

SERVER = "https://bsky.social"
APPVIEW = "https://public.api.bsky.app"
"""Where likes and reposts are counted; the server that keeps a post does not know them."""
HOURLY = Budget("points an hour", 5_000, 3_600)
DAILY = Budget("points a day", 35_000, 86_400)
UPLOADS = Budget("uploads a day", 1_000, 86_400)
"""Source: @atproto/pds 0.4.217, seen running with its limits on."""
CERTAIN = timedelta(minutes=10)
"""For how long after it was fixed an absent post is one that never was, and not one that a person deleted."""
STALE = timedelta(hours=1)
"""After which a post that is not on the network is fixed anew, because its moment decides its place in feeds."""
TOGETHER = 25
"""How many posts the AppView tells of in one call; more are refused. Source: lexicon app.bsky.feed.getPosts."""


class Bluesky(Network):
    """One account. `wire` leads to its server, `appview` to where figures are; what it uploads lies in `media`.

    `short` is whether links are written as the app writes them, `video` leads to the service for films, `visits` to the
    pages of links.
    """

    def __init__(
        self,
        wire: Wire,
        appview: Wire,
        sign_in: SignIn,
        media: Path,
        *,
        short: bool = False,
        video: Wire | None = None,
        visits: PageVisits = NOWHERE,
    ) -> None:
        self.wire, self.appview, self.sign_in, self.media = wire, appview, sign_in, media
        self.short = short
        self._known: KnownPost | None = None
        films = FilmService(wire, video or wire, sign_in)
        self._uploads = BlueskyUploads(wire, sign_in, films, visits, media)

    @property
    def repeatable(self) -> bool:
        """A record has its key before it is sent."""
        return True

    def costs(self, payload: Payload, *, deleting: bool = False) -> Costs:
        """Writes cost points: a put 2, a delete 1."""
        points = len(payload.texts) * (1 if deleting else 2)
        cards = sum(bool(card_address(payload, part)) for part in range(len(payload.texts)))
        uploads = 0 if deleting else len(payload.media) + cards
        return ((HOURLY, points), (DAILY, points), (UPLOADS, uploads))

    def rests(self) -> datetime | None:
        """As its server said last."""
        return self.wire.until

    def turn_ends(self, at: float) -> None:
        """Every call goes through `wire`."""
        self.wire.turn_ends = at

    def concerns(self, known: KnownPost) -> None:
        """Its moment is a part of its record keys."""
        self._known = known

    def standing(self, now: datetime) -> Standing:
        """Ask whose session it is."""
        path = "/xrpc/com.atproto.server.getSession"
        reply = self.sign_in.call(lambda token: self.wire.read(path, now, token=token, accept=NOT_LET_IN), now)
        mine = said_yes(reply).into(NamedAccount)
        renamed = mine.handle.casefold() != self.sign_in.handle.casefold()
        note = Sentence('it is called {handle} there now: write handle = "{handle}" in desk.toml', handle=mine.handle)
        return Standing(mine.handle, left=reply.left, id=mine.did, note=note if renamed else "")

    def prepare(self, payload: Payload, key: str, now: datetime, prepared: str) -> str:
        """Fix moment, record keys, mentions and what it points to first, then upload one thing each time."""
        fixed = fixed_for(PreparedRecords, prepared, key)
        if fixed is None or self._over(fixed, now):
            _possible(payload)
            begun = self._begun(payload, key, now)
            if fixed:
                begun = replace(begun, blobs=fixed.blobs, job=fixed.job, cards=fixed.cards)
            return kept(begun)
        more = self._uploads.next(payload, fixed, now)
        return kept(more) if more else prepared

    def ahead(self, payload: Payload, key: str, now: datetime, prepared: str) -> str:
        """Upload a picture, a film, or the card of a link each time."""
        _possible(payload)
        fixed = fixed_for(PreparedRecords, prepared, key) or PreparedRecords(key, "", now, (), {}, early=True)
        more = self._uploads.next(payload, fixed, now, early=True) if fixed.early else None
        return kept(more) if more else prepared

    def publish(self, payload: Payload, key: str, now: datetime, prepared: str) -> Remote:
        """Put the record of each part where there is none."""
        fixed = begun_records(prepared, key)
        refs: list[Ref] = []
        for part, rkey in enumerate(fixed.rkeys):
            first, parent = (refs[0], refs[-1]) if refs else (None, None)
            try:
                made = bluesky_record(payload, fixed, part, first, parent)
                refs.append(self._put(fixed.did, rkey, made, now, partial(self._uploads.again, payload, fixed, part)))
            except NetworkError as trouble:
                if not refs:
                    raise
                beginning = Remote(refs[0].uri, self._url(fixed))
                raise midway(trouble, beginning, part, len(fixed.rkeys)) from None
        return Remote(refs[0].uri, self._url(fixed), parts=len(refs))

    def find(self, payload: Payload, key: str, now: datetime, prepared: str) -> Remote | None:
        """Ask for the record of each part by its key, or look for its words where no key is known."""
        fixed = fixed_for(PreparedRecords, prepared, key)
        if fixed is None or fixed.early:
            return self._found_elsewhere(payload, key, now)
        refs = [self._read(fixed.did, rkey, now) for rkey in fixed.rkeys]
        if refs[0] and all(refs):
            return Remote(refs[0].uri, self._url(fixed), parts=len(refs))
        if now - fixed.at > CERTAIN:
            there = sum(ref is not None for ref in refs)
            raise perhaps_deleted(there, len(refs), self._url(fixed))
        return Remote(refs[0].uri, self._url(fixed), whole=False) if refs[0] else None

    def delete(self, payload: Payload, remote: Remote, key: str, now: datetime, prepared: str) -> None:
        """Delete the record of each part, the last one first, each only as it was read just before."""
        did, rkeys = self._where(payload, remote, key, now, prepared)
        for rkey in reversed(rkeys):
            if there := self._read(did, rkey, now):
                self._remove(did, rkey, there, now)

    def measure(self, remote: Remote, published: datetime, now: datetime) -> Figures:
        """Ask the AppView; reposts and quotes are shares."""
        return figures_alone(self.measure_all([(remote, published)], now))

    def measure_all(self, posts: Sequence[tuple[Remote, datetime]], now: datetime) -> Iterator[Figures | Refused]:
        """Ask the AppView for as many at once as it gives; one that is missing from its answer was deleted."""
        for first in range(0, len(posts), TOGETHER):
            uris = [self._uri(remote, now) for remote, _ in posts[first : first + TOGETHER]]
            reply = self.appview.read("/xrpc/app.bsky.feed.getPosts", now, query={"uris": uris})
            found = {post.uri: post for post in reply.into(Posts).posts}
            for uri, (remote, _) in zip(uris, posts[first : first + TOGETHER], strict=True):
                yield (
                    appview_figures(found[uri], remote)
                    if uri in found
                    else Refused("Bluesky does not show it any more")
                )

    def followers(self, now: datetime) -> int | None:
        """Ask the AppView for the account."""
        reply = self.appview.read("/xrpc/app.bsky.actor.getProfile", now, query={"actor": self.sign_in.did(now)})
        return reply.into(AppViewAccount).followers_count

    def _uri(self, remote: Remote, now: datetime) -> str:
        """Return a post's lasting address; a person who told of it gave the last part of its page's."""
        return remote.id if remote.id.startswith("at://") else f"at://{self.sign_in.did(now)}/{COLLECTION}/{remote.id}"

    def _url(self, fixed: PreparedRecords) -> str:
        """Return a post's public address, which stays right when its account gets another handle."""
        return f"https://bsky.app/profile/{fixed.did}/post/{fixed.rkeys[0]}"

    def _over(self, fixed: PreparedRecords, now: datetime) -> bool:
        """Whether what was fixed earlier is no post yet, or one that is too old and not public."""
        stale = now - fixed.at > STALE
        return fixed.early or (stale and self._read(fixed.did, fixed.rkeys[0], now) is None)

    def _begun(self, payload: Payload, key: str, now: datetime) -> PreparedRecords:
        due = self._known.due if self._known else now
        known = {handle: resolved(self.wire, handle, now) for handle in sorted(handles(payload))}
        return PreparedRecords(
            key,
            self.sign_in.did(now),
            now,
            record_keys(due, key, len(payload.texts)),
            mentions={handle: did for handle, did in known.items() if did},
            short=self.short,
            created=due,
            answered=self._post_at(payload.reply, now) if payload.reply else None,
            quoted=self._post_at(payload.quote, now).itself if payload.quote else None,
        )

    def _found_elsewhere(self, payload: Payload, key: str, now: datetime) -> Remote:
        """Return a post that another memory sent, by the keys that follow from it, or else by its words."""
        if self._known is None:
            raise Unknown(NO_KEY)
        did, due, parts = self.sign_in.did(now), self._known.due, len(payload.texts)
        there = PreparedRecords(key, did, due, record_keys(due, key, parts), {}, short=self.short)
        if not all(self._read(did, rkey, now) for rkey in there.rkeys):
            there = keyed_by_text(self.wire, there, payload, self._known, now)
        uri = f"at://{did}/{COLLECTION}/{there.rkeys[0]}"
        return Remote(uri, self._url(there), parts=parts, kept=kept(there))

    def _post_at(self, address: str, now: datetime) -> AnsweredPost:
        return post_at(address, self.wire, self.appview, now)

    def _where(
        self, payload: Payload, remote: Remote, key: str, now: datetime, prepared: str
    ) -> tuple[str, tuple[str, ...]]:
        """Return whose records the parts of a post are, and under which keys."""
        rkey, fixed = remote.id.rpartition("/")[2], fixed_for(PreparedRecords, prepared, key)
        if fixed and fixed.rkeys[0] == rkey:
            return fixed.did, fixed.rkeys
        if len(payload.texts) > 1:
            raise Refused("where the parts of the thread are is not known: delete it in the app, {url}", url=remote.url)
        return self.sign_in.did(now), (rkey,)

    def _remove(self, did: str, rkey: str, there: Ref, now: datetime) -> None:
        asked = {"repo": did, "collection": COLLECTION, "rkey": rkey, "swapRecord": there.cid}
        said_yes(self._write("deleteRecord", asked, now, public=False))

    def _put(
        self, did: str, rkey: str, made: dict[str, Any], now: datetime, upload_again: Callable[[datetime], None]
    ) -> Ref:
        """Write a record where there is none, and return it; one that is there is ours, for nobody else has its key."""
        asked = {"repo": did, "collection": COLLECTION, "rkey": rkey, "record": made, "swapRecord": None}
        reply = self._write("putRecord", asked, now, public=True)
        if reply.status == 400 and error(reply) == "BlobNotFound":
            upload_again(now)
            reply = self._write("putRecord", asked, now, public=True)
        if reply.status == 400 and error(reply) == "InvalidSwap" and (there := self._taken(did, rkey, now)):
            return there
        return record_ref(reply, did, rkey)

    def _taken(self, did: str, rkey: str, now: datetime) -> Ref | None:
        """Return the record that stands where one was to be put; Unknown where the server does not show it."""
        try:
            return self._read(did, rkey, now)
        except Refused as no:
            raise Unknown("a record stands where the post was to be, but {no}", no=no) from None

    def _write(self, call: str, asked: dict[str, Any], now: datetime, *, public: bool) -> Reply:
        """Write to the repository; what went wrong with it stands in the answer."""
        wire, path = self.wire, f"/xrpc/com.atproto.repo.{call}"
        return self.sign_in.call(
            lambda token: wire.write(path, now, token=token, accept=NOT_LET_IN, public=public, json=asked), now
        )

    def _read(self, did: str, rkey: str, now: datetime) -> Ref | None:
        """Return a record as it is, or None where there is none."""
        query = {"repo": did, "collection": COLLECTION, "rkey": rkey}
        reply = self.wire.read("/xrpc/com.atproto.repo.getRecord", now, accept=(400,), query=query)
        if reply.status == 400 and error(reply) == "RecordNotFound":
            return None
        return record_ref(reply, did, rkey)


def _possible(payload: Payload) -> None:
    """Refuse what the server would take and nobody could read, and what cannot be sent."""
    if not all(text.strip() for text in payload.texts):
        raise Refused("a post without a text is not sent to Bluesky")
    for media in payload.media:
        if not (media.type or guessed(media.file)).startswith(("image/", "video/")):
            raise Refused(
                "{file} is no picture and no film, which is all that Bluesky shows; post it by hand", file=media.file
            )
