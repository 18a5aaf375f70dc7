"""The desk: one office's settings, campaign files and memory, and every verb. Start reading in `desk.py`."""

from postdesk.desk.clock import Clock
from postdesk.desk.desk import Desk

__all__ = ["Clock", "Desk"]
