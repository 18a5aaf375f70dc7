"""Which font draws which letter.

DejaVu Sans comes with matplotlib and covers Latin, Cyrillic, Greek, Arabic and more: the same picture on every machine.
What it lacks is drawn in Noto Sans, which `pip install "postdesk[fonts]"` or the machine brings, else in what Windows
and macOS have. Only the families that a text needs are ever looked at: the search for a font scores each one for each
size, and with hundreds of them it would cost a third of a chart.
"""

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from msgspec import Struct

FAMILY = "DejaVu Sans"

PACKAGES = (
    "noto_cjk_sans_otc",
    "fontpkg_noto_sans_devanagari",
    "fontpkg_noto_sans_khmer",
    "fontpkg_noto_sans_tamil",
    "fontpkg_noto_sans_telugu",
    "fontpkg_noto_sans_thai",
)
"""What the extra `fonts` installs; each holds font files and nothing else."""
PACKED = {"CJK", "Devanagari", "Khmer", "Tamil", "Telugu", "Thai"}
"""The scripts that they draw."""
EAST = {"CJK", "HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA", "HANGUL", "BOPOMOFO", "IDEOGRAPHIC", "FULLWIDTH"}
"""First words of the names of letters that Chinese, Japanese and Korean fonts have."""
EASTERN = (
    "notosanscjk-regular.ttc",
    "notosanscjksc-regular.otf",
    "notosanssc[wght].ttf",
    "notosanssc-regular.otf",
    "msyh.ttc",
    "yugothr.ttc",
    "malgun.ttf",
    "hiragino sans gb.ttc",
    "applesdgothicneo.ttc",
    "droidsansfallbackfull.ttf",
    "wqy-zenhei.ttc",
)
"""Font files for them, by preference: Noto, then Windows, macOS, and what older Linux systems have."""
OTHERS = (
    "nirmala.ttc",
    "nirmala.ttf",
    "leelawui.ttf",
    "mmrtext.ttf",
    "ebrima.ttf",
    "arial unicode.ttf",
    "notosanssymbols2-regular.ttf",
    "symbola.ttf",
    "symbola_hint.ttf",
)
"""What Windows has for the scripts of India, South-East Asia and Ethiopia, macOS for most, and signs."""


BOXED = {first + at: chr(ord("A") + at) for first in (0x1F150, 0x1F170) for at in range(26)}
"""White letters on a dark disc or square (🅢, 🆂): Unicode knows no plain letter for them, and takes four for emoji."""


class Face(Struct, frozen=True):
    """A family that draws what DejaVu lacks: its name, its file, that of its bold where there is one, its letters."""

    family: str
    path: str
    bold: str
    letters: frozenset[int]


def font_families(text: str) -> tuple[str, ...]:
    """Return the families that a text is drawn in: DejaVu, then what else it needs, ready for matplotlib to find."""
    _keep_to_dejavu()
    return (FAMILY, *(_known(face) for face in faces(text)))


def faces(text: str) -> tuple[Face, ...]:
    """Return what a text is drawn in beside DejaVu, in the order in which it is needed."""
    region = _region(text)
    letters = (char for char in text if ord(char) not in _dejavu() and unicodedata.category(char)[0] != "C")
    found = (_face_of(char, region) for char in letters)
    return tuple(dict.fromkeys(face for face in found if face))


def drawable(char: str) -> bool:
    """Return whether any font here has a letter."""
    return ord(char) in _dejavu() or _face_of(char, "SC") is not None


def shape(char: str) -> str:
    """Return what a letter is drawn as: itself, or the plain letter that it is where only its style has no font.

    Mathematical letters (U+1D400 and on) are often taken for bold ones. "" where no font here has either.
    """
    if drawable(char):
        return char
    base = unicodedata.normalize("NFKC", char)
    return base if base != char and all(map(drawable, base)) else ""


