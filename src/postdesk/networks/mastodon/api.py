"""Posting to Mastodon and to what speaks its API: an idempotency key where it is honoured, else a look before sending.

Mastodon remembers an `Idempotency-Key` for an hour and answers a repeat with the first post. Several other servers
ignore the header, and a repeat makes a second post there. So which software answers is asked first; where it is
not known to honour the key, and where the key is older than 50 minutes, the account's recent posts are read before
anything is sent. What comes as 5xx, even to a repeat, means to read back: some versions answer so although the post is
there.

A person may delete a post at once. Where the key is honoured, a repeat then finds nothing and publishes nothing (404).
Elsewhere an absent post counts as never published for ten minutes only; after that a person is asked.

Pictures are uploaded before the post is begun and kept by their ids, so that a retry does not upload them again.

Source: docs.joinmastodon.org/methods/statuses (2026), mastodon/mastodon post_status_service.rb; six servers compared.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from postdesk.errors import NetworkError, Refused, Unknown, Unreachable
from postdesk.models import Attachment, Budget, Figures, Payload, Remote, Standing
from postdesk.networks.mastodon.answers import MastodonFile, MyAccount, Page, Status, scopes
from postdesk.networks.mastodon.instance import ask, own_version
from postdesk.networks.mastodon.reading_back import fingerprint, of_page
from postdesk.networks.mastodon.removal import GONE, remove
from postdesk.networks.network import Costs, Fixed, Network, fixed_for, guessed, kept, midway
from postdesk.wire import Wire

CALLS = Budget("calls in five minutes", 300, 300)
UPLOADS = Budget("uploads in half an hour", 30, 1_800)
DELETES = Budget("deletes in half an hour", 30, 1_800)
"""Source: mastodon/mastodon config/initializers/rack_attack.rb (2026)."""
HONOURED = timedelta(minutes=50)
"""For how long a key protects, with ten minutes to spare."""
CERTAIN = timedelta(minutes=10)
"""For how long after it was fixed an absent post is one that never was, where keys are not honoured."""
STALE = timedelta(hours=1)
"""After which a post that is not on the network is begun anew: pictures without a post are deleted after a while."""
SKEW = timedelta(minutes=2)
"""By how much a server's clock may differ from ours."""
PAGE = 40
"""How many of an account's posts are read back; the most that servers give at once."""
SEEN = timedelta(minutes=5)
"""For how long a picture is taken to be there; servers drop those that no post has for a day or less."""
AGAIN = 5.0
"""Seconds until a picture that the server still works on is asked about again."""


class UploadedPicture(Struct, frozen=True):
    """A picture at the server, which may still be working on it; `seen` is when it was surely there."""

    id: str
    ready: bool
    seen: datetime | None = None


class PreparedStatus(Fixed, frozen=True):
    """What is fixed before the first attempt: whose post, since when, whether keys are honoured, and its pictures.

    What is `early` holds pictures that were uploaded ahead, and nothing else is fixed yet.
    """

    at: datetime
    account: str
    honoured: bool
    media: tuple[UploadedPicture, ...] = ()
    early: bool = False


