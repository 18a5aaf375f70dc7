"""What a release quotes, and whom: the words between quotation marks, and the name beside the word for saying."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from msgspec import Struct

from postdesk.drafts.sources.labels import labels_of
from postdesk.drafts.sources.original import Passage

_MARKS = {"“": "”", "«": "»", "„": '”“"', "「": "」", "『": "』", '"': '"', "”": "”"}
_OPENING = re.compile(f"[{''.join(_MARKS)}]")
_NEAR = 180
"""Signs before and behind a quotation in which its speaker is looked for."""
_CAPITAL = r"[A-ZÀ-ÖØ-ÞĀČĆĐĞĚİŁŃÑŘŚŠŞŞŽŻȘȚΑ-ΩЀ-Я]"
_TOKEN = rf"(?:{_CAPITAL}[\w.\u2024’'-]*|d[aeiou]s?|del|van|von|der|den|al|el|bin|ibn|la|le)"
_END = re.compile(
    r"[,;:.!?“”\"«»„()\n—]|\s(?:adding|who|that|in|at|on|during|while|as|and|when|koji|koja|da|što|која|који|да|qui|lors|que|en|durante|quien|что|который|которая|në|gjatë|خلال|أثناء|التي|الذي|إن)\s"
)
_WORD = rf"{_CAPITAL}[^\W\d_A-ZА-Я]+"
_FULL_NAME = re.compile(rf"({_WORD} {_WORD}) (?:во?|на|по|после|при|у|u|na|tokom|nakon|током|након|du|à|a) ")
"""A first and a last name, and then where or when: "Анна Петрова во время встречи"."""
_DOTTED = re.compile(
    rf"\b(Dra?|Mrs?|Ms|M|Prof|Sra?|Amb|Gen|Rev|Hon|H\.E|S\.E|{_CAPITAL})\.(?=\s{_CAPITAL})",
)
_HELD = "\u2024"
"""What stands for the stop of a title or an initial while sentences are told apart: "Dr. Inga Solheim"."""
_KEPT = rf"\1{_HELD}"
_INTERRUPTED = re.compile(r"[,!?…]\s(?:[—–]\s?)?|\s[—–]\s?")
_DASHED = re.compile(r"\s?[—–]\s?\S")
"""How a paragraph begins that is spoken, without quotation marks: "— Мы рады, — сказала Анна"."""
_AS = "(?:كما|وكما|حسبما|هكذا|as|comme|como)"
"""Words between a quotation and the word for saying that name nobody: "…, as said Ana Rakić"."""
_OCCASION = frozenset((
    "на", "по", "после", "при", "в", "во", "у", "u", "na", "tokom", "nakon", "pri", "prilikom", "povodom", "током",
    "након", "приликом", "поводом", "під", "pas", "gjatë",
))  # fmt: skip
"""Words between whoever spoke and where or when, in languages whose names end without a sign."""
_WORDS_OF_A_QUOTE = 5
_WORDS_OF_A_NAME = 9


class Quotation(Struct, frozen=True):
    """Words that a release quotes: as they stand there with their marks, on which line, whose and what the speaker is.

    `speaker` and `post` are the source's words, "" where it does not say; `whole` is whether the words are a sentence,
    `inside` whether the words say themselves who speaks: «Мы рады, — сказала Анна. — Очень».
    """

    text: str
    line: int
    speaker: str = ""
    post: str = ""
    whole: bool = False
    inside: bool = False


def quotations(paragraphs: Sequence[Passage]) -> list[Quotation]:
    """Return what is quoted in paragraphs, in order; "he said" is whoever spoke before, if only one has."""
    found: list[Quotation] = []
    names: list[str] = []
    for passage in paragraphs:
        for quote, alone in _in_paragraph(passage):
            speakers = set(names)
            if quote.speaker:
                names.append(quote.speaker)
            elif alone and len(speakers) == 1:
                quote = Quotation(quote.text, quote.line, names[-1], "", quote.whole)  # noqa: PLW2901 -- the same, named
            found.append(quote)
    return found


def _in_paragraph(passage: Passage) -> Iterator[tuple[Quotation, bool]]:
    """Yield each quotation of a paragraph, and whether a pronoun stands for its speaker."""
    text, speaker, post = passage.text, "", ""
    if is_spoken(text):
        yield Quotation(text, passage.line, _inside(text), "", whole=True, inside=True), False
        return
    for start, end in quoted_spans(text):
        words = text[start:end]
        if _words(words) < _WORDS_OF_A_QUOTE:
            continue
        before, after = re.split('[”»"“」]', text[max(start - _NEAR, 0) : start])[-1], text[end : end + _NEAR]
        name, role, pronoun = _speaker(before, after)
        inside = "" if name else _inside(words)
        if name:
            speaker, post = name, role
        inner = words.strip('“”«»„"「」『』 \u00a0')
        if not (name or inside or pronoun or inner[-1:] in ".!?…,;。！？"):
            continue  # the title of something
        whole = inner[:1].isupper() or not inner[:1].isalpha() or inner[:1] > "\u0590"
        post = "" if inside else role if name else post
        yield Quotation(words, passage.line, name or inside or speaker, post, whole, bool(inside)), pronoun


def is_spoken(text: str) -> bool:
    """Tell whether a paragraph is what somebody says, behind a dash, and names them: "—Es vida —dijo María—. Sí."."""
    return bool(_DASHED.match(text) and _inside(text))


def quoted_spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each quotation of a text begins and ends, its marks included."""
    at = 0
    while at < len(text):
        opened = _OPENING.search(text, at)
        if opened is None:
            return
        start, ends = opened.start(), _MARKS[opened[0]]
        closed = min((found for sign in ends if (found := text.find(sign, start + 1)) > 0), default=-1)
        if closed < 0:
            return
        yield start, closed + 1
        at = closed + 1


