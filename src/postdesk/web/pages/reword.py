"""Other words for a post that is public: what it says and what its draft says now, before everybody sees that."""

from postdesk.errors import PostdeskError
from postdesk.web.addresses import post_address
from postdesk.web.named_post import post_at
from postdesk.web.page import PageRequest, Values, WebPage
from postdesk.web.told import told_words


def page_values(asked: PageRequest) -> Values:
    """Return what an edit of a public post would change; or why there is nothing to edit."""
    desk, post = asked.desk, post_at(asked)
    values: Values = {"post": post, "here": post_address(post.ref), "rewording": None, "trouble": ""}
    try:
        desk.posts.signer_of_edit(post)
        return {**values, "rewording": desk.posts.rewording(post.ref)}
    except PostdeskError as error:
        return {**values, "trouble": told_words(error)}


PAGE = WebPage("reword", "/post/{campaign}/{draft}/{account}/edit", "web/reword.html", page_values, needs="edit")
