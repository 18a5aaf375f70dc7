"""Films on their way to Meta: an upload server of its own, that takes the rest of what broke off.

It wants the token under another name than everybody else. What is uploaded is not public. Source:
developers.facebook.com reels publishing and resumable uploads (September 2026).
"""

from datetime import datetime
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

from postdesk.files.regular import opened
from postdesk.networks.meta.judging import Meaning, Meanings, judge_graph
from postdesk.wire import Wire

HOST = "facebook.com"
"""Whose upload servers may be, besides that of the account itself."""
CODES: Meanings = {
    ("OffsetInvalidError", None): Meaning.LATER,
    ("PartialRequestError", None): Meaning.LATER,
}
"""What came of a film was other than we thought: it is asked, and the rest is sent."""


def send_film(wire: Wire, address: str, token: str, film: Path, now: datetime, there: int = 0) -> None:
    """Send a film, or what is missing of it after the bytes that are `there`, to the address that Meta named.

    Raises:
        Refused: Meta does not take it.
        Unreachable: It could not be done now, or not to its end; or the address is not Meta's.
    """
    where = wire.beside(address, [HOST, urlsplit(wire.base).hostname or HOST])
    headers = {
        "Authorization": f"OAuth {token}",
        "offset": str(there),
        "file_size": str(film.stat().st_size),
        "Content-Type": "application/octet-stream",
    }
    content = _rest(film, there) if there else film
    path = address.removeprefix(where.base)
    where.write(path, now, public=False, headers=headers, content=content, judge=partial(judge_graph, own=CODES))


def _rest(film: Path, there: int) -> bytes:
    with opened(film) as file:
        file.seek(there)
        return file.read()
