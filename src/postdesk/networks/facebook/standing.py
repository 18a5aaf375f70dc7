"""How a Page stands: which it is, what its token may do and until when, and whether anybody will see its posts."""

from collections.abc import Mapping
from datetime import datetime

from msgspec.structs import replace

from postdesk.errors import Refused
from postdesk.models import Standing
from postdesk.networks.facebook.answers import PageOfToken
from postdesk.networks.meta.app import MetaApp, token_itself
from postdesk.networks.meta.graph import Graph
from postdesk.networks.meta.judging import INVALID_PARAMETER, GraphGone, GraphTrouble
from postdesk.networks.own_token import lacking_with, told_lacking
from postdesk.sentences import Sentence, as_clauses
from postdesk.wire.reply import reply_shown

NEEDED: Mapping[str, str] = {
    "pages_show_list": Sentence("finding the Page"),
    "pages_manage_posts": Sentence("publishing, editing and deleting"),
    "pages_read_engagement": Sentence("reading the Page's own posts"),
    "pages_read_user_content": Sentence("counting reactions and comments"),
    "pages_manage_engagement": Sentence("comments of the Page's own"),
    "read_insights": Sentence("figures"),
}
"""What postdesk asks to be allowed, and what for. Source: developers.facebook.com permissions (September 2026)."""
ME = "id,name,username,is_published,fan_count,followers_count,instagram_business_account{id,username}"
PERMISSION = (10, *range(200, 300))
"""Codes that say that a permission is missing."""
AGAIN = Sentence("run `postdesk accounts add` again and tick the Page and all that it asks for")


def page_standing(graph: Graph, app: MetaApp, now: datetime) -> Standing:
    """Ask whose token it is, and what it may do.

    Raises:
        Refused: It is no Page's.
        Unreachable: Facebook could not be asked, or does not accept the token.
    """
    page = whose_page(graph, now)
    handle = f"@{page.username}" if page.username else reply_shown(page.name)
    notes = [app.mode]
    if not page.is_published:
        notes.append(Sentence("the Page itself is not published: nobody sees it"))
    notes += graph.room_left
    if graph.served:
        notes.append(
            Sentence(
                "Facebook serves version {served} in place of {asked}: update postdesk",
                served=graph.served,
                asked=graph.version,
            )
        )
    known = Standing(handle, id=page.id)
    if not (app.id and app.secret):
        return _by_reading(graph, known, notes, now)
    said = token_itself(graph, app, graph.token(now), now)
    lacking = said.lacking(NEEDED, page.id)
    lacks = told_lacking(lacking, NEEDED)
    may = ", ".join(scope for scope in NEEDED if scope not in lacking)
    known = replace(known, scopes=may, ends=said.ends, note=as_clauses(notes))
    if "pages_manage_posts" in lacking:
        bars = Sentence("the token may not post to the Page, for it lacks {lacks}: {advice}", lacks=lacks, advice=AGAIN)
        return replace(known, bars=bars)
    return replace(known, lacks=lacking_with(lacks, AGAIN))


def whose_page(graph: Graph, now: datetime) -> PageOfToken:
    """Return the Page whose token it is; only Pages have `fan_count`, so that a person's token is told from one's.

    Raises:
        Refused: It is a person's token.
        Unreachable: Facebook could not be asked, or does not accept it.
    """
    try:
        return graph.read("/me", now, fields=ME).into(PageOfToken)
    except GraphGone:
        raise
    except Refused as no:
        if isinstance(no, GraphTrouble) and no.code == INVALID_PARAMETER:
            raise Refused(
                "this is a person's token, and a Page is posted to with the Page's own: run `postdesk accounts add` "
                "again, which gets it"
            ) from None
        raise


def _by_reading(graph: Graph, known: Standing, notes: list[Sentence], now: datetime) -> Standing:
    """See what a token may do by doing what shows; whether it may post, only a post shows."""
    lacks = ""
    reads = {
        "pages_read_engagement": (f"/{known.id}/published_posts", {"fields": "id", "limit": "1"}),
        "read_insights": (f"/{known.id}/insights", {"metric": "page_media_view", "period": "day"}),
    }
    for scope, (path, query) in reads.items():
        try:
            graph.read(path, now, **query)
        except GraphTrouble as no:
            if no.code not in PERMISSION:
                raise
            lacks = lacks or lacking_with(told_lacking([scope], NEEDED), AGAIN)
    return Standing(known.handle, id=known.id, lacks=lacks, note=as_clauses(notes))
