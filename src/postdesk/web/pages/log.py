"""What happened, the newest first, page by page."""

from postdesk.errors import PostdeskError
from postdesk.models.drafts import names_in
from postdesk.web.addresses import post_address
from postdesk.web.page import PageRequest, Values, WebPage
from postdesk.web.wording import phrase

SHOWN = 50


def page_values(asked: PageRequest) -> Values:
    """Return one `page` of the log, 1 for the newest."""
    number = _number(asked.query.get("page", "1"))
    entries = asked.desk.posts.latest(SHOWN + 1, (number - 1) * SHOWN)
    shown = [(entry, _address(entry.ref)) for entry in entries[:SHOWN]]
    return {"entries": shown, "page": number, "older": len(entries) > SHOWN}


def _address(ref: str) -> str:
    """Return where the post of an entry is shown; "" for the desk, a campaign or an account."""
    return post_address(ref) if all(names_in(ref)) else ""


def _number(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and 0 < int(text[:7]) < 1_000_000 and len(text) < 8):
        raise PostdeskError(phrase('"{text}" is no page of the log: the newest is 1', text=text[:20]))
    return int(text)


PAGE = WebPage("log", "/log", "web/log.html", page_values, "Log")
