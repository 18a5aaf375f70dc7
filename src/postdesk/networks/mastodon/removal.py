"""Taking a post off a server with Mastodon's API.

Source: docs.joinmastodon.org/methods/statuses (2026). snac 2.75 knows no DELETE of a post and answers 404, as others do
to a post that is gone; so the post is looked for before and after.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime

from postdesk.errors import Refused
from postdesk.models import Remote
from postdesk.networks.mastodon.answers import Context, Shown
from postdesk.networks.mastodon.reading_back import fingerprint, of_page
from postdesk.sentences import Sentence
from postdesk.wire import Wire

GONE = (404, 410)
NO_WAY = (403, 404, 405, 410, 501)


GONE_BY_HAND = Sentence("delete the rest by hand, then say so by `postdesk delete … --gone`")


def remove(wire: Wire, token: str, texts: Sequence[str], remote: Remote, parts: Sequence[str], now: datetime) -> None:
    """Delete every part of a post, the last one first; parts that are gone already are no trouble.

    `parts` are the ids of all that is public of it; where nobody knows them (none), the server is asked.

    Raises:
        Refused: The server has no way to, or a part of it may be left.
        Unreachable: It could not be done now.
    """
    every = list(parts) or _found(wire, token, texts, remote, now)
    for part in reversed(every):
        _delete(wire, token, part, now)
    if left := [part for part in every if _shown(wire, token, part, now)]:
        raise Refused(
            "{server} still shows {left} of {every} parts, {url}: {advice}",
            server=wire.name,
            left=len(left),
            every=len(every),
            url=remote.url,
            advice=GONE_BY_HAND,
        )
    if not parts and len(every) < len(texts) and len(texts) > 1:
        raise Refused(
            "{every} of {parts} parts were found, and are deleted: {advice}",
            every=len(every),
            parts=len(texts),
            advice=GONE_BY_HAND,
        )


def _found(wire: Wire, token: str, texts: Sequence[str], remote: Remote, now: datetime) -> list[str]:
    """Return the ids of the parts that a server shows."""
    first = _shown(wire, token, remote.id, now)
    if first is None and len(texts) > 1:
        raise Refused(
            "{url} is gone, and the rest of its thread cannot be found by it: delete that by hand", url=remote.url
        )
    return [first.id, *(part.id for part in _others(wire, token, texts, first, now))] if first else []


def _shown(wire: Wire, token: str, post: str, now: datetime) -> Shown | None:
    reply = wire.read(f"/api/v1/statuses/{post}", now, token=token, accept=GONE)
    return None if reply.status in GONE else reply.into(Shown)


def _others(wire: Wire, token: str, texts: Sequence[str], first: Shown, now: datetime) -> Iterator[Shown]:
    """Yield the other parts of a thread: each answers the one before it, is of the same author, and says its text."""
    if len(texts) == 1:
        return
    answers = wire.read(f"/api/v1/statuses/{first.id}/context", now, token=token).into(Context).descendants
    mine = [answer for answer in answers if answer.account.id == first.account.id]
    before = first.id
    for text in texts[1:]:
        wanted = fingerprint(text)
        found = next((one for one in mine if one.in_reply_to_id == before and of_page(one.content) == wanted), None)
        if found is None:
            return
        yield found
        before = found.id


def _delete(wire: Wire, token: str, post: str, now: datetime) -> None:
    reply = wire.delete(f"/api/v1/statuses/{post}", now, token=token, accept=NO_WAY)
    if reply.status in NO_WAY and _shown(wire, token, post, now) is not None:
        raise Refused("{server} has no way for programs to delete a post: delete it on its own pages", server=wire.name)
