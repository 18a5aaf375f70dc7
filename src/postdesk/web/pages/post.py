"""One post: as its network shows it, where it stands, what can be done to it, what became of it."""

from collections.abc import Iterator

from postdesk.errors import PostdeskError
from postdesk.log.posts.lookup import Post
from postdesk.models import life
from postdesk.models.life import State
from postdesk.preview.page import initials, paragraphs
from postdesk.web.addresses import post_address, ref_of
from postdesk.web.page import NotThere, PageRequest, Values, WebPage
from postdesk.web.showing import GLYPHS, network_badge

ACTS = {
    "hold": "held",
    "release": "released",
    "move": "moved",
    "retry": "retried",
    "cancel": "cancelled",
    "resolve": "resolved",
    "absent": "resolved as absent",
    "sign": "approved",
}
"""What the buttons do, and what that needs of a post's state."""


def page_values(asked: PageRequest) -> Values:
    """Return one post by the parts of its name in the address."""
    desk, ref = asked.desk, ref_of(**asked.path)
    try:
        post = desk.posts.named(ref)
    except PostdeskError:
        raise NotThere(f"There is no post {ref}; the calendar shows those that there are.") from None
    (preview,) = desk.posts.preview([post]).previews
    waits = desk.queue.waiting_post(post)
    return {
        "post": post,
        "state": State(post.state),
        "glyph": GLYPHS[State(post.state)],
        "preview": preview,
        "initials": initials(desk.house.name),
        "paragraphs": paragraphs,
        "may": {act for act, done in ACTS.items() if post.state in life.CAN_BE[done]},
        "unsigned": waits is not None,
        "signing": waits is not None and not desk.house.unsigned,
        "changes": desk.queue.since_signed(waits) if waits else [],
        "held": desk.posts.held([post]).get(post.ref, []),
        "life": desk.posts.history(post.ref),
        "siblings": list(_siblings(asked, post)),
        "wall": post.local[:16].replace(" ", "T"),
        "here": post_address(post.ref),
    }


def _siblings(asked: PageRequest, post: Post) -> Iterator[dict[str, object]]:
    """Yield the posts of the same draft on other accounts."""
    for other in asked.desk.posts.choose((f"{post.campaign}/{post.draft}",)).posts:
        if other.id != post.id:
            state = State(other.state)
            yield {
                "account": other.account,
                "badge": network_badge(other.network),
                "glyph": GLYPHS[state],
                "state": state,
                "address": post_address(other.ref),
            }


PAGE = WebPage("post", "/post/{campaign}/{draft}/{account}", "web/post.html", page_values)
