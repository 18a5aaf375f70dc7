"""The lines of a page that are no part of what it says: navigation, buttons, forms, counters, in many languages."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

NOTES = ("opens in new window", "opens in a new window", "opens in new tab", "opens in a new tab")
_DOTS = ("…", "… ", "...", "... ", "] ")
_ROUND_A_LINE = " *|·•–—-↑↓→←»«›‹<>▲▼✕☰"
"""What stands round a button."""
_TAIL = " .…»›→>!"
_NETWORKS = "facebook|twitter|x|linkedin|whatsapp|telegram|instagram|youtube|viber|pinterest|e-?mail|vk|weibo|wechat"
_SHARE = "share|tweet|post|send|partager|compartir|condividi|podijeli|podeli|teilen|поделиться|شارك"
_FIRST_SIGNS = frozenset("0123456789👍♥❤")
MOST_LABEL_WORDS = 5


def is_furniture(line: str) -> bool:
    """Tell whether a line, in small letters and without blanks around it, belongs to a page rather than a message."""
    bare = line.strip(_ROUND_A_LINE)
    known = (
        bare in furniture()["line"]
        or line in furniture()["line"]
        or bare.startswith(_beginnings())
        or (line.startswith("©") and line.rstrip(".").endswith(_tuple("rights")))
        or (("…" in line or "..." in line) and line.endswith(_cut_off()))
        or ("opens in " in line and any(note in line for note in NOTES))
        or (line.endswith(("*", ")")) and _is_label(line))
    )
    return known or (_may_have_a_shape(line) and (bool(_shapes().fullmatch(bare)) or _is_row_of_buttons(line)))


def leads_on(line: str) -> bool:
    """Tell whether a line, in small letters, is a button that leads to the rest: "Read more…"."""
    return line.rstrip(_TAIL) in furniture()["more"]


def is_button_alone(line: str) -> bool:
    """Tell whether a line, in small letters, may as well be a message of one word: "Share", "Read more"."""
    return line in furniture()["line"] or line in furniture()["more"]


def end_of_an_extract(line: str, *, is_last: bool) -> str:
    """Return what a page or a network put at the end of what it shows of a text: "[…]", "See translation"; or ""."""
    if is_last and line.endswith(("[…]", "[...]")):
        return line[line.rindex("[") :]
    small = line.casefold()
    found = next((end for end in _tuple("translation") if small.endswith((f". {end}", f"! {end}", f"? {end}"))), "")
    return line[-len(found) :] if found else ""


def is_network(line: str) -> bool:
    """Tell whether a line, in small letters, is the name of a network and nothing else."""
    return bool(re.fullmatch(_NETWORKS, line))


def _is_label(line: str) -> bool:
    """Tell whether a line names what is to be filled in: "Email *", "Your name (required)"."""
    words = re.findall(r"[^\W_][\w’'-]*", line)
    marked = line.endswith("*") or not furniture()["required"].isdisjoint(words)
    return marked and len(words) <= MOST_LABEL_WORDS and not furniture()["label"].isdisjoint(words)


def _is_row_of_buttons(line: str) -> bool:
    """Tell whether a line is buttons in a row, with or without pictures: "Like Comment Share"."""
    words = [word for word in re.split(r"[\s·•|]+", line) if any(letter.isalnum() for letter in word)]
    return len(words) > 1 and furniture()["act"].issuperset(words)


def _may_have_a_shape(line: str) -> bool:
    """Tell whether a line begins or ends as furniture does that is known by its shape: most lines do otherwise."""
    return line[:1] in _FIRST_SIGNS or line.startswith(_begin()) or line.endswith(("s post", "following", "follow"))


@cache
def furniture() -> Mapping[str, frozenset[str]]:
    """Return the known lines, in small letters, by their kind."""
    return {kind: frozenset(_tuple(kind)) for kind in _written()}


@cache
def _tuple(kind: str) -> tuple[str, ...]:
    spaced = kind in {"act", "label", "required", "home"}
    return tuple(_written()[kind].split(None if spaced else "|"))


@cache
def _written() -> Mapping[str, str]:
    """Return what the list holds of each kind; a line with a blank goes on with that kind."""
    found: dict[str, list[str]] = {}
    for line in Path(__file__).with_name("page_lines.txt").read_text("utf-8").splitlines():
        kind, _, words = line.partition(": ")
        found.setdefault(kind, []).append(words.casefold())
    return {
        kind: (" " if kind in {"act", "label", "required", "home"} else "|").join(some) for kind, some in found.items()
    }


@cache
def _beginnings() -> tuple[str, ...]:
    return (*_tuple("beginning"), *_tuple("skip"))


@cache
def _cut_off() -> tuple[str, ...]:
    """Return how networks and pages end what they show of a long text."""
    return tuple(f"{dots}{words}" for dots in _DOTS for words in _tuple("cut"))


@cache
def _begin() -> tuple[str, ...]:
    """Return how furniture begins that is known by its shape."""
    networks = [name.replace("-?", "") for name in _NETWORKS.split("|")]
    others = ("e-mail", "last ", "updated", "modified", "view ", "分享到", "tag", "posted ")
    return (*_SHARE.split("|"), *networks, *_tuple("act"), *_tuple("home"), *_tuple("cookies"), *others)


@cache
def _shapes() -> re.Pattern[str]:
    """Match what is furniture by its shape: buttons of networks, counters, times of reading, paths through a site."""
    on = "on|via|by|to|sur|en|por|su|na|auf|в|на|على"
    counters = rf"\d[\d.,]*k? (?:{_written()['counter']})"
    cookies, home = ("|".join(map(re.escape, _tuple(kind))) for kind in ("cookies", "home"))
    return re.compile(
        rf"(?:{_SHARE}) (?:{on}) (?:{_NETWORKS})|(?:{_NETWORKS})(?:[ ·|,]+(?:{_NETWORKS}))+|"
        rf"{counters}(?:[ ·•|,]+{counters}){{0,5}}|"
        rf"(?:{cookies})(?:[ .,](?!(?:and|y|et|und|e|i|и) (?!(?:other|similar|autres|otras)\b)).{{0,300}})?|"
        rf"\d+ min(?:ute)?s? (?:read|de lecture|de lectura|lesezeit|čitanja|чтения|de leitura)|"
        rf"(?:last )?(?:updated|modified)(?: on)?:? .{{4,30}}|"
        rf"posted (?:on|by) .{{4,60}}(?<!\?)|posted in .{{2,60}} [|·] .{{2,60}}|"
        rf"tags?: [^#@:/?!.,]{{2,40}}(?:, [^#@:/?!.,]{{2,40}}){{1,9}}|"
        rf"(?:{home}) (?:>|»|›|/) [^.!?:]{{1,200}}|"
        rf"\d{{1,2}}:\d\d [ap]m · .{{4,40}}|\d{{1,2}}(?:h|d|w|mo|yr) ?[•·](?: ?edited)?(?: ?[•·])?|"
        rf".{{2,60}} [·•] follow(?:ing)?|(?!today|yesterday|this|last|next|my|our).{{2,60}}[’']s post|"
        rf"view (?:on|in) (?:{_NETWORKS}|browser)|分享到.{{1,10}}",
    )
