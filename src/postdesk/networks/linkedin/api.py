"""Posting to LinkedIn, as an organisation's page or as a member: no key, but LinkedIn refuses the same content twice.

For some ten minutes an author's same content is answered with 422, which names the post that stands there. What a page
has posted can be read back as well: what nobody can tell is looked up there, and only what is absent after some minutes
is sent again, the same bytes, behind LinkedIn's guard. A member's token may read nothing: there the guard alone
decides, for texts and cards; whether it covers files nobody has said, so of a member's post with files a person is
asked. Afterwards a person is asked, too, who may have deleted what is absent.

A further part of a draft's thread is the first comment: plain text, sent once the post is there.

Source: learn.microsoft.com/linkedin (posts-api, comments-api; November 2026). Built to that contract, not seen live.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from msgspec import Struct
from msgspec.structs import replace

from postdesk.errors import NetworkError, Refused, Unknown
from postdesk.models import Figures, Payload, Remote, Standing
from postdesk.networks.linkedin import looking, roles
from postdesk.networks.linkedin.answers import AuthorPost
from postdesk.networks.linkedin.bodies import edit_body, post_body
from postdesk.networks.linkedin.comments import FirstComment
from postdesk.networks.linkedin.figures import A_DAY, COUNTS_OF_MEMBER, counted_on_linkedin, followers_of
from postdesk.networks.linkedin.guard import GUARDED, may_be_repeated, see_the_guard_stand
from postdesk.networks.linkedin.judging import FileLost, NotAllowed, SameContent, WriteConflict, named_post
from postdesk.networks.linkedin.limits import PAGE, QUOTA, calls_for
from postdesk.networks.linkedin.preparing import PreparedPage, Preparing, page_begun, post_urn, uploaded_anew, urn_in
from postdesk.networks.linkedin.rest import RestCaller, in_address
from postdesk.networks.network import Costs, KnownPost, Network, figures_alone, fixed_for, kept
from postdesk.networks.same_words import SKEW, ToldApart
from postdesk.sentences import Sentence

STALE = timedelta(hours=1)
"""After which a page's post that is not public is begun anew."""
AWHILE = timedelta(seconds=30)
"""After which a post of which nothing was sent yet is begun anew."""
CALLS = QUOTA.budget


class MadePage(Struct, frozen=True):
    """A post that is there: whether an earlier attempt left it, and how it is not as it was to be."""

    urn: str
    differs: tuple[str, ...] = ()
    earlier: bool = False


