"""What stands round every page: the menu, what is on hold, what needs a person, who is asked for."""

from collections.abc import Sequence
from functools import partial

from msgspec import Struct

from postdesk.desk import Desk
from postdesk.models.life import NEEDS_A_PERSON, QUEUED, State
from postdesk.web.page import Values, WebPage
from postdesk.web.showing import GLYPHS
from postdesk.web.taking import SaidOnce
from postdesk.web.told import told_words
from postdesk.web.wording import phrase, phrases

DESK = "desk"
"""The scope of the hold that lies over everything."""


class MenuEntry(Struct, frozen=True):
    """One page in the menu; `badge` is how much waits there, `here` whether it is the page that is shown."""

    title: str
    address: str
    here: bool
    badge: int = 0


class Need(Struct, frozen=True):
    """Posts in one state that needs a person."""

    state: State
    glyph: str
    count: int


def page_frame(
    desk: Desk, pages: Sequence[WebPage], here: str, said: Sequence[SaidOnce], trouble: str, at: str = ""
) -> Values:
    """Return the values for what stands round a page; `said` is what became of the last act, once.

    `at` is the state of the desk that the page shows, "" for one that is not made anew when something changes.
    """
    counts, standing = desk.posts.counts(), desk.memory.standing()
    badges = {"approvals": len(desk.queue.unapproved()), "handoff": counts.get(State.HANDED_OVER, 0)}
    return {
        "office": desk.house.name,
        "who": desk.who,
        "allowed": desk.people.may,
        "barred": partial(barred_words, desk),
        "now": desk.local(desk.now()),
        "zone": desk.house.timezone,
        "menu": [
            MenuEntry(phrase(page.title), page.address, page.name == here, badges.get(page.name, 0))
            for page in pages
            if page.title
        ],
        "needs": [Need(state, GLYPHS[state], counts[state]) for state in NEEDS_A_PERSON if counts.get(state)],
        "stop": next((layer for layer in standing.holds if layer.scope == DESK), None),
        "local": desk.local,
        "warnings": [
            *filter(
                None,
                (
                    _told(trouble),
                    _told(desk.memory.doubt()),
                    _unheard(counts.get(QUEUED, 0), alive=bool(standing.alive)),
                ),
            )
        ],
        "said": said,
        "at_state": at,
    }


def _told(said: str) -> str:
    """Return what another room says as a sentence of its own, with a capital letter and a full stop."""
    words = told_words(said) if said else ""
    return words[:1].upper() + words[1:] + "." * (not words.endswith(".")) if words else ""


def barred_words(desk: Desk, act: str) -> str:
    """Say who may do something that whoever asks may not; "" where they may."""
    if desk.people.may(act):
        return ""
    names = desk.people.allowed_to(act)
    if not names:
        return phrase("Nobody may do this: <bdi>[people]</bdi> in <bdi>desk.toml</bdi> gives nobody the role.")
    return phrase("For <bdi>{who}</bdi> to do; you may read here.", who=", ".join(names))


def _unheard(queued: int, *, alive: bool) -> str:
    """Say that nobody would publish what is queued."""
    if alive or not queued:
        return ""
    return phrases(
        "No worker has been heard of: {n} queued post waits for one.",
        "No worker has been heard of: {n} queued posts wait for one.",
        queued,
    )
