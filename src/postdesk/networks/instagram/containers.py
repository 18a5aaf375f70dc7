"""Containers: what Instagram makes of pictures and films before a post is public; each is one step, kept by itself.

Instagram fetches pictures from a public address, and takes no upload of them. So a picture is first sent to the linked
Page, where nobody sees it, and Instagram takes it from there: undocumented, and in use with two clients that work.
Films are uploaded. What is still worked on is asked about again later, so that nobody waits for it.

Source: developers.facebook.com ig-user/media, content publishing, resumable uploads (September 2026).
"""

from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

from msgspec.structs import replace

from postdesk.errors import NetworkError, Refused, Unreachable
from postdesk.models import Attachment, Payload
from postdesk.networks.instagram.answers import ContainerThere, MadeContainer, PhotoSizes
from postdesk.networks.instagram.prepared import InstagramItem, PreparedInstagram, is_film
from postdesk.networks.meta.graph import Graph
from postdesk.networks.meta.judging import INVALID_PARAMETER, GraphGone, GraphRefused
from postdesk.networks.meta.photos import send_photo
from postdesk.networks.meta.rupload import send_film
from postdesk.sentences import Sentence

AGAIN = 5.0
"""Seconds until a container is asked about again; clients ask every three to five."""
BLIND = timedelta(minutes=1)
"""After which a container that Meta does not show counts as ready: publishing one that is not only says so."""


class InstagramContainers:
    """The containers of one account; pictures go by way of the `page`, what is sent lies in the folder `media`."""

    def __init__(self, graph: Graph, account: str, page: str, media: Path) -> None:
        self._graph, self._account, self._page, self._media = graph, account, page, media

    def next_step(self, payload: Payload, fixed: PreparedInstagram, now: datetime) -> PreparedInstagram:
        """Do the next thing for a post's containers; returns the same where nothing is left to do.

        Raises:
            Refused: Instagram does not take something.
            Unreachable: It is still working on something, or could not be asked.
        """
        for place, media in enumerate(payload.media):
            item = fixed.items[place] if place < len(fixed.items) else None
            if item is None or not item.done:
                further = self._further(payload, media, item, now)
                return replace(fixed, items=(*fixed.items[:place], further, *fixed.items[place + 1 :]))
        if len(fixed.items) > 1 and (fixed.whole is None or not fixed.whole.done):
            return self._with_whole(payload, fixed, now)
        return fixed

    def status(self, container: str, now: datetime) -> ContainerThere:
        """Return how a container stands; without a code where Meta does not show it, which proves nothing."""
        try:
            return self._graph.read(f"/{container}", now, fields="id,status_code,status").into(ContainerThere)
        except GraphGone:
            return ContainerThere()

    def clean_up(self, fixed: PreparedInstagram, now: datetime) -> None:
        """Take the pictures off the Page; what stays there is seen by nobody, and vanishes in a day."""
        for item in fixed.items:
            if item.photo:
                with suppress(NetworkError):
                    self._graph.delete(f"/{item.photo}", now)

    def _further(self, payload: Payload, media: Attachment, item: InstagramItem | None, now: datetime) -> InstagramItem:
        """Begin with a file, or go on with it."""
        alone = len(payload.media) == 1
        if item is None:
            if is_film(media):
                return self._film(payload, alone=alone, now=now)
            return InstagramItem(now, send_photo(self._graph, self._page, media, self._media, now).id)
        if not item.id:
            return replace(item, id=self._picture(payload, media, item.photo, alone=alone, now=now))
        if item.to:
            return self._sent(media, item, now)
        return self._looked(item, media.file, now)

    def _picture(self, payload: Payload, media: Attachment, photo: str, *, alone: bool, now: datetime) -> str:
        """Let Instagram fetch a picture from the Page, in its largest size."""
        sizes = self._graph.read(f"/{photo}", now, fields="images").into(PhotoSizes).images
        if not sizes:
            raise Unreachable("Facebook does not show the picture yet that Instagram is to fetch", AGAIN)
        address = max(sizes, key=lambda size: size.width).source
        words = {"alt_text": media.alt} if media.alt else {}
        return self._made({"image_url": address, **words, **_place(payload, alone=alone)}, now).id

    def _film(self, payload: Payload, *, alone: bool, now: datetime) -> InstagramItem:
        kind = {"media_type": "REELS", "share_to_feed": "true"} if alone else {"media_type": "VIDEO"}
        made = self._made({**kind, "upload_type": "resumable", **_place(payload, alone=alone)}, now)
        if made.uri is None:
            raise Unreachable("Instagram does not say where the film is to go", AGAIN)
        return InstagramItem(now, id=made.id, to=made.uri)

    def _sent(self, media: Attachment, item: InstagramItem, now: datetime) -> InstagramItem:
        there = 0
        if now > item.at:
            seen = self._graph.read(f"/{item.id}", now, fields="video_status").into(ContainerThere)
            there = seen.video_status.there
        send_film(self._graph.wire, item.to, self._graph.token(now), self._media / media.kept, now, there)
        return replace(item, to="")

    def _with_whole(self, payload: Payload, fixed: PreparedInstagram, now: datetime) -> PreparedInstagram:
        """Go on with the container of all items; where Instagram takes them no longer, they are made anew, once.

        An answer that was lost may have left a container of nobody that has them already.
        """
        try:
            return replace(fixed, whole=self._together(payload, fixed, now))
        except GraphRefused as no:
            if fixed.anew or no.code != INVALID_PARAMETER:
                raise
            self.clean_up(fixed, now)
            return replace(fixed, items=(), anew=True)

    def _together(self, payload: Payload, fixed: PreparedInstagram, now: datetime) -> InstagramItem:
        """Make the container of all items, or see how it stands."""
        if fixed.whole is not None:
            return self._looked(fixed.whole, "the post", now)
        children = ",".join(item.id for item in fixed.items)
        form = {"media_type": "CAROUSEL", "children": children, **_caption(payload)}
        return InstagramItem(now, id=self._made(form, now).id)

    def _looked(self, item: InstagramItem, name: str, now: datetime) -> InstagramItem:
        """See whether Instagram has something; what has ended is begun anew by whoever prepares."""
        seen = self.status(item.id, now)
        if seen.code in {"FINISHED", "PUBLISHED"} or (not seen.code and now - item.at > BLIND):
            return replace(item, done=True)
        if seen.code == "ERROR":
            why = seen.why or Sentence("it does not say why")
            raise Refused("Instagram cannot show {name}: {why}", name=name, why=why)
        raise Unreachable("Instagram is still working on {name}", AGAIN, name=name)

    def _made(self, form: Mapping[str, str], now: datetime) -> MadeContainer:
        return self._graph.write_at(self._account, "media", now, form, public=False).into(MadeContainer)


def _place(payload: Payload, *, alone: bool) -> dict[str, str]:
    """Return what an item says of its place: the caption where it is alone, else that it is one of several."""
    return _caption(payload) if alone else {"is_carousel_item": "true"}


def _caption(payload: Payload) -> dict[str, str]:
    return {"caption": payload.texts[0]} if payload.texts[0] else {}
