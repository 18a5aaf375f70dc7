"""Posting to Bluesky: every record has its key before it is sent, so that sending it again changes nothing.

`putRecord` with `"swapRecord": null` writes a record only where there is none: the same record again is a no-op,
another one is refused with InvalidSwap. (`createRecord` answers 500 to a key that is taken; plain `putRecord`
overwrites.)
So an attempt whose answer was lost may be made again, with one exception: a post that a person deleted meanwhile would
rise from the dead, because a deleted key is as free as a new one. What is absent therefore counts as never published
only within ten minutes of its first attempt. After that `find` cannot tell, and a person is asked.

Source: @atproto/pds 0.4.217, seen running; lexicons com.atproto.repo.* and com.atproto.server.*.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from postdesk.errors import NetworkError, Refused, Unknown
from postdesk.models import Attachment, Budget, Figures, Payload, Remote, Standing
from postdesk.networks.bluesky.answers import AppViewCounts, NamedAccount, Posts, Ref, Resolved, UploadedBlob, error
from postdesk.networks.bluesky.records import COLLECTION, PreparedRecords, bluesky_record, handles, record_keys
from postdesk.networks.bluesky.session import NOT_LET_IN, SignIn
from postdesk.networks.network import Costs, Network, fixed_for, guessed, kept, midway
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

    `short` is whether links are written as the app writes them.
    """

    def __init__(self, wire: Wire, appview: Wire, sign_in: SignIn, media: Path, *, short: bool = False) -> None:
        self.wire, self.appview, self.sign_in, self.media = wire, appview, sign_in, media
        self.short = short

    @property
    def repeatable(self) -> bool:
        """A record has its key before it is sent."""
        return True

    def costs(self, payload: Payload, *, deleting: bool = False) -> Costs:
        """Writes cost points: a put 2, a delete 1."""
        points = len(payload.texts) * (1 if deleting else 2)
        uploads = 0 if deleting else len(payload.media)
        return ((HOURLY, points), (DAILY, points), (UPLOADS, uploads))

    def rests(self) -> datetime | None:
        """As its server said last."""
        return self.wire.until

    def turn_ends(self, at: float) -> None:
        """Every call goes through `wire`."""
        self.wire.turn_ends = at

    def standing(self, now: datetime) -> Standing:
        """Ask whose session it is."""
        path = "/xrpc/com.atproto.server.getSession"
        reply = self.sign_in.call(lambda token: self.wire.read(path, now, token=token, accept=NOT_LET_IN), now)
        mine = _said_yes(reply).into(NamedAccount)
        return Standing(mine.handle, left=reply.left, id=mine.did)

    def prepare(self, payload: Payload, key: str, now: datetime, prepared: str) -> str:
        """Fix moment, record keys and mentions first, then upload a picture each time."""
        fixed = fixed_for(PreparedRecords, prepared, key)
        if fixed is None or self._over(fixed, now):
            _possible(payload)
            return kept(replace(self._begun(payload, key, now), blobs=fixed.blobs if fixed else ()))
        return self._next_picture(payload, fixed, now) or prepared

    def ahead(self, payload: Payload, key: str, now: datetime, prepared: str) -> str:
        """Upload a picture each time."""
        _possible(payload)
        fixed = fixed_for(PreparedRecords, prepared, key) or PreparedRecords(key, "", now, (), {}, early=True)
        return (self._next_picture(payload, fixed, now) if fixed.early else None) or prepared

    def _next_picture(self, payload: Payload, fixed: PreparedRecords, now: datetime) -> str | None:
        """Upload the next picture, and return all that is fixed then; None where all are uploaded."""
        if len(fixed.blobs) < len(payload.media):
            blob = self._uploaded(payload.media[len(fixed.blobs)], now)
            return kept(replace(fixed, blobs=(*fixed.blobs, blob)))
        return None

    def publish(self, payload: Payload, key: str, now: datetime, prepared: str) -> Remote:
        """Put the record of each part where there is none."""
        fixed = _begun_with(prepared, key)
        refs: list[Ref] = []
        for part, rkey in enumerate(fixed.rkeys):
            root, parent = (refs[0], refs[-1]) if refs else (None, None)
            try:
                made = bluesky_record(payload, fixed, part, root, parent)
                refs.append(self._put(fixed.did, rkey, made, now, () if part else payload.media))
            except NetworkError as trouble:
                if not refs:
                    raise
                first = Remote(refs[0].uri, self._url(fixed))
                raise midway(trouble, first, part, len(fixed.rkeys)) from None
        return Remote(refs[0].uri, self._url(fixed))

    def find(self, payload: Payload, key: str, now: datetime, prepared: str) -> Remote | None:
        """Ask for the record of each part by its key."""
        fixed = _begun_with(prepared, key)
        refs = [self._read(fixed.did, rkey, now) for rkey in fixed.rkeys]
        if refs[0] and all(refs):
            return Remote(refs[0].uri, self._url(fixed))
        if now - fixed.at > CERTAIN:
            there = sum(ref is not None for ref in refs)
            what = f"only {there} of {len(refs)} parts are" if there else "the post is not"
            raise Unknown(f"{what} on Bluesky, and a person may have deleted what is not: {self._url(fixed)}")
        return Remote(refs[0].uri, self._url(fixed), whole=False) if refs[0] else None

    def delete(self, payload: Payload, remote: Remote, key: str, now: datetime, prepared: str) -> None:
        """Delete the record of each part, the last one first, each only as it was read just before."""
        did, rkeys = self._where(payload, remote, key, now, prepared)
        for rkey in reversed(rkeys):
            if there := self._read(did, rkey, now):
                self._remove(did, rkey, there, now)

    def measure(self, remote: Remote, published: datetime, now: datetime) -> Figures:
        """Ask the AppView; reposts and quotes are shares."""
        (found,) = self.measure_all([(remote, published)], now)
        if isinstance(found, Refused):
            raise found
        return found

    def measure_all(self, posts: Sequence[tuple[Remote, datetime]], now: datetime) -> Iterator[Figures | Refused]:
        """Ask the AppView for as many at once as it gives; one that is missing from its answer was deleted."""
        for first in range(0, len(posts), TOGETHER):
            uris = [self._uri(remote, now) for remote, _ in posts[first : first + TOGETHER]]
            reply = self.appview.read("/xrpc/app.bsky.feed.getPosts", now, query={"uris": uris})
            found = {post.uri: post for post in reply.into(Posts).posts}
            for uri in uris:
                yield _counted(found[uri]) if uri in found else Refused("Bluesky does not show it any more")

    def _uri(self, remote: Remote, now: datetime) -> str:
        """Return a post's lasting address; a person who told of it gave the last part of its page's."""
        return remote.id if remote.id.startswith("at://") else f"at://{self.sign_in.did(now)}/{COLLECTION}/{remote.id}"

    def _url(self, fixed: PreparedRecords) -> str:
        return f"https://bsky.app/profile/{self.sign_in.handle}/post/{fixed.rkeys[0]}"

    def _over(self, fixed: PreparedRecords, now: datetime) -> bool:
        """Whether what was fixed earlier is no post yet, or one that is too old and not public."""
        stale = now - fixed.at > STALE
        return fixed.early or (stale and self._read(fixed.did, fixed.rkeys[0], now) is None)

    def _begun(self, payload: Payload, key: str, now: datetime) -> PreparedRecords:
        known = {handle: self._resolved(handle, now) for handle in sorted(handles(payload))}
        mentions = {handle: did for handle, did in known.items() if did}
        keys = record_keys(now, key, len(payload.texts))
        return PreparedRecords(key, self.sign_in.did(now), now, keys, mentions, short=self.short)

    def _resolved(self, handle: str, now: datetime) -> str | None:
        """Return the lasting name of whoever has a handle; None where nobody has it."""
        reply = self.wire.read("/xrpc/com.atproto.identity.resolveHandle", now, accept=(400,), query={"handle": handle})
        return reply.into(Resolved).did if reply.status == 200 else None

    def _uploaded(self, media: Attachment, now: datetime) -> dict[str, Any]:
        content, kind = self.media / media.kept, {"Content-Type": media.type or guessed(media.file)}
        path = "/xrpc/com.atproto.repo.uploadBlob"
        reply = self.sign_in.call(
            lambda token: self.wire.write(
                path, now, token=token, accept=NOT_LET_IN, public=False, headers=kind, content=content
            ),
            now,
        )
        return _said_yes(reply).into(UploadedBlob).written

    def _where(
        self, payload: Payload, remote: Remote, key: str, now: datetime, prepared: str
    ) -> tuple[str, tuple[str, ...]]:
        """Return whose records the parts of a post are, and under which keys."""
        rkey, fixed = remote.id.rpartition("/")[2], fixed_for(PreparedRecords, prepared, key)
        if fixed and fixed.rkeys[0] == rkey:
            return fixed.did, fixed.rkeys
        if len(payload.texts) > 1:
            raise Refused(f"where the parts of the thread are is not known: delete it in the app, {remote.url}")
        return self.sign_in.did(now), (rkey,)

    def _remove(self, did: str, rkey: str, there: Ref, now: datetime) -> None:
        asked = {"repo": did, "collection": COLLECTION, "rkey": rkey, "swapRecord": there.cid}
        _said_yes(self._write("deleteRecord", asked, now, public=False))

    def _put(
        self, did: str, rkey: str, made: dict[str, Any], now: datetime, pictures: Sequence[Attachment] = ()
    ) -> Ref:
        """Write a record where there is none, and return it; one that is there is ours, for nobody else has its key.

        A server drops pictures that wait for their post too long. The same picture again gets the same reference, so
        the record stays as it is.
        """
        asked = {"repo": did, "collection": COLLECTION, "rkey": rkey, "record": made, "swapRecord": None}
        reply = self._write("putRecord", asked, now, public=True)
        if reply.status == 400 and error(reply) == "BlobNotFound":
            for picture in pictures:
                self._uploaded(picture, now)
            reply = self._write("putRecord", asked, now, public=True)
        if reply.status == 400 and error(reply) == "InvalidSwap" and (there := self._taken(did, rkey, now)):
            return there
        return _record(reply, did, rkey)

    def _taken(self, did: str, rkey: str, now: datetime) -> Ref | None:
        """Return the record that stands where one was to be put; Unknown where the server does not show it."""
        try:
            return self._read(did, rkey, now)
        except Refused as no:
            raise Unknown(f"a record stands where the post was to be, but {no}") from None

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
        return _record(reply, did, rkey)


