"""The picture that a page names for its card: fetched, made to fit, and kept with all that is sent."""

import hashlib
from pathlib import Path
from urllib.parse import urljoin

from postdesk.errors import DraftError
from postdesk.files import private
from postdesk.media.bounds import Bounds
from postdesk.models import Page, PageVisits

LARGEST = 8_000_000
"""Bytes of a page's picture that are fetched, before it is made to fit."""


def kept_picture(page: Page, visits: PageVisits, bounds: Bounds, folder: Path) -> tuple[str, str]:
    """Return the name that a page's picture has in a folder, and its media type; "" twice where none can be shown."""
    if not (page.there and page.picture):
        return "", ""
    content = visits.fetch(urljoin(page.reached or page.address, page.picture), LARGEST)
    if not content:
        return "", ""
    from postdesk.media.fitting import fitted  # Pillow

    try:
        made = fitted(content, bounds)
    except DraftError:
        return "", ""
    name = hashlib.sha256(made.content).hexdigest()
    private.replace(folder / name, made.content)
    return name, made.kind.type
