"""One post: as its network shows it, where it stands, what can be done to it, what became of it."""

from collections.abc import Iterator
from functools import partial

from postdesk.log.posts.lookup import Post
from postdesk.models import Finding, life
from postdesk.models.life import Layer, State
from postdesk.models.people import NEEDS
from postdesk.preview.page import initials, paragraphs
from postdesk.publish.deletion import deletable
from postdesk.queue.rewording import editable
from postdesk.web.addresses import post_address
from postdesk.web.named_post import post_at
from postdesk.web.page import PageRequest, Values, WebPage
from postdesk.web.post_form import RuleSays, said_by_rules
from postdesk.web.showing import GLYPHS, counted_words, network_badge
from postdesk.web.wording import noted, phrase, spoken_moment

ACTS = {
    "hold": "held",
    "release": "released",
    "move": "moved",
    "retry": "retried",
    "cancel": "cancelled",
    "resolve": "resolved",
    "absent": "resolved as absent",
    "sign": "approved",
    "send-back": "sent back",
}
"""What the buttons do, and what that needs of a post's state."""

HELD = {
    "desk": noted("On hold with the whole desk by <bdi>{who}</bdi> since {since}."),
    "other": noted("On hold with <bdi>{what}</bdi> by <bdi>{who}</bdi> since {since}."),
    "post": noted("On hold by <bdi>{who}</bdi> since {since}."),
}
HELD_WHY = {
    "desk": noted("On hold with the whole desk by <bdi>{who}</bdi> since {since}: <bdi>{why}</bdi>."),
    "other": noted("On hold with <bdi>{what}</bdi> by <bdi>{who}</bdi> since {since}: <bdi>{why}</bdi>."),
    "post": noted("On hold by <bdi>{who}</bdi> since {since}: <bdi>{why}</bdi>."),
    "sent-back": noted("Sent back by <bdi>{who}</bdi>, {since}: <bdi>{why}</bdi>."),
}


def page_values(asked: PageRequest) -> Values:
    """Return one post by the parts of its name in the address."""
    desk, post = asked.desk, post_at(asked)
    (preview,) = desk.posts.preview([post]).previews
    waits, held = desk.queue.waiting_post(post), desk.posts.held([post]).get(post.ref, [])
    state = State.HELD if held else State(post.state)
    return {
        "post": post,
        "state": state,
        "glyph": GLYPHS[state],
        "preview": preview,
        "initials": initials(desk.house.name),
        "paragraphs": paragraphs,
        "counted": counted_words,
        "held_words": partial(_held_words, asked),
        "may": {act for act in (*ACTS, "delete", "edit") if _can_be(asked, act, post) and _theirs(asked, act, post)},
        "acts": any(desk.people.may(act) for act in NEEDS),
        "unsigned": waits is not None,
        "signed_by": ", ".join(each.who for each in waits.signatures) if waits else "",
        "signing": waits is not None and not desk.house.unsigned,
        "changes": desk.queue.changed_since_signed(waits) if waits else [],
        "held": held,
        "says": _said_of(asked, post),
        "life": desk.posts.history(post.ref),
        "siblings": list(_siblings(asked, post)),
        "wall": post.local[:16].replace(" ", "T"),
        "here": post_address(post.ref),
    }


def _can_be(asked: PageRequest, act: str, post: Post) -> bool:
    """Return whether something can be done to a post as it stands."""
    if act == "edit":
        return editable(post, asked.desk.house)
    return deletable(post) if act == "delete" else post.state in life.CAN_BE[ACTS[act]]


def _theirs(asked: PageRequest, act: str, post: Post) -> bool:
    """Return whether whoever asks may do something to a post."""
    if act == "sign":
        return bool(asked.desk.queue.theirs_to_sign([post]))
    return asked.desk.people.may("resolve" if act == "absent" else act)


def _said_of(asked: PageRequest, post: Post) -> list[RuleSays] | None:
    """Return what the rules say of what may still go out; None where that is nothing, or where no file has it."""
    if post.state not in life.CAN_BE["moved"]:
        return None
    found = asked.desk.writing.findings_of(post.campaign, post.draft)
    return None if found is None else said_by_rules([one for one in found if _of_account(one, post)])


def _of_account(finding: Finding, post: Post) -> bool:
    """Return whether what a rule says is about a post's account, or about every account of its draft."""
    return finding.account in {"", post.account} and finding.network in {"", post.network}


def _siblings(asked: PageRequest, post: Post) -> Iterator[dict[str, object]]:
    """Yield the posts of the same draft on other accounts."""
    every = asked.desk.posts.choose((f"{post.campaign}/{post.draft}",)).posts
    held = asked.desk.posts.held(every)
    for other in every:
        if other.id != post.id:
            state = State.HELD if other.ref in held else State(other.state)
            yield {
                "account": other.account,
                "badge": network_badge(other.network),
                "glyph": GLYPHS[state],
                "state": state,
                "address": post_address(other.ref),
            }


def _held_words(asked: PageRequest, layer: Layer) -> str:
    """Say what keeps a post back: the whole desk's hold, another's, or its own."""
    with_reason = HELD_WHY if layer.why else HELD
    what = next((scope for scope in ("desk", "post", "sent-back") if layer.scope == scope), "other")
    values = {"who": layer.who, "since": spoken_moment(asked.desk.local(layer.since)), "why": layer.why.rstrip(".")}
    return phrase(with_reason[what], what=layer.scope, **values)


PAGE = WebPage("post", "/post/{campaign}/{draft}/{account}", "web/post.html", page_values)
