"""Posting to X through its API v2: no key, but X refuses the same text twice, and the account's own page can be read.

What nobody can tell is looked up in that page, from a little before the post was begun. A post that is not there may be
still on its way into it: nothing says how long that takes, and a quarter of an hour was seen. Then it counts as absent,
and the same bytes are sent again, once: where the first did get out, X says so (403, duplicate content), and the page
is read again. After half an hour a person is asked, who may have deleted it. A text that stood there before it was
begun is somebody else's post, and is told.

Every call costs credits of the account; what it may spend in a month, desk.toml can say.

Source: docs.x.com and X's OpenAPI 2.166 and 2.167 (August 2026). Built to that contract, not yet seen live.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from pathlib import Path

from msgspec.structs import replace

from postdesk.errors import NetworkError, Refused, Unknown
from postdesk.models import Account, Figures, Payload, Remote, Standing
from postdesk.networks.network import Costs, KnownPost, Network, figures_alone, fixed_for, kept, midway, new_part
from postdesk.networks.own_token import anothers
from postdesk.networks.same_words import SKEW
from postdesk.networks.x import prices
from postdesk.networks.x.answers import MadeAnswer, Me, PostList, WhoIsIt, XPost, snowflake
from postdesk.networks.x.calls import Caller, Carried
from postdesk.networks.x.figures import counted_on_x
from postdesk.networks.x.judging import MediaGone, SameText
from postdesk.networks.x.looking import beginning_rows, by_moment, parts_there, told_apart_on_x
from postdesk.networks.x.owner import KnownOwner
from postdesk.networks.x.prepared import PreparedPost, begun_on_x, sent_anew
from postdesk.networks.x.standing import x_standing
from postdesk.networks.x.uploads import Uploads
from postdesk.wire import Reply

SETTLED = timedelta(minutes=15)
"""How long a post that was made may be missing on the account's page: X documents nothing, and its users saw this."""
CERTAIN = timedelta(minutes=30)
"""For how long an absent post is one that never was; later a person may have deleted it."""
NEWLY = timedelta(minutes=2)
"""For how long after it was begun a post is sent without a look that costs money: X's guard against twins stands
behind."""
STALE = timedelta(hours=1)
"""After which a post that is not public is begun anew."""
A_DAY = timedelta(hours=24)
"""How far back a text is looked for that X says stands there already."""
PAGE, PAGES = 100, 32
"""Posts of a page, and how many pages X gives: the last 3,200 posts."""


