"""Drafts out of a release: its news, who said what, its figures or days, and the whole story for those who read on."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from postdesk.drafts.releases.body import Body
from postdesk.drafts.releases.choosing import WeighedSentence, best
from postdesk.drafts.releases.contacts import tells_contacts
from postdesk.drafts.releases.fitting import Frame, Outlet, as_thread, is_taken
from postdesk.drafts.releases.pasted import PastedPost
from postdesk.drafts.releases.quotations import Quotation
from postdesk.drafts.releases.shapes import word_count
from postdesk.drafts.releases.titles import tells_event

_ROOMY = 1000
"""Signs that a network takes at least where a post may tell a story."""
_QUOTES, _STORY = 2, 6
_FEWEST = 3
"""Sentences of a story."""
_FEWEST_OF_EVENT, _MOST_OF_EVENT = 2, 4
"""Lines of an invitation: when and where."""
_MENTIONS = 2
_LONGEST_QUOTE = 70
"""Words of a quotation."""


class ProposedWording(Struct, frozen=True):
    """What a proposal says on some accounts: its text, the parts that follow it, and the lines of the source used."""

    accounts: tuple[str, ...]
    text: str
    lines: tuple[int, ...]
    thread: tuple[str, ...] = ()


class Proposal(Struct, frozen=True):
    """One proposed draft: its name, the line of the source that it begins with, and its wordings.

    `stranger` is whether it is somebody else's post.
    """

    id: str
    line: int
    wordings: tuple[ProposedWording, ...]
    stranger: bool = False


Choice = tuple[str, tuple[int, ...]]
"""A text, and the lines of the source that it is made of."""


def release_proposals(
    body: Body, said: Sequence[WeighedSentence], quotes: Sequence[Quotation], outlets: Sequence[Outlet], frame: Frame
) -> list[Proposal]:
    """Return what an office could post of a release, in its own words."""
    title = (body.title, (body.title_line,)) if body.title and not tells_contacts(body.title, body.people) else None
    lead = next(iter(best(said, 1)), None) if said else None
    first = next((each for each in said if each.alone and each.paragraph < 2), lead)
    found = [_worded("lead", _news(title, first, said), outlets, frame)]
    found.append(_worded("event", list(_event(title, body)), outlets, frame))
    for number, quote in enumerate(_telling(quotes, body.people), 1):
        found.append(_worded("quote" if number == 1 else f"quote-{number}", [quote], outlets, frame))
    spoken = [text for quote in quotes if (text := quote.text.strip())]
    told = [each for each in said if each != first and not any(text in each.text for text in spoken)]
    found.extend(_worded(name, [(each.text, (each.line,))], outlets, frame) for name, each in _detail(told))
    found.append(_story(title, said, outlets, frame))
    return [each for each in found if each and each.wordings]


def pasted_proposals(posts: Iterable[PastedPost], outlets: Sequence[Outlet], frame: Frame) -> list[Proposal]:
    """Return posts that were pasted, word for word; what a network does not take as one post is a thread there."""
    bare, found = replace(frame, hashtags=()), []
    for number, post in enumerate(posts, 1):
        wordings = _whole_or_thread((post.text, post.lines), outlets, bare)
        found.append(Proposal(f"post-{number}", post.lines[0], tuple(wordings), post.stranger))
    return [each for each in found if each.wordings]


def _news(title: Choice | None, first: WeighedSentence | None, said: Sequence[WeighedSentence]) -> list[Choice]:
    """Return how the news may be told, the fullest first: title and first sentences, the first sentence, the title."""
    found: list[Choice] = []
    if first:
        second = _following(first, said)
        text = f"{first.text} {second.text}" if second else first.text
        if title:
            found.append((f"{title[0]}\n\n{text}", (*title[1], first.line)))
            found.append((f"{title[0]}\n\n{first.text}", (*title[1], first.line)))
        found.append((first.text, (first.line,)))
    return [*found, title] if title else found


def _event(title: Choice | None, body: Body) -> Iterator[Choice]:
    """Yield an invitation, if a release is one: its title over the lines that say when and where."""
    kept = [each.passage for each in body.verdicts if each.kept and each.why in {"text", "date"}]
    lines = [each for each in kept if tells_event(each.text) and not tells_contacts(each.text, body.people)]
    if title and len(lines) >= _FEWEST_OF_EVENT:
        text = "\n".join(each.text for each in lines[:_MOST_OF_EVENT])
        yield f"{title[0]}\n\n{text}", (*title[1], *(each.line for each in lines[:_MOST_OF_EVENT]))


def _detail(told: Sequence[WeighedSentence]) -> Iterator[tuple[str, WeighedSentence]]:
    """Yield what else a post can be made of, with its name: a sentence with figures, or else one that says when."""
    if figures := best([each for each in told if each.figures], 1):
        yield "figures", figures[0]
    elif days := best([each for each in told if each.dated], 1):
        yield "when", days[0]


def _following(first: WeighedSentence, said: Sequence[WeighedSentence]) -> WeighedSentence | None:
    """Return the sentence right behind another in its paragraph, with which it is one run of words."""
    at = said.index(first) + 1
    return said[at] if at < len(said) and said[at].follows and said[at].paragraph == first.paragraph else None


def _telling(quotes: Iterable[Quotation], people: frozenset[str]) -> Iterator[Choice]:
    """Yield a few quotations that are sentences, each with its speaker on a line below."""
    count = 0
    for quote in quotes:
        given = f"{quote.text} {quote.speaker} {quote.post}"
        if not (quote.whole and quote.speaker) or tells_contacts(given, people) or count >= _QUOTES:
            continue
        if 6 <= word_count(quote.text) <= _LONGEST_QUOTE:
            count += 1
            speaker = f"{quote.speaker}, {quote.post}" if quote.post else quote.speaker
            signed = "" if quote.inside else f"\n\n— {speaker}"
            yield f"{quote.text.strip()}{signed}", (quote.line,)


def _worded(name: str, choices: Sequence[Choice], outlets: Sequence[Outlet], frame: Frame) -> Proposal | None:
    """Return a proposal that says on each account the fullest of some choices that its network takes."""
    chosen: dict[Choice, list[str]] = {}
    for outlet in outlets:
        roomy = _room(outlet) >= _ROOMY
        fit = [each for each in choices if is_taken(each[0], outlet, frame)]
        single = [each for each in fit if "\n\n" not in each[0] or "\n\n—" in each[0]]
        if take := (fit if roomy else single or fit)[:1]:
            chosen.setdefault(_mentioning(take[0], outlet, frame), []).append(outlet.account.name)
    wordings = tuple(ProposedWording(tuple(accounts), text, lines) for (text, lines), accounts in chosen.items())
    return Proposal(name, min(wordings[0].lines), wordings) if wordings else None


def _mentioning(choice: Choice, outlet: Outlet, frame: Frame) -> Choice:
    """Return a choice with the handles, after a dash, of whom it speaks of and the desk's handle map knows there."""
    text, lines = choice
    names = frame.house.handles.items()
    met = [handle for handle, known in names if outlet.account.network in known and _speaks_of(text, handle, known)]
    signed = text.rpartition("\n")[2].startswith("—")
    more = " ".join(f"@{handle}" for handle in met[:_MENTIONS])
    full = f"{text}, {more}" if signed else f"{text}\n\n— {more}"
    return (full, lines) if more and is_taken(full, outlet, frame) else choice


