"""The time of a post that was moved by hand, written into its campaign file, so that files and queue say the same."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import groupby
from types import MappingProxyType

from msgspec import Struct

from postdesk.checks.campaigns import campaigns
from postdesk.drafts.splicing import Steps
from postdesk.drafts.writing import FileChange, write_changes
from postdesk.errors import NotWritten
from postdesk.log import Log
from postdesk.log.posts import acts, lookup
from postdesk.log.posts.lookup import Named, Post
from postdesk.models import Draft as CampaignDraft
from postdesk.models import life
from postdesk.moments.wall_clock import as_typed
from postdesk.sentences import Sentence, every
from postdesk.settings import House

APART = "{post} has one time for all its accounts, and not on {accounts}: it is not written"
Draft = tuple[str, str]
"""A campaign and the id of a draft."""


class WrittenTime(Struct, frozen=True):
    """What became of a draft's time in its file: the file as sentences name it, or why it says what it said."""

    draft: str
    path: str = ""
    why: str = ""


def write_times(
    log: Log,
    house: House,
    moved: Sequence[Post],
    over: Mapping[str, datetime] = MappingProxyType({}),
    free: Collection[str] = (),
) -> list[WrittenTime]:
    """Write the moments of moved posts into their campaign files; what cannot be written is told, and stays.

    A draft has one time for all its accounts: where its posts that are still to go out have several, none is written.
    A file that says neither the new moment nor the one that was queued from it was edited since, and keeps what it
    says; `over` is that moment, by the name of a post, where it is not the one that was queued. `free` are the posts of
    whose moment it is written that it is the next free slot.
    """
    drafts: dict[Draft, Post] = {(post.campaign, post.draft): post for post in moved}
    others = lookup.post_names(log)
    files = _files(house)
    told = [
        _apart(draft, post, others, files) or _else_said(draft, files, {over.get(post.ref, post.asked), post.due})
        for draft, post in drafts.items()
    ]
    apart = {one.draft for one in told if one}
    fit = [
        (*files[draft][:2], _said(post, house, free), post)
        for draft, post in drafts.items()
        if "/".join(draft) not in apart
    ]
    written = list(_into_files(house, fit))
    said = {one.draft for one in written if one.path}
    for post in moved:
        if f"{post.campaign}/{post.draft}" in said:
            acts.write_moment(log, post, free=post.ref in free)
    return [*filter(None, told), *written]


Stands = tuple[str, Steps, datetime | None]
"""The file of a draft, as sentences name it, the way to its moment there, and that moment, None for the next slot."""


def _files(house: House) -> Mapping[Draft, Stands]:
    """Return where the moment of every draft of the desk stands."""
    return {
        (file.campaign, draft.id): (file.path, _way(draft), draft.at.instant if draft.at else None)
        for file in campaigns(house)
        for draft in file.drafts
    }


def _way(draft: CampaignDraft) -> Steps:
    """Return the way to a draft's moment: one time of a series that is moved is written among those moved."""
    return ("posts", draft.series, "moved", draft.occurrence) if draft.series else ("posts", draft.id, "at")


def _apart(draft: Draft, post: Post, others: Iterable[Named], files: Mapping[Draft, Stands]) -> WrittenTime | None:
    """Return why a draft's time cannot be written; None where it can."""
    name = "/".join(draft)
    if draft not in files:
        return WrittenTime(name, why=Sentence("no campaign file asks for {post}: its time is not written", post=name))
    waits = [one for one in others if (one.campaign, one.draft) == draft and one.state in life.WAITING]
    apart = sorted(one.account for one in waits if one.due != post.due)
    if apart:
        return WrittenTime(name, why=Sentence(APART, post=name, accounts=every(apart)))
    return None


def _else_said(draft: Draft, files: Mapping[Draft, Stands], known: Collection[datetime | None]) -> WrittenTime | None:
    """Return that a draft's file says another moment than those known of it, None among them for the next free slot."""
    path, _, stands = files[draft]
    if stands in known:
        return None
    name = "/".join(draft)
    return WrittenTime(
        name, why=Sentence("{path} has another time for {post} by now, and keeps it", path=path, post=name)
    )


def _said(post: Post, house: House, free: Collection[str]) -> str:
    return "next" if post.ref in free else as_typed(post.due, house.timezone)


def _into_files(house: House, fit: Iterable[tuple[str, Steps, str, Post]]) -> Iterator[WrittenTime]:
    """Write file by file: all times of one, or none."""
    for path, some in groupby(sorted(fit, key=lambda one: one[0]), key=lambda one: one[0]):
        moved = list(some)
        posts = [post for *_, post in moved]
        changes = [FileChange(way, said) for _, way, said, _ in moved]
        try:
            write_changes(house.root / path, changes, shown=path)
        except NotWritten as refusal:
            why = Sentence("not written: {why}", why=refusal)
            yield from (WrittenTime(f"{post.campaign}/{post.draft}", why=why) for post in posts)
        else:
            yield from (WrittenTime(f"{post.campaign}/{post.draft}", path) for post in posts)
