"""Back into a campaign file: one value changes, every other byte stays.

A change is spliced in at its place, and what comes of it is read again: only if every other value and every comment is
what it was, and the changed value what it was to be, it is written. What cannot be done so is refused, and the file
stays as it is.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

from msgspec import Struct

from postdesk.drafts.entries import Edit
from postdesk.drafts.proof import YamlReading, read_again, values_wanted, without_collecting
from postdesk.drafts.source import UNWELCOME
from postdesk.drafts.splicing import Misplaced, Splicer, Steps, innermost
from postdesk.drafts.yaml_spans import Leaf, Spans
from postdesk.drafts.yaml_spellings import Value
from postdesk.errors import EditedMeanwhile, NotWritten
from postdesk.files.exchanging import Exchanged, exchange
from postdesk.files.regular import contents
from postdesk.sentences import Sentence

MARK = "\ufeff"
"""A byte order mark, which may begin a file."""
_WAYS = 6
"""How many ways to write a text are tried: more than there are."""
_WHY = {
    "broken": "the file cannot be read: correct what `postdesk check` says of it first",
    "shape": "there is no list or mapping here that could hold it: change it by hand",
    "missing": "there is no such post in this file: add it whole",
    "shared": "what stands here is used in other places, too, by an anchor (&) or an alias (*): change it by hand",
    "comment": "a comment here would be lost: change it by hand",
    "sign": "the new text holds a character that cannot be seen (U+{sign}): delete it there",
    "unsure": "it cannot be changed here without changing something else: change it by hand",
}


class FileChange(Struct, frozen=True):
    """A value that is to be in a campaign file.

    `steps` lead to it: keys, and in lists numbers from 0, or a post's `id`: `("posts", "gifts", "at")`. What is absent
    is added: a key where the manual has it, an item behind the last. `value` is a text, a list or a mapping, which
    becomes exactly that; None takes away what is there. A post is added by `("posts", "gifts")` with all its keys.
    """

    steps: Steps
    value: Value | None


def with_changes(text: str, changes: Sequence[FileChange]) -> str:
    """Return a campaign's text with changes made one after another, all of them or none.

    Line ends and a byte order mark stay as they are. Every text is given as it is to be read; whether a line break ends
    it makes no difference.

    Raises:
        NotWritten: one of them cannot be made without changing another value, or losing a comment.
    """
    mark = MARK * text.startswith(MARK)
    bare = text.removeprefix(MARK)
    with without_collecting():
        before = read_again(plain_ends(bare))
        if before is None:
            raise not_written("broken")
        after, _ = _made(bare, before, [_clean(change) for change in changes])
    return mark + after


def file_digest(content: bytes) -> str:
    """Return what tells one state of a file from every other: its SHA-256, in hexadecimal digits."""
    return sha256(content).hexdigest()


def write_changes(path: Path, changes: Sequence[FileChange], read: str = "", shown: str = "") -> str:
    """Make changes in a campaign file, all of them or none, and return the digest of what it holds now.

    Args:
        path: the file.
        changes: what is to be in it.
        read: the `file_digest` of the file as it was when the changes were thought of; "" where that is now.
        shown: the file as sentences name it; "" for the path itself.

    Raises:
        EditedMeanwhile: somebody has changed the file since it was read.
        NotWritten: see `with_changes`.
        OSError: the file cannot be read or written.
    """
    before = contents(path)
    if read and file_digest(before) != read:
        raise _edited(shown or path)
    try:
        after = with_changes(before.decode(), changes).encode()
    except UnicodeDecodeError:
        raise NotWritten("{path}: {why}", "broken", path=shown or path, why=Sentence(_WHY["broken"])) from None
    except NotWritten as refusal:
        where = f"{shown or path}:{refusal.line}:{refusal.column}"
        told = {"where": where, "why": refusal}
        raise NotWritten("{where}: {why}", refusal.code, refusal.line, refusal.column, **told) from None
    write_over(path, before, after, shown)
    return file_digest(after)


def write_over(path: Path, before: bytes, after: bytes, shown: str = "") -> None:
    """Let a campaign file hold something else, if it still holds what was read.

    Raises:
        EditedMeanwhile: it does not; it stays as it is.
        OSError: it cannot be written; it stays as it was.
    """
    if before != after and exchange(path, before, after) is Exchanged.NOT:
        raise _edited(shown or path)


def _edited(path: Path | str) -> EditedMeanwhile:
    return EditedMeanwhile(
        "{path} was changed by somebody meanwhile: nothing was written; look at it, and try again", "edited", path=path
    )


def _clean(change: FileChange) -> FileChange:
    """Return a change with plain line ends, or refuse it for a sign that no campaign file may hold."""
    return FileChange(change.steps, None if change.value is None else _cleaned(change.value))


def _cleaned(value: Value) -> Value:
    if isinstance(value, Mapping):
        return {_text(key): _cleaned(one) for key, one in value.items()}
    return _text(value) if isinstance(value, str) else [_cleaned(one) for one in value]


def _text(value: str) -> str:
    for sign in value:
        if sign in UNWELCOME or "\ud800" <= sign <= "\udfff":
            raise NotWritten(_WHY["sign"], "sign", sign=f"{ord(sign):04X}")
    return plain_ends(value)


State = tuple[str, YamlReading]
"""A text, and what it says."""


def _made(text: str, before: YamlReading, changes: Sequence[FileChange]) -> State:
    """Make all changes at once where they do not meet, else one half after the other."""
    if len(changes) <= 1:
        return _single(text, before, changes[0]) if changes else (text, before)
    done = _at_once(text, before, changes)
    if done is not None:
        return done
    half = len(changes) // 2
    return _made(*_made(text, before, changes[:half]), changes[half:])


def _at_once(text: str, before: YamlReading, changes: Sequence[FileChange]) -> State | None:
    """Make changes in their likeliest ways; None where that does not hold."""
    splicer, edits = Splicer(before.spans), list[Edit]()
    for change in changes:
        try:
            edits += splicer.edits(change.steps, change.value)
        except Misplaced as trouble:
            if not any(_leads(other, change) for other in changes):
                raise not_written(trouble.code, before.spans, trouble.index) from None
            return None
    after = spliced(text, edits)
    has = read_again(plain_ends(after)) if after is not None else None
    return (after, has) if after is not None and has and not _lost(before, has, changes) else None


def _leads(one: FileChange, other: FileChange) -> bool:
    """Whether a change may put there what the steps of another one need."""
    length = min(len(one.steps), len(other.steps))
    return one is not other and one.steps[:length] == other.steps[:length]


def _single(text: str, before: YamlReading, change: FileChange) -> State:
    """Make one change in the first way that holds."""
    why, tried = "unsure", set()
    for way in range(_WAYS):
        try:
            edits = Splicer(before.spans, way).edits(change.steps, change.value)
        except Misplaced as trouble:
            raise not_written(trouble.code, before.spans, trouble.index) from None
        after = spliced(text, edits)
        if after is None or after in tried:
            continue
        tried.add(after)
        has = read_again(plain_ends(after))
        why = _lost(before, has, [change])
        if has and not why:
            return after, has
    raise not_written(why, before.spans, innermost(before.spans.root, change.steps).start)


def not_written(code: str, there: Spans | None = None, index: int = 0) -> NotWritten:
    """Return the refusal of a change, with the place that an index of a text is."""
    line, column = (there.text.count("\n", 0, index), there.column(index)) if there else (0, 0)
    return NotWritten(_WHY[code], code, line + 1, column + 1)


def _lost(before: YamlReading, has: YamlReading | None, changes: Sequence[FileChange]) -> str:
    """Return what speaks against a rewritten text, by what it says; "" where it says what it is to say."""
    wants = before.values
    for change in changes:
        wants = values_wanted(wants, change.steps, change.value)
    if has is None or wants != has.values:
        return "shared" if _shares(before.spans) else "unsure"
    if has.traps - before.traps:
        return "shared" if ("unused-anchor", "anchor") in has.traps - before.traps else "unsure"
    return "" if has.comments == before.comments else "comment"


def _shares(there: Spans) -> bool:
    """Whether anything in a text stands for what is written elsewhere."""
    return any(isinstance(leaf, Leaf) and leaf.style == "*" for leaf in there.leaves)


def spliced(text: str, edits: Sequence[Edit]) -> str | None:
    """Return a text with edits made; None where two of them meet. Their places count each line end as one character."""
    ordered = sorted(edits, key=lambda edit: (edit.start, edit.end))
    if any(one.end > two.start for one, two in pairwise(ordered)):
        return None
    return "".join(_pieces(text, ordered, line_ends(text)))


def plain_ends(text: str) -> str:
    """Return a text whose lines end in one character each, as the reader takes them."""
    return re.sub(r"\r\n?", "\n", text)


def line_ends(text: str) -> str:
    """Return what most lines of a text end in."""
    if text.count("\r\n") * 2 > text.count("\n"):
        return "\r\n"
    return "\n" if "\n" in text or "\r" not in text else "\r"


def _pieces(text: str, edits: Sequence[Edit], ends: str) -> Iterator[str]:
    pairs, free = [found.start() for found in re.finditer("\r\n", text)], 0
    told = 0
    for edit in edits:
        places = []
        for place in (edit.start, edit.end):
            while told < len(pairs) and pairs[told] - told < place:
                told += 1
            places.append(place + told)
        yield text[free : places[0]]
        yield edit.new.replace("\n", ends)
        free = places[1]
    yield text[free:]
