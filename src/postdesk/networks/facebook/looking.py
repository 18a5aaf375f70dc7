"""Looking for a post on a Page: by its pictures, by its film, by its text. A list can say yes; none can say no.

A picture names the post that it became a part of. The Page's list leaves posts out, and shows new ones late; so what
is not in it may be public all the same, and only a person can tell. Source: developers.facebook.com page feed (11
September 2026): ranked, about 600 a year.
"""

import unicodedata
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta

from postdesk.errors import Ambiguous, Refused, Unknown
from postdesk.models import Payload, Remote
from postdesk.networks.facebook.answers import MadeOnPage, PageComments, PhotoThere, PostsThere, PostThere, ShownOnPage
from postdesk.networks.facebook.films import PageFilms, film_remote
from postdesk.networks.facebook.prepared import PageFilm, PreparedPagePost
from postdesk.networks.meta.graph import Graph
from postdesk.networks.meta.judging import GraphGone
from postdesk.networks.meta.lists import graph_pages
from postdesk.networks.network import KnownPost
from postdesk.networks.same_words import SKEW, ToldApart

FIELDS = (
    "id,message,created_time,permalink_url,is_published,application{id},"
    "attachments{target{id},url,unshimmed_url,subattachments{target{id}}}"
)
CERTAIN = timedelta(minutes=10)
"""After which a film that Facebook has not begun to publish was never told to be."""
PAGES = 10
"""How many hundreds of posts are read, and how many pages of comments."""
NEWEST_FIRST = {"order": "reverse_chronological"}


class PageLook:
    """One look at a Page. `app` is the number of the app that posts, "" where nobody said it."""

    def __init__(self, graph: Graph, films: PageFilms, page: str, app: str, known: KnownPost | None) -> None:
        self._graph, self._films, self._page, self._app, self._known = graph, films, page, app, known

    def post(self, payload: Payload, fixed: PreparedPagePost, now: datetime) -> Remote | None:
        """Return where a post is; None where it surely is not.

        Raises:
            Unknown: Nobody but a person can tell.
            Unreachable: Facebook could not be asked.
        """
        if fixed.film:
            return self._film(fixed.film, fixed.at, now)
        stories = (self._story(photo.id, now) for photo in fixed.photos)
        if story := next(filter(None, stories), None):
            return Remote(story, self._address(story, now))
        return self._by_text(payload, fixed, now)

    def comments(self, payload: Payload, post: str, now: datetime) -> tuple[str, ...]:
        """Return the further parts of a post that stand below it, in order, up to the first that does not."""
        query = {"fields": "id,message,created_time,from", "filter": "toplevel", "limit": "50"} | NEWEST_FIRST
        pages = graph_pages(self._graph, f"/{post}/comments", PageComments, query, PAGES, now)
        below = (each for page in pages for each in page.data)
        ours = [each for each in below if each.from_ is None or self._page in {"me", each.from_.id}]
        found: list[str] = []
        for text in payload.texts[1:]:
            there = [
                each.id for each in ours if as_compared(each.message) == as_compared(text) and each.id not in found
            ]
            if not there:
                break
            found.append(there[-1])
        return tuple(found)

    def _by_text(self, payload: Payload, fixed: PreparedPagePost, now: datetime) -> Remote:
        found = [post for post in self._listed(fixed.at - SKEW, now) if self._same(post, payload, fixed)]
        telling = ToldApart[PostThere](
            says=lambda post, ours: _words_of(post) == as_compared(ours.texts[0]),
            made=lambda post: post.created_time,
            there=self._graph.wire.there,
            url=_url,
            several=_several,
        )
        post = telling.which(found, payload, self._known)
        if post is None:
            raise Unknown("the Page's list does not show it, which proves nothing: look at the Page")
        return Remote(post.id, _url(post))

    def _film(self, film: PageFilm, since: datetime, now: datetime) -> Remote | None:
        try:
            there = self._films.there(film, now)
        except GraphGone:
            raise Unknown("Facebook does not show the film, which may have been deleted: look at the Page") from None
        phase = there.status.publishing_phase
        if there.published or phase.publish_status == "published":
            return film_remote(film, there)
        if "error" in {phase.status, phase.publish_status}:
            raise Unknown("Facebook says that it could not publish the film: look at the Page")
        if phase.status == "not_started" and now - since > CERTAIN:
            return None
        raise Unknown("Facebook has not published the film yet")

    def _story(self, photo: str, now: datetime) -> str | None:
        """Return the post that a picture is part of; one that is not shown says nothing."""
        try:
            return self._graph.read(f"/{photo}", now, fields="page_story_id").into(PhotoThere).page_story_id
        except Refused:
            return None

    def _address(self, post: str, now: datetime) -> str:
        """Return a post's address, as Facebook tells it where it does."""
        try:
            told = self._graph.read(f"/{post}", now, fields="id,permalink_url").into(MadeOnPage).permalink_url
        except Refused:
            told = None
        return told or page_address(post)

    def _listed(self, since: datetime, now: datetime) -> Iterator[PostThere]:
        query = {"fields": FIELDS, "limit": "100"}
        for number in range(PAGES):
            page = self._listed_since(since, query, now)
            if not number and self._graph.wire.there(since) < since:  # which only an answer tells
                page = self._listed_since(since, query, now)
            yield from page.data
            if not page.paging.cursors.after:
                return
            query["after"] = page.paging.cursors.after

    def _listed_since(self, since: datetime, query: Mapping[str, str], now: datetime) -> PostsThere:
        """Return a page of the Page's list since a moment of ours."""
        begun = str(int(self._graph.wire.there(since).timestamp()))
        return self._graph.read(f"/{self._page}/published_posts", now, **query, since=begun).into(PostsThere)

    def _same(self, post: PostThere, payload: Payload, fixed: PreparedPagePost) -> bool:
        """Whether a post says what ours does, is not another app's, and shows our pictures where it shows any."""
        ours = post.application is None or not self._app or post.application.id == self._app
        shown = {target for each in post.attachments.data for target in _targets(each)}
        pictures = {photo.id for photo in fixed.photos}
        fits = not pictures or not shown or bool(pictures & shown)
        return ours and fits and post.is_published and _words_of(post) == as_compared(payload.texts[0])


def _several(count: int) -> Ambiguous:
    return Ambiguous(
        "{count} post on the Page may be this one: look at it there",
        many="{count} posts on the Page may be this one: look at them there",
        count=count,
    )


def _url(post: PostThere) -> str:
    return post.permalink_url or page_address(post.id)


def _words_of(post: PostThere) -> str:
    return as_compared(post.message)


def page_address(post: str) -> str:
    """Return the address of a post by its id, which leads there (developers.facebook.com, page posts)."""
    return f"https://www.facebook.com/{post}"


def as_compared(text: str) -> str:
    """Return a text as it can be compared: composed letters, no blanks at the ends, lines that end alike."""
    lines = unicodedata.normalize("NFC", text).replace("\r\n", "\n").split("\n")
    return "\n".join(line.rstrip() for line in lines).strip()


def _targets(shown: ShownOnPage) -> Iterator[str]:
    if shown.target.id:
        yield shown.target.id
    for each in shown.subattachments.data if shown.subattachments else ():
        yield from _targets(each)
