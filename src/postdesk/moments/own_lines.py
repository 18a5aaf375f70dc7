"""What people write behind a recurrence, "until 31.1.2027", that a campaign file has on a line of its own."""

import re
from collections.abc import Mapping

from msgspec import Struct

from postdesk.moments.year_last import year_first

WORDS: Mapping[str, str] = {
    "until": "until till through jusqu'au jusqu’au jusque do bis hasta deri до дo حتى",
    "from": "from starting dès ab od desde nga с от من",
    "except": "except without sauf osim außer ausser excepto salvo кроме осим përveç باستثناء",
}
"""Words that say when something begins, ends or stays away, by the key that says it; in the languages of the desk."""
TIMES = "times time fois mal veces puta пута раз раза herë مرات"
_NEEDS = {"until": "2026-12-31", "from": "2026-12-01", "except": "2026-12-28"}
_ISO = r"(?a)\d{4}-\d{1,2}-\d{1,2}"


class OwnLine(Struct, frozen=True):
    """What stands on a line of its own: what was said, the key that says it, and its value there."""

    said: str
    key: str
    value: str


def own_line(text: str) -> OwnLine | None:
    """Return the first part of a recurrence that is a key of its own; None where there is none."""
    counted = re.search(rf"(?i)(?<!\S)(\d{{1,3}})\s*(?:x|×|(?:{TIMES.replace(' ', '|')})(?!\w))", text)
    found = [(counted.start(), OwnLine(counted[0], "count", counted[1]))] if counted else []
    for key, words in WORDS.items():
        said = re.search(rf"(?i)(?<!\w)(?:{words.replace(' ', '|')}):?\s+(?=[^,]*\d)[^,]+", text)
        if said:
            found.append((said.start(), OwnLine(said[0].strip(), key, _value(key, said[0]))))
    return min(found, key=lambda each: each[0])[1] if found else None


def _value(key: str, said: str) -> str:
    """Return the day that was said as a campaign file has it; another one, to show how, where nobody can read it."""
    words = said.split()
    iso = re.search(_ISO, said)
    day = iso[0] if iso else next(filter(None, (year_first(word)[:10] for word in words)), _NEEDS[key])
    return f"[{day}]" if key == "except" else day