def missing(text: str) -> tuple[str, ...]:
    """Return the scripts of the letters in a text that no font here has; emoji, marks and invisible signs are none."""
    from emoji import replace_emoji

    letters = () if text.isascii() else unicodedata.normalize("NFC", replace_emoji(text.translate(BOXED), ""))
    wanted = (char for char in letters if unicodedata.category(char)[0] not in "CMZ" and not shape(char))
    return tuple(dict.fromkeys(map(named_script, wanted)))


def named_script(char: str) -> str:
    """Return what a letter's script is called, for a person who looks for a font: `Thai`, `CJK`, or `other scripts`."""
    word = unicodedata.name(char, "").partition(" ")[0]
    return "CJK" if word in EAST else word.title() or "other scripts"


@cache
def _dejavu() -> frozenset[int]:
    """Return the code points that DejaVu can draw."""
    from matplotlib import get_data_path
    from matplotlib.ft2font import FT2Font

    return frozenset(FT2Font(str(Path(get_data_path(), "fonts/ttf/DejaVuSans.ttf"))).get_charmap())


def _region(text: str) -> str:
    """Return whose forms of the shared characters a text wants: Japan's beside kana, Korea's beside Hangul."""
    words = {unicodedata.name(char, "").partition(" ")[0] for char in text if not text.isascii()}
    return "JP" if {"HIRAGANA", "KATAKANA"} & words else "KR" if "HANGUL" in words else "SC"


@cache
def _face_of(char: str, region: str) -> Face | None:
    """Return the first family at hand that has a letter."""
    return next((face for face in _candidates(named_script(char), region) if ord(char) in face.letters), None)


def _candidates(script: str, region: str) -> Iterator[Face]:
    """Yield the families in which a letter of a script may be; Noto's files begin with the script's name."""
    noto = f"notosans{script.casefold()}"
    own = sorted(name for name in files() if name.startswith(noto) and ("-regular." in name or "[" in name))
    for name in EASTERN if script == "CJK" else (*own, *OTHERS):
        if path := files().get(name):
            yield _face(path, region)


@cache
def files() -> Mapping[str, str]:
    """Return the font files at hand, by their names in small letters; one of the extra comes before the machine's.

    They are listed anew in every process, since matplotlib's own list does not hear of a font that is installed later.
    """
    from matplotlib.font_manager import findSystemFonts

    specs = [spec for package in PACKAGES if (spec := find_spec(package))]
    own = findSystemFonts([folder for spec in specs for folder in spec.submodule_search_locations or ()])
    return {Path(path).name.casefold(): path for path in [*sorted(findSystemFonts()), *sorted(own)]}


@cache
def _face(path: str, region: str) -> Face:
    """Return a file's family; a collection has one for each region."""
    from matplotlib.ft2font import FT2Font

    first = FT2Font(path)
    names = [FT2Font(path, face_index=number).family_name for number in range(first.num_faces)]
    family = next((name for name in names if name.endswith(f" {region}")), names[0])
    bold = files().get(Path(path).name.casefold().replace("regular", "bold"), path)
    return Face(family, path, bold, frozenset(first.get_charmap()))


@cache
def _known(face: Face) -> str:
    """Make a family known to matplotlib, in two weights even where its file has one; return its name."""
    from matplotlib.font_manager import fontManager

    before = len(fontManager.ttflist)
    for path in dict.fromkeys((face.path, face.bold)):
        fontManager.addfont(path)
    own = [entry for entry in fontManager.ttflist[before:] if entry.name == face.family]
    fontManager.ttflist[before:] = own if len(own) > 1 else [*own, *(replace(entry, weight=700) for entry in own)]
    return face.family


@cache
def _keep_to_dejavu() -> None:
    """Forget every installed font but the family that comes with matplotlib; another copy could draw other bytes."""
    from matplotlib import get_data_path
    from matplotlib.font_manager import fontManager

    own = Path(get_data_path())
    fontManager.ttflist = [
        font for font in fontManager.ttflist if font.name == FAMILY and own in Path(font.fname).parents
    ]
