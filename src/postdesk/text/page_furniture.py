"""The lines of a page that are no part of what it says: navigation, buttons, forms, counters, in many languages."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path

NOTES = ("opens in new window", "opens in a new window", "opens in new tab", "opens in a new tab")
_DOTS = ("…", "… ", "...", "... ", "] ")
_ROUND_A_LINE = " *|·•–—-↑↓→←»«›‹<>▲▼✕☰"
"""What stands round a button."""
_TAIL = " .…»›→>!"
_NETWORKS = (
    "facebook|twitter|x|linkedin|whatsapp|telegram|instagram|youtube|viber|pinterest|e-?mail|vk|weibo|wechat|"
    "фейсбук|фејсбук|фејсбуку|fejsbuk|fejsbuku|вконтакте"
)
_SHARE = (
    "share|tweet|post|send|partager|compartir|condividi|podijeli|podeli|teilen|поделиться|شارك|distribuie|distribuiți|"
    "сподели|споделете|κοινοποίηση|κοινοποιήστε|udostępnij|shpërndaje|shpërndaj|ndaje|podijelite|podelite|подели|"
    "поделите|подијели|подијелите|поділитися|поширити|compartilhe|partilhar"
)
_NAMES = frozenset((*_NETWORKS.replace("e-?mail", "e-mail").split("|"), "email"))
_OTHER_BEGINNINGS = ("last ", "updated", "modified", "view ", "分享到", "tag", "posted ", "reposted ")
_ANSWERS = (
    *("sure", "certainly", "of c", "absolutely", "here", "bien", "voici", "¡cla", "claro", "aquí", "aqui", "natürlich"),
    *("gerne", "hier", "certo", "ecco", "конечно", "вот", "naravno", "evo", "наравно", "ево", "звичайно", "ось"),
    *("sigurisht", "بالتأكيد", "بالطبع", "إليك", "当然", "好的", "以下"),
)  # fmt: skip
"""How a machine that writes texts begins its answers."""
_BY_WORDS = frozenset(("act", "label", "required", "home"))
"""Kinds of the list whose things are single words."""
_TIME_TO_READ = (
    "min read", "minute read", "min de lecture", "min de lectura", "min de leitura", "min di lettura", "min lesezeit",
    "minuten lesezeit", "min čitanja", "мин чтения", "min lexim", "دقائق قراءة",
)  # fmt: skip
"""How blogs say how long a text takes."""
_PARTED = str.maketrans("·•|,", "    ")
MOST_LABEL_WORDS = 5
LONGEST = 80
"""No known line is longer, in signs: the words of most posts are, and need not be looked up."""
_LONGEST_WORD = 30


def is_furniture(line: str) -> bool:
    """Tell whether a line, in small letters and without blanks around it, belongs to a page rather than a message."""
    bare = line.strip(_ROUND_A_LINE)
    known = (
        (len(bare) <= LONGEST and (bare in furniture("line") or line in furniture("line")))
        or _beginnings().begin(bare)
        or (line.startswith("©") and line.rstrip(".").endswith(_tuple("rights")))
        or (("…" in line or "..." in line) and _cut_off().end(line))
        or ("opens in " in line and any(note in line for note in NOTES))
        or (line.endswith(("*", ")")) and _is_label(line))
    )
    return known or (_may_have_a_shape(line, bare) and (bool(_shapes().fullmatch(bare)) or _is_row_of_buttons(line)))


def leads_on(line: str) -> bool:
    """Tell whether a line, in small letters, is a button that leads to the rest: "Read more…"."""
    button = line.rstrip(_TAIL)
    return len(button) <= LONGEST and button in furniture("more")


def is_button_alone(line: str) -> bool:
    """Tell whether a line, in small letters, may as well be a message of one word: "Share", "Read more"."""
    return len(line) <= LONGEST and (line in furniture("line") or line in furniture("more"))


def end_of_an_extract(line: str, *, is_last: bool) -> str:
    """Return what a page or a network put at the end of a text: "[…]", "See translation", "3 min read"; or "".

    The line is in small letters.
    """
    if is_last and line.endswith(("[…]", "[...]")):
        return line[line.rindex("[") :]
    if _after_a_sentence().end(line):
        return next(line[-len(end) :].strip(" .!?") for end in _after_a_sentence().phrases if line.endswith(end))
    if line.endswith(_TIME_TO_READ) and (time := re.search(r"[.!?…] (\d{1,2} \D{5,20})$", line)):
        return time[1]
    return ""


def is_answer_of_a_machine(line: str) -> bool:
    """Tell whether a line, in small letters, announces a text as a machine that writes does: "Here is a draft:"."""
    return line.endswith((":", "：")) and line.startswith(_ANSWERS) and bool(_answers().search(line))


def heads_a_mail(lines: Sequence[str]) -> bool:
    """Tell whether lines, in small letters, begin as a mail does that was answered: who wrote it, and when it was sent.

    "From: Kabul" before "To: Berlin" tells of a journey.
    """
    return lines[0].startswith(_tuple("sender")) and any(line.startswith(_tuple("sent")) for line in lines[1:])


def is_network(line: str) -> bool:
    """Tell whether a line, in small letters, is the name of a network and nothing else."""
    return line in _NAMES


def _is_label(line: str) -> bool:
    """Tell whether a line names what is to be filled in: "Email *", "Your name (required)"."""
    if sum(any(map(str.isalnum, run)) for run in line.split()) > MOST_LABEL_WORDS:
        return False
    words = re.findall(r"[^\W_][\w’'-]*", line)
    marked = line.endswith("*") or not furniture("required").isdisjoint(words)
    return marked and len(words) <= MOST_LABEL_WORDS and not furniture("label").isdisjoint(words)


def _is_row_of_buttons(line: str) -> bool:
    """Tell whether a line is buttons in a row, with or without pictures: "Like Comment Share"."""
    words = [word for word in re.split(r"[\s·•|]+", line) if any(letter.isalnum() for letter in word)]
    return len(words) > 1 and furniture("act").issuperset(words)


def _may_have_a_shape(line: str, bare: str) -> bool:
    """Tell whether a line begins or ends as furniture does that is known by its shape: most lines do otherwise."""
    if bare.endswith(("s post", "following", "follow", "reposted this")) or (line[:1] == "@" and " · " in line):
        return True
    if "0" <= line[:1] <= "9":
        return _counts(line)
    return _first_word(line) in _first_words() or _first_phrases().begin(line) or line[:1] in {"👍", "♥", "❤"}


def _first_word(line: str) -> str:
    """Return the first word of a line, or of a row of buttons."""
    first = line[:_LONGEST_WORD].split(maxsplit=1)
    if first and not first[0].isalnum():  # hardly ever
        first = line[:_LONGEST_WORD].translate(_PARTED).split(maxsplit=1)
    return first[0] if first else ""


def _counts(line: str) -> bool:
    """Tell whether a line begins with a figure as counters do, and times: "12 likes", "2 min read", "3h ·"."""
    rest = line.partition(" ")[2]
    return "·" in line[:9] or "•" in line[:9] or rest.startswith(_first_letters_of_counters())


@cache
def furniture(kind: str) -> frozenset[str]:
    """Return the known lines of a kind, in small letters."""
    return frozenset(_tuple(kind))


@cache
def _tuple(kind: str) -> tuple[str, ...]:
    return tuple(_written()[kind].split("|"))


@cache
def _written() -> Mapping[str, str]:
    """Return what the list holds of each kind, parted by "|"; of some kinds each word by itself."""
    found: dict[str, list[str]] = {}
    for line in Path(__file__).with_name("page_lines.txt").read_text("utf-8").splitlines():
        kind, _, words = line.partition(": ")
        said = words.casefold()
        found.setdefault(kind, []).append("|".join(said.split()) if kind in _BY_WORDS else said)
    return {kind: "|".join(some) for kind, some in found.items()}


class Phrases:
    """Phrases of three signs or more at one end of a line; most lines are told from them by those three signs."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self.phrases = tuple(phrases)
        self._first = frozenset(phrase[:3] for phrase in self.phrases)
        self._last = frozenset(phrase[-3:] for phrase in self.phrases)

    def begin(self, line: str) -> bool:
        """Tell whether a line begins with one of them."""
        return line[:3] in self._first and line.startswith(self.phrases)

    def end(self, line: str) -> bool:
        """Tell whether a line ends with one of them."""
        return line[-3:] in self._last and line.endswith(self.phrases)


