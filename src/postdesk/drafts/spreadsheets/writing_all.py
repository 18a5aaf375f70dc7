"""Several campaign files that change together: all of them, or none."""

from collections.abc import Sequence
from contextlib import suppress

from postdesk.drafts.spreadsheets.new_files import FileToBe
from postdesk.drafts.writing import write_over
from postdesk.errors import PostdeskError, system_reason
from postdesk.files.regular import contents
from postdesk.files.whole import write_new


def write_all(files: Sequence[FileToBe]) -> None:
    """Let every file hold what it is to hold.

    Raises:
        PostdeskError: One was changed meanwhile, has appeared, or cannot be written: all are as they were.
    """
    done: list[FileToBe] = []
    try:
        for file in files:
            _write(file)
            done.append(file)
    except FileExistsError:
        taken_back(done)
        raise PostdeskError(
            "{file} has appeared meanwhile: nothing was written; look at it, and try again", file=file.shown
        ) from None
    except OSError as trouble:
        taken_back(done)
        why = system_reason(trouble)
        raise PostdeskError(
            "{file} cannot be written ({why}): nothing was written", file=file.shown, why=why
        ) from trouble
    except PostdeskError:
        taken_back(done)
        raise


def _write(file: FileToBe) -> None:
    if file.before is None:
        write_new(file.path, file.after)
    else:
        write_over(file.path, file.before, file.after)


def taken_back(done: Sequence[FileToBe]) -> None:
    """Take back what was written, where nobody has changed it since."""
    for file in reversed(done):
        with suppress(OSError, PostdeskError):
            if file.before is not None:
                write_over(file.path, file.after, file.before)
            elif contents(file.path) == file.after:
                file.path.unlink()
