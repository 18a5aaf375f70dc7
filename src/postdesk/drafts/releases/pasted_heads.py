"""What stands over posts that were pasted one after another, and over none of their words.

A heading by its kind of words ("Post 1 (LinkedIn)", "Monday", "3 June 2026", "#1"), the stamp of a chat ("[3/6/2026,
09:10] Nada: "), the card of an author in a network's feed (a name, its followers, how long ago).
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from postdesk.text.named_days import months, spoken_weekday

Line = tuple[int, str]

POST_WORDS = (
    "post|draft|tweet|toot|caption|message|publication|publicación|objava|tvit|poruka|nacrt|објава|твит|порука|"
    "нацрт|пост|публикация|допис|postim|beitrag|entwurf|messaggio|mensagem|gönderi|منشور|تغريدة|帖子|推文|linkedin|"
    "facebook|instagram|x|twitter|mastodon|bluesky|telegram|threads"
)
"""Words for a post, and the networks' names, as alternatives of a pattern."""
_OTHER_WORDS = (
    "no|nr|br|n|№|week|semaine|semana|sedmica|седмица|woche|неделя|day|jour|día|dan|дан|день|tag|اليوم|الأسبوع"
)
_WORDS = frozenset(f"{POST_WORDS}|{_OTHER_WORDS}".split("|"))
_MOST_WORDS, _MOST_SIGNS = 7, 50
_KEYCAP = "\ufe0f?\u20e3"
_STAMP = re.compile(
    r"[\u200e\u200f]?\[?\d{1,4}[./-]\d{1,2}[./-]\d{2,4},? \d{1,2}:\d\d(?::\d\d)?(?:[ \u202f]?[ap]\.?m\.?)?\]?"
    r"(?: [-–])? (?P<name>[^:\n]{1,60}): ",
    re.IGNORECASE,
)
_FOLLOWERS = re.compile(
    r"[\d.,\u202f\u00a0 ]+[km]? (?:followers?|abonnés|seguidores|pratilaca|pratioca|пратилаца|подписчик(?:а|ов)?|"
    r"متابع|متابعين|seguaci|ndjekës)|[\d.,]+ ?位关注者",
    re.IGNORECASE,
)
_AGO = re.compile(r"\d{1,2} ?(?:mo|yr|min|[hdwmysj]|ч|н|дн?)\.?(?: ?[•·].*)?", re.IGNORECASE)


def heading_shape(line: str) -> tuple[str, ...]:
    """Return what kinds of words a heading over a post is made of; () for a line that is no heading."""
    bare = line.strip()
    words = re.findall(r"[^\W_]+|№", re.sub(_KEYCAP, " ", bare.casefold()))
    if not words or len(words) > _MOST_WORDS or len(bare) > _MOST_SIGNS or re.search(r"#[^\W\d]", bare):
        return ()
    kinds = tuple(_kind(word) for word in words)
    return () if "" in kinds else kinds


def _kind(word: str) -> str:
    if word.isdecimal():
        return "number"
    if spoken_weekday(word) is not None:
        return "weekday"
    if word in months():
        return "month"
    return "word" if word in _WORDS else ""


def under_headings(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Yield what stands under each heading; all headings are made as the first one is."""
    shape: tuple[str, ...] = ()
    held: list[Line] = []
    for number, line in lines:
        found = heading_shape(line)
        if found and found == (shape or found):
            shape = found
            yield held
            held = []
        else:
            held.append((number, line))
    yield held


def by_stamps(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Yield each message of a chat, without its stamp."""
    held: list[Line] = []
    for number, line in lines:
        found = _STAMP.match(line)
        if found:
            yield held
            held = [(number, line[found.end() :])]
        elif held:
            held.append((number, line))
    yield held


def feed_cards(lines: Sequence[Line]) -> list[tuple[str, list[Line]]]:
    """Return what stands under the card of each author in a copied feed, with the author's name."""
    said = [(number, line) for number, line in lines if line.strip()]
    begins = [place - 1 for place, (_, line) in enumerate(said) if place and _FOLLOWERS.fullmatch(line.strip())]
    found = []
    for begin, end in pairwise([*begins, len(said)]):
        below = said[begin + 2 : end]
        if below and _AGO.fullmatch(below[0][1].strip()):
            below = below[1:]
        numbers = range(below[0][0], below[-1][0] + 1) if below else range(0)
        found.append((said[begin][1].strip(), [each for each in lines if each[0] in numbers]))
    return found