@cache
def _beginnings() -> Phrases:
    return Phrases((*_tuple("beginning"), *_tuple("skip")))


@cache
def _after_a_sentence() -> Phrases:
    """Return the buttons that offer a translation, each behind the end of a sentence."""
    return Phrases(f"{end} {words}" for end in ".!?" for words in _tuple("translation"))


@cache
def _cut_off() -> Phrases:
    """Return how networks and pages end what they show of a long text."""
    return Phrases(f"{dots}{words}" for dots in _DOTS for words in _tuple("cut"))


@cache
def _first_words() -> frozenset[str]:
    """Return the words with which furniture begins that is known by its shape."""
    return frozenset((*_SHARE.split("|"), *_NAMES, *_tuple("act"), *_tuple("home")))


@cache
def _first_phrases() -> Phrases:
    return Phrases((*_tuple("cookies"), *_OTHER_BEGINNINGS))


@cache
def _first_letters_of_counters() -> tuple[str, ...]:
    return ("min", "am ", "pm ", *{word[:3] for word in _tuple("counter")})


@cache
def _answers() -> re.Pattern[str]:
    """Match what was asked of a machine: a text for a network, another version of one."""
    made = (
        r"draft|version|caption|rewrite|rewritten|revised|polished|shortened|translation|linkedin post|facebook post|"
        r"x post|instagram post|proposition|brouillon|légende|traduction|propuesta|borrador|versión|traducción|entwurf|"
        r"vorschlag|fassung|übersetzung|proposta|bozza|rascunho|versão|вариант|версия|перевод|черновик|варіант|"
        r"переклад|prijedlog|predlog|verzija|nacrt|prevod|предлог|верзија|propozim|مسودة|نسخة|ترجمة|草稿|版本|译文|文案"
    )
    return re.compile(rf"(?:\b|(?<=[\u4e00-\u9fff]))(?:{made})")


@cache
def _shapes() -> re.Pattern[str]:
    """Match what is furniture by its shape: buttons of networks, counters, times of reading, paths through a site."""
    on = "on|via|by|to|sur|en|por|no|su|na|auf|в|у|во|във|на|على|pe|në|στο|w|på"
    counters = rf"\d[\d.,]*k? (?:{_written()['counter']})"
    cookies, home = ("|".join(map(re.escape, _tuple(kind))) for kind in ("cookies", "home"))
    return re.compile(
        rf"(?:(?:{_SHARE}) (?:this )?(?:{on}) (?:{_NETWORKS})[ ,·|]*){{1,8}}|"
        rf"reposted by .{{2,60}}|.{{2,60}} reposted this|"
        rf"@\w{{1,30}} · [^.!?]{{2,15}}|(?:{_NETWORKS})(?:[ ·|,]+(?:{_NETWORKS}))+|"
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
