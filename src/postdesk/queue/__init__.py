"""The queue: what the files ask for against what is queued, and what a person does to single posts."""

from postdesk.models.life import Hand
from postdesk.queue.applying import apply, plan
from postdesk.queue.officer_acts import (
    approve,
    approve_all,
    approve_seen,
    cancel,
    find,
    hold,
    hold_all,
    hold_over,
    move,
    release,
    release_all,
    release_over,
    resolve_absent,
    resolve_published,
    retry,
    send_back,
    undo,
)
from postdesk.queue.planning import MOST, PARTS, Ask, Change, Plan, Wanted
from postdesk.queue.wanted import asked

__all__ = [
    "MOST",
    "PARTS",
    "Ask",
    "Change",
    "Hand",
    "Plan",
    "Wanted",
    "apply",
    "approve",
    "approve_all",
    "approve_seen",
    "asked",
    "cancel",
    "find",
    "hold",
    "hold_all",
    "hold_over",
    "move",
    "plan",
    "release",
    "release_all",
    "release_over",
    "resolve_absent",
    "resolve_published",
    "retry",
    "send_back",
    "undo",
]
