"""What has to be with Bluesky before a post is sent: its pictures, its films, the cards of its links; one at a time."""

from datetime import datetime
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from postdesk.errors import Refused
from postdesk.media.heads import head_look
from postdesk.models import Attachment, FileKind, PageVisits, Payload
from postdesk.networks.bluesky.answers import UploadedBlob
from postdesk.networks.bluesky.cards import card_of, with_picture
from postdesk.networks.bluesky.embeds import card_address
from postdesk.networks.bluesky.films import FilmService
from postdesk.networks.bluesky.records import PreparedRecords
from postdesk.networks.bluesky.session import NOT_LET_IN, SignIn
from postdesk.networks.network import guessed
from postdesk.wire import Reply, Wire


class BlueskyUploads:
    """Uploads what one account's posts carry; `media` is the folder in which it lies."""

    def __init__(self, wire: Wire, sign_in: SignIn, films: FilmService, visits: PageVisits, media: Path) -> None:
        self._wire, self._sign_in, self._films = wire, sign_in, films
        self._visits, self._media = visits, media

    def next(
        self, payload: Payload, fixed: PreparedRecords, now: datetime, *, early: bool = False
    ) -> PreparedRecords | None:
        """Do the next thing, and return all that is fixed then; None where everything is there.

        A page that gives no answer is visited again while it is `early`, and then has a bare card.
        """
        if fixed.job:
            job = self._films.go_on(fixed.job, now)
            return replace(fixed, job="", blobs=(*fixed.blobs, job.blob or {}))
        if len(fixed.blobs) < len(payload.media):
            return self._begun(payload.media[len(fixed.blobs)], fixed, now)
        for part in range(len(fixed.cards), len(payload.texts)):
            if address := card_address(payload, part):
                before = replace(fixed, cards=(*fixed.cards, *[None] * (part - len(fixed.cards))))
                return self._carded(address, before, now, early=early)
        return None

    def again(self, payload: Payload, fixed: PreparedRecords, part: int, now: datetime) -> None:
        """Upload once more what a part carries, for a server drops what waits for its post too long.

        The same bytes get the same reference, so the record stays as it is.
        """
        for media in payload.pictured(part):
            self._blob(self._media / media.kept, media.type or guessed(media.file), now)
        card = fixed.cards[part] if part < len(fixed.cards) else None
        if card and card.kept:
            self._blob(self._media / card.kept, card.kind, now)

    def _begun(self, media: Attachment, fixed: PreparedRecords, now: datetime) -> PreparedRecords:
        """Upload a picture, or begin with a film."""
        content = self._media / media.kept
        kind = media.type or guessed(media.file)
        if not _is_film(content, kind):
            return replace(fixed, blobs=(*fixed.blobs, self._blob(content, kind, now)))
        job = self._films.begin(media, content, now)
        if job is None and kind != FileKind.MP4.type:
            raise Refused(
                "{file}: {server} takes films as MP4 only: save it so", file=media.file, server=self._wire.name
            )
        if job is None:
            return replace(fixed, blobs=(*fixed.blobs, self._blob(content, kind, now)))
        if job.blob is None:
            return replace(fixed, job=job.id)
        return replace(fixed, blobs=(*fixed.blobs, job.blob))

    def _carded(self, address: str, fixed: PreparedRecords, now: datetime, *, early: bool) -> PreparedRecords:
        """Read what a page says of itself, and upload its picture."""
        page = self._visits.read(address, early=early)
        card = with_picture(card_of(page), page, self._visits, self._media)
        if card.kept:
            try:
                card = replace(card, thumb=self._blob(self._media / card.kept, card.kind, now))
            except Refused:
                card = replace(card, kept="", kind="")
        return replace(fixed, cards=(*fixed.cards, card))

    def _blob(self, content: Path, kind: str, now: datetime) -> dict[str, Any]:
        """Upload a file, and return it as a record has it."""
        path, headers = "/xrpc/com.atproto.repo.uploadBlob", {"Content-Type": kind}
        reply = self._sign_in.call(
            lambda token: self._wire.write(
                path, now, token=token, accept=NOT_LET_IN, public=False, headers=headers, content=content
            ),
            now,
        )
        return said_yes(reply).into(UploadedBlob).written


def said_yes(reply: Reply) -> Reply:
    """Return an answer that is no refusal."""
    if reply.status >= 400:
        raise reply.refusal()
    return reply


def _is_film(content: Path, kind: str) -> bool:
    """Tell whether a file is shown as a film: one that is none may still move."""
    return kind.startswith("video/") or (kind == FileKind.GIF.type and head_look(content).moving)
