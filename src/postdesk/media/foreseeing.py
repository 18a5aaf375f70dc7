"""What would be sent of a draft's pictures and films, found out without keeping anything of it."""

from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec.structs import replace

from postdesk.media.bounds import Bounds
from postdesk.media.store import KeptFile, MediaStore, attached
from postdesk.models import Attachment, Media

Key = tuple[str, Bounds, bool]


class ForeseeingStore(MediaStore):
    """Looks at each file once, and writes nothing into the folder with what is sent."""

    def __init__(self, folder: Path, campaigns: Path) -> None:
        super().__init__(folder, campaigns)
        self._foreseen: dict[Key, KeptFile] = {}
        self._attached: dict[Key, Attachment] = {}

    def foresee(self, media: Media, bounds: Bounds) -> KeptFile:
        """Return what a file becomes, as it was found out at first."""
        key = _key(media, bounds)
        if key not in self._foreseen:
            self._foreseen[key] = super().foresee(media, bounds)
        return self._foreseen[key]

    def freeze(self, media: Media, bounds: Bounds) -> Attachment:
        """Return a file as it would be frozen.

        Raises:
            Unsendable: It cannot be read, or cannot be made to fit.
        """
        key = _key(media, bounds)
        if key not in self._attached:
            self._attached[key] = self._looked(media, bounds)
        return replace(self._attached[key], file=media.file, alt=media.alt, part=media.part)

    def _looked(self, media: Media, bounds: Bounds) -> Attachment:
        kept = self.foresee(media, bounds)
        if kept.sha256:
            return attached(media, self.original(media), kept)
        with TemporaryDirectory() as folder:  # a film: what is left of it without its place shows in a copy
            return MediaStore(Path(folder), self.campaigns).freeze(media, bounds)


def _key(media: Media, bounds: Bounds) -> Key:
    return (media.path or media.file, bounds, media.fit)
