"""In what two contents of one post differ, in words: who sees it, on which account, how it looks, what it says.

A content is what a signature is of. In a plan a few words must do; whoever signs again gets it line by line.
"""

from collections.abc import Iterator
from typing import Any

from msgspec import UNSET, to_builtins
from msgspec.structs import replace

from postdesk.models import Payload
from postdesk.models.as_queued import AUDIENCES, Own, audience
from postdesk.sentences import Sentence

LINKS = {"True": "shortened", "False": "whole"}
_IDENTITY = ("handle", "id", "server")
_NOT_POINTED: dict[str, Any] = dict.fromkeys(("reply", "quote", "card"), UNSET)


def content_words(before: Payload, after: Payload) -> list[Sentence]:
    """Return what is different besides texts, link and pictures: "audience followers-only → public"."""
    said = (_warnings(before, after), _pointed(before, after), _audiences(before, after), _accounts(before, after))
    return [words for some in said for words in some]


def same_words(before: Payload, after: Payload) -> bool:
    """Tell whether texts, link, language and pictures are the same, whoever sees them and wherever they are."""
    return _words_alone(before) == _words_alone(after)


def _words_alone(payload: Payload) -> Payload:
    return replace(payload, account="", hashtags=(), own=UNSET, visibility=UNSET, warning=UNSET, **_NOT_POINTED)


def _warnings(before: Payload, after: Payload) -> Iterator[Sentence]:
    one, other = (f'"{each.warning}"' if each.warning else Sentence("none") for each in (before, after))
    if one != other:
        yield _other("warning", one, other)


def _other(what: str, one: str, other: str) -> Sentence:
    """Say that something is another now: "audience followers-only → public"."""
    return Sentence("{what} {one} → {other}", what=Sentence(what), one=one, other=other)


def _pointed(before: Payload, after: Payload) -> Iterator[Sentence]:
    """Yield what else the post answers or quotes, and whether its link has a card."""
    for name, one, other in (("answers", before.reply, after.reply), ("quotes", before.quote, after.quote)):
        if one != other:
            yield _other(name, *(str(each) if each else Sentence("nothing") for each in (one, other)))
    if before.card != after.card:
        yield _other("card", *(Sentence("off" if each.card is False else "on") for each in (before, after)))


def _audiences(before: Payload, after: Payload) -> Iterator[Sentence]:
    one, other = audience(before), audience(after)
    if one != other and one and other:
        yield _other("audience", *(Sentence(AUDIENCES.get(each, each)) for each in (one, other)))


def _accounts(before: Payload, after: Payload) -> Iterator[Sentence]:
    """Yield who else the account is, and what else decides how the post looks; nothing of what was not frozen then."""
    if before.own is UNSET or after.own is UNSET:
        return
    one, other = before.own, after.own
    if any(one.get(name) != other.get(name) for name in _IDENTITY):
        yield _other("account", _who(one), _who(other))
    for name in sorted({*one, *other} - {*_IDENTITY, "visibility"}):
        if one.get(name) != other.get(name):
            yield _other(_called(name), _value(name, one), _value(name, other))


def _who(own: Own) -> str:
    name = str(own.get("handle", "")).lstrip("@")
    place = str(own.get("server", "")).partition("://")[2]
    handle = f"@{name}" if name else ""
    said = Sentence("{one} on {other}", one=handle, other=place) if handle and place else handle or place
    if account_id := str(own.get("id", "")):
        said = Sentence("{one} {other}", one=said, other=account_id) if said else account_id
    return said or Sentence("without a name")


def _called(name: str) -> str:
    return "links" if name == "shorten_links" else name


def _value(name: str, own: Own) -> str:
    said = str(own.get(name, "none"))
    return Sentence(LINKS.get(said, said)) if name == "shorten_links" or said == "none" else said


def content_lines(before: Payload, after: Payload) -> list[str]:
    """Return what is different line by line: what is gone behind `-`, what is there now behind `+`, then in words."""
    return [f"{sign} {line}" if sign else line for sign, line in content_changes(before, after)]


def content_changes(before: Payload, after: Payload) -> list[tuple[str, str]]:
    """Return what is different, each line with its sign: `-` where it is gone, `+` where it is new, "" for words."""
    from difflib import SequenceMatcher  # 3 ms, and a plan says it in a few words

    one, other = list(_rendered(before)), list(_rendered(after))
    found: list[tuple[str, str]] = []
    for kind, start, end, since, until in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if kind != "equal":
            found += (("-", line) for line in one[start:end])
            found += (("+", line) for line in other[since:until])
    return [*found, *(("", words) for words in content_words(before, after))]


def _rendered(payload: Payload) -> Iterator[str]:
    """Yield a content as lines: the parts of its thread, then whatever else is sent with them."""
    for number, text in enumerate(payload.texts, 1):
        if number > 1:
            yield Sentence("[{what}]", what=Sentence("part {number}", number=number))
        yield from text.splitlines()
    for media in payload.media:
        yield Sentence("[picture {file}, {hash}] {alt}", file=media.file, hash=media.sha256[:10], alt=media.alt)
    rest = to_builtins(_words_alone(payload))
    for name, said in rest.items():
        if name not in _TOLD and said != "":
            yield Sentence("[{what}] {said}", what=Sentence(name), said=str(said) if said else Sentence("off"))


_TOLD = ("network", "account", "texts", "media", "hashtags")
"""What a content's lines say otherwise, or need not say."""
