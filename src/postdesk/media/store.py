"""What is sent of pictures and films, byte for byte, in `.postdesk/media/`: each file has its SHA-256 for its name.

A picture is made to fit when its post is queued, and what is then signed is what is sent, whatever becomes of the file
in `campaigns/media/`, which is never touched. Beside each made file a note says from what it was made and for which
bounds, so that queueing again, also with a newer Pillow, gives the same bytes. All of it may be deleted: it is made
again from the files in `campaigns/`, if these are the same.
"""

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import mkstemp
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from postdesk.errors import DraftError, said_by, system_reason
from postdesk.files import private
from postdesk.files.regular import below, contents, opened
from postdesk.media.bounds import LARGEST, LARGEST_PICTURE, Bounds, most_bytes
from postdesk.media.finding import as_on_disk
from postdesk.media.privacy import blank_film
from postdesk.models import Attachment, Family, FileKind, Head, Media
from postdesk.models.known_types import known_type
from postdesk.sentences import Sentence

if TYPE_CHECKING:
    from postdesk.media.fitting import Made

UNUSED = timedelta(days=60)
"""How long a file that nothing was queued or sent with stays."""


class Unsendable(DraftError):
    """A picture or film of a draft that cannot be sent; `why` goes on after the file's name."""

    def __init__(self, media: Media, why: str) -> None:
        super().__init__("{name} {trouble}", name=media.file, trouble=why)
        self.media, self.why = media, why


class SourceGone(Exception):
    """What a draft names cannot be read; all else that fails is a matter of the store's own folder."""


class KeptFile(Struct, frozen=True):
    """A file of the store: its name, its bytes, its media type, its pixels, and the quality of its encoding, if any."""

    sha256: str
    size: int
    type: str
    width: int = 0
    height: int = 0
    quality: int = 0


class MediaStore:
    """The store of one desk: `folder` holds what is sent, `campaigns` what it was made from."""

    def __init__(self, folder: Path, campaigns: Path) -> None:
        self.folder, self.campaigns = folder, campaigns
        self._frozen: dict[tuple[str, Bounds, bool], tuple[str, KeptFile]] = {}

    def freeze(self, media: Media, bounds: Bounds) -> Attachment:
        """Return a draft's picture or film as it will be sent within a network's bounds, and keep its bytes.

        Raises:
            Unsendable: It cannot be read, or cannot be made to fit; `check` tells most of that, not what went since.
            OSError: Its bytes cannot be kept.
        """
        key = (media.path or media.file, bounds, media.fit)
        _sure(media)
        with _told_of(media):
            if key not in self._frozen:
                self._frozen[key] = self._freeze(media, bounds)
        return attached(media, *self._frozen[key])

    def original(self, media: Media) -> str:
        """Return the SHA-256 of a draft's picture or film as it lies in the campaigns; Unsendable where it is gone."""
        with _told_of(media):
            return _digest_of_source(self.campaigns / (media.path or media.file), self.campaigns)

    def foresee(self, media: Media, bounds: Bounds) -> KeptFile:
        """Return what a draft's picture or film becomes within a network's bounds; nothing is kept of it.

        Raises:
            Unsendable: It cannot be made to fit, or cannot be read.
        """
        source = self.campaigns / (media.path or media.file)
        head = media.head or Head(FileKind.OTHER, 0)
        _sure(media)
        with _told_of(media):
            if head.family is not Family.PICTURE:
                return KeptFile("", head.size, head.kind.type, head.width, head.height)
            note = self.folder / f"{_digest_of_source(source, self.campaigns)}.{recipe(bounds, fit=media.fit)}.json"
            return self._noted(note) or _kept(_fitted(_whole(source, self.campaigns), bounds, fit=media.fit))

    def _freeze(self, media: Media, bounds: Bounds) -> tuple[str, KeptFile]:
        source = self.campaigns / (media.path or media.file)
        original = _digest_of_source(source, self.campaigns)
        note = self.folder / f"{original}.{recipe(bounds, fit=media.fit)}.json"
        kept = self._noted(note)
        if kept is None:
            kept = self._made(media, source, bounds)
            private.replace(note, msgspec.json.encode(kept))
        for used in (note, self.folder / kept.sha256):
            private.still_used(used)
        return original, kept

    def _noted(self, note: Path) -> KeptFile | None:
        """Return what was made from a file before, if it is still there."""
        try:
            kept = msgspec.json.decode(contents(note), type=known_type(KeptFile))
        except (OSError, msgspec.DecodeError):
            return None
        path = self.folder / kept.sha256
        return kept if path.is_file() and path.stat().st_size == kept.size else None

    def _made(self, media: Media, source: Path, bounds: Bounds) -> KeptFile:
        if media.head is None or media.head.family is not Family.PICTURE:
            kind = media.head.kind if media.head else FileKind.OTHER
            sha256, size = self._copied(source, kind)
            width, height = (media.head.width, media.head.height) if media.head else (0, 0)
            return KeptFile(sha256, size, kind.type, width, height)
        made = _fitted(_whole(source, self.campaigns), bounds, fit=media.fit)
        self._put(made.content)
        return _kept(made)

    def ensure(self, said: Attachment) -> Path:
        """Return where the bytes of an attachment lie, made again where they are not there.

        Raises:
            DraftError: That cannot be done: the file they were made from is gone, or another one.
        """
        path = self.folder / said.sha256
        if path.is_file() and digest(path) == said.sha256:
            private.still_used(path)
            return path
        self._again(said)
        if not path.is_file():
            raise DraftError("{file} cannot be made again as it was queued: queue the campaign again", file=said.file)
        return path

    def _again(self, said: Attachment) -> None:
        try:
            self._made_again(said, as_on_disk(self.campaigns / said.file))
        except SourceGone:
            raise DraftError(
                "{file} is gone: put it back, or change the draft and queue it again", file=said.file
            ) from None

    def _made_again(self, said: Attachment, source: Path) -> None:
        found = _digest_of_source(source, self.campaigns) if below(self.campaigns, source) else ""
        if found != (said.original or said.sha256):
            raise DraftError("{file} is not the file that was queued: queue the campaign again", file=said.file)
        kind = next((kind for kind in FileKind if kind.type == said.type), FileKind.OTHER)
        if said.original and kind.family is Family.PICTURE:
            from postdesk.media.fitting import Made, again  # Pillow

            made = Made(b"", kind, said.width, said.height, said.quality)
            try:
                self._put(again(_whole(source, self.campaigns), made).content)
            except DraftError as unfit:  # this machine reads no HEIC
                raise DraftError("{name} {trouble}", name=said.file, trouble=unfit) from None
        else:
            self._copied(source, kind if said.original else FileKind.OTHER)

    def _put(self, content: bytes) -> None:
        """Keep bytes under their name."""
        private.replace(self.folder / hashlib.sha256(content).hexdigest(), content)

    def _copied(self, source: Path, kind: FileKind) -> tuple[str, int]:
        """Keep a copy of a file, however large; of a film without what it gives away. Return its name and size."""
        try:
            number, name = mkstemp(dir=private.folder(self.folder))
            try:
                return self._filled(Path(name), number, source, kind)
            finally:
                Path(name).unlink(missing_ok=True)
        except OSError as trouble:
            trouble.filename = str(self.folder)  # nobody knows the copy's name
            raise

    def _filled(self, copy: Path, number: int, source: Path, kind: FileKind) -> tuple[str, int]:
        with os.fdopen(number, "wb") as out:
            for part in _parts(source, self.campaigns):
                out.write(part)
        if kind.family is Family.FILM:
            blank_film(copy, kind)
        sha256, size = digest(copy), copy.stat().st_size
        copy.replace(self.folder / sha256)
        return sha256, size

    def sweep(self, now: datetime) -> None:
        """Delete what nothing was queued or sent with for long; it can be made again."""
        if self.folder.is_dir():
            for path in self.folder.iterdir():
                if path.stat().st_mtime < (now - UNUSED).timestamp():
                    path.unlink(missing_ok=True)


