"""A plan line by line: what is added, changed, withdrawn or kept, and a closing sentence that counts all."""

from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING

from postdesk.cli.plainly import plainly
from postdesk.cli.tables import room
from postdesk.cli.times import table_time
from postdesk.cli.worded import counted, worded
from postdesk.desk import Desk

if TYPE_CHECKING:
    from postdesk.queue import Change, Plan

SIGNS = {"added": "+", "changed": "~", "renamed": ">", "withdrawn": "-", "kept": "!", "repeated": "=", "waiting": "?"}
DONE = ("added", "changed", "renamed", "withdrawn", "kept", "said before", "waiting for their draft")
TO_DO = ("to add", "to change", "to rename", "to withdraw", "kept", "said before", "waiting for their draft")
EMPTY = "There are no posts to queue yet."


def _told(desk: Desk, changes: "Sequence[tuple[Change, str]]") -> Iterator[str]:
    """Yield a line a change, in columns, or in a sentence for a screen reader."""
    lines = [(sign, table_time(desk, change.due), change.ref, worded(change.what)) for change, sign in changes]
    if plainly():
        yield from (f"{sign}: {ref}, {when}{what and f', {what}'}" for sign, when, ref, what in lines)
        return
    times, refs = (max((len(line[place]) for line in lines), default=0) for place in (1, 2))
    for sign, when, ref, what in lines:
        yield from _fitted(f"{sign} {when:<{times}}  {ref:<{refs}}  {what}".rstrip())


def _fitted(line: str) -> list[str]:
    """Return a line as it fits the terminal, what is too much below it; elsewhere a line may be any length."""
    columns = room()
    if columns is None or len(line) <= columns:
        return [line]
    from textwrap import wrap

    return wrap(line, columns, subsequent_indent="    ", break_long_words=False, break_on_hyphens=False)


def plan_lines(desk: Desk, plan: "Plan", before: Collection["Change"], *, done: bool, unchanged: bool) -> Iterator[str]:
    """Yield one line a change, by their moments, without those told before, and a closing sentence that counts all.

    Args:
        desk: The desk, on whose clock the moments are told.
        plan: What is done, or to be done.
        before: Changes that were told before.
        done: Whether it is done.
        unchanged: Whether posts that stay as they are get a line, too.
    """
    words = [worded(word) for word in (DONE if done else TO_DO)]
    signs = dict(zip(SIGNS, words, strict=True)) if plainly() else SIGNS
    signs = {**signs, "unchanged": worded("unchanged") if plainly() else " "} if unchanged else signs
    changes = [(change, sign) for part, sign in signs.items() for change in getattr(plan, part) if change not in before]
    yield from _told(desk, sorted(changes, key=lambda pair: (pair[0].due, pair[0].ref)))
    counts = [
        worded("{count} {part}", count=len(getattr(plan, part)), part=word)
        for part, word in zip(SIGNS, words, strict=True)
        if getattr(plan, part)
    ]
    unchanged_now = worded("{count} {part}", count=len(plan.unchanged), part=worded("unchanged"))
    if not counts and not plan.unchanged and not plan.passed:
        yield worded(EMPTY)
        return
    yield f"{', '.join([*counts, unchanged_now])}."
    if plan.passed and (plan.added or unchanged):
        yield counted(
            "{count} time of posts that come back had passed, and is not queued.",
            "{count} times of posts that come back had passed, and are not queued.",
            len(plan.passed),
        )
    if plan.cost and not done:
        from postdesk.drafts.prices import dollars

        yield worded(
            "Through its API X charges {dollars} for these: more for a post with a link; by hand nothing.",
            dollars=dollars(plan.cost),
        )
