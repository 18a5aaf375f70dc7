"""What a person publishes, on a phone: copy the words, save the pictures, open the network, paste the address back."""

from msgspec import Struct

from postdesk import networks
from postdesk.log.posts.lookup import Post
from postdesk.models.life import State
from postdesk.moments import wall_clock
from postdesk.publish.by_hand import writing_page
from postdesk.web.addresses import post_address
from postdesk.web.page import PageRequest, Values, WebPage
from postdesk.web.showing import network_badge


class ToPaste(Struct, frozen=True):
    """One post that waits for a person's hands; each picture is an address here, and its words."""

    ref: str
    draft: str
    account: str
    network: str
    badge: str
    address: str
    local: str
    too_late: str
    zone: str
    texts: tuple[str, ...]
    language: str
    warning: str
    link: str
    pictures: tuple[tuple[str, str, str], ...]
    composer: str


def page_values(asked: PageRequest) -> Values:
    """Return what is handed over, by moments."""
    return {"posts": [_to_paste(post) for post in asked.desk.posts.listing(state=State.HANDED_OVER)]}


def _to_paste(post: Post) -> ToPaste:
    payload = post.frozen
    address = post_address(post.ref)
    return ToPaste(
        ref=post.ref,
        draft=post.draft,
        account=post.account,
        network=networks.title(post.network),
        badge=network_badge(post.network),
        address=address,
        local=post.local[:16],
        too_late=wall_clock.slot(post.latest, post.zone).local[:16],
        zone=post.zone,
        texts=payload.texts,
        language=payload.language,
        warning=payload.warning or "",
        link=payload.link or "",
        pictures=tuple(
            (f"{address}/media/{number}", media.file.rpartition("/")[2], media.alt)
            for number, media in enumerate(payload.media)
        ),
        composer=writing_page(payload),
    )


PAGE = WebPage("handoff", "/handoff", "web/handoff.html", page_values, "Hand-over")
