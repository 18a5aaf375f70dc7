"""Notes by which a text says of itself from when it is free, in the languages of the desk."""

import re
from functools import cache, lru_cache


@lru_cache(maxsize=8)
def embargo_note(text: str) -> str:
    """Return the words that speak of an embargo on the text itself; "" for none. An embargo on arms is none."""
    found = notes().search(text)
    return " ".join(found[0].split()) if found else ""


@cache
def notes() -> re.Pattern[str]:
    """Match the note in the languages of the desk."""
    until = r"until|till|do\s|jusqu|hasta|bis\s|fino|até"
    latin = rf"(?:embargo(?:ed)?|embargad[oa]s?)\s+(?:{until})\w*|(?:under|sous|pod)\s+embargo(?:m)?\b|\bsperrfrist\b"
    hour = (
        r"\b(?:hold )?for release:?\s[^\n]{0,40}?\d{1,2}[.:]\d\d\b|\bnot for (?:release|publication|broadcast) before"
    )
    cyrillic = r"[еэ]мбарго\s+до|под\s+[еэ]мбарго"
    arabic = r"(?:حظر النشر|محظور (?:النشر )?)\s*(?:حتى|قبل|لغاية)|محظور نشره"
    chinese = r"(?:前|之前|以前)(?:不得|请勿|禁止)(?:发布|刊发|公开|报道)|禁发期"
    return re.compile(rf"{latin}|{hour}|{cyrillic}|{arabic}|{chinese}", re.IGNORECASE)