def attached(media: Media, original: str, kept: KeptFile) -> Attachment:
    """Return a draft's picture or film as it is sent: the file that is kept of it, made from one of another hash."""
    return Attachment(
        file=media.file,
        alt=media.alt,
        size=kept.size,
        sha256=kept.sha256,
        type=kept.type,
        width=kept.width,
        height=kept.height,
        original="" if original == kept.sha256 else original,
        quality=kept.quality,
        part=media.part,
    )


def _sure(media: Media) -> None:
    """Raise Unsendable for what is no picture or film, or larger than any: it would be read for hours."""
    if media.head and (media.head.family is Family.NOTHING or media.head.size > most_bytes(media.head.family)):
        raise Unsendable(media, Sentence("cannot be sent: `postdesk check` says why"))


@contextmanager
def _told_of(media: Media) -> Iterator[None]:
    """Say of a draft's picture or film what is wrong with it: Unsendable where it cannot be read, or does not fit."""
    try:
        yield
    except SourceGone as gone:
        why = Sentence("cannot be read ({why}): put it there again", why=said_by(gone))
        raise Unsendable(media, why) from None
    except DraftError as unfit:
        raise Unsendable(media, unfit.sentence) from None


def _fitted(content: bytes, bounds: Bounds, *, fit: bool) -> "Made":
    from postdesk.media.fitting import as_it_is, fitted  # Pillow

    return fitted(content, bounds) if fit else as_it_is(content)


def _kept(made: "Made") -> KeptFile:
    sha256 = hashlib.sha256(made.content).hexdigest()
    return KeptFile(sha256, len(made.content), made.kind.type, made.width, made.height, made.quality)


def recipe(bounds: Bounds, *, fit: bool) -> str:
    """Return a short name for what a picture is made to fit."""
    kinds = sorted(kind.name for kind in bounds.kinds)
    said = (kinds, bounds.bytes, bounds.pixels, bounds.sides) if fit else ()
    return hashlib.sha256(msgspec.json.encode(said)).hexdigest()[:16]


def digest(path: Path, within: Path | None = None) -> str:
    """Return the SHA-256 of a file, as hex; OSError where it is none, or does not lie in the folder `within`."""
    with opened(path, within, LARGEST) as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _digest_of_source(path: Path, within: Path) -> str:
    """Return the SHA-256 of what a draft names; SourceGone where it cannot be read."""
    with _of_source():
        return digest(path, within)


def _whole(path: Path, within: Path) -> bytes:
    """Return what a picture's file holds; see `_parts`."""
    with _of_source(), opened(path, within, LARGEST_PICTURE) as file:
        return file.read(LARGEST_PICTURE)


def _parts(path: Path, within: Path) -> Iterator[bytes]:
    """Yield what a file holds, part by part; SourceGone where it is none, does not lie in `within`, or is too large."""
    with _of_source(), opened(path, within, LARGEST) as file:
        while part := file.read(1 << 20):
            yield part


@contextmanager
def _of_source() -> Iterator[None]:
    """Let what cannot be read be known as the draft's file, and not the store's."""
    try:
        yield
    except OSError as trouble:
        raise SourceGone(system_reason(trouble)) from None
