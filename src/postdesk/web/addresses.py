"""The addresses of things on the page."""

from functools import lru_cache
from urllib.parse import quote

from postdesk.models.drafts import names_in


def post_address(ref: str) -> str:
    """Return where a post is shown, by its full name `campaign/draft@account`."""
    return "/post/" + "/".join(map(_quoted, names_in(ref)))


@lru_cache(maxsize=1024)
def _quoted(name: str) -> str:
    return quote(name, safe="")


def ref_of(campaign: str, draft: str, account: str) -> str:
    """Return the full name of a post."""
    return f"{campaign}/{draft}@{account}"


def local_address(address: str, otherwise: str = "/") -> str:
    """Return an address if it is one of this desk's pages, so that no form leads anywhere else."""
    fits = address.startswith("/") and not address.startswith(("//", "/\\")) and address.isprintable()
    return address if fits else otherwise