def _words(text: str) -> int:
    wide = len(re.findall("[\u3400-\u9fff]", text))
    return len(text.split()) + wide // 2


def _speaker(before: str, after: str) -> tuple[str, str, bool]:
    """Return who spoke, what they are, and whether only a pronoun tells."""
    before, after = _DOTTED.sub(_KEPT, before), _DOTTED.sub(_KEPT, after)
    name, role, pronoun = _told_beside(before, after)
    return name.replace(_HELD, "."), role.replace(_HELD, "."), pronoun


def _told_beside(before: str, after: str) -> tuple[str, str, bool]:
    """Return the speaker in the words before and behind a quotation."""
    sentence = re.split(r"(?<=[.!?])\s+(?=[^\W\d_a-z])", before)[-1]
    for pattern, side in (
        (_verb_name(), after),
        (_name_verb(), after),
        (_before_verb(), sentence),
        (_before_name(), sentence),
    ):
        if found := pattern.search(side):
            who = _nearest(found["who"]) if pattern is _before_verb() else found["who"]
            who = who.partition("،")[0] if side is after else who
            name, role = _named(who, side[found.end("who") :])
            if name:
                return name, role, False
    for pattern, side in ((_wide_after(), after), (_wide_before(), before)):
        if found := pattern.search(side):
            pronoun = found["who"] in labels_of("pronoun")
            return ("", "", True) if pronoun else (found["who"], "", False)
    return "", "", bool(_pronoun_said().search(after) or _pronoun_said().search(sentence))


def _inside(words: str) -> str:
    """Return who speaks by what a quotation says itself between its parts: "…, — сказала Анна. — …"; "" for nobody."""
    held = _DOTTED.sub(_KEPT, words)
    for pause in _INTERRUPTED.finditer(held):
        said = held[pause.end() : pause.end() + _NEAR]
        if found := _verb_name().match(said):
            return _named(found["who"], "")[0].replace(_HELD, ".")
    return ""


def _nearest(phrase: str) -> str:
    """Return what of a phrase before the word for saying is the name: of "Among them, Ana Rakić" the last part."""
    last = phrase.rpartition(",")[2].strip()
    return last if len(re.findall(_CAPITAL, last)) >= 2 else phrase