class Mastodon(Network):
    """One account, with an access token; `media` is the folder in which what it uploads lies.

    `visibility` is who sees its posts. It is always sent: servers differ in what they take its absence for.
    """

    def __init__(self, wire: Wire, token: str, media: Path, visibility: str = "public") -> None:
        self.wire, self._token, self.media, self.visibility = wire, token, media, visibility

    def costs(self, payload: Payload, *, deleting: bool = False) -> Costs:
        """Every call counts, uploads and deletes besides each for themselves."""
        parts, pictures = len(payload.texts), len(payload.media)
        if deleting:
            return ((CALLS, 2 + parts), (DELETES, parts))
        return ((CALLS, 2 + 2 * parts + 2 * pictures), (UPLOADS, pictures))

    def rests(self) -> datetime | None:
        """As its server said last."""
        return self.wire.until

    def turn_ends(self, at: float) -> None:
        """Every call goes through `wire`."""
        self.wire.turn_ends = at

    def standing(self, now: datetime) -> Standing:
        """Ask whose token it is and, where the server tells, what it may do."""
        me = self.wire.read("/api/v1/accounts/verify_credentials", now, token=self._token)
        path = "/api/v1/apps/verify_credentials"
        may = scopes(self.wire.read(path, now, token=self._token, accept=(400, 401, 403, 404, 422)))
        mine = me.into(MyAccount)
        return Standing(mine.acct, may, me.left, id=mine.id)

    def prepare(self, payload: Payload, key: str, now: datetime, prepared: str) -> str:
        """Sign in and ask which software answers, then upload a picture each time, then see that all are ready."""
        fixed = fixed_for(PreparedStatus, prepared, key)
        if fixed is None or self._over(payload, fixed, now):
            return kept(replace(self._begun(key, now), media=fixed.media if fixed else ()))
        return self._next_picture(payload, fixed, now) or prepared

    def ahead(self, payload: Payload, key: str, now: datetime, prepared: str) -> str:
        """Upload a picture each time, then see that the server is done with all."""
        fixed = fixed_for(PreparedStatus, prepared, key) or PreparedStatus(key, now, "", honoured=False, early=True)
        return (self._next_picture(payload, fixed, now) if fixed.early else None) or prepared

    def _next_picture(self, payload: Payload, fixed: PreparedStatus, now: datetime) -> str | None:
        """See to the next picture, and return all that is fixed then; None where every one is there and ready."""
        for number, media in enumerate(fixed.media):
            if not media.ready or media.seen is None or now - media.seen > SEEN:
                seen = self._seen(media, payload.media[number], now)
                return kept(replace(fixed, media=(*fixed.media[:number], seen, *fixed.media[number + 1 :])))
        if len(fixed.media) < len(payload.media):
            uploaded = self._upload(payload.media[len(fixed.media)], now)
            return kept(replace(fixed, media=(*fixed.media, uploaded)))
        return None

    def publish(self, payload: Payload, key: str, now: datetime, prepared: str) -> Remote:
        """Send each part; one that is there already is not sent again."""
        fixed = _begun_with(prepared, key)
        sent: list[Status] = []
        for part in range(len(payload.texts)):
            try:
                sent.append(self._sent(payload, fixed, part, sent[-1].id if sent else None, now))
            except NetworkError as trouble:
                if not sent:
                    raise
                raise midway(trouble, sent[0].remote, part, len(payload.texts)) from None
        return sent[0].remote

    def find(self, payload: Payload, key: str, now: datetime, prepared: str) -> Remote | None:
        """Read the account's recent posts and look for each part by its text, its moment and what it answers."""
        fixed = _begun_with(prepared, key)
        there = list(self._parts(payload, fixed, now))
        if len(there) == len(payload.texts):
            return there[0].remote
        if now - fixed.at > (HONOURED if fixed.honoured else CERTAIN):
            what = f"only {len(there)} of {len(payload.texts)} parts are" if there else "the post is not"
            raise Unknown(f"{what} on {self.wire.name}, and a person may have deleted what is not")
        return replace(there[0].remote, whole=False) if there else None

    def delete(self, payload: Payload, remote: Remote, key: str, now: datetime, prepared: str) -> None:
        """Delete each part, the last one first."""
        remove(self.wire, self._token, payload.texts, remote, now)

    def measure(self, remote: Remote, published: datetime, now: datetime) -> Figures:
        """Ask for the post as it is now; boosts are shares."""
        post = self.wire.read(f"/api/v1/statuses/{remote.id}", now, token=self._token).into(Status)
        return Figures(reactions=post.favourites_count, comments=post.replies_count, shares=post.reblogs_count)

    def _over(self, payload: Payload, fixed: PreparedStatus, now: datetime) -> bool:
        """Whether what was fixed earlier is no post yet, or one that is too old and not public."""
        stale = now - fixed.at > STALE
        return fixed.early or (stale and self._there(payload, fixed, 0, None, now) is None)

    def _begun(self, key: str, now: datetime) -> PreparedStatus:
        me = self.wire.read("/api/v1/accounts/verify_credentials", now, token=self._token).into(MyAccount)
        return PreparedStatus(key, now, me.id, honours_keys(self.wire, now))

    def _upload(self, media: Attachment, now: datetime) -> UploadedPicture:
        """Upload a picture with its words; 202 means that the server still works on it."""
        files = {"file": (media.name, self.media / media.kept, media.type or guessed(media.file))}
        words = {"description": media.alt}
        reply = self.wire.write("/api/v2/media", now, token=self._token, public=False, form=words, files=files)
        return UploadedPicture(reply.into(MastodonFile).id, ready=reply.status == 200, seen=now)

    def _seen(self, media: UploadedPicture, picture: Attachment, now: datetime) -> UploadedPicture:
        """See that a picture is there and ready; one that the server has dropped is uploaded again."""
        reply = self.wire.read(f"/api/v1/media/{media.id}", now, token=self._token, accept=GONE)
        if reply.status == 206:
            raise Unreachable(f"{self.wire.name} still works on a picture", AGAIN)
        return self._upload(picture, now) if reply.status in GONE else UploadedPicture(media.id, ready=True, seen=now)

    def _sent(self, payload: Payload, fixed: PreparedStatus, part: int, parent: str | None, now: datetime) -> Status:
        """Send one part, unless it has to be looked for first and is there."""
        protected = fixed.honoured and now - fixed.at < HONOURED
        if not protected and (there := self._looked_up(payload, fixed, part, parent, now)):
            return there
        asked = {
            "status": payload.texts[part],
            "spoiler_text": payload.warning or None,
            "visibility": payload.visibility or self.visibility,
            "language": payload.language or None,
            "in_reply_to_id": parent,
            "media_ids": [media.id for media in fixed.media] if not part else [],
        }
        body = {name: value for name, value in asked.items() if value}
        headers = {"Idempotency-Key": f"{fixed.key}-{part}" if part else fixed.key}
        reply = self.wire.write("/api/v1/statuses", now, token=self._token, headers=headers, json=body)
        return self._whole(reply.into(Status), payload, part)

    def _looked_up(
        self, payload: Payload, fixed: PreparedStatus, part: int, parent: str | None, now: datetime
    ) -> Status | None:
        """Look for a part before sending it; where that cannot be done, nothing was sent."""
        try:
            return self._there(payload, fixed, part, parent, now)
        except Refused as no:
            raise Unreachable(str(no), AGAIN) from None

    def _parts(self, payload: Payload, fixed: PreparedStatus, now: datetime) -> Iterator[Status]:
        """Yield the parts that are there, up to the first that is not."""
        parent = None
        for part in range(len(payload.texts)):
            there = self._there(payload, fixed, part, parent, now)
            if there is None:
                return
            yield there
            parent = there.id

    def _there(
        self, payload: Payload, fixed: PreparedStatus, part: int, parent: str | None, now: datetime
    ) -> Status | None:
        """Return a part as the account's page has it, None where it is not there; Unknown where several may be it."""
        path = f"/api/v1/accounts/{fixed.account}/statuses"
        reply = self.wire.read(path, now, token=self._token, query={"limit": str(PAGE), "exclude_reblogs": "true"})
        page = reply.into(Page)
        recent = [status for status in page if status.created_at >= fixed.at - SKEW]
        wanted = fingerprint(payload.texts[part])
        found = [post for post in recent if of_page(post.content) == wanted and post.in_reply_to_id == parent]
        if len(found) > 1:
            raise Unknown(f"{len(found)} posts on {self.wire.name} may be this one, {found[0].remote.url} among them")
        if not found and len(recent) >= PAGE:
            raise Unknown(f"the account posted more than {PAGE} times since; look for it on {self.wire.name}")
        return self._whole(found[0], payload, part) if found else None

    def _whole(self, post: Status, payload: Payload, part: int) -> Status:
        """Return a post that has its pictures; Unknown for one that lost some, which a person has to look at."""
        wanted, got = 0 if part else len(payload.media), len(post.media_attachments)
        if got != wanted:
            raise Unknown(f"{post.remote.url} is public with {got} of {wanted} pictures: look at it")
        return post


def honours_keys(wire: Wire, now: datetime) -> bool:
    """Whether a server is known to honour idempotency keys: Mastodon itself, and what is made from it."""
    try:
        return own_version(ask(wire, now).version) is not None
    except NetworkError:
        return False


def _begun_with(prepared: str, key: str) -> PreparedStatus:
    """Return what was fixed for a post; Unknown where nothing was, which only another postdesk could have sent."""
    if fixed := fixed_for(PreparedStatus, prepared, key):
        return fixed
    raise Unknown("since when the post may be public is not known: look for it on its account's page")
