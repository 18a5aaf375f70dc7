"""How a profile stands: who it is, what its token may do and until when, and how much is left of its day.

Source: developers.facebook.com threads: debug_token, threads_publishing_limit (April to October 2026).
"""

from datetime import UTC, date, datetime

from msgspec.structs import replace

from postdesk.models import Account, Standing
from postdesk.networks.meta.graph import Graph
from postdesk.networks.own_token import anothers, barred_without, lacking_with, told_lacking
from postdesk.networks.threads.answers import POSTING, SCOPES, AboutToken, Allowances, ThreadsMe, ToldToken
from postdesk.sentences import Sentence, as_clauses

DEVELOPMENT = Sentence(
    "whether everybody sees its posts, only a look tells: open the first one in a private window of a browser "
    "(Meta hides what apps in Development mode post, at Facebook at least)"
)
AGAIN = Sentence(
    "tick them at developers.facebook.com → the app → Use cases → Access the Threads API, generate a new token, and "
    "run `postdesk accounts add` again"
)
QUOTAS = "quota_usage,config,reply_quota_usage,reply_config,delete_quota_usage,delete_config"


def threads_standing(graph: Graph, token: str, account: Account, now: datetime) -> Standing:
    """Ask whose token it is, and what it may do.

    Raises:
        Unreachable: Threads could not be asked, does not accept the token, or it is another profile's.
    """
    about = graph.read("/debug_token", now, input_token=token).into(ToldToken).data
    lacking = [scope for scope in SCOPES if scope not in about.scopes] if about.is_valid else []
    lacks = told_lacking(lacking, SCOPES)
    may = Standing(account.handle, " ".join(about.scopes), ends=_last_day(about), note=DEVELOPMENT)
    if set(POSTING) & set(lacking):
        return replace(may, id=account.id, bars=barred_without(lacks, AGAIN))
    me = whose_profile(graph, account, now)
    (left, *_) = graph.read("/me/threads_publishing_limit", now, fields=QUOTAS).into(Allowances).data
    note = as_clauses([*left.others, *graph.room_left, DEVELOPMENT])
    known = replace(may, handle=f"@{me.username}", id=me.id, posts_left=left.posts, note=note)
    return replace(known, lacks=lacking_with(lacks, AGAIN))


def whose_profile(graph: Graph, account: Account, now: datetime) -> ThreadsMe:
    """Return whose token it is.

    Raises:
        Unreachable: Threads could not be asked, does not accept the token, or it is another profile's than desk.toml's.
    """
    me = graph.read("/me", now, fields="id,username").into(ThreadsMe)
    if wrong := anothers(account, me.id, me.username):
        raise wrong
    return me


def _last_day(about: AboutToken) -> date | None:
    return datetime.fromtimestamp(about.expires_at, UTC).date() if about.expires_at else None
