"""The post that an address of the page names."""

from postdesk.errors import PostdeskError
from postdesk.log.posts.lookup import Post
from postdesk.web.addresses import ref_of
from postdesk.web.page import NotThere, PageRequest
from postdesk.web.wording import phrase


def post_at(asked: PageRequest) -> Post:
    """Return the post by the parts of its name in the address; NotThere where there is none."""
    ref = ref_of(**asked.path)
    try:
        return asked.desk.posts.named(ref)
    except PostdeskError:
        raise NotThere(
            phrase("There is no post <bdi>{ref}</bdi>; the calendar shows those that there are.", ref=ref)
        ) from None
