"""Looking for a post in the list of its account, and what that list can prove.

The list may hide a post, lag, or show it altered. So what is found there is certain; what is not found is certain only
where a post of that audience, with signs of that kind, was seen there exactly as it was sent (`readable`). Moments are
compared by the server's own clock. What the log knows as another post of ours is left out, so equal words are no proof.
"""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from msgspec import Struct

from postdesk.errors import Ambiguous, Unknown
from postdesk.networks.mastodon.answers import Status
from postdesk.networks.mastodon.reading_back import exact, fingerprint, mostly_same, of_page, survivors, words_shown
from postdesk.networks.network import KnownPost

SKEW = timedelta(minutes=2)
"""By how much two of a server's own clocks may differ."""
PAGE = 40
"""How many of an account's posts are read back; the most that servers give at once."""


class SoughtStatus(Struct, frozen=True):
    """What is looked for: a text that answers `parent`, public since a moment by the server's clock."""

    text: str
    parent: str | None
    since: datetime
    known: KnownPost


def found_in(page: Sequence[Status], sought: SoughtStatus, server: str) -> Status | None:
    """Return what is sought as a list of its account has it, None where it is not there.

    Raises:
        Ambiguous: Several say the same.
        Unknown: One may be it altered, or the list ends before it.
    """
    recent = [status for status in page if status.created_at >= sought.since - SKEW]
    fitting = [status for status in recent if status.in_reply_to_id == sought.parent]
    taken = sought.known.taken([status.id for status in fitting]) if fitting else frozenset()
    fitting = [status for status in fitting if status.id not in taken]
    same = _same(fitting, sought.text)
    if len(same) > 1:
        raise Ambiguous(f"{len(same)} posts on {server} may be this one, {same[0].remote.url} among them: look at them")
    if not same and (
        near := next((post for post in fitting if mostly_same(words_shown(post.content), sought.text)), None)
    ):
        raise Unknown(f"{near.remote.url} may be this post, altered: look at it")
    if not same and len(recent) >= PAGE:
        raise Unknown(f"the account posted more than {PAGE} times since; look for it on {server}")
    return same[0] if same else None


def _same(posts: Sequence[Status], text: str) -> list[Status]:
    """Return the posts that say a text: exactly, or else but for punctuation, or else by what survives of it."""
    ways: tuple[tuple[Callable[[str], str], str], ...] = (
        (lambda content: exact(words_shown(content)), exact(text)),
        (of_page, fingerprint(text)),
        (survivors, survivors(text)),
    )
    for read, wanted in ways:
        if found := [post for post in posts if wanted and read(post.content) == wanted]:
            return found
    return []


def reads_exactly(post: Status, text: str) -> bool:
    """Tell whether a server shows a text as it was sent."""
    return exact(words_shown(post.content)) == exact(text)
