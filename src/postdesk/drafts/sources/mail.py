"""E-mails, and pages that a browser saved as one file: the message without greeting, signature and what it answers."""

import re
from collections.abc import Iterator, Sequence
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import getaddresses, parsedate_to_datetime
from typing import cast

from msgspec.structs import replace

from postdesk.drafts.sources.article import told_page
from postdesk.drafts.sources.labels import begins_with, is_label, speaks_of
from postdesk.drafts.sources.original import MAILED, Original, Passage
from postdesk.drafts.sources.text_lines import text_decoded, told_lines

_PREFIX = re.compile(r"^(?:\s*(?:re|fw|fwd|aw|wg|tr|rv|odg|prosl|отв|на)\s*:|\s*\[[^\]]{1,30}\])+\s*", re.IGNORECASE)
_KIND = re.compile(r"^([^:–—-]{3,40})\s*[:–—-]\s+(?=\S)")
_ABOVE = "original message|original-nachricht|message d.origine|mensaje original|forwarded message|originalna poruka"
_WROTE = "wrote|écrit|escribió|schrieb|napisao|napisala|napisao\\(la\\)|написао|написала"
_ANSWERED = re.compile(
    rf"-{{2,}}\s*(?:{_ABOVE}|исходное сообщение).*|(?:on|le|el|am|dana|дана) .{{6,120}}(?:{_WROTE})\s*:|_{{20,}}",
    re.IGNORECASE,
)
_FORWARDED = re.compile(
    r"[\s>*_-]*(?:begin |anfang der |début du |inicio del )?(?:forwarded message|"
    r"weitergeleiteten? (?:nachricht|e-?mail)|"
    r"message transféré|message réexpédié|mensaje reenviado|prosl(?:ij)?eđena poruka|просл(?:иј)?еђена порука|"
    r"пересылаемое сообщение|пересланное (?:сообщение|письмо)|(?:переслане|переадресоване) повідомлення|"
    r"messaggio inoltrato|mensagem encaminhada|iletilen (?:ileti|mesaj)|mesazhi? i përcjellë|"
    r"(?:ال)?رسالة (?:ال)?معاد توجيهها|转发的?邮件)\s*:?[\s*_-]*",
    re.IGNORECASE,
)
_HEADER = re.compile(
    r"(?:from|sent|to|cc|subject|date|de|envoyé|à|objet|para|asunto|enviado|von|gesendet|an|betreff|od|poslato|za|predmet|от|кому|тема|дата)\s*:\s+\S.*",
    re.IGNORECASE,
)
_LONG_ENOUGH = 200
"""Signs of a plain part, below which that in HTML is read."""
_LONGEST_HEADER = 8_000
"""Signs of a header that are looked at: `email` takes time by the square of them."""
_OPENED_WITHIN = 4
"""Lines from the first in which a message greets, and says what it brings."""
_CLOSED_WITHIN = 14
"""Lines over the end in which a message is closed."""


_MOST_PARTS = 5_000
"""Lines that may begin a part of a message."""


class _Bounded(policy.EmailPolicy):
    """Headers as `email` reads them, but no more of each than anybody means."""

    def header_fetch_parse(self, name: str, value: str) -> str:
        return cast("str", super().header_fetch_parse(name, str(value)[:_LONGEST_HEADER]))


_BOUNDED = _Bounded()


def read(content: bytes) -> Original:
    """Return a message's passages; its title is the subject, and who sent it belongs into no post.

    Raises:
        ValueError: It holds no text; the message goes on after the file's name.
    """
    if content.count(b"\n--") > _MOST_PARTS:
        raise ValueError("has more parts than any message: save it again as .eml, or paste the text")
    try:
        message = cast("EmailMessage", BytesParser(EmailMessage, policy=_BOUNDED).parsebytes(content))
        plain, html = _part(message, "plain"), _part(message, "html")
        addresses = getaddresses(_headers(message))
    except RecursionError:
        raise ValueError("is nested deeper than any message: save it again as .eml, or paste the text") from None
    if not (plain or html).strip():
        raise ValueError("is no message with a text: save it again as .eml, or paste the text")
    people = tuple(name for name, _ in addresses if len(name.split()) > 1)
    if html and len(plain) < _LONG_ENOUGH:
        told = told_page(html)
        title = told.title or _subject(message)
        return replace(told, title=title, date=told.date or _day(message), dated=told.dated or MAILED, people=people)
    told = _at_its_lines(told_lines(plain), content)
    return _message(replace(told, raw=tuple(text_decoded(content).splitlines())), message, people)


def _headers(message: EmailMessage) -> list[str]:
    return [str(value) for name in ("from", "to", "cc", "reply-to", "sender") for value in message.get_all(name, [])]


