"""The words for a picture are words, and say at once what it shows.

`IMG_2041.jpg` is the camera's word, not the reader's. "Image of", "slika", "photo de" and "صورة" are heard
twice, since a screen reader says "image" by itself before it reads the words. "Drawing", "map", "chart" or
"portrait" tell something and are welcome.

What to do: begin with what is in the picture: "Children at a table covered with wrapped presents."

Sources: https://www.w3.org/WAI/tutorials/images/tips/, https://webaim.org/techniques/alttext/.
"""

import re
from collections.abc import Iterator
from functools import cache

from postdesk.models import Media, Remark, Severity, Variant

ID = "alt-wording"
SEVERITY = Severity.WARNING
HINTS = ("image", "pic", "photo", "foto", "slik", "слик", "фото", "صور")
LONGEST_ARTICLE = 4
"""Signs before the word for a picture, as in "une photo"."""


def check(variant: Variant) -> Iterator[Remark]:
    """Name each picture whose words are a file's name, or begin with what is heard anyway."""
    if not variant.grammar.carries_alt:
        return
    for media in variant.media:
        alt, name = media.alt.strip(), media.name
        if is_name(alt, media):
            yield Remark(media.place, "file-name", alt=alt, file=name)
        elif found := announcement(alt):
            yield Remark(media.place, "announced", words=found, file=name)


def is_name(alt: str, media: Media) -> bool:
    """Tell whether the words are the name of the file, or of any file."""
    own = media.file.rpartition("/")[2]
    if not alt or alt in {own, own.rpartition(".")[0]}:
        return bool(alt)
    return not alt.endswith(".") and bool(camera().fullmatch(alt))  # most are sentences


def announcement(alt: str) -> str:
    """Return the words at the beginning that only say that it is a picture; "" where there are none."""
    start = alt[: LONGEST_ARTICLE + max(map(len, HINTS))].casefold()
    found = announced().match(alt) if any(hint in start for hint in HINTS) else None
    return found[0].strip() if found else ""


@cache
def camera() -> re.Pattern[str]:
    """Match the name of a picture's file, or what a camera calls it."""
    ending = r"\S+\.(?:jpe?g|png|gif|webp|heic|tiff?|bmp|svg|mp4|mov|m4v|webm)"
    return re.compile(rf"{ending}|(?:img|dsc[fn]?|pxl|image|photo|screenshot|untitled)[\s_-]*[\d_-]*", re.IGNORECASE)


@cache
def announced() -> re.Pattern[str]:
    """Match words that only say that it is a picture."""
    english = r"(?:an? |the )?(?:image|picture|photo|photograph|pic)s? (?:of|shows|showing|that shows)\b"
    french = r"(?:une |la |l['’])?(?:image|photo|photographie)s? (?:de|d['’]|du|des|montrant|montre)(?:\b|(?<=['’]))"
    local = r"(?:slika|slike|fotografija|fotografije|foto|слика|слике|фотографија|фотографије|фото)(?:\s*[:–-]|\s+\w)"
    arabic = r"صور[ةه](?:\s*[:–-]|\s+[\u0621-\u064a])"
    return re.compile(rf"{english}|{french}|{local}|{arabic}", re.IGNORECASE)
