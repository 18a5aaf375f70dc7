"""Posts that were pasted one after another: where each begins and ends, word for word."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from msgspec import Struct

from postdesk.drafts.releases.pasted_heads import POST_WORDS, Line, by_stamps, feed_cards, under_headings
from postdesk.drafts.releases.shapes import word_count
from postdesk.text.page_furniture import furniture, is_furniture

_RULE = re.compile(r"\s*(?:[-–—_=*~#•·]|[-–—_=*~#]{2,}|(?:\* ?){3,}|(?:- ?){3,})\s*")
_HEAD = re.compile(
    rf"\s*(?:#{{1,4}} |\*\*|\[)?(?:{POST_WORDS})(?:\s+(?:post|tweet))?\s*(?:no\.?|nr\.?|br\.?|n°|#|№)?\s*\d{{0,3}}"
    r"\s*(?:/\s*\d{1,3})?\s*(?:\*\*|\])?\s*[:.)–—-]?\s*(?:\*\*)?\s*",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\s*[(\[#]?(\d{1,2})(?:\s*(?:[.)\]:]|/\s*\d{1,2})\s+|\ufe0f?\u20e3\s*)(?=\S)")
_OF_A_POST = re.compile("#\\w|https?://|[\u2190-\u2bff\U0001f1e6-\U0001faff]")
_CLOSED = re.compile("(?:[#＃]\\w+|https?://\\S+|[\U0001f300-\U0001faff\u2600-\u27bf\ufe0f])[.!]?\\s*$")
_ONLY_TAGS = re.compile(r"(?:\s*(?:[#＃]\w+|https?://\S+))+\s*")
_FEWEST = 3
_CARD = re.compile(r"(?:https?://)?[\w-]+(?:\.[\w-]+)+(?:/\S*)?")
_OTHERS = re.compile(r"more relevant posts|more posts|more from this author|autres posts|više objava", re.IGNORECASE)


class PastedPost(Struct, frozen=True):
    """One post as it was pasted: its words, the lines that it stands on, and whether it is somebody else's."""

    text: str
    lines: tuple[int, ...]
    stranger: bool = False


def pasted_posts(lines: Sequence[str]) -> list[PastedPost]:
    """Return the posts of a text that is nothing but posts; none where it is anything else."""
    numbered = list(enumerate(lines, 1))
    of_a_page = cache(_of_a_page)  # each way to part the lines asks of each of them
    if fed := _of_a_feed(numbered, of_a_page):
        return fed
    for split in (
        by_stamps,
        _between_rules,
        _under_heads,
        under_headings,
        _by_numbers,
        _at_wide_gaps,
        _paragraph_by_paragraph,
    ):
        found = [post for chunk in split(numbered) if (post := _post(chunk, of_a_page))]
        if len(found) >= _FEWEST and _are_posts(
            found, strict=split in {_at_wide_gaps, _paragraph_by_paragraph, _by_numbers}
        ):
            others = next((number for number, line in numbered if _OTHERS.match(line.strip())), len(lines) + 1)
            return [PastedPost(post.text, post.lines, stranger=post.lines[0] > others) for post in found]
    return []


def _of_a_feed(lines: Sequence[Line], of_a_page: Callable[[str], bool]) -> list[PastedPost]:
    """Return the posts of a copied feed; those of another author than the first are somebody else's."""
    cards = feed_cards(lines)
    found = [(name, post) for name, chunk in cards if (post := _post(_without_buttons(chunk), of_a_page))]
    posts = [PastedPost(post.text, post.lines, stranger=name != found[0][0]) for name, post in found]
    return posts if len(posts) >= _FEWEST else []


def _without_buttons(chunk: Sequence[Line]) -> Sequence[Line]:
    return [line for line in chunk if line[1].strip().casefold() not in furniture("act")]


def _are_posts(posts: Sequence[PastedPost], *, strict: bool) -> bool:
    """Tell whether texts look like posts, by hashtags, links and emoji; stricter where no sign parts them."""
    alike = sum(bool(_OF_A_POST.search(post.text)) for post in posts)
    short = all(word_count(post.text) <= 700 for post in posts)
    return short and alike * 10 >= len(posts) * (6 if strict else 4)


def _post(chunk: Sequence[Line], of_a_page: Callable[[str], bool]) -> PastedPost | None:
    """Return what a chunk says, without the buttons of a page and the cards of links; None where it says nothing."""
    kept = [(number, line) for number, line in chunk if not of_a_page(line)]
    while kept and not kept[0][1].strip():
        kept.pop(0)
    while kept and not kept[-1][1].strip():
        kept.pop()
    said = _without_card(kept)
    if (
        not said
        or not any(sign.isalnum() for _, line in said for sign in line)
        or word_count(" ".join(line for _, line in said)) < 3
    ):
        return None
    return PastedPost(
        "\n".join(line.rstrip() for _, line in said).strip(), tuple(number for number, line in said if line.strip())
    )


def _of_a_page(line: str) -> bool:
    small = line.strip().casefold()
    if small in {"copy", "save", "more"} or (small and _HEAD.fullmatch(small)):
        return True
    return bool(small) and (
        is_furniture(small) or bool(_OTHERS.match(small)) or bool(re.fullmatch(r".{2,60}[’']s? post", small))
    )


def _without_card(lines: Sequence[Line]) -> Sequence[Line]:
    """Return lines without the card of a link, its title and its host, that a copied page has under a post."""
    if len(lines) >= 3 and _CARD.fullmatch(lines[-1][1].strip()) and "#" not in lines[-2][1] and lines[-2][1].strip():
        return lines[:-2]
    return lines


def _between_rules(lines: Sequence[Line]) -> Iterator[list[Line]]:
    yield from _parted(lines, lambda line: bool(line.strip()) and bool(_RULE.fullmatch(line)))


def _under_heads(lines: Sequence[Line]) -> Iterator[list[Line]]:
    yield from _parted(lines, lambda line: bool(line.strip()) and bool(_HEAD.fullmatch(line)))


def _by_numbers(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Yield what follows each number of a count from 1, the number left out."""
    held: list[Line] = []
    due = 1
    for number, line in lines:
        found = _NUMBER.match(line)
        if found and int(found[1]) == due:
            if due > 1:
                yield held
            held, due = [(number, line[found.end() :])], due + 1
        elif due > 1:
            held.append((number, line))
    if due > 1:
        yield held


def _at_wide_gaps(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Yield what stands between gaps of two empty lines and more."""
    held: list[Line] = []
    empty = 0
    for number, line in lines:
        if line.strip() and empty > 1 and held:
            yield held
            held = []
        empty = 0 if line.strip() else empty + 1
        held.append((number, line))
    yield held


def _paragraph_by_paragraph(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Yield paragraphs, or lines where nothing parts them; hashtags on a line of their own end the post over them."""
    units = list(_parted(lines, lambda line: not line.strip()))
    units = [unit for unit in units if unit] if len(units) > 2 else [[line] for line in lines if line[1].strip()]
    ends_in_tags = any(_ONLY_TAGS.fullmatch(" ".join(line for _, line in unit)) for unit in units)
    held: list[Line] = []
    for unit in units:
        held += [(unit[0][0] - 1, ""), *unit] if held else unit
        if not ends_in_tags or _CLOSED.search(unit[-1][1]):
            yield held
            held = []
    if held:
        yield held


def _parted(lines: Sequence[Line], parts: Callable[[str], bool]) -> Iterator[list[Line]]:
    held: list[Line] = []
    for number, line in lines:
        if parts(line):
            yield held
            held = []
        else:
            held.append((number, line))
    yield held
