"""Which posts a person means: by name, by part of one, by pattern, by campaign, account, week or state.

`campaign/id@account` is a post; `campaign`, `campaign/` and `campaign/*` are a campaign's posts, `*/gifts` those of
every draft called so, `@account` those of an account. Anything else has to be an unambiguous part of a name.
"""

import re
from collections.abc import Collection, Sequence
from datetime import datetime
from fnmatch import translate

from msgspec import Struct

from postdesk.errors import PostdeskError
from postdesk.log import Log
from postdesk.log.posts import lookup
from postdesk.log.posts.lookup import Named, Post
from postdesk.models import life
from postdesk.models.life import State
from postdesk.sentences import Sentence
from postdesk.words.nearest import nearest

NO_SUCH = {
    what: f'no {what} is called "{{name}}" here: there are {{names}}' for what in ("campaign", "account", "state")
}


class Which(Struct, frozen=True):
    """The posts that are meant: those that `refs` name, all where they name none; of these the ones that fit the rest.

    `since` and `until` bound the moments at which they are due.
    """

    refs: Sequence[str] = ()
    campaign: str = ""
    account: str = ""
    state: str = ""
    since: datetime | None = None
    until: datetime | None = None

    @property
    def narrowed(self) -> bool:
        """Whether anything but names says which posts are meant."""
        return bool(self.campaign or self.account or self.state or self.since)


class Chosen(Struct, frozen=True):
    """The posts that are meant, by their moments; `many` where a word stands for several, so that a person is asked.

    `left` are those of them to which nothing can be done in their state.
    """

    posts: list[Post]
    many: bool
    left: list[Post] = []


def only_one(log: Log, ref: str) -> Post:
    """Return the post that is meant, for what is done to one at a time.

    Raises:
        PostdeskError: A word means nothing here, or several posts; the sentence names them.
    """
    if not re.search(r"[*?]|^@|/$", ref):
        return lookup.find(log, ref)
    posts = choose(log, Which((ref,))).posts
    if len(posts) > 1:
        raise PostdeskError(
            '"{ref}" means {number} posts ({some}): name one, this is done to one at a time',
            ref=ref,
            number=len(posts),
            some=lookup.first_named([post.ref for post in posts]),
        )
    return posts[0]


def choose(log: Log, which: Which, done: str = "") -> Chosen:
    """Return the posts that are meant; of several only those to which a person can do what `done` says.

    Raises:
        PostdeskError: A name means nothing here, or more than it says; the sentence names what would have worked.
    """
    everything = lookup.post_names(log)
    groups = [_meant(everything, ref) for ref in which.refs] or [everything]
    fitting = {named.id for group in groups for named in group if _fits(named, which)}
    posts = lookup.by_ids(log, fitting)
    many = len(posts) > 1 and (which.narrowed or not which.refs or any(len(group) > 1 for group in groups))
    if not posts:
        raise _nothing(everything, which)
    if not many or not done:
        return Chosen(posts, many)
    fit = [post for post in posts if post.state in life.CAN_BE[done]]
    if not fit:
        raise PostdeskError(
            "none of these {number} posts can be {done}: they are {states}",
            number=len(posts),
            done=Sentence(done),
            states=", ".join(sorted({post.state for post in posts})),
        )
    return Chosen(fit, many, [post for post in posts if post not in fit])


def _meant(everything: Collection[Named], ref: str) -> list[Named]:
    """Return the posts that one word means."""
    for found in _ways(everything, ref):
        if found:
            return found
    part = [named for named in everything if ref in named.ref]
    if len(part) > 1:
        raise PostdeskError(
            '"{ref}" may mean {some}: write more of the name, or "*{ref}*" for all of them',
            ref=ref,
            some=lookup.first_named([named.ref for named in part]),
        )
    if not part:
        raise _unknown(everything, ref)
    return part


def _ways(everything: Collection[Named], ref: str) -> list[list[Named]]:
    """Return what a word means as a name, as an account, as a pattern, and as a campaign; the first that is there."""
    account, campaign = ref.removeprefix("@"), ref.removesuffix("/")
    pattern = re.compile(translate(ref)) if "*" in ref or "?" in ref else None
    return [
        [named for named in everything if named.ref == ref],
        [named for named in everything if ref.startswith("@") and named.account == account],
        [named for named in everything if pattern and any(map(pattern.fullmatch, named.spellings))],
        [named for named in everything if ref in named.spellings],
        [named for named in everything if named.campaign == campaign],
    ]


def _fits(named: Named, which: Which) -> bool:
    """Whether a post is of the campaign, the account, the state and the time that are asked for."""
    pairs = ((which.campaign, named.campaign), (which.account.removeprefix("@"), named.account))
    fits = all(wanted in {"", has} for wanted, has in pairs) and which.state in {"", named.state}
    return (
        fits and (which.since is None or which.since <= named.due) and (which.until is None or named.due < which.until)
    )


def _unknown(everything: Collection[Named], ref: str) -> PostdeskError:
    """Say that a word means no post, and which would have."""
    if ref.startswith("@"):
        accounts = sorted({f"@{named.account}" for named in everything})
        return PostdeskError("no post is on {account}: {known}", account=ref, known=_are(accounts))
    if "*" in ref or ref.endswith("/"):
        campaigns = sorted({f"{named.campaign}/*" for named in everything})
        return PostdeskError('nothing matches "{ref}": {known}', ref=ref, known=_are(campaigns))
    known = {word for named in everything for word in (named.ref, *named.spellings, named.campaign)}
    near = nearest(ref, sorted(known))
    return PostdeskError(
        'no post is called "{name}": did you mean {near}? `postdesk list` shows their names'
        if near
        else 'no post is called "{name}": `postdesk list` shows their names',
        name=ref,
        near=near,
    )


def _are(words: Sequence[str]) -> Sentence:
    """Say which words would have meant something."""
    return Sentence("there are {some}", some=lookup.first_named(words)) if words else Sentence("nothing is queued yet")


def _nothing(everything: Collection[Named], which: Which) -> PostdeskError:
    """Say that no post fits, and what there is in the place of what does not."""
    for what, wanted, has in (
        ("campaign", which.campaign, {named.campaign for named in everything}),
        ("account", which.account.removeprefix("@"), {named.account for named in everything}),
        ("state", which.state, set(State)),
    ):
        if wanted and wanted not in has:
            known = ", ".join(sorted(has)) or Sentence("none yet")
            return PostdeskError(NO_SUCH[what], name=wanted, names=known)
    if everything:
        return PostdeskError("no post fits: `postdesk list` shows which there are")
    return PostdeskError("nothing is queued yet")