class LinkedIn(Network):
    """One page or member, by its URN; `preparing` makes ready what its posts carry."""

    def __init__(self, caller: RestCaller, author: str, preparing: Preparing) -> None:
        self.caller, self.author, self.preparing = caller, author, preparing
        self.comment = FirstComment(caller, author, shown=self.page)
        self._known: KnownPost | None = None

    @property
    def page(self) -> bool:
        """Whether it is an organisation's page: only what pages post can be read back."""
        return self.author.startswith(PAGE)

    def costs(self, payload: Payload, *, deleting: bool = False) -> Costs:
        """A member's calls are counted: LinkedIn allows few, and tells of none of them how many are left."""
        if self.page:
            return ()
        return ((CALLS, 1 if deleting else calls_of(payload)),)

    def rests(self) -> datetime | None:
        """As its server said last."""
        return self.caller.wire.until

    def turn_ends(self, at: float) -> None:
        """Every call goes through `wire`."""
        self.caller.wire.turn_ends = at

    def concerns(self, known: KnownPost) -> None:
        """Hear what the log knows: whether an attempt may have left the post that LinkedIn says is there."""
        self._known = known

    def standing(self, now: datetime) -> Standing:
        """Ask who it is, and what the person who signed in may do."""
        ask = roles.page_standing if self.page else roles.member_standing
        return ask(self.caller, self.author, now)

    def stay_signed_in(self, now: datetime) -> None:
        """Renew the token before its end, where LinkedIn gave what to renew it with."""
        self.caller.sign_on(now)

    def ahead(self, payload: Payload, key: str, now: datetime, prepared: str) -> str:
        """Do one thing for its files, or its card, each time."""
        fixed = fixed_for(PreparedPage, prepared, key) or PreparedPage(key, now, early=True)
        return (self.preparing.next_thing(payload, fixed, now) if fixed.early else None) or prepared

    def prepare(self, payload: Payload, key: str, now: datetime, prepared: str) -> str:
        """Note since when it may be there, then do one thing for its files, or its card, each time."""
        fixed = fixed_for(PreparedPage, prepared, key) or PreparedPage(key, now, early=True)
        if fixed.early or self._untried(fixed, now) or self._over(payload, fixed, now):
            return kept(replace(fixed, at=now, early=False))
        return self.preparing.next_thing(payload, fixed, now) or prepared

    def publish(self, payload: Payload, key: str, now: datetime, prepared: str) -> Remote:
        """Send the post, then its comment; what is there already is not sent again."""
        fixed = page_begun(prepared, key)
        if fixed.post:
            there = self._remote(payload, fixed, ())
            self.comment.write(payload.texts[1], replace(there, kept=kept(fixed)), now)
            return there
        left = self._left(payload, fixed, now) if self._tried else None
        made = MadePage(left.id, earlier=True) if left else self._sent(payload, fixed, now)
        fixed = replace(fixed, post=made.urn)
        there = self._remote(payload, fixed, made.differs)
        if len(payload.texts) > 1:
            self.comment.follow(payload.texts[1], replace(there, kept=kept(fixed)), now, earlier=made.earlier)
        return there

    def find(self, payload: Payload, key: str, now: datetime, prepared: str) -> Remote | None:
        """Look for a page's post among its newest; of a member's, LinkedIn's own guard has to tell."""
        fixed = fixed_for(PreparedPage, prepared, key)
        if fixed is not None and fixed.post:
            return self._with_comment(payload, fixed, now)
        since = self._known.due if fixed is None and self._known else fixed.at if fixed else now
        try:
            found = self._mine(payload, since, now)
        except NotAllowed:
            may_be_repeated(payload, fixed, now)
            return None
        if found:
            begun = replace(fixed or PreparedPage(key, since), post=found.id)
            return self._with_comment(payload, begun, now)
        if now - since > GUARDED and fixed is not None:
            raise Unknown(
                "it is not on the page, and a person may have deleted it: look at {page}", page=self._address()
            )
        return None

    def delete(self, payload: Payload, remote: Remote, key: str, now: datetime, prepared: str) -> None:
        """Delete the post; its comments go with it."""
        self.caller.delete(f"/rest/posts/{in_address(post_urn(remote))}", now)

    def edit(
        self, before: Payload, after: Payload, remote: Remote, key: str, now: datetime, prepared: str
    ) -> tuple[str, ...]:
        """Give a post another text: LinkedIn changes nothing else of one."""
        if before.texts[1:] != after.texts[1:] or [one.alt for one in before.media] != [one.alt for one in after.media]:
            raise Refused("LinkedIn changes only the text of a post: edit its comment and the words of files there")
        path = f"/rest/posts/{in_address(post_urn(remote))}"
        self.caller.write(path, now, edit_body(after.texts[0]), public=False, method="PARTIAL_UPDATE")
        return ()

    def measure(self, remote: Remote, published: datetime, now: datetime) -> Figures:
        """Ask for what LinkedIn counts for one post."""
        return figures_alone(self.measure_all([(remote, published)], now))

    def measure_all(self, posts: Sequence[tuple[Remote, datetime]], now: datetime) -> Iterator[Figures | Refused]:
        """Ask for a page's posts together; for a member's, one by one."""
        named = [(urn_in(remote), remote) for remote, _ in posts]
        yield from counted_on_linkedin(self.caller, self.author, named, now)

    def reading_costs(self, posts: int) -> Costs:
        """A page's posts are asked for by twenties; a member's cost a call for each figure, and few are allowed."""
        return () if self.page else ((A_DAY, posts * len(COUNTS_OF_MEMBER)),)

    def followers(self, now: datetime) -> int | None:
        """Ask for a page's; LinkedIn tells nobody who follows a member."""
        return followers_of(self.caller, self.author, now) if self.page else None

    def _untried(self, fixed: PreparedPage, now: datetime) -> bool:
        """Whether nothing was sent yet, so that what was made ready for a while can be begun from now on."""
        return not self._tried and now - fixed.at > AWHILE

    def _over(self, payload: Payload, fixed: PreparedPage, now: datetime) -> bool:
        """Whether what was fixed is of a page's post that is too old and not public."""
        old = now - fixed.at > STALE and not fixed.post
        return old and self.page and self._left(payload, fixed, now) is None

    def _left(self, payload: Payload, fixed: PreparedPage, now: datetime) -> AuthorPost | None:
        """Return the post that an earlier attempt left on the page; None where nothing can be read there."""
        try:
            return self._mine(payload, fixed.at, now)
        except NotAllowed:
            return None

    def _sent(self, payload: Payload, fixed: PreparedPage, now: datetime) -> MadePage:
        """Send the post; return which it is, and how it is not as it was to be."""
        see_the_guard_stand(self._known, self._address(), now)
        body = post_body(payload, self.author, [file.id for file in fixed.media], fixed.card)
        try:
            reply = self.caller.write("/rest/posts", now, body, public=True)
        except SameContent as same:
            return MadePage(self._twin(payload, fixed, same, now), earlier=True)
        except FileLost as lost:
            raise uploaded_anew(lost, fixed) from None
        except WriteConflict as again:
            if self._tried:
                raise Unknown("{again}, and it may have the post", again=again) from None
            raise
        if not (urn := named_post(reply.headers.get("x-restli-id", ""))):
            raise Unknown("LinkedIn took the post, and does not say as which")
        return MadePage(urn, self._twice(payload, fixed, urn, now))

    @property
    def _tried(self) -> bool:
        """Whether an attempt before this one may have left the post."""
        return self._known is None or self._known.begun

    def _twin(self, payload: Payload, fixed: PreparedPage, same: SameContent, now: datetime) -> str:
        """Return the post that LinkedIn has already where it is ours; refuse where it stood there before."""
        where = f"{looking.HERE}{same.urn}/" if same.urn else self._address()
        known = bool(self._known and self._known.taken([same.urn]))
        if not self._tried:
            raise Refused("the same is public there already, and not by this post: {where}", where=where)
        try:
            mine = self._mine(payload, fixed.at, now)
        except NotAllowed:
            if same.urn and not known:
                return same.urn
            raise Unknown("{same}, but not as which post: look at {where}", same=same, where=where) from None
        if mine:
            return mine.id
        if known or any(looking.ours_among([there], self.author, payload) for there in self._read(same.urn, now)):
            raise Refused("the same is public there already, and not by this post: {where}", where=where)
        raise Unknown("{same}, and does not show it: look at {where}", same=same, where=where)

    def _read(self, urn: str, now: datetime) -> list[AuthorPost]:
        """Return one post of the page; none where it is gone."""
        if not urn:
            return []
        reply = self.caller.read(f"/rest/posts/{in_address(urn)}?viewContext=AUTHOR", now, accept=(404,))
        return [] if reply.status == 404 else [reply.into(AuthorPost)]

    def _twice(self, payload: Payload, fixed: PreparedPage, urn: str, now: datetime) -> tuple[str, ...]:
        """See after a repeat that it did not become a second post; a person deletes one of two, nobody else does."""
        if not (self.page and self._known and self._known.begun):
            return ()
        try:
            found = [one for one in self._all_mine(payload, fixed.at, now) if one.id != urn]
        except NetworkError:
            return ()
        others, rivals = self._telling().besides(found, self._known)
        if len(others) <= len(rivals):
            return ()
        told = "it stands there a second time, {url}: delete one of them"
        return tuple(Sentence(told, url=f"{looking.HERE}{one.id}/") for one in others)

    def _mine(self, payload: Payload, since: datetime, now: datetime) -> AuthorPost | None:
        """Return the page's post since a moment that is ours; Ambiguous where several may be."""
        found = self._telling().which(self._all_mine(payload, since, now), payload, self._known)
        if found and found.lifecycle_state != "PUBLISHED":
            raise Unknown("LinkedIn has the post, and has not shown it yet")
        return found

    def _telling(self) -> ToldApart[AuthorPost]:
        return looking.told_apart_there(self.caller.wire.there, self._address())

    def _all_mine(self, payload: Payload, since: datetime, now: datetime) -> list[AuthorPost]:
        """Return the page's posts since a moment that may be ours; NotAllowed where nothing may be read back."""
        if not self.page:
            raise NotAllowed("LinkedIn shows nobody's own posts to a program")
        posts = looking.posts_since(self.caller, self.author, since - SKEW, now)
        return looking.each_once(looking.ours_among(posts, self.author, payload))

    def _with_comment(self, payload: Payload, fixed: PreparedPage, now: datetime) -> Remote:
        """Return a post that is there, whole if it has its comment."""
        there = self._remote(payload, fixed, ())
        if len(payload.texts) < 2:
            return there
        return self.comment.looked_for(payload.texts[1], replace(there, kept=kept(fixed)), now)

    def _remote(self, payload: Payload, fixed: PreparedPage, differs: tuple[str, ...]) -> Remote:
        return Remote(fixed.post, f"{looking.HERE}{fixed.post}/", parts=len(payload.texts), differs=differs)

    def _address(self) -> str:
        """Return where a person sees what the account posted."""
        where = f"company/{self.author.rpartition(':')[2]}" if self.page else "in/me/recent-activity/all"
        return f"https://www.linkedin.com/{where}/"


def calls_of(payload: Payload) -> int:
    """Return how many calls a post takes where all goes well."""
    return calls_for(len(payload.texts), len(payload.media), linked=bool(payload.link))
