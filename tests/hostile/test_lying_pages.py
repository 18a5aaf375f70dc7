"""Pages that posts link to, at servers that lie in every way of `lying_server`: each is told in its `Page`."""

import contextlib
import time

from hostile.lying_server import ANSWERS, Lying, Mode
from postdesk.models import Page
from postdesk.wire.pages import visit
from stage.loopback import answer

CARD = b"<title>Vrata</title><meta property=og:image content=https://example.org/hall.jpg>"


def test_whatever_a_page_is_the_run_goes_on_to_the_next():
    def play(_asked):
        return answer(200, CARD, "text/html")

    with contextlib.ExitStack() as servers:
        lies = [Mode(name, "GET /", lie) for name, lie in ANSWERS.items() if not name.startswith("an echo")]
        liars = [servers.enter_context(Lying(play, mode)) for mode in lies]
        honest = servers.enter_context(Lying(play, Mode("none", "", lambda said, _asked: said)))
        begun = time.monotonic()
        pages = visit([liar.url + "/" for liar in liars] + [honest.url + "/"], local=True)
        assert time.monotonic() - begun < 40
    assert all(isinstance(page, Page) and (page.status or page.why) for page in pages.values())
    assert all(liar.lied for liar in liars)
    assert pages[honest.url + "/"].title == "Vrata"
    assert max(len(repr(page)) for page in pages.values()) < 3_000