def _named(phrase: str, rest: str) -> tuple[str, str]:
    """Return the name in a phrase, and what its bearer is: the words before it, or those behind a comma."""
    phrase = phrase.strip(" ,")
    end = _END.search(phrase)
    said = re.split("[’']s ", phrase[: end.start()].strip() if end else phrase)[-1]
    said = _and_said().split(said)[0]
    if told_where := _FULL_NAME.match(said):
        said = told_where[1]
    said = _without_occasion(said)
    if not said or len(said.split()) > _WORDS_OF_A_NAME or said.casefold() in labels_of("pronoun"):
        return "", ""
    if re.search("[\u0621-\u064a]", said):
        return said, ""
    runs = re.findall(rf"{_CAPITAL}[\w.\u2024’'-]*(?:\s+{_TOKEN})*", said)
    if not runs or (len(said.split()) < 3 and said.split()[0].casefold() in labels_of("pronoun")):
        return "", ""
    behind = (phrase[end.start() :] if end else "") + rest
    role = re.match(r",\s+([^,.;“”\"«»]{4,90}(?:a\.i\.)?)(?=[,;]|\.(?:[\s“”\"«»„]|$))", behind)
    return said, role[1].strip() if role and not _says().search(role[1]) else ""


def _without_occasion(said: str) -> str:
    """Return who spoke without where and when: of "Рада Лалић на отварању у Бару" the name.

    A name may stand behind such a word, too: "Министр по делам молодёжи Иван Петров".
    """
    words = said.split()
    at = next((at for at in range(1, len(words)) if words[at] in _OCCASION and words[at - 1][0].isupper()), len(words))
    named = any(word[0].isupper() and words[place - 1] not in _OCCASION for place, word in enumerate(words[at:], at))
    return said if named else " ".join(words[:at])


@cache
def _verbs() -> str:
    return "|".join(sorted(map(re.escape, labels_of("said")), key=len, reverse=True))


@cache
def _and_said() -> re.Pattern[str]:
    """Match what goes on after a name with another word for saying: "and added"."""
    return re.compile(rf"\s(?:and|et|y|e|i|и|та|і|und|dhe)\s+(?:je\s+|је\s+)?(?={_verbs()})")


@cache
def _says() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_verbs()})(?!\w)")


@cache
def _verb_name() -> re.Pattern[str]:
    """Match ", said Ana Rakić, director" behind a quotation."""
    return re.compile(
        rf"^[\s,،.–—-]*(?:{_AS}\s+)?(?:{_verbs()})(?:-t-(?:il|elle))?\s+(?:(?:je|је|to|for|also|yesterday|today)\s+)?(?P<who>[^\s“«„\"][^“«„\"]{{1,110}})"
    )


@cache
def _name_verb() -> re.Pattern[str]:
    """Match ", Ana Rakić said", ", Ana Rakić, director, said" and their like behind a quotation."""
    return re.compile(
        rf"^[\s,،.–—-]*(?:{_AS}\s+)?(?P<who>(?!(?:{_verbs()}|{_AS})\s)[^“«„\".!?]{{2,90}}?),?\s+(?:(?:je|је|su|ha|has|also|then)\s+)?(?:{_verbs()})(?!\w)"
    )


@cache
def _before_verb() -> re.Pattern[str]:
    """Match "Ana Rakić, director, said:" before a quotation."""
    return re.compile(
        rf"(?P<who>{_CAPITAL}[^“«„\"!?:]{{1,110}}?),?\s+(?:(?:je|је|su|ha|has|also|then)\s+)?(?:{_verbs()})(?!\w)[^“«„\"]{{0,60}}?[\s:,“]*$"
    )


@cache
def _before_name() -> re.Pattern[str]:
    """Match "said Ana Rakić:" and its like in Arabic before a quotation."""
    return re.compile(rf"(?:^|\s)(?:{_verbs()})\s+(?:(?:je|је)\s+)?(?P<who>[^\s“«„\":][^“«„\":]{{1,90}}?)[\s:,]*$")


@cache
def _pronoun_said() -> re.Pattern[str]:
    pronouns = "|".join(sorted(labels_of("pronoun"), key=len, reverse=True))
    return re.compile(
        rf"(?<!\w)(?:(?:{pronouns})\s+(?:\w+\s+)?(?:{_verbs()})|(?:{_verbs()})[\s-]+(?:je\s+|је\s+|t-)?(?:{pronouns}))(?!\w)",
        re.IGNORECASE,
    )


@cache
def _wide_after() -> re.Pattern[str]:
    return re.compile(rf"^[，,]?(?P<who>[^，,。：；“”\s]{{1,24}}?)(?:{'|'.join(labels_of('wide_said'))})")


@cache
def _wide_before() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<who>[^，,。：；！？“”\s]{{1,24}}?)(?:在[^，。“”]{{1,20}})?(?:{'|'.join(labels_of('wide_said'))})道?[：:，,]\s*$"
    )
