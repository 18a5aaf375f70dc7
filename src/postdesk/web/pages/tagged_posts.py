"""The posts of one week that carry one hashtag: what a cell of the table of hashtags counts."""

from datetime import date

from msgspec import Struct

from postdesk.log.readings.facts import Published
from postdesk.text.first_words import opening_line
from postdesk.text.inert import web_address
from postdesk.web.addresses import post_address
from postdesk.web.networks_asked import network_asked
from postdesk.web.page import PageRequest, Values, WebPage
from postdesk.web.showing import network_badge, tagged_words
from postdesk.web.wording import spoken_moment
from postdesk.words.dates import dated


class TaggedPost(Struct, frozen=True):
    """One post: when it went out, on which account, its first words, and the page that shows it, "" for none.

    A post that postdesk did not make is shown by its network.
    """

    when: str
    badge: str
    account: str
    words: str
    language: str
    address: str
    ours: bool


def page_values(asked: PageRequest) -> Values:
    """Return the posts of a `week` with a `tag`, on a `network` or all."""
    tag, week, network = asked.path["tag"], asked.path["week"], network_asked(asked)
    posts = asked.desk.hashtags.tagged(tag, week, network)
    return {
        "title": tagged_words(tag, week, len(posts)),
        "posts": [_shown(asked, post) for post in posts],
        "week": week,
    }


def _shown(asked: PageRequest, post: Published) -> TaggedPost:
    local = asked.desk.local(post.published)
    return TaggedPost(
        when=spoken_moment(local) if post.exact else dated(date.fromisoformat(local[:10])),
        badge=network_badge(post.network),
        account=post.account,
        words=opening_line(post.text),
        language=post.language,
        address=post_address(post.ref) if post.ref else web_address(post.url),
        ours=bool(post.ref),
    )


PAGE = WebPage("tagged-posts", "/hashtags/{week}/{tag}", "web/tagged_posts.html", page_values)
