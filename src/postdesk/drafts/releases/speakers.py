"""Who says what is quoted: the name beside the word for saying, in the words themselves, or in the sentence before."""

import re
from functools import cache

from postdesk.drafts.sources.labels import labels_of
from postdesk.text.abbreviations import is_starter, kind_by_word
from postdesk.text.named_days import spoken_weekday
from postdesk.text.small_words import languages_by_word

_NEAR = 180
"""Signs before and behind a quotation in which its speaker is looked for."""
_CAPITAL = r"[A-ZÀ-ÖØ-ÞĀČĆĐĞĚİŁŃÑŘŚŠŞŞŽŻȘȚΑ-ΩЀ-Я]"
_TOKEN = rf"(?:{_CAPITAL}[\w.\u2024’'-]*|d[aeiou]s?|del|van|von|der|den|al|el|bin|ibn|la|le)"
_END = re.compile(
    r"[,;:.!?“”\"«»„()\n—]|\s(?:adding|who|that|in|at|on|during|while|as|and|when|koji|koja|da|što|која|који|да|qui|lors|que|en|durante|quien|что|который|которая|në|gjatë|خلال|أثناء|التي|الذي|إن)\s"
)
_WORD = rf"{_CAPITAL}[^\W\d_A-ZА-Я]+"
_PERSON = re.compile(rf"{_CAPITAL}[\w.\u2024’'-]*(?: {_TOKEN})+")
_FULL_NAME = re.compile(rf"({_WORD} {_WORD}) (?:во?|на|по|после|при|у|u|na|tokom|nakon|током|након|du|à|a) ")
"""A first and a last name, and then where or when: "Анна Петрова во время встречи"."""
_DOTTED = re.compile(rf"\b(H\.E|S\.E|[^\W\d_]{{1,6}})\.(?=\s{_CAPITAL})")
_HELD = "\u2024"
"""What stands for the stop of a title or an initial while sentences are told apart: "Dr. Inga Solheim"."""
_INTERRUPTED = re.compile(r"[,!?…]\s(?:[—–]\s?)?|\s[—–]\s?")
_AS = "(?:كما|وكما|حسبما|هكذا|as|comme|como)"
"""Words between a quotation and the word for saying that name nobody: "…, as said Ana Rakić"."""
_OCCASION = frozenset((
    "на", "по", "после", "при", "в", "во", "у", "u", "na", "tokom", "nakon", "pri", "prilikom", "povodom", "током",
    "након", "приликом", "поводом", "під", "pas", "gjatë", "am", "beim", "bei", "im", "vor", "anlässlich",
))  # fmt: skip
"""Words between whoever spoke and where or when, in languages whose names end without a sign."""
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[^\W\d_a-z])")
"""Between two sentences."""
_NEXT = re.compile(rf"\.\s+{_CAPITAL}")
"""How a text goes on behind a quotation that ends its sentence."""
_WORDS_OF_A_NAME = 9


def _held(text: str) -> str:
    """Return a text with the stops of titles, of initials and of what else stands before a name as other signs."""
    return _DOTTED.sub(lambda found: found[1] + (_HELD if _is_shortened(found[1]) else "."), text)


def _is_shortened(word: str) -> bool:
    return len(word) == 1 or "." in word or kind_by_word().get(word.casefold()) == "never"


def speaker_beside(before: str, after: str) -> tuple[str, str, bool]:
    """Return who spoke, what they are, and whether only a pronoun tells."""
    before, after = _held(before), "" if _NEXT.match(after) else _held(after)
    name, role, pronoun = _told_beside(before, after)
    return name.replace(_HELD, "."), role.replace(_HELD, "."), pronoun


def _told_beside(before: str, after: str) -> tuple[str, str, bool]:
    """Return the speaker in the words before and behind a quotation."""
    sentence = _SENTENCE.split(before)[-1]
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


def speaker_inside(words: str) -> str:
    """Return who speaks by what a quotation says itself between its parts: "…, — сказала Анна. — …"; "" for nobody."""
    held = _held(words)
    for pause in _INTERRUPTED.finditer(held):
        said = held[pause.end() : pause.end() + _NEAR]
        if found := _verb_name().match(said):
            return _named(found["who"], "")[0].replace(_HELD, ".")
    return ""


def _nearest(phrase: str) -> str:
    """Return what of a phrase before the word for saying is the name: of "Among them, Ana Rakić" the last part.

    Where a name stands first, what follows its comma is what its bearer is: "Ana Rakić, Head Teacher".
    """
    first, *_, last = (part.strip() for part in phrase.split(",")) if "," in phrase else ("", phrase)
    if _PERSON.fullmatch(first) and not (
        is_starter(first.split()[0]) or any(spoken_weekday(word) is not None for word in first.split())
    ):
        return phrase
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
    if said.casefold() in languages_by_word():  # "Y añadió: “…”"
        return "", ""
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
def _subject() -> re.Pattern[str]:
    """Match "Ana Rakić, the director, said that …" at the beginning of a sentence."""
    return re.compile(rf"(?P<who>{_CAPITAL}[^“«„\"!?:.]{{1,110}}?),?\s+(?:{_verbs()})(?!\w)")


@cache
def _before_name() -> re.Pattern[str]:
    """Match "said Ana Rakić:" and its like in Arabic before a quotation."""
    return re.compile(
        rf"(?:^|\s)(?:{_verbs()})\s+(?:(?:je|је)\s+)?(?P<who>[^\s“«„\":][^“«„\":]{{1,90}}?)"
        rf"(?:[،,]?\s+(?:أن|إن|بأن|إلى أن|قائلا|قائلاً|قائلًا|قائلة|قائلةً|بالقول))?[\s:,،]*$"
    )


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


def between_sentences(text: str) -> str:
    """Return what stands behind the first sentence of a text: behind a quotation, that of whoever said it."""
    return _SENTENCE.split(_held(text), maxsplit=1)[-1]


def speaker_before(text: str) -> tuple[str, str]:
    """Return who says what the sentence before a quotation tells, "Ana Rakić said that … “…,” she added.", and post."""
    sentence = _SENTENCE.split(_held(text).strip())[-1]
    found = _subject().match(sentence)
    name, role = _named(_nearest(found["who"]), ",") if found else ("", "")
    return name.replace(_HELD, "."), role.replace(_HELD, ".")


def another_named(text: str, speaker: str) -> bool:
    """Tell whether a text names a person, by two words with capitals and none of an office, that is not a speaker."""
    for found in _PERSON.finditer(text):
        words = found[0].split()
        bare = words[is_starter(words[0]) :]
        office = any(word.casefold() in labels_of("office") for word in bare)
        if len(bare) > 1 and not office and not set(bare) & set(speaker.split()):
            return True
    return False
