"""Containers: what Threads makes of a post before it is public, each good for a day, each published once.

A post of several pictures is a container of containers. Threads fetches files and works through them, and publishes
badly what was made only just now: each container is given its time, also one that Threads calls finished at once. One
that it still works on is asked about again later, and nobody waits for it meanwhile. Nothing of it can be seen, so one
that came to nothing is made anew. Source: developers.facebook.com threads/posts and threads/troubleshooting (2026).
"""

from collections.abc import Mapping
from datetime import datetime, timedelta

from msgspec import Struct
from msgspec.structs import replace

from postdesk.errors import NotYet, Refused, Unreachable
from postdesk.models import Attachment, Payload
from postdesk.networks.meta.graph import Graph
from postdesk.networks.meta.judging import GraphGone, GraphRefused, GraphTrouble
from postdesk.networks.network import guessed
from postdesk.networks.threads.answers import NOT_FETCHED, ContainerState, MadeThing
from postdesk.networks.threads.site import Site
from postdesk.sentences import Sentence
from postdesk.wire import NO_TOKEN

GOOD = timedelta(hours=20)
"""For how long a container is used: Threads keeps it for 24 hours."""
READY = {"TEXT": 5.0, "IMAGE": 30.0, "CAROUSEL": 30.0, "VIDEO": 30.0}
"""Seconds that Threads is given before a container is published, by what is in it."""
WORKING = {"TEXT": 5.0, "IMAGE": 60.0, "CAROUSEL": 60.0, "VIDEO": 60.0}
"""Seconds until a container is asked about again, by what is in it."""
UNREAD = 10.0
"""Seconds until one is asked about again of which Threads did not tell how far it is."""
ABOVE = 10.0
"""Seconds until a post that was just made public can be answered."""
FAILURES = 3
"""How many containers are made of the same thing before it is given up."""
PASSING = ("", "UNKNOWN", "FAILED_DOWNLOADING_VIDEO")
"""What Threads says of a container that came to nothing by chance, or for the way to the file."""


class Container(Struct, frozen=True):
    """A container at Threads, made `at`; `finished` once Threads has worked through it."""

    id: str
    at: datetime
    finished: bool = False


class ChainPart(Struct, frozen=True):
    """One part of a post: the containers of its files, its own, and the id of the `post` once that is public.

    `misses` is how often Threads did not know its container although it was finished, `failures` how many came to
    nothing.
    """

    children: tuple[Container, ...] = ()
    whole: Container | None = None
    post: str = ""
    misses: int = 0
    failures: int = 0


class AskedPart(Struct, frozen=True):
    """Which part of which post, by its key, is to be made; `above` is the id of the post that it answers.

    `begun` is whether its container may have been published already.
    """

    payload: Payload
    key: str
    number: int = 0
    above: str = ""
    begun: bool = False

    @property
    def media(self) -> tuple[Attachment, ...]:
        """Its pictures and films."""
        return self.payload.pictured(self.number)


