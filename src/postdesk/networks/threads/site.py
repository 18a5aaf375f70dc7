"""The office's own web address from which Threads fetches pictures and films: there is no upload of any kind.

desk.toml names the address (`media_url`) and the folder of this machine that is shown there (`media_folder`). A file
lies there under a name that nobody guesses, from shortly before its post until the post is public.
"""

import hashlib
from pathlib import Path

from msgspec import Struct

from postdesk.errors import Unreachable, system_reason
from postdesk.files.regular import contents
from postdesk.files.whole import write_whole
from postdesk.models import Attachment
from postdesk.wire import NO_TOKEN

LARGEST = 1_000_000_000
"""Bytes of a film that Threads takes."""
READABLE = 0o644
"""A web server is somebody else, and has to read it."""


class Site(Struct, frozen=True):
    """Where files can be fetched; `media` is the folder in which what is sent lies."""

    address: str
    folder: Path
    media: Path

    def lay(self, file: Attachment, key: str) -> str:
        """Lay a file of a post where Threads fetches it, and return its address.

        Raises:
            Unreachable: The folder cannot be written.
        """
        place = self._place(file, key)
        try:
            write_whole(place, contents(self.media / file.kept, most=LARGEST)).chmod(READABLE)
        except OSError as trouble:
            why = system_reason(trouble)
            raise Unreachable(
                "media_folder {folder} cannot be written ({why}): look at the permissions and at the room on the disk",
                NO_TOKEN,
                folder=self.folder,
                why=why,
            ) from trouble
        return f"{self.address}/{place.name}"

    def clear(self, file: Attachment, key: str) -> None:
        """Take a file away again; one that cannot be taken away does no harm."""
        try:
            self._place(file, key).unlink(missing_ok=True)
        except OSError:
            return

    def _place(self, file: Attachment, key: str) -> Path:
        name = hashlib.sha256(f"{key} {file.kept}".encode()).hexdigest()[:40]
        return self.folder / f"{name}.{file.name.rpartition('.')[2].lower()}"
