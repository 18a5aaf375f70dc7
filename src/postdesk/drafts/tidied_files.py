"""Campaign files put in order, one after another: one that cannot be is told and left alone, the rest goes on."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from postdesk.drafts.source import campaign_files, source_shown
from postdesk.drafts.tidying import tidied
from postdesk.drafts.writing import write_over
from postdesk.errors import NotWritten
from postdesk.files.regular import contents
from postdesk.sentences import Sentence
from postdesk.settings import House


class TidiedFile(Struct, frozen=True):
    """A file that was not in order, with its text before and in order; or why it stays as it is.

    `path` is how sentences name it, `file` where it lies.
    """

    path: str
    file: Path
    before: str = ""
    after: str = ""
    why: str = ""


def tidy_files(house: House, paths: Sequence[Path], *, write: bool) -> Iterator[TidiedFile]:
    """Yield each of some files, or of the desk's, that was not in order; `write` it so, or only tell.

    Raises:
        OSError: a file cannot be read or written.
    """
    for path in campaign_files(paths, house):
        found = _tidied(path, source_shown(path, house), write=write)
        if found.before != found.after or found.why:
            yield found


def _tidied(path: Path, shown: str, *, write: bool) -> TidiedFile:
    """Put one file in order; one that was has the same text before and after."""
    before = contents(path)
    try:
        text = before.decode()
        after = tidied(text)
        if write:
            write_over(path, before, after.encode(), shown)
    except UnicodeDecodeError:
        return TidiedFile(shown, path, why=Sentence("{path}: it is not UTF-8: `postdesk check` says more", path=shown))
    except NotWritten as refusal:
        return TidiedFile(shown, path, why=Sentence("{path}: {why}", path=shown, why=refusal))
    return TidiedFile(shown, path, text, after)
