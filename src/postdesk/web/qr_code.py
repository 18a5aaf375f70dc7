"""An address as a QR code on a terminal, for the phone that is to open it."""

from io import StringIO

import segno

QUIET = 2
"""Light modules around it; a telephone needs no four on a screen."""


def qr_lines(address: str) -> list[str]:
    """Return a QR code in half blocks, light ones filled: right on a dark ground."""
    told = StringIO()
    segno.make(address, error="l", micro=False).terminal(told, border=QUIET, compact=True)
    return told.getvalue().splitlines()
