"""What a worker said, one JSON line an event, in `.postdesk/log/`: one file a day, for machines that read along.

Each line is one write to the end of the file, so that several workers may keep the same journal; days that are long
over are deleted. The truth about the posts is in the database: a journal that is lost loses nothing.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import msgspec
from msgspec import Struct

from postdesk.files import private

KEPT = timedelta(days=90)


class Journal(Struct, frozen=True):
    """The journal in `folder`, as one worker (`who`) keeps it."""

    folder: Path
    who: str
    now: Callable[[], datetime]

    def write(self, event: str, says: str = "", ref: str = "") -> None:
        """Append one line: when, who, what happened, to which post, and the sentence.

        Raises:
            OSError: The folder cannot be written.
        """
        moment = self.now()
        line = {"at": moment.isoformat(timespec="milliseconds"), "who": self.who, "event": event}
        line |= {key: value for key, value in (("post", ref), ("says", says)) if value}
        page = self.folder / f"{moment:%Y-%m-%d}.jsonl"
        if not page.exists():
            self._turn_over(moment)
        private.append(page, msgspec.json.encode(line, enc_hook=str) + b"\n")

    def _turn_over(self, moment: datetime) -> None:
        """Begin a day: make the folder, and delete the days that nobody reads any more."""
        private.folder(self.folder)
        oldest = f"{moment - KEPT:%Y-%m-%d}"
        for page in self.folder.glob("????-??-??.jsonl"):
            if page.stem < oldest:
                page.unlink(missing_ok=True)
