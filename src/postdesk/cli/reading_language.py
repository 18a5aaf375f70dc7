"""The language in which whoever sits at the keyboard wants to read.

It is asked before anything is said, and without `settings/`, which takes as long to load as `--help` does.
"""

import os
from collections.abc import Mapping

ASKED = ("POSTDESK_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
"""Where it is said: for postdesk alone, then as POSIX has it."""


def reading_language(environment: Mapping[str, str] | None = None) -> str:
    """Return the tag of the language asked for, such as `fr` or `fr_FR`; "" where none is, or English.

    Of what glibc says behind an @, the script is heard: `sr_RS@latin` is `sr_Latn_RS`.
    """
    said = os.environ if environment is None else environment  # noqa: TID251 -- see above
    asked = next((said[name] for name in ASKED if said.get(name)), "")
    tag = asked.partition("@")[0].partition(".")[0]
    if asked.endswith("@latin"):
        tag = tag.replace("_", "_Latn_", 1) if "_" in tag else f"{tag}_Latn"
    return "" if tag in {"C", "POSIX"} or tag.lower().startswith("en") else tag