def _part(message: EmailMessage, kind: str) -> str:
    """Return the text of a message in one of its two forms; "" where it has none."""
    for part in message.walk():
        if part.get_content_type() == f"text/{kind}" and part.get_content_disposition() != "attachment":
            payload = part.get_payload(decode=True)
            if isinstance(payload, bytes) and payload.strip():
                return _decoded(payload, part.get_content_charset())
    return ""


def _decoded(payload: bytes, charset: str | None) -> str:
    try:
        return payload.decode(charset or "utf-8")
    except (LookupError, ValueError):  # a name of a charset may hold a NUL
        return text_decoded(payload)


def _at_its_lines(told: Original, content: bytes) -> Original:
    """Return passages with the lines of the file, where the message stands in it as it is read."""
    lines = [line.rstrip("\r") for line in text_decoded(content).split("\n")]
    first = next((each for each in told.raw if len(each.strip()) > 20), "")
    if not first or first not in lines:
        return told
    shift = lines.index(first) - told.raw.index(first)
    passages = tuple(replace(each, line=each.line + shift, last=each.last + shift) for each in told.passages)
    return replace(told, passages=passages, lines=len(lines) - (not lines[-1]), raw=())


def _message(told: Original, message: EmailMessage, people: Sequence[str]) -> Original:
    passages = list(_judged(told.passages))
    signature = [each.text for each in passages if each.why == "signature"]
    signed = [
        text for text in signature if len(text.split()) <= 5 and not is_label("closing", text.casefold().rstrip(",.! "))
    ]
    subject = _subject(message)
    own = next((each.text for each in passages if not each.why and each.text.casefold() == subject.casefold()), "")
    if subject and not own:
        passages.insert(0, Passage(_line_of_subject(told.raw), subject, heading=True))
    return replace(
        told,
        passages=tuple(passages),
        title=own or subject,
        date=_day(message),
        dated=MAILED,
        people=(*people, *signed),
        raw=(),
    )


def _line_of_subject(lines: Sequence[str]) -> int:
    return next((number for number, line in enumerate(lines, 1) if line.casefold().startswith("subject:")), 1)


def _judged(passages: Sequence[Passage]) -> Iterator[Passage]:
    """Yield a message's passages, with why those are left out that are none of its text.

    What is passed on under a note is the text, where it says more than the note.
    """
    passed = next((place for place, each in enumerate(passages) if _FORWARDED.fullmatch(each.text)), 0)
    if passed and _words(passages[:passed]) < _words(passages[passed:]):
        note = _parts_of(passages[:passed])
        yield from (replace(each, why=each.why or "greeting") for each in note)
        yield from _parts_of(passages[passed:])
    else:
        yield from _parts_of(passages)


def _words(passages: Sequence[Passage]) -> int:
    return sum(len(each.text.split()) for each in passages if not _HEADER.fullmatch(each.text))


def _parts_of(passages: Sequence[Passage]) -> Iterator[Passage]:
    """Yield the passages of one message with what they are, if not its text."""
    closing = _closing(passages)
    answered = next((place for place, each in enumerate(passages) if _is_answered(each.text)), len(passages))
    forwarded = answered < min(3, len(passages))
    for place, each in enumerate(passages):
        why = ""
        if each.text.startswith(">") or (place >= answered and not forwarded):
            why = "quoted"
        elif (forwarded and place <= answered) or (forwarded and _HEADER.fullmatch(each.text)):
            why = "header"
        elif place >= closing:
            why = "signature"
        elif place < _OPENED_WITHIN and _greets(each.text):
            why = "greeting"
        yield replace(each, why=why)


def _is_answered(text: str) -> bool:
    return bool(_ANSWERED.fullmatch(text) or _FORWARDED.fullmatch(text))


def _closing(passages: Sequence[Passage]) -> int:
    """Return where a message's farewell and signature begin."""
    for place, each in enumerate(passages):
        small = each.text.casefold().rstrip(" ,.!")
        near_end = len(passages) - place <= _CLOSED_WITHIN
        if each.text in {"--", "-- "} or (near_end and is_label("closing", small)):
            return place
    return len(passages)


def _greets(text: str) -> bool:
    words, small = len(text.split()), text.casefold()
    return (words <= 8 and bool(begins_with("greeting", small))) or (words <= 25 and speaks_of("cover", small))


def _subject(message: EmailMessage) -> str:
    """Return the subject without "Re:", and without the kind of text that it names before a colon."""
    said = " ".join(_PREFIX.sub("", str(message.get("subject", ""))).split())
    kind = _KIND.match(said)
    return said[kind.end() :] if kind and is_label("release", kind[1].strip().casefold()) else said


def _day(message: EmailMessage) -> str:
    try:
        return parsedate_to_datetime(str(message["date"])).date().isoformat()
    except (ValueError, TypeError, IndexError):
        return ""
