"""Other words for a post that is public: what it says and what its draft says now, before everybody sees that."""

from postdesk.errors import PostdeskError
from postdesk.web.addresses import post_address, ref_of
from postdesk.web.page import NotThere, PageRequest, Values, WebPage
from postdesk.web.told import told_words
from postdesk.web.wording import phrase


def page_values(asked: PageRequest) -> Values:
    """Return what an edit of a public post would change; or why there is nothing to edit."""
    desk, ref = asked.desk, ref_of(**asked.path)
    try:
        post = desk.posts.named(ref)
    except PostdeskError:
        raise NotThere(
            phrase("There is no post <bdi>{ref}</bdi>; the calendar shows those that there are.", ref=ref)
        ) from None
    values: Values = {"post": post, "here": post_address(ref), "rewording": None, "trouble": ""}
    try:
        desk.posts.signer_of_edit(post)
        return {**values, "rewording": desk.posts.rewording(ref)}
    except PostdeskError as error:
        return {**values, "trouble": told_words(error)}


PAGE = WebPage("reword", "/post/{campaign}/{draft}/{account}/edit", "web/reword.html", page_values, needs="edit")
