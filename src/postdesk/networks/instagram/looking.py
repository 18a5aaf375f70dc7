"""Looking for a post on Instagram: its container says whether it was published, the account's list which post it is.

    container                    in the list       then
    PUBLISHED                    one               found
    PUBLISHED                    none              looked for again; it is never sent again
    FINISHED, ERROR              one               found: the state lags; unless it may be another post of ours, then
                                                   the container is believed, which is published once at most
    FINISHED, ERROR              none              absent ten minutes after the attempt: it, or a new one, is sent
    EXPIRED                      none              absent: it was never published
    IN_PROGRESS                                    looked for again
    not shown                    one               found
    not shown                    none              a person looks
    any                          several           a person looks

Source: developers.facebook.com content publishing and ig-user/media (September 2026); what clients report of each.
"""

import unicodedata
from collections.abc import Iterator
from datetime import datetime, timedelta

from postdesk.errors import Ambiguous, Unknown
from postdesk.models import Payload, Remote
from postdesk.networks.instagram.answers import InstagramComments, MediaList, MediaThere
from postdesk.networks.instagram.containers import InstagramContainers
from postdesk.networks.instagram.prepared import PreparedInstagram, is_film
from postdesk.networks.meta.graph import Graph
from postdesk.networks.meta.lists import graph_pages
from postdesk.networks.network import KnownPost
from postdesk.networks.same_words import SKEW, ToldApart
from postdesk.sentences import Sentence

FIELDS = "id,caption,timestamp,media_type,media_product_type,permalink"
CERTAIN = timedelta(minutes=10)
"""How long after an attempt a container may still become published, and a post be listed."""
UNPUBLISHED = ("FINISHED", "EXPIRED")
"""What Instagram says of a container that it has not published."""
PAGES = 10
"""How many pages are read, of the account's list and of comments."""


class InstagramLook:
    """One look at an account."""

    def __init__(self, graph: Graph, containers: InstagramContainers, account: str, known: KnownPost | None) -> None:
        self._graph, self._containers, self._account, self._known = graph, containers, account, known

    def post(self, payload: Payload, fixed: PreparedInstagram, now: datetime) -> Remote | None:
        """Return where a post is; None where it surely is not.

        Raises:
            Unknown: Nobody can tell yet, or nobody but a person can.
            Unreachable: Instagram could not be asked.
        """
        state = self._containers.status(fixed.container, now).code if fixed.container else ""
        since = self._graph.wire.there(fixed.at - SKEW)
        found = [post for post in self._listed(since, now) if _same(post, payload)]
        telling = ToldApart[MediaThere](
            says=_same,
            made=lambda post: post.timestamp,
            there=self._graph.wire.there,
            url=lambda post: media_remote(post).url,
            several=_several,
        )
        post = telling.which(found, payload, self._known, unsent=lambda: state in UNPUBLISHED)
        if post and state != "IN_PROGRESS":
            return media_remote(post)
        if state in {"FINISHED", "ERROR", "EXPIRED"}:
            return None
        raise Unknown(_STATES.get(state, HIDDEN))

    def comments(self, payload: Payload, post: str, name: str, now: datetime) -> tuple[str, ...]:
        """Return the further parts of a post that stand below it, up to the first that does not."""
        query = {"fields": "id,text,timestamp,username", "limit": "50"}
        pages = graph_pages(self._graph, f"/{post}/comments", InstagramComments, query, PAGES, now)
        ours = [each for page in pages for each in page.data if not name or each.username == name]
        found: list[str] = []
        for text in payload.texts[1:]:
            there = [each.id for each in ours if caption_words(each.text) == caption_words(text)]
            if not there:
                break
            found.append(there[-1])
        return tuple(found)

    def _listed(self, since: datetime, now: datetime) -> Iterator[MediaThere]:
        query = {"fields": FIELDS, "since": str(int(since.timestamp())), "limit": "100"}
        pages = graph_pages(self._graph, f"/{self._account}/media", MediaList, query, PAGES, now)
        for page in pages:
            yield from (post for post in page.data if post.timestamp is None or post.timestamp >= since)


HIDDEN = Sentence("Instagram does not show it, which proves nothing: look at the account")
_STATES = {
    "PUBLISHED": Sentence("Instagram has published it, and does not list it yet"),
    "IN_PROGRESS": Sentence("Instagram is still working on it"),
}


def _several(count: int) -> Ambiguous:
    return Ambiguous(
        "{count} post on Instagram may be this one: look at it there",
        many="{count} posts on Instagram may be this one: look at them there",
        count=count,
    )


def media_remote(post: MediaThere) -> Remote:
    """Return where a post stands."""
    return Remote(post.id, post.permalink or "https://www.instagram.com/")


def caption_words(text: str) -> str:
    """Return a text as it can be compared: composed letters, no blanks at the ends, lines that end alike."""
    lines = unicodedata.normalize("NFC", text).replace("\r\n", "\n").split("\n")
    return "\n".join(line.rstrip() for line in lines).strip()


def _same(post: MediaThere, payload: Payload) -> bool:
    """Whether a post says what ours does, and is of its kind."""
    kind = "CAROUSEL_ALBUM" if len(payload.media) > 1 else "VIDEO" if is_film(payload.media[0]) else "IMAGE"
    return post.media_type in {"", kind} and caption_words(post.caption) == caption_words(payload.texts[0])
