"""Where sentences end, in the languages and scripts that offices write in.

A full stop ends a sentence where a capital, a figure or a script without capitals follows, and what stands before it is
no abbreviation, initial or ordinal. Source of what ends a sentence anywhere: Unicode Standard Annex 29; what its rules
leave out is told in `abbreviations.txt`, for which CLDR's suppressions (common/segments) in English, French, Spanish
and Russian were looked through as well.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from postdesk.text.abbreviations import is_starter, kind_by_word, words_by_kind
from postdesk.text.full_stops import is_full_stop
from postdesk.text.shortened import CLOSING, first_word
from postdesk.text.stops import OPENING, WITHOUT_CAPITALS, Stop
from postdesk.text.tlds import is_known_tld
from postdesk.text.unstopped import emoji_of_moods, ends_without_stop

_WIDE_CLOSING = "”’」』】）》"
"""What closes behind a wide stop: there “ always opens."""
_WIDE = "。！？｡"
_CLAUSE = 5
"""So many Chinese signs before dots say something whole; fewer only hesitate: “我……我不知道。”"""
_TOKEN = re.compile(r"[^\s\"“”„«»(\[{‘]+$")
_QUOTED = 300
"""Signs of a quotation in which its beginning is looked for."""
_LOOKED_BACK = 2_000
"""Signs before a stop in which what it belongs to is looked for; no sentence has more."""
_SEEN = 80
"""Signs before and after a stop that are looked at to see what the stop says."""
_COUNTED = _SEEN // 2 + 1
"""Words of a sentence that are counted at most: more than ever stand in what is looked at."""
_CLOSES_TITLE = re.compile("[^《》]*》")
_CLOSES_BRACKET = re.compile(r"[^()（）]*[)）]")
_SHORT_BRACKET = re.compile(r"\((?:[^\W\d_]{1,2} )?[^\W\d_]+\.\)")
_WORD_BEFORE = re.compile(r"\w\S* $")
_CHINESE = "[\u2e80-\u9fff]"
_WORD = re.compile("[a-zß-öø-ÿčćđšž]{4,}|[а-яёђјљњћџіїєґ]{4,}|[\u0621-\u0652]{4,}")
"""A word of small letters that is long enough for none to be an abbreviation."""
_BEGUN = re.compile(r"([^\W\d_]{2,})(?=[\s,،:])")
_ARABIC = re.compile("[\u0621-\u064a]")
_ONE_MORE = re.compile(r"و\S+[.!؟…»]")
_NARROW = re.compile(f"{_CHINESE}[,;:!?]{_CHINESE}")
_IN_A_WORD = re.compile("[a-z0-9]")
"""What stands right behind a full stop that ends nothing: in an address, a figure, an abbreviation."""
_LEADS_IN = ("，", "：", ",", ":")


def sentences_in(text: str, language: str = "") -> list[str]:
    """Return the sentences of one paragraph, each as it stands there, without the blanks between them.

    Signs without a word, as an emoji at the end, belong to the sentence before them. Behind a stop an emoji does so
    as well ("Done! 🎉 Thank you."), unless it is one that leads in what follows ("📍 Bar") or all of the text begins
    with one.
    """
    return list(_sentences(text, language))


@lru_cache(maxsize=4)  # one paragraph is asked about by what names a post, and by what weighs its sentences
def _sentences(text: str, language: str) -> tuple[str, ...]:
    found: list[str] = []
    start = 0
    for end in (*_ends(text, language), len(text)):
        if found and not any(sign.isalnum() for sign in text[start:end]):
            found[-1] += text[start:end]
        else:
            found.append(text[start:end])
        start = end
    parts = (part for sentence in found for part in _parts(sentence))
    return tuple(part.strip() for part in parts if part.strip())


def _parts(sentence: str) -> Iterator[str]:
    """Yield a sentence, or those in it that end without a stop."""
    start = 0
    for end in (*ends_without_stop(sentence), len(sentence)):
        yield sentence[start:end]
        start = end


def _one_word(text: str, begin: int, end: int) -> bool:
    """Tell whether a bracket at the end of a passage holds hardly more than an abbreviation: "Gen. (ret.)"."""
    opened = text.rfind("(", begin, end)
    short = opened >= 0 and _SHORT_BRACKET.fullmatch(text, opened, end) is not None
    return short and _WORD_BEFORE.search(text[max(begin, opened - _SEEN) : opened]) is not None


def _aside(text: str, begin: int, end: int) -> bool:
    """Tell whether a stop belongs to a bracket or a title within a sentence: it ends there, or is still open."""
    if _in_title(text, begin, end):
        return True
    opened = max(text.rfind("（", begin, end), text.rfind("(", begin, end))
    if opened < 0 or text[begin:opened].rstrip()[-1:] in ("", *_WIDE):
        return False
    shut = max(text.rfind("）", opened, end), text.rfind(")", opened, end))
    return shut == end - 1 if shut > opened else _CLOSES_BRACKET.match(text, end, end + _SEEN) is not None


def _in_title(text: str, begin: int, end: int) -> bool:
    """Tell whether a stop stands in the title of a film or a book, or that title ends with it: 《你好！》."""
    opened = text.rfind("《", begin, end)
    shut = text.find("》", opened, end) if opened >= 0 else -1
    if opened < 0 or 0 <= shut < end - 1:
        return False
    return shut == end - 1 or _CLOSES_TITLE.match(text, end, end + _SEEN) is not None


def _in_one_script(token: str) -> str:
    """Return what is left of a token behind Chinese or an Arabic "and": "No" of "住在No", "ج" of "وج"."""
    rest = re.split("[\u2e80-\u9fff：，；、](?=[^\u2e80-\u9fff])", token)[-1]
    return rest[1:] if re.fullmatch("و[\u0621-\u064a]", rest) else rest


def _ends(text: str, language: str) -> Iterator[int]:
    start = 0
    moods = emoji_of_moods(text)
    narrow = "。" not in text and _NARROW.search(text) is not None
    opened = 0
    for found in _stops().finditer(text):
        end = found.end()
        if end == len(text) or found.start() < start or (found[0] == "." and _IN_A_WORD.match(text, end)):
            continue
        felt = _with_moods(end, moods)
        stop = _stop(text, start, found, felt, opened, narrow=narrow)
        opened = stop.opened
        if _ended(stop, language):
            yield felt
            start, opened = felt, 0


def _stop(text: str, start: int, found: re.Match[str], felt: int, opened: int, *, narrow: bool) -> Stop:
    """Return what rules ask of a stop in the sentence that begins at `start`, of which `opened` words are counted."""
    at, end, closing = found.start(), found.end(), found["closing"] or ""
    token = _TOKEN.search(text, max(start, at - 40), at)
    before = _in_one_script(token[0]) if token else ""
    begin = max(start, at - _LOOKED_BACK)
    head = at - len(before)
    while head > begin and text[head - 1].isspace():
        head -= 1
    behind = end if text[end].isspace() else felt
    return Stop(
        found["sign"],
        before,
        text[max(begin, head - _SEEN) : head],
        text[behind : behind + _SEEN],
        bool(closing.strip("） \u00a0\u202f")) and not _one_word(text, begin, end),
        opened if opened >= _COUNTED else len(text[begin:head].split(maxsplit=_COUNTED - 1)),
        _aside(text, begin, end),
        _is_led_in(text, max(at - _QUOTED, 0), at),
        narrow,
    )


def _is_led_in(text: str, begin: int, end: int) -> bool:
    """Tell whether a passage ends within a quotation that whoever says it led in, "她说：“好"."""
    opened = text.rfind("“", begin, end)
    return opened > begin and text[opened - 1] in _LEADS_IN and text.find("”", opened, end) < 0


def _with_moods(end: int, moods: Mapping[int, int]) -> int:
    """Return where a sentence ends with the emoji behind its stop."""
    while end in moods:
        end = moods[end]
    return end


@cache
def _stops() -> re.Pattern[str]:
    """Match the signs that may end a sentence with the marks that close behind them; « a space ! » belongs to them."""
    closing = re.escape(CLOSING)
    wide, narrow = rf"(?<=[{_WIDE}])[{_WIDE_CLOSING}]*", rf"(?<![{_WIDE}])(?:[{closing}]|[ \u00a0\u202f]»)*"
    between = rf"(?<={_CHINESE}[!?])[{_WIDE_CLOSING})\"']*"
    return re.compile(rf"(?P<sign>[.!?…؟۔{_WIDE}]+)(?P<closing>{wide}|{between}|{narrow})")


@lru_cache(maxsize=1_000)  # what repeats itself, as a table of figures does, is judged once
def _ended(stop: Stop, language: str) -> bool:
    """Tell whether a sentence ends at a stop."""
    if set(_WIDE) & set(stop.sign) or _as_wide(stop):
        spoken = stop.quoted and not stop.told and _spoken_in_chinese().match(stop.after)
        return not stop.aside and not spoken and not _is_titled(stop)
    if not stop.after[:1].isspace():
        return _trails_off(stop) if stop.sign == "……" else _lacks_a_blank(stop)
    following = stop.after.lstrip().lstrip(OPENING).lstrip()
    if not following or _begins_small(following) or _within_brackets(stop, following) or _goes_on(following):
        return False
    if stop.sign == ".":
        return is_full_stop(stop, following, language)
    return not (_is_titled(stop) or _hesitates(stop, following) or _spoken_behind(stop))


def _spoken_behind(stop: Stop) -> bool:
    """Tell whether what follows is who said a question or an exclamation."""
    return stop.quoted and stop.sign[-1] in "!?؟" and _spoken().match(stop.after) is not None


def _is_titled(stop: Stop) -> bool:
    """Tell whether a question or an exclamation is the title of a film or a book: "فيلم «من نحن؟» الليلة"."""
    return stop.quoted and _titled().search(f"{stop.earlier} {stop.before}") is not None


def _within_brackets(stop: Stop, following: str) -> bool:
    """Tell whether a sentence goes on behind a bracket that a stop ends; without capitals behind "(now!)", too."""
    return stop.aside and (not stop.quoted or (stop.sign != "." and bool(WITHOUT_CAPITALS.match(following))))


def _as_wide(stop: Stop) -> bool:
    """Tell whether a narrow sign stands for a wide one: between Chinese signs, with no blank."""
    narrow = (stop.sign[-1] in "!?" and (stop.quoted or re.search(f"{_CHINESE}$", stop.before))) or (
        stop.sign == "." and stop.narrow and re.search(f"{_CHINESE}{{2}}$", stop.before)
    )
    return bool(narrow and re.match(f"[“‘《（(]?{_CHINESE}", stop.after))


def _lacks_a_blank(stop: Stop) -> bool:
    """Tell whether only a blank is missing behind a stop: "… the school.The centre …", unlike in an address."""
    if (stop.sign in "؟۔" and WITHOUT_CAPITALS.match(stop.after)) or _in_arabic(stop):
        return True
    following = _BEGUN.match(stop.after)
    whole = _WORD.fullmatch(stop.before) is not None and stop.before.casefold() not in kind_by_word()
    return (
        whole
        and following is not None
        and bool(following[1][0].isupper() or WITHOUT_CAPITALS.match(following[1]))
        and not is_known_tld(following[1].casefold())
    )


def _in_arabic(stop: Stop) -> bool:
    """Tell whether an Arabic sentence begins right behind a mark that no word has within: "شكرًا!وصلنا"."""
    closed = stop.quoted or (not stop.before and stop.earlier[-1:] in CLOSING)
    return (stop.sign[-1] == "!" or closed) and bool(_ARABIC.match(stop.after))


def _hesitates(stop: Stop, following: str) -> bool:
    """Tell whether dots stand behind or before a single word in a script without capitals: "انتظرنا... وانتظرنا..."."""
    alone = stop.earlier.rstrip(OPENING)[-1:] in ("", ":", ".", "…") or stop.earlier[-1:] in OPENING
    dotted = stop.sign[-1] in ".…" and not stop.quoted
    word = first_word(following)
    if not dotted or is_starter(word) or not WITHOUT_CAPITALS.match(word):
        return False
    return alone or _ONE_MORE.match(following) is not None


def _trails_off(stop: Stop) -> bool:
    """Tell whether a Chinese sentence ends with its dots: behind a whole clause, and not within a quotation."""
    clause = re.split("[，、；：,;:]", stop.before)[-1]
    begins = re.match(_CHINESE, stop.after) and not stop.after.startswith(words_by_kind()["chinese_within"])
    return len(clause) >= _CLAUSE and bool(begins)


def _begins_small(following: str) -> bool:
    """Tell whether a word begins with a small letter; a brand that has its capital second, "iPhone", is as good."""
    return following[0].islower() and not following[1:2].isupper()


def _goes_on(following: str) -> bool:
    """Tell whether no sentence begins with what follows: words such as "إلخ", and dots with blanks, ". . ."."""
    return following[0] in ".…" or first_word(following) in words_by_kind()["never_first"]


@cache
def _titled() -> re.Pattern[str]:
    """Match the beginning of a title behind what has it, in a language without capitals."""
    arabic, chinese = ("|".join(words_by_kind()[kind]) for kind in ("titled", "titled_chinese"))
    return re.compile(f'(?:(?:^|\\s)[وبلف]?(?:ال)?(?:{arabic})(?:ه|ها|هم|نا)? ?[«“"]|(?:{chinese})“)[^«»“”"]*$')


@cache
def _spoken() -> re.Pattern[str]:
    """Match the name of whoever said a question or an exclamation, and the word for saying."""
    name, said, arabic = (
        r"[^\W\d_a-z][\w.'’-]*\s+",
        "|".join(words_by_kind()["speech"]),
        "|".join(words_by_kind()["arabic"]),
    )
    return re.compile(rf"\s+(?:(?:{name}){{1,4}}(?:{said})|[وف]?(?:{arabic})(?:ني|نا|ه|ها|هم|هن|ك|كم)?)\b")


@cache
def _spoken_in_chinese() -> re.Pattern[str]:
    """Match whoever spoke behind a Chinese quotation, and how: 她说, 一位妇女问我."""
    verbs, last = ("|".join(words_by_kind()[kind]) for kind in ("chinese", "chinese_end"))
    whom = "(?:我们?|他们?|她们?|你们?|大家|道)?"
    asked = "问(?![题卷])[^，。：；、,:“”\\s]{1,6}(?=[，。,])"  # “是这里吗？”奥马尔问门卫。
    name = r"(?:[A-Z]\. ?){0,3}"
    goes_on = "[^，。！？：；、,:!?“”\\s]{1,12}[，,]“"  # “走吧！”她点点头，“天黑了。”
    return re.compile(
        rf"{goes_on}|(?:“[^”]*”)*[^，。：；、,:“”\s.]{{1,18}}?{name}[^，。：；、,:“”\s.]{{0,8}}?"
        rf"(?:{verbs}|(?:{last}){whom}(?=[，。：！,:!])|{asked})"
    )
