"""A link leads to a page that is there.

Asked only with `postdesk check --online`, which visits every address once. A page that is gone (404, 410) or a
host that nobody knows is an error; a server that answers anything else but the page, or nothing in ten seconds,
may only dislike programs, and is a warning: open the link and see. Pages of this machine and the office's own network
are visited only with `--local`; without it, a link to one is a warning, because readers outside cannot open it.

What to do: mend the address, or publish the page first. A page that will be there in time can be excused:

    ignore: { dead-link: "The page opens at eight on the day." }

Source: RFC 9110, section 15 (status codes), https://www.rfc-editor.org/rfc/rfc9110#section-15.
"""

from collections.abc import Iterator

from postdesk.models import Page, Remark, Severity
from postdesk.models.findings import Place

ID = "dead-link"
SEVERITY = Severity.ERROR
GONE = {404: "missing", 410: "gone"}


def check(page: Page, place: Place) -> Iterator[Remark]:
    """Say that an address does not lead to its page."""
    if page.there:
        return
    if page.status in GONE:
        yield Remark(place, GONE[page.status], address=page.address, status=page.status)
    elif page.status is None:
        weight = None if page.why.startswith("leads nowhere") else Severity.WARNING
        yield Remark(place, "unreachable", severity=weight, address=page.address, why=page.why)
    else:
        yield Remark(place, "refuses", severity=Severity.WARNING, address=page.address, status=page.status)
