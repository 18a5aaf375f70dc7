"""What needs a person: posts whose fate is unknown, that failed, were missed or are handed over, and what helps."""

from msgspec import Struct

from postdesk.log.posts.lookup import Post
from postdesk.models.life import NEEDS_A_PERSON, State
from postdesk.web.addresses import post_address
from postdesk.web.page import PageRequest, Values, WebPage
from postdesk.web.showing import GLYPHS, opening_words
from postdesk.web.wording import noted, phrase

REMEDIES = {
    State.UNKNOWN: noted("It may be public. Look on the account's page, then say on the post's page what you saw."),
    State.HANDED_OVER: noted("A person publishes it: Hand-over has what to paste."),
    State.FAILED: noted("Its page says why. When that is mended, queue it again there."),
    State.MISSED: noted("Its moment has passed. Give it another one, or queue it again at once."),
}
SHOWN = 100


class Group(Struct, frozen=True):
    """The posts in one state, the first `SHOWN` of them, and what helps."""

    state: State
    glyph: str
    remedy: str
    posts: tuple[tuple[Post, str, str], ...]
    more: int


def page_values(asked: PageRequest) -> Values:
    """Return the posts by what they need."""
    groups = [_group(asked, state) for state in NEEDS_A_PERSON]
    return {"groups": [group for group in groups if group.posts]}


def _group(asked: PageRequest, state: State) -> Group:
    posts = asked.desk.posts.listing(state=state)
    shown = tuple((post, post_address(post.ref), opening_words(post)) for post in posts[:SHOWN])
    return Group(state, GLYPHS[state], phrase(REMEDIES[state]), shown, max(0, len(posts) - SHOWN))


PAGE = WebPage("needs", "/needs", "web/needs.html", page_values)
