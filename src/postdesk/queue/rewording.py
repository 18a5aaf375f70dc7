"""Other words for what is public: what a draft says now against what was published, and what an edit can make of it.

Nothing that is public changes by itself. A person sees the difference, and says so.
"""

from collections.abc import Iterator

from msgspec import Struct

from postdesk import networks
from postdesk.errors import PostdeskError
from postdesk.log import Log
from postdesk.log.posts import lookup, said_once
from postdesk.log.posts.lookup import Post
from postdesk.models import Payload, Way
from postdesk.models.as_queued import audience
from postdesk.models.life import WAITING, State
from postdesk.queue.planning import Wanted
from postdesk.queue.wanted import asked
from postdesk.sentences import Sentence, as_clauses
from postdesk.settings import House

ANEW = "`postdesk delete {post}` takes it away, and a draft with another id says it anew"


class Rewording(Struct, frozen=True):
    """A published post, what it says in public, and what its draft says now."""

    post: Post
    before: Payload
    wanted: Wanted

    @property
    def after(self) -> Payload:
        """What the draft says now."""
        return self.wanted.payload

    @property
    def differences(self) -> tuple[tuple[Sentence, str, str], ...]:
        """What would be edited: of which part or picture, what it says and what it would say."""
        return tuple(self._differences())

    @property
    def seen(self) -> str:
        """What names both, what is public and what the draft says: whoever saw the difference saw these."""
        return f"{self.post.content_hash}-{self.after.content_hash}"

    def _differences(self) -> Iterator[tuple[Sentence, str, str]]:
        texts = zip(self.before.texts, self.after.texts, strict=True)
        pairs = [(Sentence("part {number}", number=number), *both) for number, both in enumerate(texts, 1)]
        pairs.append((Sentence("warning"), self.before.warning or "", self.after.warning or ""))
        pairs.append((Sentence("language"), self.before.language, self.after.language))
        media = zip(self.before.media, self.after.media, strict=True)
        pairs += [(Sentence("alt text of {file}", file=other.file), one.alt, other.alt) for one, other in media]
        yield from (pair for pair in pairs if pair[1] != pair[2])


def reworded(house: House, log: Log, name: str) -> Rewording:
    """Return what an edit of a published post would change.

    Raises:
        PostdeskError: It is not public, its network takes no edits, its draft is gone or has an error, or says what is
            public, or what another post says, or wants more than other words; the sentence says what to do.
    """
    post = lookup.find(log, name)
    _see_editable(post, house)
    _, ask = asked(house)
    named = (post.campaign, post.draft, post.account)
    wanted = next((one for one in ask.wanted if (one.campaign, one.draft, one.account) == named), None)
    if wanted is None:
        broken = ask.in_fault(post.campaign, post.draft)
        raise PostdeskError(
            "the draft of {post} has an error: `postdesk check` names it"
            if broken
            else "the draft of {post} is in no campaign file any more",
            post=post.ref,
        )
    rewording = Rewording(post, post.frozen, wanted)
    if more := list(_more_than_words(rewording.before, rewording.after)):
        anew = Sentence(ANEW, post=post.ref)
        raise PostdeskError("an edit changes words alone, and {more}: {anew}", more=as_clauses(more), anew=anew)
    if not rewording.differences:
        raise PostdeskError("{post} says in public what its draft says: there is nothing to edit", post=post.ref)
    if not wanted.again:
        said_once.see_new_words(log, post, wanted.said)
    return rewording


def editable(post: Post, house: House) -> bool:
    """Return whether a post is public where its network takes edits from postdesk."""
    return post.state == State.PUBLISHED and networks.SHELF[post.network].edits and _posted_to(post, house)


def _posted_to(post: Post, house: House) -> bool:
    account = house.accounts.get(post.account)
    return not post.by_hand and account is not None and networks.way(account) is Way.POSTS


def _see_editable(post: Post, house: House) -> None:
    if post.state != State.PUBLISHED:
        raise PostdeskError(
            "{post} is {state}: only what is published can be edited; change its draft and queue it again"
            if post.state in WAITING
            else "{post} is {state}: only what is published can be edited",
            post=post.ref,
            state=State(post.state),
        )
    if not networks.SHELF[post.network].edits:
        anew, network = Sentence(ANEW, post=post.ref), networks.title(post.network)
        raise PostdeskError("what is public on {network} cannot be edited: {anew}", network=network, anew=anew)
    if not _posted_to(post, house):
        raise PostdeskError("postdesk does not post to {account}: edit it on the network itself", account=post.account)


def _more_than_words(before: Payload, after: Payload) -> Iterator[Sentence]:
    """Yield what an edit cannot change."""
    parts, were = len(after.texts), len(before.texts)
    if parts != were:
        yield Sentence(
            "its thread has {count} part instead of {before}",
            many="its thread has {count} parts instead of {before}",
            count=parts,
            before=were,
        )
    if [(one.sha256, one.part) for one in before.media] != [(one.sha256, one.part) for one in after.media]:
        yield Sentence("its pictures are others")
    if audience(before) != audience(after):
        yield Sentence("it is for other readers")
    if (before.reply, before.quote) != (after.reply, after.quote):
        yield Sentence("it answers or quotes another post")
