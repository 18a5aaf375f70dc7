"""The settings as desk.toml says them, to read."""

from postdesk.files.regular import contents
from postdesk.settings import DESK, LARGEST
from postdesk.text.inert import inert
from postdesk.web.page import PageRequest, Values, WebPage


def page_values(asked: PageRequest) -> Values:
    """Return the file: it never holds a secret."""
    root = asked.desk.house.root
    content = contents(root / DESK, root / DESK.parent, most=LARGEST)
    return {"file": DESK.as_posix(), "lines": inert(content.decode("utf-8-sig", "replace")).splitlines()}


PAGE = WebPage("settings", "/settings", "web/settings.html", page_values, "Settings")