def _possible(payload: Payload) -> None:
    """Refuse what the server would take and nobody could read, and what cannot be sent yet."""
    if not all(text.strip() for text in payload.texts):
        raise Refused("a post without a text is not sent to Bluesky")
    for media in payload.media:
        if not (media.type or guessed(media.file)).startswith("image/"):
            raise Refused(f"{media.file} is no picture: postdesk sends only pictures to Bluesky; post it by hand")


def _counted(post: AppViewCounts) -> Figures:
    """Return what the AppView counts; reposts and quotes are shares, where it tells both."""
    told = post.repost_count is not None and post.quote_count is not None
    shares = (post.repost_count or 0) + (post.quote_count or 0) if told else None
    return Figures(reactions=post.like_count, comments=post.reply_count, shares=shares)


def _said_yes(reply: Reply) -> Reply:
    if reply.status >= 400:
        raise reply.refusal()
    return reply


def _record(reply: Reply, did: str, rkey: str) -> Ref:
    """Return the record that an answer tells of, if it is the one that was asked for."""
    ref = _said_yes(reply).into(Ref)
    if ref.uri != f"at://{did}/{COLLECTION}/{rkey}":
        raise reply.doubt("tells of another record than that of the post")
    return ref


def _begun_with(prepared: str, key: str) -> PreparedRecords:
    """Return what was fixed for a post; Unknown where nothing was, which only another postdesk could have sent."""
    if fixed := fixed_for(PreparedRecords, prepared, key):
        return fixed
    raise Unknown("the record key of the post is not known: look for it on Bluesky")
