"""Notes to a colleague that were left in a text: "NB: check with Ana", "Ana, please confirm the figure".

Such a note asks for what an editor looks after (a figure, a quotation, a spelling, a translation) or for a word with
somebody who is named; whatever asks it of readers ("NB: check your registration", "please confirm your place") asks for
something else. In doubt nothing is told. Pure.
"""

import re
from functools import cache, lru_cache

from postdesk.text.signs import SoughtWords, in_small
from postdesk.text.worded import bare_words

HINTS = (
    *("nb", "n.b", "n. b", "note ", "nota p", "napomena za", "напомена за", "lease ", "pls ", "plz ", "an you "),
    *("ould you ", " to c", " to v", "(check", "(confirm", "(verify", "?)", "?]", "erci de", "peux-tu", "pouvez-vous"),
    *("pourrais-tu", "svp", "s’il te", "s'il te", "or favor ", "uedes ", "er favore", "itte ", "olim "),
    *("ožeš", "олим ", "ожеш", "олам ", "ожалуйста", "рошу ", "удь ласка", "lutem ", "lütfen", "يرجى", "فضلك", "رجاء"),
    *("tag: @", "tags: @"),
)  # fmt: skip
"""Every note holds one of these, in small letters; a text without any needs no closer look."""
_HINTED = SoughtWords(HINTS)
NAME = r"@?[^\W\d_a-zà-ÿа-џ]\w{1,15}(?: [^\W\d_a-zà-ÿа-џ]\w{1,15})?"
"""One person, or an office, as one is spoken to: a word in capitals or two."""
_EDITED = (
    "figure figures number numbers quote quotes quotation quotations spelling wording caption captions translation "
    "translations source sources stat stats statistics chiffre chiffres citation citations orthographe légende "
    "légendes traduction traductions cifra cifras datos cita citas ortografía traducción fuente fuentes número "
    "números citação tradução fonte fontes cifre numeri citazione citazioni traduzione fonti zahl zahlen zitat "
    "zitate schreibweise übersetzung quelle quellen bildunterschrift cifru brojke brojku brojeve broj podatak "
    "podatke citat citate prevod prijevod izvor izvore цифру цифры цифре број бројке бројку бројеве бројката "
    "бројките податак податке податокот податоците цитат цитате цитатот цитаты цитату превод преводот извор изворе "
    "изворот число числа перевод переклад источник джерело shifrën shifrat numrin numrat citimin përkthimin "
    "burimin rakamı rakamları sayıyı sayıları alıntıyı çeviriyi kaynağı الرقم الأرقام الاقتباس الترجمة المصدر"
)
EDITED = frozenset(_EDITED.split())
"""What an editor looks after, and readers do not."""
_ASKED = (
    r"please|pls|plz|can you|could you|merci de|peux-tu|pouvez-vous|pourrais-tu|svp|s['’]il te pla[iî]t|"
    r"por favor|puedes|podrías|podes|per favore|puoi|potresti|bitte|kannst du|könntest du|molim(?: te| vas)?|"
    r"možeš li|možete li|молим(?: те| вас)?|можеш ли|можете ли|те молам|ве молам|пожалуйста|прошу|можешь|"
    r"будь ласка|të lutem|ju lutem|mund të|lütfen|يرجى|من فضلك|رجاء"
)
"""How a colleague is asked for something."""
_DONE = (
    r"(?:double-?)?check|confirm|verify|update|correct|fix|add|insert|review|confirmer|vérifier|vérifie[rz]?|"
    r"valider|corriger|compléter|confirmar?|confirme|revisar?|revise|verificar?|verifique|comprueba|"
    r"conferma(?:re)?|controlla(?:re)?|prüfen?|prüf|checken|bestätigen?|klären|ergänzen?|(?:da )?(?:potvrdi|"
    r"proveri|provjeri|ispravi|dopuni)(?:ti|te|š)?|(?:да )?(?:потврди|провери|провјери|исправи|допуни)(?:ти|те|"
    r"ш)?|проверь(?:те)?|подтвердите?|уточните?|перевірте?|konfirmo(?:ni)?|kontrollo(?:ni)?|verifiko(?:ni)?|"
    r"doğrula(?:yın)?|kontrol edin|تأكيد|التأكد من|تأكدي? من|مراجعة|التحقق من"
)
"""What a colleague is asked to do."""
_MARKS = r"NB|N\. ?B\."
_HEADS = ("note ", "nota p", "napomena za", "напомена за", "tag: @", "tags: @")
"""How a note begins that is one by its head."""
_NB = r"\bn\.? ?b\b"
_FEW = r"(?: [\w’'-]+){0,3}"
_STARTS, _ENDS = r"(?:(?<=^)|(?<=[.!?…:–—] )|(?<=[(\[\n]))", r"(?=[ ]*(?:[.!?)\]…—–]|$))"
_WITH = r"with|avec|auprès de|con|com|mit|bei|sa|са|со|с|у|me|de|to|à"


