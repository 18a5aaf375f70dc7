"""Colours, four sizes of type, and what a font can show.

The palette is Okabe and Ito's for colour-blind readers (https://jfly.uni-koeln.de/color/); where one of its colours is
a word or a thin line it is darkened until its contrast on white is at least 4.5 to 1 (WCAG 2.2, 1.4.3).
"""

import re
import unicodedata
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING, Any

from postdesk.charts import fonts
from postdesk.text.graphemes import clusters
from postdesk.words import direction
from postdesk.words.unbroken import unbroken

if TYPE_CHECKING:
    from matplotlib.font_manager import FontProperties

INK = "#1f2933"
"""Words that matter."""
QUIET = "#5b6671"
"""Words that explain."""
RULE = "#d9dee3"
"""Grid lines and outlines."""
PANEL = "#f1f3f5"
"""The cell of a zero: there, and empty."""
RANGE = "#e4e8ec"
"""The band of what is usual."""
BLUE = "#0072b2"
"""This period, what was published; also legible as a word."""
PALE_BLUE = "#9cc9e3"
"""Before this period."""
ORANGE = "#b34700"
"""What needs a person: Okabe and Ito's vermilion, dark enough for words."""
AMBER = "#e69f00"
"""Fill for what needs a person; never a word."""
WHITE = "#ffffff"
"""The page."""
STEPS = ("#cfe2f0", "#88badd", "#529dd1", "#0b4f87")
"""One blue in four strengths, for counts of 1, 2, 3 to 4, and 5 or more."""
WARM = ("#fbe3c5", "#f5c07a", "#e8a04a")
"""One orange in three strengths, for what is below the rest."""
ON_PALE = "#12263a"
"""Numbers on a cell of the first three blues."""
ON_DEEP = "#fffffe"
"""Numbers on a cell of the deepest blue; not quite white, so that a page can tell it from paper."""

ON_SCREEN = {
    colour: f"var(--chart-{name}, {colour})"
    for name, colour in (
        ("ink", INK),
        ("quiet", QUIET),
        ("rule", RULE),
        ("panel", PANEL),
        ("range", RANGE),
        ("blue", BLUE),
        ("pale-blue", PALE_BLUE),
        ("orange", ORANGE),
        ("page", WHITE),
        *((f"step-{number}", step) for number, step in enumerate(STEPS, 1)),
        *((f"warm-{number}", step) for number, step in enumerate(WARM, 1)),
        ("on-pale", ON_PALE),
        ("on-deep", ON_DEEP),
    )
}
"""The colours that a page may change: in the dark more posts are brighter, as on paper they are deeper."""

TITLE, SUBTITLE, LABEL, SMALL = 13.5, 9.5, 9.0, 7.8
"""The four sizes of type, in points: every new size costs a search for its font."""
LEADING = 10.0
"""From one line of the smallest type to the next, in points."""
BLANKS = r"[^\S\u00a0\u202f]+"
"""What becomes one blank; no-break spaces stay, so that no line begins with the sign behind one."""
ISOLATES = {"\u2066", "\u2067", "\u2068", "\u2069"}
"""Signs that hold a text of the other direction together (UAX 9); no font draws them."""
LONG, SHORT = r"[#＃]?[\w-]{25,}", 20
"""A hashtag or a name that leaves little of a title beside it, and how much of it stands there then."""
BOX = "□"
"""Stands for a letter that no font here has."""

SETTINGS: dict[Any, Any] = {
    "font.family": [fonts.FAMILY],
    "svg.fonttype": "path",
    "text.parse_math": False,
    "axes.unicode_minus": False,
    "path.simplify": False,
}


def type_of(size: float, bold: bool = False, text: str = "") -> "FontProperties":  # noqa: FBT001, FBT002 - a weight
    """Return the fonts of a size in points in which a text is drawn."""
    return _type_of(size, bold, fonts.font_families(text))


@cache
def _type_of(size: float, bold: bool, families: tuple[str, ...]) -> "FontProperties":  # noqa: FBT001 - a weight
    from matplotlib.font_manager import FontProperties

    return FontProperties(family=families, size=size, weight="bold" if bold else "normal")


def plain(text: str) -> str:
    """Return a text as a chart can show it: one line, no emoji, and □ for a letter that no font here has.

    Emoji fonts hold pictures, which matplotlib cannot scale, and flags or families would fall apart into their pieces.
    """
    line = re.sub(BLANKS, " ", text).strip()
    if line.isascii():
        return line
    from emoji import replace_emoji

    bare = unicodedata.normalize("NFC", replace_emoji(line.translate(fonts.BOXED), ""))
    kept = "".join(char if char in ISOLATES else fonts.shape(char) or _stand_in(char) for char in bare)
    return re.sub("□{4,}", "□□□", re.sub(BLANKS, " ", kept).strip())


