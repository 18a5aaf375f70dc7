"""The public address of a post, as a person copies it: on which network it is, whose it is, and the id in it."""

import re
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from postdesk import networks
from postdesk.errors import PostdeskError
from postdesk.models import Account, Remote
from postdesk.sentences import Sentence

NOBODY = "i"
"""What stands for a name in those addresses of X that have none."""


def remote(url: str, network: str, account: Account | None = None, now: Account | None = None) -> Remote:
    """Return what an address says of a post on a network, or on the server of one account.

    Args:
        url: The address.
        network: The post's network.
        account: The post's account as it was queued.
        now: The same account as desk.toml has it, where it may have been renamed.

    Raises:
        PostdeskError: It is no address of the web, or not one of that network, server and account.
    """
    parts = urlsplit(url.strip())
    if parts.scheme not in {"http", "https"} or not parts.netloc:
        raise PostdeskError('"{url}" is no address of a post: copy it from the browser, with https://', url=url)
    address = url.strip()
    last = parts.path.rstrip("/").rpartition("/")[2] or address
    ways = networks.SHELF[network].addresses if network in networks.SHELF else ()
    server = urlsplit(account.server).netloc if account and account.server else ""
    place = parts.netloc.casefold() + parts.path
    found = [match for way in ways if (match := re.fullmatch(_with(way, server), place))]
    if not found and ways and not (server and parts.netloc.casefold() == server.casefold()):
        on_it = server and any("{server}" in way for way in ways[:1])
        raise PostdeskError(
            "{place} is another place: {name} is on {network}; copy the address of a post {where} from the browser",
            place=parts.netloc,
            name=account.name if account else Sentence("this"),
            network=networks.title(network),
            where=Sentence("on {server}", server=server) if on_it else Sentence("there"),
        )
    said = found[0].groupdict() if found else {}
    if account:
        _is_its_own(said.get("handle") or "", account, now or account)
    return Remote(said.get("id") or last, address)


def _is_its_own(written: str, account: Account, now: Account) -> None:
    """See that the name in an address is the account's, as far as both are known."""
    theirs = unquote(written).lstrip("@").casefold()
    own = sorted({name for each in (account, now) for name in _names(each, lasting=theirs.startswith("did:"))})
    if not own or theirs in {"", NOBODY, *own}:
        return
    raise PostdeskError(
        "@{theirs} is another account: {account} is @{own}; copy the address of its own post",
        theirs=theirs,
        account=account.name,
        own=own[0],
    )


def _names(account: Account, *, lasting: bool) -> Iterator[str]:
    """Yield what an account is called in addresses: by its lasting name, or by its handle with and without a server."""
    if lasting:
        yield from [account.id.casefold()] if account.id.startswith("did:") else []
        return
    server = urlsplit(account.server).netloc.casefold()
    for name in (account.handle, account.id):
        plain = name.lstrip("@").casefold()
        if plain and (name == account.handle or name.startswith("@")):
            local = plain.partition("@")[0]
            yield from (local, f"{local}@{server}")


def _with(way: str, server: str) -> str:
    """Return an expression for the addresses of one server; of any, where none is known."""
    return way.replace("{server}", re.escape(server.casefold()) if server else r"[^/]+")