@lru_cache(maxsize=8)  # the accounts of one draft follow each other, and mostly say the same
def editor_note(text: str) -> str:
    """Return the first note to a colleague in a text, as it stands; "" where there is none."""
    if " " not in text and "?" not in text:  # an address, mostly
        return ""
    small = in_small(text)
    asked = not EDITED.isdisjoint(bare_words(text))
    marked = "nb" in small or "n.b" in small or "n. b" in small
    written = "(" in text or "[" in text or any([head in small for head in _HEADS])  # noqa: C419 -- half the time
    if not (asked or marked or written) or not _HINTED.inside(small):
        return ""
    may_be = ((_asked, asked), (_marked, marked and re.search(_NB, small)), (_written, written))
    found = [match for pattern, some in may_be if some and (match := pattern().search(text))]
    first = min(found, key=re.Match.start, default=None)
    return first[0].strip(" ([)]") if first else ""


def _edited() -> str:
    return "|".join(sorted(EDITED))


def _done() -> str:
    """Return what matches that something an editor looks after is to be seen to, in either order."""
    last = "prüfen|bestätigen|checken|klären|ergänzen|kontrol edin|doğrulayın"
    return rf"(?i:\b(?:{_DONE})\b){_FEW} (?i:{_edited()})\b|(?i:\b(?:{_edited()})){_FEW} (?i:{last})\b"


@cache
def _asked() -> re.Pattern[str]:
    """Match what a colleague is asked, by name; or by none where nothing else is said."""
    asked = rf"(?i:{_ASKED}),?{_FEW} ?(?:{_done()})"
    return re.compile(rf"{_STARTS}{NAME}(?:,| [-–—]|:)? (?:{asked})|{_STARTS}(?:{asked}){_ENDS}", re.MULTILINE)


@cache
def _marked() -> re.Pattern[str]:
    """Match a remark on what is still to be seen to, or with whom."""
    ask = "ask|pitati|pitaj|demander|preguntar|chiedere|klären|спросить|pyet"
    with_whom = rf"(?i:{_DONE}|{ask})(?: (?:{_WITH}))? {NAME}{_ENDS}"
    return re.compile(rf"{_STARTS}(?i:{_MARKS}) ?[:–—-]? ?(?:{_done()}|{with_whom})", re.MULTILINE)


@cache
def _written() -> re.Pattern[str]:
    """Match the head of a note, and one in brackets."""
    to_whom = (
        "note to (?:self|editors?|the editor|designer|translator)|note (?:for|pour)|nota (?:per|para)|napomena za|"
        "напомена за"
    )
    to_tag = r"^(?i:tags?): @[\w.@-]+(?:(?:,| and| &)? @[\w.@-]+)*[ .]*$"
    what = rf"(?: with {NAME}| (?i:the )?(?i:{_edited()}))"
    return re.compile(
        rf"{_STARTS}(?i:{to_whom})(?: {NAME})? ?:|{to_tag}|[(\[](?i:{_edited()}) ?\?+[)\]]|"
        rf"[(\[](?:{NAME} to (?:confirm|check|verify|add|provide|send)|(?i:(?:please )?(?:check|confirm|verify)){what})"
        r"[^()\[\]\n]{0,40}[)\]]",
        re.MULTILINE,
    )