class Containers:
    """The containers of one account; without a `site` there are only texts and links."""

    def __init__(self, graph: Graph, site: Site | None) -> None:
        self._graph, self._site = graph, site

    def next_step(self, part: ChainPart, asked: AskedPart, now: datetime) -> ChainPart | None:
        """Do the next thing for a part; None where nothing is left to do before it is published.

        Raises:
            Refused: Threads will never take it.
            Unreachable: Threads is still working on it, cannot fetch a file, or gave no answer.
        """
        if part.whole is not None:
            return self._further(part, part.whole, asked, now)
        if len(asked.media) > 1 and (step := self._next_child(part, asked, now)):
            return step
        try:
            return replace(part, whole=Container(self._made(self._form(part, asked), now), now))
        except GraphRefused:
            if not part.children or part.failures:
                raise
            return ChainPart(failures=1)  # an answer that was lost may have left one that has its children

    def state(self, container: str, now: datetime) -> ContainerState:
        """Return how far Threads is with a container.

        Raises:
            Unreachable: It does not say.
        """
        try:
            return self._graph.read(f"/{container}", now, fields="id,status,error_message").into(ContainerState)
        except GraphGone as gone:
            raise Unreachable("Threads does not tell how far it is with a post ({gone})", UNREAD, gone=gone) from None

    def clear(self, payload: Payload, key: str) -> None:
        """Take the files of a post that is public off the web."""
        if self._site:
            for media in payload.media:
                self._site.clear(media, key)

    def _further(self, part: ChainPart, whole: Container, asked: AskedPart, now: datetime) -> ChainPart | None:
        if now - whole.at > GOOD:
            if asked.begun and self.state(whole.id, now).status == "PUBLISHED":
                raise Unreachable("Threads says that the post is public, and does not list it yet", NO_TOKEN)
            return ChainPart(failures=part.failures)
        if whole.finished:
            return None
        self._give_time(whole, asked, now)
        done = self._looked(whole, part, _kind(asked.media), "the post", now)
        return replace(part, whole=done, failures=part.failures + (done is None))

    def _give_time(self, whole: Container, asked: AskedPart, now: datetime) -> None:
        """See that Threads had its time for the container of a part, and for the post that it answers."""
        wanted = max(READY[_kind(asked.media)], ABOVE if asked.above else 0)
        if (left := wanted - (now - whole.at).total_seconds()) > 0:
            raise NotYet("Threads is given {seconds:.0f} s to make it ready", left, seconds=left)

    def _next_child(self, part: ChainPart, asked: AskedPart, now: datetime) -> ChainPart | None:
        """Make the next file's container, or see how far one is; None where all are finished."""
        if any(now - child.at > GOOD for child in part.children):
            return ChainPart(failures=part.failures)
        for place, (child, media) in enumerate(zip(part.children, asked.media, strict=False)):
            if not child.finished:
                done = self._looked(child, part, _kind((media,)), media.file, now)
                if done is None:
                    return replace(part, children=part.children[:place], failures=part.failures + 1)
                return replace(part, children=(*part.children[:place], done, *part.children[place + 1 :]))
        if len(part.children) == len(asked.media):
            return None
        form = {**self._shown(asked.media[len(part.children)], asked.key), "is_carousel_item": "true"}
        return replace(part, children=(*part.children, Container(self._made(form, now), now)))

    def _looked(self, one: Container, part: ChainPart, kind: str, what: str, now: datetime) -> Container | None:
        """Return a container that is finished; None where it came to nothing, and is to be made anew."""
        state = self.state(one.id, now)
        if state.status in {"FINISHED", "PUBLISHED"}:
            return replace(one, finished=True)
        if state.status == "IN_PROGRESS":
            raise NotYet("Threads is still working on {what}", WORKING[kind], what=what)
        if state.status == "ERROR" and (part.failures + 1 >= FAILURES or state.error_message not in PASSING):
            why = state.error_message or Sentence("without a word")
            raise Refused(
                "Threads cannot show {what} ({why}): save it in another form, or take it out", what=what, why=why
            )
        return None

    def _form(self, part: ChainPart, asked: AskedPart) -> dict[str, str]:
        text = asked.payload.texts[asked.number]
        form = {"text": text} if text else {}
        if asked.above:
            form["reply_to_id"] = asked.above
        if len(asked.media) > 1:
            return {"media_type": "CAROUSEL", "children": ",".join(child.id for child in part.children), **form}
        if asked.media:
            return {**self._shown(asked.media[0], asked.key), **form}
        link = asked.payload.link
        card = {"link_attachment": link} if link and link in text and asked.payload.card is not False else {}
        return {"media_type": "TEXT", **form, **card}

    def _shown(self, media: Attachment, key: str) -> dict[str, str]:
        """Return what tells Threads of a file, after it lies where Threads fetches it."""
        if self._site is None:
            raise Unreachable(NO_SITE, NO_TOKEN)
        kind = _kind((media,))
        words = {"alt_text": media.alt} if media.alt else {}
        return {"media_type": kind, f"{kind.lower()}_url": self._site.lay(media, key), **words}

    def _made(self, form: Mapping[str, str], now: datetime) -> str:
        """Make a container and return its id; an answer that was lost leaves one that is dropped after a day."""
        try:
            return self._graph.write("/me/threads", now, form, public=False).into(MadeThing).id
        except GraphGone:
            raise Unreachable("Threads does not know yet what is to be answered", ABOVE) from None
        except GraphTrouble as trouble:
            if trouble.subcode != NOT_FETCHED:
                raise
            address = form.get("image_url") or form.get("video_url")
            raise Unreachable(
                "Threads could not fetch {address}: see that everybody can open it, robots too (facebookexternalhit)",
                NO_TOKEN,
                address=address,
            ) from None


NO_SITE = (
    "Threads fetches pictures from the web: set media_url and media_folder in desk.toml, or say by_hand = true "
    "(README, Threads)"
)


def _kind(media: tuple[Attachment, ...]) -> str:
    """Return the media type of a container for some files."""
    if len(media) != 1:
        return "CAROUSEL" if media else "TEXT"
    return "IMAGE" if (media[0].type or guessed(media[0].file)).startswith("image/") else "VIDEO"
