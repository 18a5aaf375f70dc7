"""One cell: what a value of a campaign file looks like in it, and what was meant by what stands in it now."""

import re
from base64 import urlsafe_b64encode
from collections.abc import Mapping
from hashlib import blake2b

from postdesk.sheets.writing import like_formula

EMPTY = "(empty)"
"""What tells a value that is empty on purpose (`link: ""`) from none; a text that says just that gets more brackets."""
_BRACKETED = r"\(+empty\)+"
MOST_LETTERS = 32_767
"""What a cell of a workbook takes (Microsoft, "Excel specifications and limits")."""
ERRORS = frozenset(("#NAME?", "#REF!", "#VALUE!", "#DIV/0!", "#N/A", "#NUM!", "#NULL!", "#SPILL!", "#CALC!"))
"""What a spreadsheet shows where it took a text for a formula."""
_BLANKS = " \t\n\u00a0\u2007\u202f\ufeff"


def shown_cell(value: str) -> str:
    """Return a value that is given as its cell shows it."""
    value = whole_lines(value)
    if not value:
        return EMPTY
    bracketed = re.fullmatch(_BRACKETED, value)
    return escaped(f"({value})" if bracketed else value)


def meant_value(cell: str) -> str | None:
    """Return the value that a cell shows; None where it gives none."""
    if not cell or cell == EMPTY:
        return "" if cell else None
    value = unguarded(cell)
    return value[1:-1] if re.fullmatch(_BRACKETED, value) else value


def whole_lines(text: str) -> str:
    """Return a text with line feeds as its breaks and without blanks around it."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip(_BLANKS)


def escaped(text: str) -> str:
    """Return a text that `unguarded` gives back: one apostrophe more where it looks like one that was guarded."""
    return f"'{text}" if text.startswith("'") and _guarded(text) else text


def unguarded(text: str) -> str:
    """Return a text without the apostrophe that keeps a spreadsheet from running it."""
    return text[1:] if _guarded(text) else text


def _guarded(text: str) -> bool:
    return text.startswith("'") and like_formula(text.lstrip("'"))


def cell_digest(cell: str) -> str:
    """Return four letters for what a cell holds; one of 16 million other contents has the same."""
    return urlsafe_b64encode(blake2b(whole_lines(cell).encode("utf-8", "replace"), digest_size=3).digest()).decode()


def base_of(cells: Mapping[str, str]) -> str:
    """Return what is remembered of a row's cells, so that a later table can tell who has changed which of them."""
    return ";".join(f"{name}:{cell_digest(cell)}" for name, cell in cells.items() if cell)


def base_digests(base: str) -> dict[str, str]:
    """Return the digest of each cell that `base_of` remembered; empty where it is none of ours."""
    pairs = [pair.rpartition(":") for pair in base.strip().split(";")]
    return {name: told for name, _, told in pairs} if all(name and len(told) == 4 for name, _, told in pairs) else {}
