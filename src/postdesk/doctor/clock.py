"""The clock: posts go out by it, so that one which is wrong sends them early, late or never."""

from collections.abc import Iterator
from datetime import timedelta

from postdesk.doctor.thing import Health, Scene, Sign, Thing
from postdesk.sentences import Sentence

DRIFT = 0.25
"""Seconds by which the clock may have been set while the doctor looked, before it is worth a word."""
APART = 2.0
"""Seconds by which a machine's clock may differ from the database's before it is worth a word."""
AHEAD = timedelta(minutes=1)
"""How far in the future the latest event may lie."""


def look(scene: Scene) -> Iterator[Sign]:
    """Say whether the clock runs evenly, agrees with the database's, and is not behind what has happened already."""
    drift = scene.drift()
    if abs(drift) > DRIFT:
        remedy = "let the machine keep its time by NTP, and look again"
        yield Sign(
            "clock",
            Health.WRONG,
            Sentence("it was set by {seconds} s within this look", seconds=f"{drift:+.1f}"),
            remedy,
        )
    else:
        yield Sign("clock", Health.WELL, Sentence("{when} UTC, running evenly", when=f"{scene.now:%Y-%m-%d %H:%M}"))
    if scene.log is not None and scene.address:
        yield clocks_apart(scene.log.clock(lambda: scene.now)() - scene.now)
    last = scene.stands.last if scene.stands else None
    if last is not None and last > scene.now + AHEAD:
        says = Sentence("the last event is dated {when}, which is still to come", when=scene.local(last))
        yield Sign("clock", Health.WRONG, says, "the clock is wrong now or was wrong then: set it, then look again")


def clocks_apart(distance: timedelta) -> Sign:
    """Say how far this machine's clock is from that of the database, which is the one that counts."""
    seconds = distance.total_seconds()
    if abs(seconds) < APART:
        return Sign("clock", Health.WELL, "the database's clock counts, and this machine's agrees with it")
    behind = "this machine's is {seconds} s behind the database's, which counts"
    ahead = "this machine's is {seconds} s ahead of the database's, which counts"
    says = Sentence(behind if seconds > 0 else ahead, seconds=f"{abs(seconds):.0f}")
    return Sign("clock", Health.LOOK, says, "let the machine set its clock by itself (NTP)")


THING = Thing(
    "clock", "The time that posts go out by: this machine's, or that of a database which several share.", look
)
