"""A post holds nothing that was still to be filled in.

Templates and first versions are full of signs for "later": `TBC`, `[NAME]`, `xx.xx.`, `DD/MM/YYYY`, `lorem ipsum`.
One that is overlooked is what readers remember of the post. So are notes to a colleague: "NB: check with Ana", "Ana,
please confirm the figure", "(source?)".

What to do: write what belongs there. Where it is meant (`TODO` is a word in Spanish and Portuguese, and left alone
there), say so in the post: `ignore: {placeholder: reason}`.

Source: https://www.gov.uk/guidance/content-design/content-maintenance (check every fact before you publish).
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from urllib.parse import unquote

from postdesk.models import Remark, Severity, Variant
from postdesk.text.editor_notes import editor_note
from postdesk.text.named_days import months
from postdesk.text.signs import SoughtWords, signs_of

ID = "placeholder"
SEVERITY = Severity.WARNING
DRAFTS = ("DRAFT", "BROUILLON", "BORRADOR", "ENTWURF", "NACRT", "НАЦРТ", "ЧЕРНОВИК", "RASCUNHO", "BOZZA", "مسودة")
"""What a first version says of itself, in capitals, at the head of a line."""
HINTS = (
    *("INSERT", "INSÉR", "EINF", "UBAC", "UMETN", "ВСТАВ", "DO NOT P", " TO COME", "HERE", "ADD ", "FINAL", *DRAFTS),
    *("XX", "xx", "Xx", "$X", "€X", "£X", "ХХ", "хх", "ДД", "DD", "JJ", "HH:", "YY", "TT.", "TT/", "00.", "00/"),
    *("___", "__:", "__.", "__/", "__ ", "??", "definir", "definire", "définir", "offen", "onfirm", "nnounced", "待"),
    *("TB", "TK", "TODO", "FIXME", "orem ", "OREM ", "Ipsum", "text here", "ΧΧ", "NN ", "be added", "be confirmed"),
    *("ompléter", "réciser", "ompletar", "уточн", "уточнити", "omments ", "or review", "or approval", "or clearance"),
)
_HINTED = SoughtWords(HINTS)
OPENING = frozenset("[{<%(")
"""Every placeholder holds one of these, or of the `HINTS`; a text without any needs no closer look."""
BRACKETED = (
    *(
        "(link",
        "(LINK",
        "(б",
        "(и",
        "(f",
        "(à",
        "(À",
        "(po",
        "(a",
        "(d",
        "(t",
        "(T",
        "(i",
        "(I",
        "(z",
        "(n",
        "(д",
        "(у",
    ),
    *("(pë", "(ek", "(πρ", "(يُ", "(لل", "(قي"),
)
"""With what a placeholder in round brackets begins."""
_LABELS = (
    "LIVE VIDEO PHOTO PHOTOS AUDIO UPDATE UPDATED BREAKING THREAD WATCH READ NEW PDF INFO ALERT CC PRESS JOB REPORT "
    "PODCAST UN EU FULL OPEN"
)
LABELS = frozenset(_LABELS.split())
"""What stands in square brackets and capitals at the head of a finished post."""
NAMED = (
    "add date insert link location name number organisation organization place quote time title url venue your "
    "ajouter ici insérer lien lieu nom titre fecha enlace insertar lugar nombre título "
    "ime datum mjesto mesto naziv ovdje ovde umetnuti име датум место назив "
    "upisati upišite унесите вметни вметнете внеси внесете пополни пополнете "
    "имя дата место название ссылка вставить الاسم التاريخ المكان الرابط اسم first last surname country city "
    "compléter préciser completar zitat datum ort titel einfügen emri vendi titulli lidhja citat namn "
    "insérez ajoutez inserta inserte añadir agregar insira inserir adicionar inserire inserisci aggiungere "
    "hinzufügen ergänzen uhrzeit uzupełnij wstaw wpisz dodaj introduceți adăugați completați shto vendosni plotësoni "
    "ekleyin yazın giriniz εισάγετε προσθέστε συμπληρώστε уметнути уметните уписати упишите допунити додати додајте "
    "додади додадете додайте добавете въведете вставьте впишите добавьте добавить укажите вставити вставте посилання "
    "линк линкот σύνδεσμος όνομα ημερομηνία назва місце أدخل أضف نام تاریخ لینک הכניסו הוסיפו"
)
_ALONE = (
    "photographer author credit phone telephone address amount surname photographe auteur téléphone montant "
    "data fotógrafo fotógrafa autor autora teléfono importe fotograf fotografin telefon adresse betrag adresa iznos "
    "автор фотограф телефон адрес адреса сумма износ المصور الهاتف العنوان المبلغ "
    "chiffre nombre numéro cifra número anzahl zahl broj број брой число количество кількість sayı rakam liczba număr "
    "numri αριθμός ποσό العدد عدد donor donateur donante doador донор донори donatori "
    "δωρητής الشريك المانح ονομα ημερομηνια τοποθεσια αριθμοσ"
)
ALONE = frozenset(_ALONE.split())
"""The same, where a bracket holds nothing else: "[the author] said" completes a quotation."""
HERE = frozenset(
    "here ici ovdje ovde овде овдје тука тук aquí aqui здесь сюда këtu هنا اینجا aici tutaj εδώ כאן buraya".split()  # noqa: SIM905
)
"""What a bracket ends with that marks a place: "[text here]"."""
ALSO_HERE = frozenset(("hier", "qui", "tu", "тут"))
"""The same, where it is no word by itself that a quotation was completed with: "[qui] vient"."""
COUNTED = (
    "people persons families children women participants million countries municipalities "
    "personnes familles enfants femmes participants pays communes migrants "
    "personas familias niños mujeres participantes millones países municipios migrantes "
    "pessoas famílias crianças mulheres milhões municípios "
    "persone famiglie bambini donne partecipanti milioni paesi comuni "
    "Menschen Personen Familien Kinder Frauen Teilnehmende Teilnehmer Millionen Länder Gemeinden "
    "osoba osobe ljudi porodica porodice obitelji djece dece žena učesnika sudionika općina opština "
    "особа лица људи луѓе породица семејства деце деца жена жени учесника "
    "человек людей семей семьи детей женщин участников стран осіб сімей дітей жінок учасників країн "
    "osób ludzi rodzin dzieci kobiet uczestników vetë persona familje fëmijë gra pjesëmarrës "
    "kişi aile çocuk kadın persoane familii copii femei أسرة شخص شخصا شخصًا طفل طفلا طفلًا امرأة مهاجر مشارك"
)
"""What a number of a report counts; a century, a congress and an Olympic Games are not among it."""
CHINESE = (
    *("姓名", "日期", "地点", "链接", "标题", "插入", "填写", "填入", "待定", "待补充", "待确认", "此处"),
    *("入力", "記入"),
)
"""Words that ask for others where no blanks part words."""
TO_FILL = (
    *("à compléter", "por completar", "da completare", "to be added", "zu ergänzen", "доповнити", "допунити"),
    *("do uzupełnienia", "de completat"),
)
"""What a line says before a colon of words that are still missing."""
UNSURE = (
    *TO_FILL,
    *("à confirmer", "à préciser", "por confirmar", "por definir", "a confirmar", "a definir", "da confermare"),
    *("da definire", "to be confirmed", "уточнить", "уточнити", "do potwierdzenia", "de confirmat", "eklenecek"),
    "teyit edilecek",
)
"""With what a bracket ends that is still to be seen to."""
_X = frozenset("XxХхΧ")
"""What stands for figures, in Latin, Cyrillic and Greek letters."""
MOST_WORDS = 5
"""A bracket with more words than that says something itself."""
SPEAK_OF_ALL = ("es", "pt", "gl", "it", "ca")
"""Languages in which TODO means "all"."""


def check(variant: Variant) -> Iterator[Remark]:
    """Name the first placeholder of each part, or a note to a colleague, and of the words for each picture."""
    language, link = variant.draft.language, variant.link
    parts = [(variant.place("thread" if index else "text"), text) for index, text in enumerate(variant.words)]
    shown = [(media.place, media.alt) for media in variant.media]
    for place, text in (*parts, (variant.place("link"), unquote(link) if "%" in link else link), *shown):
        if found := placeholder(text, language):
            yield Remark(place, "left", words=found)
        elif found := editor_note(text):
            yield Remark(place, "note", words=found)


def may_hold_one(text: str) -> bool:
    """Tell whether a text is worth a closer look."""
    if _HINTED.inside(text):
        return True
    opening = OPENING.intersection(signs_of(text))
    return bool(opening) and (opening != {"("} or any(hint in text for hint in BRACKETED))


@lru_cache(maxsize=8)  # the accounts of one draft follow each other, and mostly say the same
def placeholder(text: str, language: str = "") -> str:
    """Return the first placeholder of a text; "" where there is none."""
    if not may_hold_one(text):
        return ""
    for match in pattern().finditer(text):
        found = match[0]
        if match.lastgroup == "bracketed" and not is_blank(match["inside"]):
            continue
        if found == "TODO" and language[:2] in SPEAK_OF_ALL and not text.startswith(":", match.end()):
            continue
        return found.rstrip(".")
    return ""


def is_blank(inside: str) -> bool:
    """Tell whether words in square brackets ask for others: "[NAME]", "[insert link]"; "[…]" and "[1]" do not."""
    words = inside.split()
    if not words or not any(letter.isalpha() for letter in inside):
        return inside.strip() == "●"
    if len(inside) > 1 and _X.issuperset(inside):
        return True
    if named_words().intersection(inside.casefold().split()) or any(word in inside for word in CHINESE):
        return len(words) <= MOST_WORDS
    if ALONE.issuperset(word.casefold() for word in words) or inside.casefold().endswith(UNSURE):
        return True
    if words[-1].casefold() in (HERE | ALSO_HERE if len(words) > 1 else HERE):
        return len(words) <= MOST_WORDS
    return inside.isupper() and len(words) > 1 and (words[0] not in LABELS or words[-1].casefold() in ALONE)


@cache
def named_words() -> frozenset[str]:
    """Return the words that name what is still to be filled in."""
    return frozenset(NAMED.casefold().split())


@cache
def pattern() -> re.Pattern[str]:
    """Match what may be a placeholder; words in brackets that lead to an address are Markdown."""
    return re.compile("|".join((_figures(), _words(), _first_version(), _in_brackets())))


def _figures() -> str:
    """Match days, months and amounts whose figures were left out: `DD/MM/YYYY`, `__ December`, `XX families`."""
    digits = "DD|MM|YYYY|YY|HH|SS|TT|JJ|JJJJ|GG|GGGG|AAAA|xx|XX|xxxx|XXXX|ММ|ГГ|ГГГГ|хх|ХХ|ХХХХ"
    date = rf"(?<!\w)(?:DD|MM|YYYY|YY|HH|TT|JJ|AAAA|xx|XX|ДД|хх|ХХ)(?:[./:-](?:{digits}))+\.?(?!\w)"
    number = (
        r"(?<!\w)(?:xx|[Xx]{4,}|20[Xx]{2}|XX(?=\s?%)|00[./]00[./](?:20\d\d)?)(?!\w)|"
        r"(?<=[\w/]/)(?:[xX]{3,}|TBC|TBD|TODO)(?!\w)|(?<!\S)\?{3,}(?!\S)|(?<=\d)\?{2,}(?= [a-zß-ÿа-џ])|"
        r"(?<!\w)(?:XXX?|xxx?)(?: (?:XXX?|xxx?)){1,4}(?!\w)|[Xx]{2}[月日]|(?<!\w)YYY(?!\w)"
    )
    amount = rf"(?<!\w)[$€£]XX?X?(?!\w)|(?<!\w)(?:XXX?|ХХХ?|ΧΧΧ?|NNN?)(?= (?:{'|'.join(COUNTED.split())})\b)"
    two = "XX|xx|ХХ|хх|ΧΧ|DD|__"
    names = "|".join(sorted(months(), key=len, reverse=True))
    month = rf"(?<!\w)(?:{two})\.? (?:de )?(?i:{names})(?!\w)|(?i:(?<!\w)(?:{names})) (?:{two})(?!\w)"
    return "|".join((date, month, number, amount))


def _words() -> str:
    """Match words that stand for others: `TBC`, "LINK HERE", "(to be confirmed)", "Place: to be announced"."""
    line = (
        r"(?<![\w_])__[.:/]__(?!\w)|(?<!\w)TK:|\((?:link|link here|LINK)\)|(?<!\w)(?:LINK|PHOTO|QUOTE|TEXT) HERE(?!\w)"
    )
    word = r"(?<![\w#@/])(?:TODO|TBC|TBD|TBA|TKTK|FIXME|(?i:lorem ipsum|your text here|text goes here)|_{4,})(?!\w)"
    phrases = (
        "à compléter|à confirmer|à préciser|por confirmar|por completar|a confirmar|da confermare|da completare|"
        r"to be confirmed|to be added|insert [^()\n]{1,40}|zu ergänzen|noch offen|dopuniti|dopisati|уточнить|дополнить|"
        r"допунити|дописати|да се дополни|да се потврди|уточнити|доповнити|do uzupełnienia|do potwierdzenia|"
        r"de completat|de confirmat|për t['’]u (?:plotësuar|konfirmuar)|eklenecek|teyit edilecek|"
        r"προς (?:συμπλήρωση|επιβεβαίωση)|يُستكمل|للتأكيد|قيد التأكيد"
    )
    label = (
        r"[:：] ?(?:à définir|à confirmer|à préciser|por definir|por confirmar|a definir|a confirmar|da definire|"
        r"da confermare|noch offen|to be (?:announced|confirmed|determined)|待定|待确认|待补充)(?=[.。]?[ ]*$|，|。)"
    )
    later = (
        rf"\((?i:{phrases})\)|\((?:name|number|date|amount|nombre|número|fecha|nom|ime|datum|broj|имя|дата|датум|број)\)|"
        rf"(?im:{label})|(?m:^[\[(]?FINAL[ _-]?[vV]\d)|"
        r"(?<!\w)ADD (?:LINK|NAME|DATE|PHOTO|QUOTE|TEXT|TITLE|LOCATION|HASHTAGS?)(?!\w)|"
        rf"(?<=\S )_{{3}}(?!_)|(?<!_)_{{3}}(?= \w)|"
        r"(?<!\w)(?:INSERT(?: [A-Z]+){1,3} HERE|(?:QUOTE|PHOTO|PICTURE|LINK|TEXT|NAME) TO COME|"
        r"(?:INSERT|INSERTAR|INSÉRER|UBACITI|UMETNUTI|ВСТАВИТЬ) (?:[A-ZÀ-ÝА-ЯЁ]{1,3} )?[A-ZÀ-ÝĆČĐŠŽА-ЯЁ]{3,}|"
        r"(?:LINK|ZITAT|FOTO|NAME|DATUM|TEXT) EINFÜGEN)(?!\w)"
    )
    begun = (
        rf"(?im:^(?:{'|'.join(TO_FILL)})[ \xa0]?:)|"
        r"(?:(?<=[.!?] )|(?m:^))(?:Quote|Photo|Picture|Link|Figure|Caption|Text|Hashtag)s? to be added"
        r"(?=[.)\]]* *(?m:$))"
    )
    return "|".join((line, word, later, begun))


def _first_version() -> str:
    """Match what a first version says of itself."""
    return (
        rf"(?m:^[\[(]?(?:{'|'.join(DRAFTS)})(?: v?\d+)?(?:[\])]| ?[:–—-]|$)|"
        r"(?<!\w)DO NOT (?:PUBLISH|POST)(?= *(?:[:.!)\]–—-]|$)))|"
        r"(?im:^[\[(]?(?:draft|version|v\.?) ?\d{1,2}(?:\.\d)? ?[–—:,;(-] ?"
        r"(?:comments (?:welcome|please|by)|for (?:comments|review|clearance|approval)|please (?:comment|review))\b)"
    )


def _in_brackets() -> str:
    """Match fields of templates, and words in square brackets that lead nowhere."""
    braces = (
        r"\{\{[^{}\n]{1,60}\}\}|\{[A-Z][A-Z _]{1,40}\}|\{(?:name|date|link|title|place|time|url)\}|%[A-Z][A-Z_]{2,30}%|"
        r"\{[a-z]{2,20}(?:_[a-z]{2,20}){1,3}\}|<(?i:insert|add|name|date|link|title|quote|url|your)\b[^<>=\n]{0,60}>|"
        r"<(?:country|place|number|city|town|amount|figure|office)>"
    )
    bracketed = r"(?P<bracketed>\[(?P<inside>[^\[\]\n]{1,60})\](?![(\[]))"
    return f"{braces}|{bracketed}"
