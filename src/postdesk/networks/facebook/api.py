"""Posting to a Facebook Page: no key, no refusal of twins to count on, and a list that leaves posts out.

So whatever nobody can tell is looked for, which can say that it is there, never that it is not: then a person looks.
Only films are known before they are public, and can be sent again when Facebook says that they were not.

Pictures are uploaded unpublished, with their words, and named in the one call that makes the post public. What
follows in its thread becomes a comment of the Page's own below it.

Source: Graph API v26.0, developers.facebook.com, September 2026. Built to that contract, not yet seen live.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

from msgspec.structs import replace

from postdesk.errors import Refused
from postdesk.models import Figures, Payload, Remote, Standing
from postdesk.networks.facebook.answers import Done, MadeOnPage
from postdesk.networks.facebook.figures import counted_on_page
from postdesk.networks.facebook.films import PageFilms
from postdesk.networks.facebook.limits import QUOTA
from postdesk.networks.facebook.looking import PageLook, page_address
from postdesk.networks.facebook.prepared import PreparedPagePost, begun_post, film_of, sought_post
from postdesk.networks.facebook.standing import page_standing, whose_page
from postdesk.networks.meta.app import MetaApp
from postdesk.networks.meta.graph import Graph
from postdesk.networks.meta.judging import GraphGone
from postdesk.networks.meta.photos import send_photo
from postdesk.networks.meta.posting import PostsWithComments
from postdesk.networks.network import Costs, figures_alone, fixed_for, kept

REELS = QUOTA.budget
"""Videos are counted like reels."""
MADE = {"fields": "id,permalink_url,created_time"}


class FacebookPage(PostsWithComments):
    """One Page, by its number or as "me"; `media` is the folder in which what is sent lies."""

    def __init__(self, graph: Graph, films: PageFilms, page: str, media: Path, app: MetaApp) -> None:
        super().__init__(graph, app)
        self.films, self.page, self.media = films, page, media

    def costs(self, payload: Payload, *, deleting: bool = False) -> Costs:
        """Films are counted by the day."""
        return ((REELS, 1),) if film_of(payload) and not deleting else ()

    def standing(self, now: datetime) -> Standing:
        """Ask which Page it is, what the token may do, and whether the app is Live."""
        return page_standing(self.graph, self.app, now)

    def ahead(self, payload: Payload, key: str, now: datetime, prepared: str) -> str:
        """Send a picture, or go on with a film, each time."""
        fixed = fixed_for(PreparedPagePost, prepared, key) or PreparedPagePost(key, now, early=True)
        return (self._next_file(payload, fixed, now) if fixed.early else None) or prepared

    def prepare(self, payload: Payload, key: str, now: datetime, prepared: str) -> str:
        """Note since when, then send a picture or go on with a film each time."""
        fixed = fixed_for(PreparedPagePost, prepared, key)
        if fixed is None or fixed.early:
            early = fixed or PreparedPagePost(key, now)
            return kept(replace(early, at=now, early=False))
        return (None if fixed.post else self._next_file(payload, fixed, now)) or prepared

    def publish(self, payload: Payload, key: str, now: datetime, prepared: str) -> Remote:
        """Make the post public, then its further parts as comments below it."""
        fixed = begun_post(prepared, key)
        if not fixed.post:
            remote = self._made(payload, fixed, now)
            fixed = replace(fixed, post=remote.id, url=remote.url)
        return self._with_comments(fixed, payload.texts, now)

    def find(self, payload: Payload, key: str, now: datetime, prepared: str) -> Remote | None:
        """Look for the post, and for its comments; where nothing was fixed for it, by its words alone."""
        fixed = sought_post(prepared, key, self._known)
        look = PageLook(self.graph, self.films, self.page, self.app.id, self._known)
        if not fixed.post:
            remote = look.post(payload, fixed, now)
            if remote is None:
                return None
            fixed = replace(fixed, post=remote.id, url=remote.url)
        comments = look.comments(payload, fixed.post, now) if len(payload.texts) > 1 else ()
        return self._found(fixed, comments, payload.texts)

    def edit(
        self, before: Payload, after: Payload, remote: Remote, key: str, now: datetime, prepared: str
    ) -> tuple[str, ...]:
        """Give the post, and the comments below it, other words; those for pictures stay as they were."""
        fixed = fixed_for(PreparedPagePost, prepared, key)
        ids = [remote.id, *(fixed.comments if fixed else ())]
        changed = [part for part, text in enumerate(after.texts) if text != before.texts[part]]
        if changed and changed[-1] >= len(ids):
            raise Refused("which comments belong to this post is not known: edit them on the Page")
        for part in changed:
            name = "description" if part == 0 and film_of(after) else "message"
            form = {name: after.texts[part]}
            self.graph.write(f"/{ids[part]}", now, form, public=False).into(Done)
        alts = [[media.alt for media in payload.media] for payload in (before, after)]
        return ("the words for its pictures, which are as they were",) if alts[0] != alts[1] else ()

    def delete(self, payload: Payload, remote: Remote, key: str, now: datetime, prepared: str) -> None:
        """Delete the post, with all that stands below it, and its pictures, which would stay in the album."""
        fixed = fixed_for(PreparedPagePost, prepared, key)
        for each in [remote.id, *(photo.id for photo in (fixed.photos if fixed else ()))]:
            try:
                self.graph.delete(f"/{each}", now)
            except GraphGone:
                self._shows_others(now)

    def followers(self, now: datetime) -> int | None:
        """Ask how many follow the Page."""
        return whose_page(self.graph, now).followers_count

    def measure(self, remote: Remote, published: datetime, now: datetime) -> Figures:
        """Ask for what Facebook counts for a post."""
        return figures_alone(self.measure_all([(remote, published)], now))

    def measure_all(self, posts: Sequence[tuple[Remote, datetime]], now: datetime) -> Iterator[Figures | Refused]:
        """Read the Page's list, then those that are not on it."""
        yield from counted_on_page(self.graph, self.page, posts, now)

    def _next_file(self, payload: Payload, fixed: PreparedPagePost, now: datetime) -> str | None:
        """Do the next thing for a post's files; None where nothing is left to do."""
        if film := film_of(payload):
            path = self.media / film.kept
            if fixed.film is None:
                return kept(replace(fixed, film=self.films.begin(film, path, now)))
            return (
                None
                if fixed.film.ready
                else kept(replace(fixed, film=self.films.go_on(fixed.film, film.file, path, now)))
            )
        for place, media in enumerate(payload.media):
            if place >= len(fixed.photos) or fixed.photos[place].old(now):
                photo = send_photo(self.graph, self.page, media, self.media, now)
                return kept(replace(fixed, photos=(*fixed.photos[:place], photo, *fixed.photos[place + 1 :])))
        return None

    def _made(self, payload: Payload, fixed: PreparedPagePost, now: datetime) -> Remote:
        """Make the post public, with one call."""
        if fixed.film:
            return self.films.publish(fixed.film, payload.texts[0], now)
        reply = self.graph.write_at(self.page, "feed", now, _form(payload, fixed), public=True, query=MADE)
        made = reply.into(MadeOnPage)
        return Remote(made.id, made.permalink_url or page_address(made.id))

    def _commented(self, post: str, text: str, now: datetime) -> str:
        return self.graph.write(f"/{post}/comments", now, {"message": text}, public=True).into(MadeOnPage).id

    def _shows_others(self, now: datetime) -> None:
        """See that what is not shown is gone, and not merely hidden from us: then nothing else is shown, either.

        Raises:
            Refused: The Page's own list is not shown.
            Unreachable: A person has to mend something first.
        """
        self.graph.read(f"/{self.page}/published_posts", now, fields="id", limit="1")


def _form(payload: Payload, fixed: PreparedPagePost) -> dict[str, str]:
    """Return a post as Facebook takes it: an empty text is left out, and a card only stands where no picture does."""
    form = {"message": payload.texts[0]} if payload.texts[0] else {}
    for place, photo in enumerate(fixed.photos):
        form[f"attached_media[{place}]"] = f'{{"media_fbid":"{photo.id}"}}'
    if payload.link and not fixed.photos and payload.card is not False:
        form["link"] = payload.link
    return form
