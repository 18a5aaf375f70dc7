"""How an Instagram account stands: who it is, what its token may do and until when, and how many posts are left."""

from collections.abc import Mapping
from datetime import datetime

from msgspec.structs import replace

from postdesk.errors import Refused
from postdesk.models import Standing
from postdesk.networks.instagram.answers import InstagramMe, PublishingLimit
from postdesk.networks.meta.app import MetaApp, token_itself
from postdesk.networks.meta.graph import Graph
from postdesk.networks.meta.judging import GraphGone
from postdesk.networks.own_token import lacking_with, told_lacking
from postdesk.sentences import Sentence, as_clauses

WANTED: Mapping[str, str] = {
    "instagram_basic": Sentence("finding the account"),
    "instagram_content_publish": Sentence("publishing"),
    "instagram_manage_comments": Sentence("comments of the account's own"),
    "instagram_manage_contents": Sentence("deleting"),
    "instagram_manage_insights": Sentence("figures"),
    "pages_show_list": Sentence("finding the Page that the account is linked with"),
    "pages_read_engagement": Sentence("publishing by way of the Page"),
    "pages_manage_posts": Sentence("handing pictures to Instagram, by way of the Page"),
}
"""What postdesk asks to be allowed, and what for. Source: developers.facebook.com permissions (September 2026)."""
POSTING = ("instagram_basic", "instagram_content_publish", "pages_read_engagement", "pages_manage_posts")
"""Without these nothing goes out."""
AGAIN = Sentence("run `postdesk accounts add` again, and tick the Page, the Instagram account and all that it asks for")


def instagram_standing(graph: Graph, account: str, name: str, app: MetaApp, now: datetime) -> Standing:
    """Ask who it is, and what it may do; `name` is what desk.toml calls it, for a token that may not even ask that.

    Raises:
        Refused: There is no such account, or none that programs may post to.
        Unreachable: Meta could not be asked, or does not accept the token.
    """
    said = token_itself(graph, app, graph.token(now), now) if app.id and app.secret else None
    lacking = said.lacking(WANTED, account, others=("pages_",)) if said and said.is_valid else []
    lacks = told_lacking(lacking, WANTED)
    may = ", ".join(scope for scope in WANTED if scope not in lacking)
    if said and set(POSTING) & set(lacking):
        bars = Sentence(
            "the token may not post to the account, for it lacks {lacks}: {advice}", lacks=lacks, advice=AGAIN
        )
        return Standing(name, may, id=account, bars=bars, ends=said.seen_until, note=app.mode)
    me = account_itself(graph, account, now)
    days = graph.read(f"/{account}/content_publishing_limit", now, fields="config,quota_usage").into(PublishingLimit)
    left = [day.config.quota_total - day.quota_usage for day in days.data if day.config]
    note = as_clauses([app.mode, *graph.room_left])
    known = Standing(f"@{me.username}", posts_left=max(0, min(left)) if left else None, id=me.id, note=note)
    if said is None:
        return known
    return replace(known, scopes=may, lacks=lacking_with(lacks, AGAIN), ends=said.seen_until)


def account_itself(graph: Graph, account: str, now: datetime) -> InstagramMe:
    """Return the account with how many follow it.

    Raises:
        Refused: Instagram does not show it to the Page.
        Unreachable: Meta could not be asked, or does not accept the token.
    """
    try:
        return graph.read(f"/{account}", now, fields="id,username,followers_count").into(InstagramMe)
    except GraphGone:
        raise Refused(
            "Instagram does not show this account to the Page: make it a professional one in the app, "
            "link it with the Page, and {advice}",
            advice=AGAIN,
        ) from None
