"""The limits of the rehearsal network, each with its source, the day it was looked up and how sure it is."""

from datetime import date

from postdesk.models import Certainty, Limit

SEEN = date(2026, 11, 22)

LIMITS: tuple[Limit, ...] = (
    Limit("text", 500, "graphemes", "postdesk itself", SEEN, Certainty.SOURCE),
    Limit("images", 4, "images", "postdesk itself", SEEN, Certainty.SOURCE),
)
