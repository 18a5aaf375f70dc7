"""Films on a Page: their id is known before anybody sees them, so that what became of them can always be asked.

A tall film of up to 90 s, of 24 to 60 frames a second, is a reel, any other a video. Source: developers.facebook.com
reels publishing (11 September 2026) for the first; page videos, and Meta's SDK of v26.0, for `published` of the second.
"""

from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

from msgspec.structs import replace

from postdesk.errors import NetworkError, Refused, Unreachable
from postdesk.media import heads
from postdesk.models import Attachment, Head, Remote
from postdesk.networks.facebook.answers import BegunFilm, Done, FilmThere
from postdesk.networks.facebook.prepared import PageFilm
from postdesk.networks.meta.graph import Graph
from postdesk.networks.meta.judging import GraphGone
from postdesk.networks.meta.lists import MadeByGraph
from postdesk.networks.meta.rupload import send_film

STATUS = "status,published,post_id,permalink_url"
REEL = (3, 90)
"""Seconds of a reel."""
SIDES = (540, 960)
"""Pixels of a reel at least."""
RATES = range(24, 61)
"""Frames of a reel in a second; 0 where its head does not say is left to Facebook."""
AGAIN = 10.0
"""Seconds until a film is asked about again that Facebook is still working on."""
FRESH = timedelta(minutes=2)
"""For how long Facebook may not know a film yet that it has just begun."""
VIDEOS_HOST = "graph-video.facebook.com"
VIDEOS = f"https://{VIDEOS_HOST}"


class PageFilms:
    """The films of one Page. `videos` is where videos go, which have a server of their own; `token` is the Page's."""

    def __init__(self, graph: Graph, videos: Graph, page: str, token: str) -> None:
        self._graph, self._videos, self._page, self._token = graph, videos, page, token

    def begin(self, film: Attachment, path: Path, now: datetime) -> PageFilm:
        """Tell Facebook of a film; a video goes along at once, a reel afterwards.

        Raises:
            Refused: Facebook does not take it.
            Unreachable: It could not be done now.
        """
        if not is_reel(heads.head_look(path)):
            file = (film.name, path, film.type)
            form = {"published": "false"}
            reply = self._videos.write_at(self._page, "videos", now, form, public=False, files={"source": file})
            return PageFilm(reply.into(MadeByGraph).id, now, reel=False)
        reply = self._graph.write_at(self._page, "video_reels", now, {"upload_phase": "start"}, public=False)
        begun = reply.into(BegunFilm)
        return PageFilm(begun.video_id, now, to=begun.upload_url)

    def go_on(self, film: PageFilm, name: str, path: Path, now: datetime) -> PageFilm:
        """Send a reel, or see how far Facebook is with a film.

        Raises:
            Refused: Facebook cannot show it.
            Unreachable: It is still working on it, or could not be asked.
        """
        if film.to:
            there = self._status(film, now).status.uploading_phase.there if now > film.at else 0
            send_film(self._graph.wire, film.to, self._token, path, now, there)
            return replace(film, to="")
        status = self._status(film, now).status
        if "error" in {status.video_status, status.processing_phase.status} or status.video_status == "upload_failed":
            raise Refused("Facebook cannot show {name}: save it in another form, or take it out", name=name)
        if status.video_status not in {"ready", "upload_complete", "processing"}:
            raise Unreachable("Facebook is still working on {name}", AGAIN, name=name)
        return replace(film, ready=True)

    def publish(self, film: PageFilm, text: str, now: datetime) -> Remote:
        """Make a film public; Unknown where nobody can tell whether it is."""
        words = {"description": text} if text else {}
        if film.reel:
            form = {"upload_phase": "finish", "video_id": film.id, "video_state": "PUBLISHED", **words}
            done = self._graph.write(f"/{self._page}/video_reels", now, form, public=True)
        else:
            done = self._graph.write(f"/{film.id}", now, {"published": "true", **words}, public=True)
        if not done.into(Done).success:
            raise done.doubt("{server} says neither yes nor no")
        with suppress(NetworkError):  # it is public, and only its address is asked for
            return film_remote(film, self.there(film, now))
        return film_remote(film, FilmThere())

    def there(self, film: PageFilm, now: datetime) -> FilmThere:
        """Return how a film stands; GraphGone where Facebook does not show it."""
        return self._graph.read(f"/{film.id}", now, fields=STATUS).into(FilmThere)

    def _status(self, film: PageFilm, now: datetime) -> FilmThere:
        """Return how a film stands; what was just begun Facebook may not know yet."""
        try:
            return self.there(film, now)
        except GraphGone:
            if now - film.at > FRESH:
                raise
            raise Unreachable("Facebook does not show the film yet", AGAIN) from None


def is_reel(head: Head) -> bool:
    """Whether a film is one that Facebook takes as a reel: 9:16, large enough, of the right length."""
    wide, high = SIDES
    shortest, longest = REEL
    tall = head.width >= wide and head.height >= high and abs(head.width * 16 - head.height * 9) <= head.height // 10
    smooth = not head.rate or round(head.rate) in RATES
    return tall and smooth and shortest <= head.seconds <= longest


def film_remote(film: PageFilm, there: FilmThere) -> Remote:
    """Return where a film stands: at the address that Facebook names, else at that of its number."""
    url = there.permalink_url or film.id
    return Remote(film.id, url if url.startswith("https://") else f"https://www.facebook.com/{url.lstrip('/')}")
