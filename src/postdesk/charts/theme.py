"""Colours, four sizes of type, and what a font can show.

The palette is Okabe and Ito's for colour-blind readers (https://jfly.uni-koeln.de/color/); where one of its colours is
a word or a thin line it is darkened until its contrast on white is at least 4.5 to 1 (WCAG 2.2, 1.4.3).
"""

import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

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

FAMILY = "DejaVu Sans"
"""Comes with matplotlib and covers Latin, Cyrillic, Greek and Arabic: the same picture on every machine."""

SETTINGS: dict[Any, Any] = {
    "font.family": [FAMILY],
    "svg.fonttype": "path",
    "text.parse_math": False,
    "axes.unicode_minus": False,
    "path.simplify": False,
}


@cache
def type_of(size: float, bold: bool = False) -> "FontProperties":  # noqa: FBT001, FBT002 - a weight reads as a word
    """Return the font of a size in points; the search for its file is done once."""
    from matplotlib.font_manager import FontProperties

    return FontProperties(family=FAMILY, size=size, weight="bold" if bold else "normal")


@cache
def keep_to_family() -> None:
    """Forget every installed font but the family that comes with matplotlib.

    The search for a font scores each installed one; with hundreds of them it would cost a third of a chart, and another
    machine's copy of the family could draw other bytes.
    """
    from matplotlib import get_data_path
    from matplotlib.font_manager import fontManager

    own = Path(get_data_path())
    fontManager.ttflist = [
        font for font in fontManager.ttflist if font.name == FAMILY and own in Path(font.fname).parents
    ]


@cache
def _drawable() -> frozenset[int]:
    """Return the code points that the family can draw."""
    from matplotlib import get_data_path
    from matplotlib.ft2font import FT2Font

    return frozenset(FT2Font(str(Path(get_data_path(), "fonts/ttf/DejaVuSans.ttf"))).get_charmap())


def plain(text: str) -> str:
    """Return a text as a chart can show it: one line, no emoji, and □ for a letter that no font here has.

    Emoji fonts hold pictures, which matplotlib cannot scale, and flags or families would fall apart into their pieces.
    """
    line = " ".join(text.split())
    if line.isascii():
        return line
    from emoji import replace_emoji

    bare = unicodedata.normalize("NFC", replace_emoji(line, ""))
    kept = "".join(char if ord(char) in _drawable() else _stand_in(char) for char in bare)
    return re.sub("□{4,}", "□□□", " ".join(kept.split()))


def _stand_in(char: str) -> str:
    """Return what stands for a letter that no font here has; marks and invisible signs need nothing."""
    return "" if unicodedata.category(char)[0] in "CM" else "□"


@cache
def width(text: str, size: float, bold: bool = False) -> float:  # noqa: FBT001, FBT002 - a weight reads as a word
    """Return how wide a text is in points."""
    from matplotlib.textpath import text_to_path

    return float(text_to_path.get_text_width_height_descent(text, type_of(size, bold), ismath=False)[0])


def fitted(text: str, size: float, room: float, bold: bool = False) -> str:  # noqa: FBT001, FBT002
    """Return a text cut to a width in points, with an ellipsis where something is missing."""
    line = plain(text)
    if width(line, size, bold) <= room:
        return line
    while line and width(line + "…", size, bold) > room:
        line = line[:-1]
    return line.rstrip() + "…"


def wrapped(text: str, size: float, room: float, bold: bool = False) -> list[str]:  # noqa: FBT001, FBT002
    """Return a text as one line or two, the second cut to the width where it does not hold the rest."""
    line, *rest = plain(text).split(" ")
    while rest and width(f"{line} {rest[0]}", size, bold) <= room:
        line = f"{line} {rest.pop(0)}"
    return [fitted(line, size, room, bold), *([fitted(" ".join(rest), size, room, bold)] if rest else [])]


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours written `#rrggbb` (WCAG 2.2, "contrast ratio")."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    """Relative luminance of an sRGB colour (WCAG 2.2, "relative luminance")."""
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
