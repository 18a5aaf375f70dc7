"""Posting to Mastodon and to what speaks its API: an idempotency key where it is honoured, else a look before sending.

Mastodon remembers an `Idempotency-Key` for an hour and answers a repeat with the first post. Several other servers
ignore the header, and a repeat makes a second post there. So which software answers is asked first (`kin`); where it is
not known to honour the key, and where the key is older than 50 minutes, the account's recent posts are read before
anything is sent again. What comes as 5xx, even to a repeat, means to read back: some versions answer so although the
post is there.

A person may delete a post at once. Where the key is honoured, a repeat then finds nothing and publishes nothing (404).
Elsewhere an absent post counts as never published for ten minutes only, and only where a post like it is known to show
in the account's list (`readable`); else a person is asked.

Pictures are uploaded before the post is begun and kept by their ids, so that a retry does not upload them again.

Source: docs.joinmastodon.org/methods/statuses (2026), mastodon/mastodon post_status_service.rb; six servers compared.
"""

from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

import msgspec
from msgspec.structs import replace

from postdesk.errors import NetworkError, Refused, Unknown, Unreachable
from postdesk.files.names import file_name
from postdesk.models import Account, Attachment, Figures, Payload, Remote, Standing
from postdesk.models.known_types import known_type
from postdesk.networks.mastodon import own_account as own
from postdesk.networks.mastodon.absence import maybe_deleted, maybe_unlisted, never_begun
from postdesk.networks.mastodon.answering import see_quotes, status_at
from postdesk.networks.mastodon.answers import MastodonFile, MyAccount, Page, Status, status_figures
from postdesk.networks.mastodon.budgets import CALLS, DELETES, UPLOADS
from postdesk.networks.mastodon.counting import counts_in_full
from postdesk.networks.mastodon.editing import edit_parts, edited_parts
from postdesk.networks.mastodon.instance import told_version
from postdesk.networks.mastodon.kin import KeyUse, software_of
from postdesk.networks.mastodon.looking_up import PAGE, SoughtStatus, found_in, read_back
from postdesk.networks.mastodon.prepared import (
    NOT_BEGUN,
    PreparedStatus,
    SentPart,
    UploadedPicture,
    as_public,
    begun_status,
    known_parts,
    public_parts,
    readers,
    status_asked,
)
from postdesk.networks.mastodon.readable import Readable
from postdesk.networks.mastodon.removal import GONE, remove
from postdesk.networks.network import Costs, KnownPost, Network, fixed_for, guessed, kept, midway, new_part
from postdesk.wire import Wire

HONOURED = timedelta(minutes=50)
"""For how long a key protects, with ten minutes to spare."""
CERTAIN = timedelta(minutes=10)
"""For how long after it was fixed an absent post is one that never was, where keys are not honoured."""
STALE = timedelta(hours=1)
"""After which a post that is not on the network is begun anew: pictures without a post are deleted after a while."""
SEEN = timedelta(minutes=5)
"""For how long a picture is taken to be there; servers drop those that no post has for a day or less."""
AGAIN = 5.0
"""Seconds until a picture that the server is still working on is asked about again."""


