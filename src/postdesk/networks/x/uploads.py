"""Files on their way to X: begun, sent in segments, finished, looked after until X is done, and given their words.

Nothing of it can be seen, so every step may be done again. What is finished is kept for a day and is the account's
alone. Source: docs.x.com media quickstart and X's OpenAPI 2.167; 4 MiB a segment as X's own xurl sends them.
"""

from datetime import datetime, timedelta
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from postdesk.errors import Refused, Unreachable
from postdesk.files.regular import opened
from postdesk.media import heads
from postdesk.models import Attachment, Family
from postdesk.networks.network import guessed
from postdesk.networks.x.answers import UploadedFile, XFile
from postdesk.networks.x.calls import Caller, Carried
from postdesk.networks.x.prices import Purse

SEGMENT = 4 << 20
"""Bytes of a segment; X turns away requests from 5 MB on."""
GOOD = timedelta(hours=20)
"""For how long a finished file is used: X keeps it for 24 hours."""


class AtX(Struct, frozen=True):
    """A file at X: finished `at`; `ready` once X has worked through it, `described` once it has its words."""

    id: str
    at: datetime
    ready: bool = False
    described: bool = False
    ask: datetime | None = None

    @property
    def done(self) -> bool:
        """Whether nothing is left to do for it."""
        return self.ready and self.described


class Uploads:
    """The files of one account; `media` is the folder in which what is sent lies, `purse` what their words cost."""

    def __init__(self, caller: Caller, media: Path, purse: Purse) -> None:
        self._caller, self._media, self._purse = caller, media, purse

    def next_file(self, wanted: tuple[Attachment, ...], there: tuple[AtX, ...], now: datetime) -> tuple[AtX, ...]:
        """Do the next thing for a post's files; returns the same where nothing is left to do.

        Raises:
            Refused: X will never take a file.
            Unreachable: X is not there, or still works on a file; the wait is the one that it names. Or the account may
                not spend so much in this month.
        """
        for place, (media, file) in enumerate(zip(wanted, there, strict=False)):
            if now - file.at > GOOD:
                return (*there[:place], self.uploaded(media, now), *there[place + 1 :])
            if not file.done:
                return (*there[:place], self._further(media, file, now), *there[place + 1 :])
        if len(there) < len(wanted):
            return (*there, self.uploaded(wanted[len(there)], now))
        return there

    def uploaded(self, media: Attachment, now: datetime) -> AtX:
        """Send a file: begin, every segment in its order, finish."""
        path = self._media / media.kept
        size = path.stat().st_size
        asked = {"media_type": _type(media), "media_category": _category(path), "total_bytes": size}
        begun = self._caller.write("/2/media/upload/initialize", now, public=False, given=Carried(json=asked))
        file = begun.into(UploadedFile).data
        with opened(path) as content:
            for number in range(-(-size // SEGMENT)):
                self._append(file, number, content.read(SEGMENT), now)
        ended = self._caller.write(f"/2/media/upload/{file.id}/finalize", now, public=False).into(UploadedFile).data
        return _seen(AtX(file.id, now, described=not media.alt), ended, media, now)

    def _append(self, file: XFile, number: int, content: bytes, now: datetime) -> None:
        """Send a segment; one whose answer was lost is sent once more, which X takes as the same."""
        given = Carried(
            form={"segment_index": str(number)}, files={"media": ("segment", content, "application/octet-stream")}
        )
        path = f"/2/media/upload/{file.id}/append"
        try:
            self._caller.write(path, now, public=False, given=given)
        except Unreachable as lost:
            if lost.retry_after is not None:
                raise
            self._caller.write(path, now, public=False, given=given)

    def _further(self, media: Attachment, file: AtX, now: datetime) -> AtX:
        """See whether X is done with a file, then give it its words."""
        if file.ready:
            self._purse.may_describe(now)
            given = Carried(json={"id": file.id, "metadata": {"alt_text": {"text": media.alt}}})
            self._caller.write("/2/media/metadata", now, public=False, given=given)
            return replace(file, described=True)
        if file.ask and now < file.ask:
            raise Unreachable("X is still working on {file}", (file.ask - now).total_seconds(), file=media.file)
        query = {"command": "STATUS", "media_id": file.id}
        seen = self._caller.read("/2/media/upload", now, query).into(UploadedFile).data
        return _seen(file, seen, media, now)


def _seen(file: AtX, seen: XFile, media: Attachment, now: datetime) -> AtX:
    """Return a file as X has just told of it."""
    how = seen.processing_info
    if how.state == "failed":
        raise Refused("X cannot show {file}: save it in another form, or take it out", file=media.file)
    if how.state == "succeeded":
        return replace(file, ready=True, ask=None)
    return replace(file, ask=now + timedelta(seconds=how.check_after_secs))


def _type(media: Attachment) -> str:
    return media.type or guessed(media.file)


def _category(path: Path) -> str:
    head = heads.head_look(path)
    if head.family is not Family.PICTURE:
        return "tweet_video"
    return "tweet_gif" if head.moving else "tweet_image"
