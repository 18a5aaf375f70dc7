"""Files on their way to LinkedIn: begun, sent to the addresses that it gives, and looked after until it is done.

Pictures and documents go whole and with the token; a film goes in the pieces that LinkedIn names, without it, and is
finished by their marks. Nothing of it can be seen, so every step may be done again. A post that is made before its file
is ready is taken, and shown to nobody: so LinkedIn is asked until it is. A member's token may not ask, and waits.
Source: learn.microsoft.com/linkedin shares/images-api, videos-api and documents-api.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from postdesk.errors import Refused, Unreachable
from postdesk.files.regular import opened
from postdesk.media.heads import head_look
from postdesk.models import Attachment, Family
from postdesk.networks.linkedin.answers import BegunAnswer, FileState, UploadBegun, UploadPart
from postdesk.networks.linkedin.judging import NotAllowed
from postdesk.networks.linkedin.rest import RestCaller, in_address

ASK = timedelta(seconds=5)
"""How long until LinkedIn is asked again how far it is."""
BLIND = timedelta(seconds=10)
"""How long a file is given whose state a member's token may not ask for."""
SHELVES = {Family.FILM: ("videos", "video"), Family.DOCUMENT: ("documents", "document")}
"""By the family of a file, where it is uploaded, and what it is called in answers."""
PICTURES = ("images", "image")


class AtLinkedIn(Struct, frozen=True):
    """A file at LinkedIn: sent `at`, `ready` once a post may show it."""

    id: str
    at: datetime
    ready: bool = False
    ask: datetime | None = None


class LinkedInUploads:
    """The files of one account; `media` is the folder in which what is sent lies."""

    def __init__(self, caller: RestCaller, owner: str, media: Path) -> None:
        self._caller, self._owner, self._media = caller, owner, media

    def next_at_linkedin(
        self, wanted: tuple[Attachment, ...], there: tuple[AtLinkedIn, ...], now: datetime
    ) -> tuple[AtLinkedIn, ...]:
        """Do the next thing for a post's files; returns the same where nothing is left to do.

        Raises:
            Refused: LinkedIn will never take a file.
            Unreachable: LinkedIn is not there, or is still working on a file.
        """
        for place, (media, file) in enumerate(zip(wanted, there, strict=False)):
            if not file.ready:
                return (*there[:place], self.looked_after(media.file, file, now), *there[place + 1 :])
        if len(there) < len(wanted):
            return (*there, self.sent_to_linkedin(wanted[len(there)].kept, now))
        return there

    def sent_to_linkedin(self, kept: str, now: datetime) -> AtLinkedIn:
        """Send a file of the folder with all that is sent."""
        path = self._media / kept
        shelf, name = SHELVES.get(head_look(path).family, PICTURES)
        begun = self._begun(shelf, path, now)
        urn = getattr(begun, name)
        if urn is None:
            raise Unreachable("LinkedIn gives no name for a file")
        if shelf == "videos":
            self._film(urn, begun, path, now)
        else:
            self._caller.put(begun.upload_url, path, now, named=True)
        return AtLinkedIn(urn, now)

    def _begun(self, shelf: str, path: Path, now: datetime) -> UploadBegun:
        asked: dict[str, object] = {"owner": self._owner}
        if shelf == "videos":
            asked |= {"fileSizeBytes": path.stat().st_size, "uploadCaptions": False, "uploadThumbnail": False}
        path_there = f"/rest/{shelf}?action=initializeUpload"
        reply = self._caller.write(path_there, now, {"initializeUploadRequest": asked}, public=False)
        return reply.into(BegunAnswer).value

    def _film(self, urn: str, begun: UploadBegun, path: Path, now: datetime) -> None:
        """Send every piece to its own address, and finish with their marks in the same order."""
        marks = [self._piece(part, content, now) for part, content in _pieces(begun.upload_instructions, path)]
        asked = {"video": urn, "uploadToken": begun.upload_token, "uploadedPartIds": marks}
        self._caller.write("/rest/videos?action=finalizeUpload", now, {"finalizeUploadRequest": asked}, public=False)

    def _piece(self, part: UploadPart, content: bytes, now: datetime) -> str:
        """Send a piece; one whose answer was lost is sent once more, which LinkedIn takes as the same."""
        try:
            reply = self._caller.put(part.upload_url, content, now, named=False)
        except Unreachable as lost:
            if lost.retry_after is not None:
                raise
            reply = self._caller.put(part.upload_url, content, now, named=False)
        if not (mark := reply.headers.get("etag", "")):
            raise Unreachable("LinkedIn gives no mark for a piece of a film")
        return mark

    def looked_after(self, name: str, file: AtLinkedIn, now: datetime) -> AtLinkedIn:
        """Return a file as LinkedIn tells of it; `name` is what a person calls it.

        Raises:
            Refused: LinkedIn cannot show it.
            Unreachable: LinkedIn is not there, or was asked just before.
        """
        if file.ask and now < file.ask:
            raise Unreachable("LinkedIn is still working on {name}", (file.ask - now).total_seconds(), name=name)
        shelf = {"video": "videos", "document": "documents"}.get(file.id.split(":")[2], "images")
        try:
            state = self._caller.read(f"/rest/{shelf}/{in_address(file.id)}", now).into(FileState).status
        except NotAllowed:
            if now - file.at < BLIND:
                raise Unreachable("LinkedIn is given time for {name}", BLIND.total_seconds(), name=name) from None
            return replace(file, ready=True)
        if state == "PROCESSING_FAILED":
            raise Refused("LinkedIn cannot show {name}: save it in another form, or take it out", name=name)
        return replace(file, ready=True) if state == "AVAILABLE" else replace(file, ask=now + ASK)


def _pieces(parts: Sequence[UploadPart], path: Path) -> Iterator[tuple[UploadPart, bytes]]:
    """Yield each piece of a film with its bytes; Unreachable where the pieces are not just the whole of it."""
    ends = [part.last_byte + 1 for part in parts]
    begins = [part.first_byte for part in parts]
    if begins != [0, *ends[:-1]] or ends[-1:] != [path.stat().st_size] or sorted(set(ends)) != ends:
        raise Unreachable("LinkedIn asks for other bytes of a film than there are")
    with opened(path) as content:
        for part in parts:
            yield part, content.read(part.last_byte + 1 - part.first_byte)
