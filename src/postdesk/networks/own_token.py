"""Whether a token is the account's that desk.toml names, and may do what it has to.

With another's token, posts would go out under a wrong name.
"""

from collections.abc import Iterable, Mapping

from postdesk.errors import Unreachable
from postdesk.models import Account, Standing
from postdesk.models.identity import plain_handle
from postdesk.sentences import Sentence, as_clauses
from postdesk.wire.judging import NO_TOKEN


def anothers(account: Account, id: str, handle: str = "") -> Unreachable | None:
    """Return what is wrong where a token is of another account; `id` and `handle` are whose the network says it is.

    Ids decide where both are known, else handles; where neither can be compared, nothing is wrong.
    """
    if account.id and id:
        ours, theirs = account.id, id
    else:
        ours, theirs = plain_handle(account.handle), plain_handle(handle)
    if not ours or not theirs or ours == theirs:
        return None
    return Unreachable(
        "the token is of {theirs}, and desk.toml says that {account} is {ours}: nothing goes out with it; sign in as "
        "{ours} with `postdesk accounts add {account} --network {network}`, or correct desk.toml",
        NO_TOKEN,
        theirs=_named(handle, id),
        account=account.name,
        ours=_named(account.handle, account.id),
        network=account.network,
    )


def cannot_post(account: Account, standing: Standing) -> str:
    """Say why an account cannot post, by what its network says of it; "" where it can."""
    if standing.bars or not (account.id and standing.id):
        return standing.bars
    other = anothers(account, standing.id, standing.handle)
    return other.sentence if other else ""


def told_lacking(scopes: Iterable[str], uses: Mapping[str, str]) -> Sentence:
    """Return the scopes that a token lacks as a sentence has them, each with what it is for."""
    said = (Sentence("{scope} ({use})", scope=scope, use=uses[scope]) for scope in scopes)
    return as_clauses(said)


def lacking_with(lacks: Sentence, advice: Sentence) -> Sentence:
    """Return what a token lacks, with what to do; "" where it lacks nothing."""
    return Sentence("{what}: {advice}", what=lacks, advice=advice) if lacks else lacks


def barred_without(lacks: str, advice: Sentence) -> Sentence:
    """Say that a token may not post, for what it lacks, and what to do."""
    return Sentence("the token may not post, for it lacks {lacks}: {advice}", lacks=lacks, advice=advice)


def _named(handle: str, id: str) -> str:
    """Return an account as a person knows it, with its lasting number."""
    name = f"@{plain_handle(handle)}" if handle else ""
    return f"{name} ({id})" if name and id else name or id
