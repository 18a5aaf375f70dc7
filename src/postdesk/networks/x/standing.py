"""How an account of X's stands: whose keys or token it is, and what that may do.

Of keys X tells in a header whether they may write, of a token which scopes were granted with it, when it was renewed
last. Source: docs.x.com fundamentals/authentication (August 2026).
"""

from collections.abc import Collection

from msgspec.structs import replace

from postdesk.models import Standing
from postdesk.networks.own_token import barred_without, lacking_with
from postdesk.networks.x.answers import Me
from postdesk.networks.x.bearer import SCOPES
from postdesk.sentences import Sentence, as_clauses
from postdesk.wire import Reply

POSTING = "tweet.write"
AGAIN = Sentence("run `postdesk accounts add` again, and allow it")
_READ_ONLY = Sentence(
    "the keys may only read: set the app to Read and write at console.x.com, then make a new access token and run "
    "`postdesk accounts add` again"
)


def x_standing(me: Me, reply: Reply, granted: Collection[str]) -> Standing:
    """Return how an account stands by what X says of it; `granted` are a token's scopes, where X told them."""
    note = Sentence("its posts are protected: only who follows it sees them") if me.protected else ""
    known = Standing(f"@{me.username}", left=reply.left, id=me.id, note=note)
    if granted:
        return _with_scopes(known, granted)
    may = reply.headers.get("x-access-level")
    return replace(known, scopes=may, bars="" if may is None or "write" in may else _READ_ONLY)


def _with_scopes(known: Standing, granted: Collection[str]) -> Standing:
    """Return the same with what a token may do; one that may not post is barred, whatever else it lacks."""
    known = replace(known, scopes=" ".join(scope for scope in SCOPES if scope in granted))
    if POSTING not in granted:
        return replace(known, bars=barred_without(POSTING, AGAIN))
    lacking = as_clauses(Sentence(scope) for scope in SCOPES if scope not in granted)
    return replace(known, lacks=lacking_with(lacking, AGAIN))