class X(Network):
    """One account; `media` is the folder in which what it uploads lies, `known` who it is where desk.toml says so.

    `account` is what desk.toml says of it, `owner` whose token X said it is.
    """

    def __init__(
        self,
        caller: Caller,
        media: Path,
        budget: prices.Purse,
        known: Me | None = None,
        account: Account | None = None,
        owner: KnownOwner | None = None,
    ) -> None:
        self.caller, self.uploads, self.budget, self.known = caller, Uploads(caller, media, budget), budget, known
        self._account, self._owner = account or Account("", "x"), owner or KnownOwner()
        self._heard: KnownPost | None = None

    def costs(self, payload: Payload, *, deleting: bool = False) -> Costs:
        """Posts and deletions by their limits, and what X charges."""
        return self.budget.of_deleting(payload) if deleting else self.budget.of_posting(payload)

    def rests(self) -> datetime | None:
        """As its server said last."""
        return self.caller.wire.until

    def turn_ends(self, at: float) -> None:
        """Every call goes through `wire`."""
        self.caller.wire.turn_ends = at

    def concerns(self, known: KnownPost) -> None:
        """Hear which posts are others of ours: those are not it, whatever they say."""
        self._heard = known

    def settles(self, prepared: str) -> timedelta:
        """As long as the account's page lags."""
        return SETTLED

    def standing(self, now: datetime) -> Standing:
        """Ask whose keys they are, and what they may do."""
        fields = "username,name,protected,public_metrics"
        reply = self._looked(fields, now, self.budget.asked_who)
        return x_standing(self._ours(reply.into(WhoIsIt).data), reply, self.caller.scopes)

    def stay_signed_in(self, now: datetime) -> None:
        """Renew the tokens, where there are any: a refresh token that nobody uses ends after half a year."""
        self.caller.sign_on(now)

    def prepare(self, payload: Payload, key: str, now: datetime, prepared: str) -> str:
        """See whose account it is, then do one thing for its files each time."""
        fixed = fixed_for(PreparedPost, prepared, key)
        if fixed is None or self._over(payload, fixed, now):
            me = self._me(now)
            return kept(PreparedPost(key, now, me.id, me.username, fixed.media if fixed else ()))
        return self._next_file(payload, fixed, now) or prepared

    def ahead(self, payload: Payload, key: str, now: datetime, prepared: str) -> str:
        """Do one thing for its files each time."""
        fixed = fixed_for(PreparedPost, prepared, key) or PreparedPost(key, now, early=True)
        return (self._next_file(payload, fixed, now) if fixed.early else None) or prepared

    def publish(self, payload: Payload, key: str, now: datetime, prepared: str) -> Remote:
        """Send each part as an answer to the one before; those that are there already are not sent again."""
        fixed = begun_on_x(prepared, key)
        sent = self._begun(payload, fixed, now)
        for part in range(len(sent), len(payload.texts)):
            try:
                sent.append(self._sent(payload, fixed, part, sent, now))
            except NetworkError as trouble:
                if not sent:
                    raise
                raise midway(trouble, _remote(sent, fixed), part, len(payload.texts)) from None
        return _remote(sent, fixed)

    def find(self, payload: Payload, key: str, now: datetime, prepared: str) -> Remote | None:
        """Read the account's page since the post was begun."""
        fixed = self._sought(prepared, key, now)
        there = self._ours_on_it(payload, fixed, now)
        if len(there) == len(payload.texts):
            return _remote(there, fixed)
        if now - fixed.at > CERTAIN:
            raise Unknown(
                "{there} of {parts} parts are on the account's page on X, and a person may have deleted what is not",
                there=len(there),
                parts=len(payload.texts),
            )
        return replace(_remote(there, fixed), whole=False) if there else None

    def delete(self, payload: Payload, remote: Remote, key: str, now: datetime, prepared: str) -> None:
        """Delete each part, the last one first."""
        for post in reversed(self._parts(payload, remote, key, now, prepared)):
            self.caller.delete(f"/2/tweets/{post}", now)

    def measure(self, remote: Remote, published: datetime, now: datetime) -> Figures:
        """Ask for what X counts for a post and what answers it in its own row."""
        return figures_alone(self.measure_all([(remote, published)], now))

    def measure_all(self, posts: Sequence[tuple[Remote, datetime]], now: datetime) -> Iterator[Figures | Refused]:
        """Read the account's own page, which costs least, then ask for those that are not on it."""
        yield from counted_on_x(self.caller, self._me(now).id, posts, now, self.budget)

    def followers(self, now: datetime) -> int | None:
        """Ask who it is, which costs as much as ten posts of its own page."""
        said = self._looked("username,public_metrics", now, self.budget.may_look)
        return said.into(WhoIsIt).data.public_metrics.followers_count

    def _me(self, now: datetime) -> Me:
        """Return who it is by desk.toml, or whose the token is that calls now: X is asked once for each token."""
        if self.known:
            return self.known
        self.caller.sign_on(now)
        me = self._owner.owner_by(self.caller.token_mark)
        return self._ours(me or self._looked("username", now, self.budget.may_look).into(WhoIsIt).data)

    def _looked(self, fields: str, now: datetime, count: Callable[[datetime], None]) -> Reply:
        """Count the day's first look at who it is, look, and keep what X says."""
        if not self._owner.is_paid(now):
            count(now)
        reply = self.caller.read("/2/users/me", now, {"user.fields": fields})
        self._owner.keep_owner(self.caller.token_mark, reply.into(WhoIsIt).data, now)
        return reply

    def _ours(self, me: Me) -> Me:
        """Return whose keys they are; Unreachable where they are another account's than desk.toml's."""
        if wrong := anothers(self._account, me.id, me.username):
            raise wrong
        return me

    def _sought(self, prepared: str, key: str, now: datetime) -> PreparedPost:
        """Return what was fixed for a post; where nothing was, since when another memory may have sent it."""
        fixed = fixed_for(PreparedPost, prepared, key)
        if self._heard is None or (fixed is not None and not fixed.early):
            return begun_on_x(prepared, key)
        me = self._me(now)
        return PreparedPost(key, self._heard.due, me.id, me.username)

    def _over(self, payload: Payload, fixed: PreparedPost, now: datetime) -> bool:
        """Whether what was fixed earlier is no post yet, or one that is too old and not public."""
        stale = now - fixed.at > STALE
        return fixed.early or (stale and not self._begun(payload, fixed, now))

    def _next_file(self, payload: Payload, fixed: PreparedPost, now: datetime) -> str | None:
        there = self.uploads.next_file(payload.media, fixed.media, now)
        return None if there == fixed.media else kept(replace(fixed, media=there))

    def _begun(self, payload: Payload, fixed: PreparedPost, now: datetime) -> list[str]:
        """Return the parts that an earlier attempt may have left; right after it was begun there is none."""
        if now - fixed.at < NEWLY:
            return []
        return self._ours_on_it(payload, fixed, now)

    def _ours_on_it(self, payload: Payload, fixed: PreparedPost, now: datetime) -> list[str]:
        """Return the parts that the account's page shows since the post was begun."""
        page = self._page(fixed, fixed.at - SKEW, now)
        return [post.id for post in self._parts_among(page, payload, fixed, len(payload.texts))]

    def _parts_among(self, page: Sequence[XPost], payload: Payload, fixed: PreparedPost, parts: int) -> Iterator[XPost]:
        """Yield the first parts of a post that are among some posts of the account, and no other post of ours."""
        telling = told_apart_on_x(self.caller.wire.there, lambda post: _url(post, fixed))
        return parts_there(page, payload, lambda found: telling.which(found, payload, self._heard), parts)

    def _sent(self, payload: Payload, fixed: PreparedPost, part: int, before: list[str], now: datetime) -> str:
        """Send one part, and return its id."""
        ids = [file.id for file, media in zip(fixed.media, payload.media, strict=True) if media.part == part]
        body = _body(payload.texts[part], ids, before)
        try:
            return new_part(self._made(body, now), before)
        except SameText as no:
            return self._twin(payload, fixed, part, no, now)
        except MediaGone as gone:
            raise sent_anew(gone, fixed) from None

    def _made(self, body: dict[str, object], now: datetime) -> str:
        return self.caller.write("/2/tweets", now, public=True, given=Carried(json=body)).into(MadeAnswer).data.id

    def _twin(self, payload: Payload, fixed: PreparedPost, part: int, no: SameText, now: datetime) -> str:
        """Return the part that X says it has: an earlier attempt's; a text that stood there before is refused."""
        posts = list(self._page(fixed, now - A_DAY, now))
        begun = int(snowflake(self.caller.wire.there(fixed.at - SKEW)))
        since = [post for post in posts if int(post.id) >= begun]
        if len(found := list(self._parts_among(since, payload, fixed, part + 1))) > part:
            return found[part].id
        if older := beginning_rows(posts, payload.texts[0]):
            raise Refused("the same text is public already: {url}", url=_url(older[0].id, fixed))
        if not self._may_be_out(fixed, now):
            raise no
        raise Unknown("X says that it has this text already, and does not show it: look at {url}", url=_url("", fixed))

    def _may_be_out(self, fixed: PreparedPost, now: datetime) -> bool:
        """Whether an earlier attempt may have left the post: without the log's word, one that was not just begun."""
        return self._heard.begun if self._heard else now - fixed.at >= NEWLY

    def _page(self, fixed: PreparedPost, since: datetime, now: datetime) -> list[XPost]:
        """Return what the account posted since a moment; Unknown where X does not show all of it."""
        path, fields = f"/2/users/{fixed.me}/tweets", "created_at,conversation_id,text,entities,note"
        begun = self.caller.wire.there(since)
        query = {"max_results": str(PAGE), "since_id": snowflake(begun)}
        found: list[XPost] = []
        for _ in range(PAGES):
            self.budget.page(PAGE, now)
            try:
                page = self.caller.posts(path, now, fields, query).into(PostList)
            except Refused as no:
                self.budget.lacked(PAGE, now)
                query = by_moment(query, begun, no)
                continue
            self.budget.lacked(PAGE - len(page.data), now)
            found += page.data
            if not page.meta.next_token:
                return found
            query["pagination_token"] = page.meta.next_token
        raise Unknown("the account posted more than X shows since: look for the post on its page")

    def _parts(self, payload: Payload, remote: Remote, key: str, now: datetime, prepared: str) -> list[str]:
        """Return the ids of a post's parts; those of a thread are read from the account's page."""
        if len(payload.texts) == 1:
            return [remote.id]
        fixed = fixed_for(PreparedPost, prepared, key) or PreparedPost(key, now)
        me = self._me(now)
        page = self._page(replace(fixed, me=me.id), XPost(remote.id).made - SKEW, now)
        row = [post.id for post in page if remote.id in {post.id, post.conversation_id}]
        return sorted(row, key=int)


def _body(text: str, media: Sequence[str], before: Sequence[str]) -> dict[str, object]:
    """Return one part as X takes it; whatever has no value is not sent."""
    asked = {
        "text": text,
        "media": {"media_ids": list(media)} if media else None,
        "reply": {"in_reply_to_tweet_id": before[-1]} if before else None,
    }
    return {name: value for name, value in asked.items() if value}


def _url(post: str, fixed: PreparedPost) -> str:
    """Return the public address of a post; without one, the account's."""
    page = f"https://x.com/{fixed.username or 'i'}"
    return f"{page}/status/{post}" if post else page


def _remote(ids: Sequence[str], fixed: PreparedPost) -> Remote:
    return Remote(ids[0], _url(ids[0], fixed)) if ids else Remote("", "")
