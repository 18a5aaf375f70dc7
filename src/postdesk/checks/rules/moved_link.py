"""A link is the address at which the page stands.

Asked only with `postdesk check --online`. Every detour can end one day, and on the way the campaign parameters may
get lost, so that nobody can tell which post brought the readers.

What to do: write the address at which the page stands now.

Source: RFC 9110, section 15.4 (redirection), https://www.rfc-editor.org/rfc/rfc9110#section-15.4.
"""

from collections.abc import Iterator
from urllib.parse import urlsplit

from postdesk.models import Page, Remark, Severity
from postdesk.models.findings import Place

ID = "moved-link"
SEVERITY = Severity.WARNING


def check(page: Page, place: Place) -> Iterator[Remark]:
    """Name the address that was reached, where it is another than the one written."""
    if page.there and _plain(page.reached) != _plain(page.address):
        yield Remark(place, "moved", address=page.address, reached=page.reached)


def _plain(address: str) -> tuple[str, str, str, str]:
    """Return an address without what makes no difference: a last slash, a place in the page, capitals of the host."""
    parts = urlsplit(address)
    return parts.scheme.lower(), parts.netloc.lower(), parts.path.rstrip("/"), parts.query