class Mastodon(Network):
    """One account, with an access token; `media` is the folder in which what it uploads lies.

    `visibility` is who sees its posts. It is always sent: servers differ in what they take its absence for. `memory` is
    the folder in which what servers were seen to do is kept, `account` what desk.toml says; neither need be there.
    """

    def __init__(
        self,
        wire: Wire,
        token: str,
        media: Path,
        visibility: str = "public",
        memory: Path | None = None,
        account: Account | None = None,
    ) -> None:
        self.wire, self._token, self.media, self.visibility = wire, token, media, visibility
        self._account = account or Account("", "mastodon")
        self._memory = memory
        self._known: KnownPost | None = None

    def costs(self, payload: Payload, *, deleting: bool = False) -> Costs:
        """Every call counts, uploads and deletes besides each for themselves."""
        parts, pictures = len(payload.texts), len(payload.media)
        if deleting:
            return ((CALLS, 2 + 3 * parts), (DELETES, parts))
        return ((CALLS, 2 + 2 * parts + 2 * pictures), (UPLOADS, pictures))

    def costs_of_edit(self, before: Payload, after: Payload) -> Costs:
        """Each part with other words is read and written."""
        return ((CALLS, 2 * len(edited_parts(before, after))),)

    def rests(self) -> datetime | None:
        """As its server said last."""
        return self.wire.until

    def turn_ends(self, at: float) -> None:
        """Every call goes through `wire`."""
        self.wire.turn_ends = at

    def concerns(self, known: KnownPost) -> None:
        """Its moment is where a look begins that another memory's post is looked for by, and others' ids are not it."""
        self._known = known

    def settles(self, prepared: str) -> timedelta:
        """As its server's software was seen to."""
        return software_of(
            msgspec.json.decode(prepared, type=known_type(PreparedStatus)).version if prepared else ""
        ).settles

    def standing(self, now: datetime) -> Standing:
        """Ask whose token it is and, where the server tells, what it may do."""
        return own.mastodon_standing(self.wire, self._token, self._account, now)

    def prepare(self, payload: Payload, key: str, now: datetime, prepared: str) -> str:
        """Sign in and ask which software answers, then upload a picture each time, then see that all are ready."""
        fixed = fixed_for(PreparedStatus, prepared, key)
        if fixed is None or self._over(payload, fixed, now):
            return kept(replace(self._begun(payload, key, now), media=fixed.media if fixed else ()))
        return self._next_picture(payload, fixed, now) or prepared

    def ahead(self, payload: Payload, key: str, now: datetime, prepared: str) -> str:
        """Upload a picture each time, then see that the server is done with all."""
        fixed = fixed_for(PreparedStatus, prepared, key) or PreparedStatus(key, now, "", honoured=False, early=True)
        return (self._next_picture(payload, fixed, now) if fixed.early else None) or prepared

    def _next_picture(self, payload: Payload, fixed: PreparedStatus, now: datetime) -> str | None:
        """See to the next picture, and return all that is fixed then; None where every one is there and ready."""
        for number, media in enumerate(fixed.media):
            if not media.ready or media.seen is None or now - media.seen > SEEN:
                seen = self._seen(media, payload.media[number], fixed, now)
                return kept(replace(fixed, media=(*fixed.media[:number], seen, *fixed.media[number + 1 :])))
        if len(fixed.media) < len(payload.media):
            uploaded = self._upload(payload.media[len(fixed.media)], fixed, now)
            return kept(replace(fixed, media=(*fixed.media, uploaded)))
        return None

    def publish(self, payload: Payload, key: str, now: datetime, prepared: str) -> Remote:
        """Send each part; one that is there already is not sent again."""
        fixed = begun_status(prepared, key)
        for part in range(len(fixed.parts), len(payload.texts)):
            try:
                fixed = replace(fixed, parts=(*fixed.parts, self._sent(payload, fixed, part, now)))
            except NetworkError as trouble:
                if not fixed.parts:
                    raise
                raise midway(trouble, public_parts(fixed), part, len(payload.texts)) from None
        return public_parts(fixed)

    def find(self, payload: Payload, key: str, now: datetime, prepared: str) -> Remote | None:
        """Read the account's recent posts and look for each part by its text, its moment and what it answers."""
        begun, fixed = fixed_for(PreparedStatus, prepared, key), self._fixed_somewhere(payload, prepared, key, now)
        there = self._with_parts(payload, fixed, now)
        if len(there.parts) == len(payload.texts):
            return public_parts(there)
        self._may_be_absent(payload, there, now, begun=begun is not None and not begun.early)
        return replace(public_parts(there), whole=False) if there.parts else None

    def delete(self, payload: Payload, remote: Remote, key: str, now: datetime, prepared: str) -> None:
        """Delete each part, the last one first."""
        fixed = fixed_for(PreparedStatus, prepared, key)
        parts = [part.id for part in fixed.parts] if fixed else []
        remove(self.wire, self._token, payload.texts, remote, parts if remote.id in parts else [], now)

    def edit(
        self, before: Payload, after: Payload, remote: Remote, key: str, now: datetime, prepared: str
    ) -> tuple[str, ...]:
        """Edit each part whose words are others."""
        return edit_parts(self.wire, self._token, before, after, known_parts(before, remote, key, prepared), now)

    def measure(self, remote: Remote, published: datetime, now: datetime) -> Figures:
        """Ask for the post as it is now."""
        return status_figures(self.wire.read(f"/api/v1/statuses/{remote.id}", now, token=self._token), remote)

    def reading_costs(self, posts: int) -> Costs:
        """Each post is a call."""
        return ((CALLS, posts),)

    def followers(self, now: datetime) -> int | None:
        """Ask for the account."""
        return own.own_account(self.wire, self._token, now).into(MyAccount).followers_count

    def _over(self, payload: Payload, fixed: PreparedStatus, now: datetime) -> bool:
        """Whether what was fixed earlier is no post yet, or one that is too old and not public."""
        stale, untried = now - fixed.at > STALE, self._known is not None and not self._known.tried
        unsent = stale and not fixed.parts
        return fixed.early or (unsent and (untried or self._there(payload, fixed, 0, now) is None))

    def _begun(self, payload: Payload, key: str, now: datetime) -> PreparedStatus:
        me, version = own.own_account(self.wire, self._token, now), told_version(self.wire, now)
        honoured = software_of(version).keys is not KeyUse.IGNORED
        if payload.quote:
            see_quotes(self.wire.name, version)
        mine, meant = own.account_of_token(me, self._account).id, (payload.reply, payload.quote)
        answered, quoted = (status_at(each, self.wire, self._token, now) if each else "" for each in meant)
        fixed = PreparedStatus(key, now, mine, honoured, there=me.moment, version=version)
        return replace(fixed, answered=answered, quoted=quoted)

    def _fixed_somewhere(self, payload: Payload, prepared: str, key: str, now: datetime) -> PreparedStatus:
        """Return what was fixed for a post, or what another memory would have fixed at its moment."""
        fixed = fixed_for(PreparedStatus, prepared, key)
        if fixed and not fixed.early:
            return fixed
        if self._known is None:
            raise Unknown(NOT_BEGUN)
        return replace(self._begun(payload, key, now), at=self._known.due, there=None)

    def _upload(self, media: Attachment, fixed: PreparedStatus, now: datetime) -> UploadedPicture:
        """Upload a picture with its words; 202 means that the server is still working on it."""
        files = {"file": (media.name, self.media / media.kept, media.type or guessed(media.file))}
        words, where = {"description": media.alt}, software_of(fixed.version).uploads
        try:
            reply = self.wire.write(where, now, token=self._token, public=False, form=words, files=files)
        except Refused:
            own.see_may("write:media", self.wire, self._token, now)
            raise
        return UploadedPicture(reply.into(MastodonFile).id, ready=reply.status == 200, seen=now)

    def _seen(
        self, media: UploadedPicture, picture: Attachment, fixed: PreparedStatus, now: datetime
    ) -> UploadedPicture:
        """See that a picture is there and ready; one that the server has dropped is uploaded again."""
        reply = self.wire.read(f"/api/v1/media/{media.id}", now, token=self._token, accept=GONE)
        if reply.status == 206:
            raise Unreachable("{server} is still working on a picture", AGAIN, server=self.wire.name)
        if reply.status in GONE:
            return self._upload(picture, fixed, now)
        return UploadedPicture(media.id, ready=True, seen=now)

    def _sent(self, payload: Payload, fixed: PreparedStatus, part: int, now: datetime) -> SentPart:
        """Send one part, unless it has to be looked for first and is there."""
        protected = fixed.honoured and now - fixed.at < HONOURED
        begun = self._known is None or self._known.begun
        if begun and not protected and (there := self._looked_up(payload, fixed, part, now)):
            return there
        asked = status_asked(payload, fixed, part, self.visibility)
        headers = {"Idempotency-Key": f"{fixed.key}-{part}" if part else fixed.key}
        try:
            reply = self.wire.write("/api/v1/statuses", now, token=self._token, headers=headers, json=asked)
        except Refused as no:
            own.see_may("write:statuses", self.wire, self._token, now)
            more = counts_in_full(self._memory, self.wire.base, fixed.version, asked, now)
            raise (Refused("{refusal}; {more}", refusal=no, more=more) if more else no) from None
        status = reply.into(Status)
        new_part(status.id, [sent.id for sent in fixed.parts])
        if not fixed.honoured:
            self._readable(fixed).sent(
                fixed.version, status.id, readers(payload, part, self.visibility), payload.texts[part]
            )
        return as_public(status, asked)

    def _readable(self, fixed: PreparedStatus) -> Readable:
        """Return what the account's list was seen to show."""
        name = f"{file_name(self.wire.name)}+{file_name(fixed.account)}.json"
        return Readable(self._memory / "readable" / name if self._memory else None)

    def _looked_up(self, payload: Payload, fixed: PreparedStatus, part: int, now: datetime) -> SentPart | None:
        """Look for a part before sending it; where that cannot be done, nothing was sent."""
        try:
            return self._there(payload, fixed, part, now)
        except Refused as no:
            raise Unreachable(no.sentence, AGAIN) from None

    def _with_parts(self, payload: Payload, fixed: PreparedStatus, now: datetime) -> PreparedStatus:
        """Return what was fixed with the parts that are there, up to the first that is not."""
        for part in range(len(fixed.parts), len(payload.texts)):
            if (there := self._there(payload, fixed, part, now)) is None:
                break
            fixed = replace(fixed, parts=(*fixed.parts, there))
        return fixed

    def _may_be_absent(self, payload: Payload, there: PreparedStatus, now: datetime, *, begun: bool) -> None:
        """See that what is not in the list surely is not public; Unknown says why nobody can tell."""
        seen = (part := len(there.parts)), len(payload.texts), self.wire.name
        if not begun:
            raise never_begun(*seen)
        if now - there.at > (HONOURED if there.honoured else CERTAIN):
            raise maybe_deleted(*seen)
        audience, text = readers(payload, part, self.visibility), payload.texts[part]
        if not there.honoured and not self._readable(there).shows(there.version, audience, text):
            raise maybe_unlisted(*seen)

    def _there(self, payload: Payload, fixed: PreparedStatus, part: int, now: datetime) -> SentPart | None:
        """Return a part as the account's page has it, None where it is not there; Unknown where several may be it."""
        listed = partial(own.account_list, self.wire, self._token, fixed.account, now)
        reply = listed(PAGE)
        by_theirs = fixed.at + ((reply.moment or now) - now)
        since = min(fixed.there or by_theirs, by_theirs)
        page, whole = read_back(reply.into(Page), since, lambda last: listed(PAGE, max_id=last).into(Page))
        self._readable(fixed).seen(fixed.version, page)
        known, asked = self._known or KnownPost(fixed.at), status_asked(payload, fixed, part, self.visibility)
        sought = SoughtStatus(payload, part, asked.get("in_reply_to_id"), since, known, self.wire.there)
        return as_public(found, asked) if (found := found_in(page, sought, self.wire.name, whole=whole)) else None