def directed(line: str) -> str:
    """Return a line that runs as the language does, where it has words of it and not only a name or a number.

    What draws it asks the first letter for the direction, and a sentence may begin with a name. In a language that is
    written from the left, names that are not are held together, each with its `#`.
    """
    if direction() == "rtl":
        return f"\u200f{line}" if _leftward(line) else line
    words = line.split(" ")
    if not _leftward(line) or not any(_rightward(word) for word in words):
        return line
    runs = ((other, " ".join(run)) for other, run in groupby(words, _leftward))
    return "\u200e" + " ".join(_held_together(run) if other else run for other, run in runs)


def _leftward(text: str) -> bool:
    """Tell whether a text has a letter of a script that is written from the right."""
    return any(unicodedata.bidirectional(char) in {"R", "AL"} for char in text)


def _rightward(word: str) -> bool:
    """Tell whether a word is of a script that is written from the left."""
    return not _leftward(word) and any(unicodedata.bidirectional(char) == "L" for char in word)


def _held_together(run: str) -> str:
    """Return words of the other direction as one, without the punctuation of the sentence behind them."""
    bare = run.rstrip(".,:;…")
    return f"\u2068{bare}\u2069{run[len(bare) :]}"


def _stand_in(char: str) -> str:
    """Return what stands for a letter that no font here has; marks and invisible signs need nothing."""
    return "" if unicodedata.category(char)[0] in "CM" else BOX


@cache
def width(text: str, size: float, bold: bool = False) -> float:  # noqa: FBT001, FBT002 - a weight reads as a word
    """Return how wide a text is in points."""
    from matplotlib.textpath import text_to_path

    return float(text_to_path.get_text_width_height_descent(text, type_of(size, bold, text), ismath=False)[0])


def fitted_label(text: str, size: float, room: float, bold: bool = False) -> str:  # noqa: FBT001, FBT002
    """Return a text cut to a width in points, with an ellipsis where something is missing."""
    line = plain(text)
    if width(line, size, bold) <= room:
        return line
    letters = clusters(line)
    while letters and width("".join([*letters, "…"]), size, bold) > room:
        letters.pop()
    return "".join(letters).rstrip() + "…"


def wrapped(text: str, size: float, room: float, bold: bool = False) -> list[str]:  # noqa: FBT001, FBT002
    """Return a text as one line, or as two of nearly the same width; the second is cut where it does not hold the rest.

    It is broken between words; a word that is wider than the room (a campaign's name) behind a hyphen or an underscore.
    """
    first, rest = _pieces(plain(text), size, room, bold), list[str]()
    while len(first) > 1 and _wide(first, size, bold) > room:
        rest.insert(0, first.pop())
    while rest and len(first) > 1 and _wide([first[-1], *rest], size, bold) <= _wide(first[:-1], size, bold):
        rest.insert(0, first.pop())
    return [fitted_label("".join(line), size, room, bold) for line in (first, rest) if line is first or line]


def headline(text: str, room: float) -> list[str]:
    """Return a title on its lines; where it would lose its end, long hashtags and names in it lose theirs instead."""
    lines = wrapped(text, TITLE, room, bold=True)
    if lines[-1].endswith("…") and not text.endswith("…"):
        lines = wrapped(re.sub(LONG, lambda name: f"{name[0][:SHORT]}…", text), TITLE, room, bold=True)
    return lines


def _wide(pieces: list[str], size: float, bold: bool) -> float:  # noqa: FBT001 - a weight reads as a word
    return width("".join(pieces).rstrip(), size, bold)


def _pieces(line: str, size: float, room: float, bold: bool) -> list[str]:  # noqa: FBT001 - a weight reads as a word
    """Return a line in the pieces between which it may be broken, each with the blank or hyphen at its end.

    What is equal (`n = 28`) stays together, and so does a range (`6 to 31`).
    """
    found: list[str] = []
    for word in re.findall("[^ ]+ *", unbroken(line).replace("\N{WORD JOINER}", "")) or [""]:
        wide = width(word.rstrip(), size, bold) > room
        found += re.findall(r"[^-_]*[-_]+|[^-_]+$", word) if wide else [word]
    return found


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours written `#rrggbb` (WCAG 2.2, "contrast ratio")."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    """Relative luminance of an sRGB colour (WCAG 2.2, "relative luminance")."""
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
