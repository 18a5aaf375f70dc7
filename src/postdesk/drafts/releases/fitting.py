"""What of a text a network takes: whole, or as a thread cut where sentences end."""

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from postdesk.drafts.composing import compose
from postdesk.models import Account, Draft, Grammar, ParsedText, Place, ThreadPart
from postdesk.settings import House
from postdesk.text.sentences import sentences_in

_MOST_PARTS = 30


class Outlet(Struct, frozen=True):
    """One account with the rules of its network."""

    account: Account
    grammar: Grammar


class Frame(Struct, frozen=True):
    """What goes with every text of a campaign, and counts: its name, link, hashtags and language."""

    campaign: str
    house: House
    link: str = ""
    hashtags: tuple[str, ...] = ()
    language: str = ""

    def draft(self, text: str, thread: Sequence[str] = ()) -> Draft:
        """Return a text with what goes with it as a draft."""
        parts = tuple(ThreadPart(part) for part in thread)
        return Draft(
            "proposal", self.campaign, (), text, {"id": Place("")}, language=self.language, link=self.link,
            hashtags=self.hashtags, thread=parts,
        )  # fmt: skip


def is_taken(text: str, outlet: Outlet, frame: Frame, thread: Sequence[str] = ()) -> bool:
    """Tell whether a network takes a text with its link and hashtags, and every part of the thread under it."""
    variant = compose(frame.draft(text, thread), outlet.account, outlet.grammar, frame.house)
    most = outlet.grammar.limit("hashtags")
    few = most is None or len(variant.parsed[0].hashtags) <= most.number
    return few and all(_is_short(parsed, outlet) for parsed in variant.parsed)


def _is_short(parsed: ParsedText, outlet: Outlet) -> bool:
    limits = [limit for limit in outlet.grammar.limits if limit.name == "text"]
    return all(parsed.lengths[limit.unit] <= limit.number for limit in limits)


def as_thread(text: str, outlet: Outlet, frame: Frame) -> tuple[str, ...]:
    """Return the parts of a thread that says all of a text, each as long as the network takes.

    It is cut between paragraphs, or else between sentences. None where the network has no threads, or a sentence is
    longer than it takes.
    """
    if not outlet.grammar.threads:
        return ()
    parts: list[str] = []
    plain = replace(frame, link="", hashtags=())
    for piece in _pieces(text, frame.language):
        alone = piece.lstrip()
        ours = frame if len(parts) <= 1 else plain
        if parts and is_taken(parts[-1] + piece, outlet, ours):
            parts[-1] += piece
        elif is_taken(alone, outlet, plain if parts else frame):
            parts.append(alone)
        else:
            return ()
    return tuple(parts) if len(parts) <= _MOST_PARTS else ()


def _pieces(text: str, language: str) -> Iterator[str]:
    """Yield the sentences of a text, each with the blanks and breaks before it, so that together they are the text."""
    done = 0
    for line in text.split("\n"):
        for sentence in sentences_in(line, language):
            start = text.index(sentence, done)
            yield text[done:start] + sentence
            done = start + len(sentence)