def _speaks_of(text: str, handle: str, known: Mapping[str, str]) -> bool:
    """Tell whether a text names whom a handle belongs to, and does not mention them yet."""
    names = {handle, handle.replace("_", " "), *(name for name in known.values() if " " in name)}
    return any(re.search(rf"(?<![\w@]){re.escape(name)}(?!\w)", text, re.IGNORECASE) for name in names)


def _room(outlet: Outlet) -> int:
    limit = outlet.grammar.limit("text")
    return limit.number if limit else _ROOMY


def _story(
    title: Choice | None, said: Sequence[WeighedSentence], outlets: Sequence[Outlet], frame: Frame
) -> Proposal | None:
    """Return the whole story in a few sentences: one post where there is room, a thread where there is not."""
    chosen = best(said, _STORY)
    if len(chosen) < _FEWEST:
        return None
    whole = _told(title, chosen)
    threads = [each for each in outlets if not is_taken(whole[0], each, frame)]
    wordings = _whole_or_thread(whole, [each for each in outlets if each not in threads], frame)
    for outlet in threads:  # a sentence that is longer than its network takes is left out there
        short = [each for each in chosen if is_taken(each.text, outlet, replace(frame, link="", hashtags=()))]
        wordings += _whole_or_thread(_told(title, short), [outlet], frame) if len(short) >= _FEWEST else []
    return Proposal("story", whole[1][0], tuple(_together(wordings))) if wordings else None


def _told(title: Choice | None, chosen: Sequence[WeighedSentence]) -> Choice:
    """Return sentences, each a paragraph, under the title."""
    texts = [*([title[0]] if title else []), *(each.text for each in chosen)]
    lines = (*(title[1] if title else ()), *(each.line for each in chosen))
    return "\n\n".join(texts), tuple(dict.fromkeys(lines))


def _together(wordings: Iterable[ProposedWording]) -> Iterator[ProposedWording]:
    """Yield wordings with those made one that say the same."""
    same: dict[tuple[str, tuple[str, ...]], ProposedWording] = {}
    for each in wordings:
        key = (each.text, each.thread)
        same[key] = (
            ProposedWording((*same[key].accounts, *each.accounts), *key[:1], each.lines, each.thread)
            if key in same
            else each
        )
    yield from same.values()


def _whole_or_thread(choice: Choice, outlets: Sequence[Outlet], frame: Frame) -> list[ProposedWording]:
    """Return a text for the accounts that take it whole, and the threads that it becomes on the others."""
    text, lines = choice
    whole, threads = [], dict[tuple[str, ...], list[str]]()
    for outlet in outlets:
        if is_taken(text, outlet, frame):
            whole.append(outlet.account.name)
        elif parts := as_thread(text, outlet, frame):
            threads.setdefault(parts, []).append(outlet.account.name)
    found = [ProposedWording(tuple(whole), text, lines)] if whole else []
    return found + [ProposedWording(tuple(names), parts[0], lines, parts[1:]) for parts, names in threads.items()]
