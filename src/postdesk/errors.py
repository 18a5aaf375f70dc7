"""Trouble in the world, as one small family of exceptions.

Trouble in a *text* is never an exception: it is a `Finding` (see models/findings.py), with a place and a remedy.
Every message is one sentence that names the thing, the place and what to do; the command line prints it
after "postdesk: " and exits with 1. It is written whole, with named places for its values, so that it can be said in
other languages, too; `str` gives it in English.
"""

import errno
from collections.abc import Mapping
from typing import Self

from postdesk.sentences import Sentence

REFUSED: Mapping[int, Sentence] = {
    errno.ENOENT: Sentence("no such file or directory"),
    errno.EACCES: Sentence("permission denied"),
    errno.EPERM: Sentence("operation not permitted"),
    errno.EEXIST: Sentence("file exists"),
    errno.EISDIR: Sentence("is a directory"),
    errno.ENOTDIR: Sentence("not a directory"),
    errno.ENOTEMPTY: Sentence("directory not empty"),
    errno.EROFS: Sentence("read-only file system"),
    errno.ENOSPC: Sentence("no space left on device"),
    errno.EIO: Sentence("input/output error"),
    errno.EBUSY: Sentence("device or resource busy"),
    errno.EMFILE: Sentence("too many open files"),
    errno.ENAMETOOLONG: Sentence("file name too long"),
    errno.EADDRINUSE: Sentence("address already in use"),
    errno.EADDRNOTAVAIL: Sentence("cannot assign requested address"),
}
"""What systems say most often when they refuse something, in the words of POSIX, which are kept in English."""
NO_REASON = Sentence("the system refused")


def system_reason(trouble: OSError) -> Sentence:
    """Return in a few words why the system did not do something, as far as it said so."""
    said: object = trouble.strerror
    if isinstance(said, Sentence):
        return said
    if known := REFUSED.get(trouble.errno or 0):
        return known
    if not isinstance(said, str) or not said:
        return NO_REASON
    return Sentence(said.lower() if trouble.errno else said)  # without a number they are the words of no system


class PostdeskError(Exception):
    """Something outside the texts is wrong; the message says what, where and what to do."""

    def __init__(self, sentence: str, /, **values: object) -> None:
        self.sentence = Sentence(sentence, **values)
        super().__init__(str(self.sentence) if values else sentence)


def said_by(trouble: Exception) -> str:
    """Return what a trouble says: the sentence, values and all, where it says one, else plain text."""
    if isinstance(trouble, PostdeskError):
        return trouble.sentence
    said = trouble.args[0] if trouble.args else ""
    return said if isinstance(said, Sentence) else str(trouble)


class SettingsError(PostdeskError):
    """`campaigns/desk.toml`, the environment or the folder does not describe a desk that can work."""


class NotPermitted(PostdeskError):
    """Whoever asked has no role that lets them do it: the message says who may."""


class NotOurs(PostdeskError):
    """The memory at hand does not speak for the desk, or is there no more: nothing may be published from it."""


class DraftError(PostdeskError):
    """A campaign file cannot be used at all; what is wrong inside a readable file is a `Finding`."""


class NotWritten(DraftError):
    """A change that cannot be made in a campaign file without touching something else in it: nothing was written."""

    def __init__(self, sentence: str, /, code: str, line: int = 1, column: int = 1, **values: object) -> None:
        super().__init__(sentence, **values)
        self.code, self.line, self.column = code, line, column


class EditedMeanwhile(NotWritten):
    """A file has become another since it was read: nothing was written, both states are whole."""


class ExportError(PostdeskError):
    """A network's export file is not one that postdesk can read."""


class NetworkError(PostdeskError):
    """A network did not do what was asked; the three kinds say what is certain about it.

    `begun` is the id and the address of the beginning of a thread that is public although the rest was not sent, `kept`
    what its network wants kept of that for the next attempt.
    """

    begun: tuple[str, str] | None = None
    kept: str = ""

    def saying(self, sentence: Sentence) -> Self:
        """Return it in other words, as certain as it is."""
        self.sentence, self.args = sentence, (str(sentence),)
        return self


class Refused(NetworkError):
    """The network said no for good: nothing was published, and asking again will not help."""


class Unreachable(NetworkError):
    """Surely nothing was sent or accepted; it is safe to try again after `retry_after` seconds."""

    def __init__(self, sentence: str, /, retry_after: float | None = None, **values: object) -> None:
        super().__init__(sentence, **values)
        self.retry_after = retry_after


class NotYet(Unreachable):
    """What a network is given for a post is not ready: nothing failed, and it goes on after `retry_after` seconds."""


class Unknown(NetworkError):
    """The network may or may not have published; nobody can tell from the answer."""


class Ambiguous(Unknown):
    """Several on the network say what the post says: a person has to look at them."""
