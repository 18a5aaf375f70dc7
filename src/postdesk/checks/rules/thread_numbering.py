"""The numbers in a thread are right.

Where parts say `1/4`, `2/4`, readers count on it. A part that was added or taken out leaves a number twice, a
gap, or a total that is not reached. Judged are threads in which two parts or more begin or end with such a
number; the first part may go without, and an empty total (`2/`) is fine.

What to do: number the parts anew, or leave the numbers out: every network shows a thread in order.

Source: https://help.x.com/en/using-x/create-a-thread.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from postdesk.models import Remark, Severity, Variant

ID = "thread-numbering"
SEVERITY = Severity.WARNING


def check(variant: Variant) -> Iterator[Remark]:
    """Name each part whose number, or total, is not the one it should be."""
    parts = variant.words
    marks = {index: mark for index, part in enumerate(parts) if (mark := number(part))}
    if len(marks) < 2:
        return
    for index, said, due in wrong(parts, marks):
        place, code = variant.place("thread" if index else "text"), "other" if said else "none"
        yield Remark(place, code, part=index + 1, says=said, due=due)


def wrong(parts: Sequence[str], marks: Mapping[int, tuple[int, int]]) -> Iterator[tuple[int, str, str]]:
    """Yield the parts that are numbered otherwise than in order, or not at all between others: what each says, and is.

    What a part without a number says is "".
    """
    first, last = min(marks), max(marks)
    begin = marks[first][0] - first if marks[first][0] in {1, first + 1} else 1
    whole = len(parts) - 1 + begin
    total = whole if any(of == whole for _, of in marks.values()) else last + begin
    for index in range(first, last + 1):
        due = index + begin
        count, of = marks.get(index, (0, 0))
        if not count:
            yield index, "", f"{due}/{total}"
        elif count != due or of not in {0, total}:
            yield index, f"{count}/{of or ''}", f"{due}/{total}"


def number(part: str) -> tuple[int, int] | None:
    """Return the number and total (0 where it has none) that a part begins or ends with."""
    found = _mark().search(part.strip()) if "/" in part else None
    if found is None:
        return None
    count, of = int(found[1] or found[3]), int(found[2] or found[4] or 0)
    return (count, of) if 0 < count <= (of or count) else None


@cache
def _mark() -> re.Pattern[str]:
    """Match `2/4`, `(2/4)` or `2/` at either end of a part."""
    return re.compile(r"^[^\w\s]{0,2}\s?(\d{1,2})/(\d{1,2})?(?![\w/])|(?<![\w/])(\d{1,2})/(\d{1,2})?[^\w\s/]{0,2}$")
