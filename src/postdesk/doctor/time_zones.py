"""The rules of time zones: they say at which instant "09:00" is, and change several times a year."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from postdesk.doctor.thing import Health, Scene, Sign, Thing
from postdesk.log import Log
from postdesk.log.posts import zones
from postdesk.moments import zone_data
from postdesk.queue.new_clock_rules import shift_told
from postdesk.sentences import Sentence


def look(scene: Scene) -> Iterator[Sign]:
    """Say which rules are in use, and what became of posts where rules changed."""
    yield in_use(scene.now)
    if scene.log is not None:
        yield from shifts(scene.log, zone_data.release()[0])


def in_use(now: datetime, folders: Sequence[str] | None = None) -> Sign:
    """Say which time-zone data is in use, and whether it is old; the release begins with the year it was made in."""
    release, systems = zone_data.release(folders)
    upgrade = Sentence("run `{command}`", command="pip install --upgrade tzdata")
    remedy = "update the system's package tzdata" if systems else upgrade
    year = release[:4]
    old = year.isdigit() and int(year) < now.year - 1
    named = release or Sentence("of a release that nobody names")
    says = Sentence("{release}, the system's" if systems else "{release}, the package tzdata's", release=named)
    return Sign("time zones", Health.LOOK if old else Health.WELL, says, remedy if old else "")


def shifts(log: Log, ours: str) -> Iterator[Sign]:
    """Say what other rules of a zone did to posts, and whether another machine has newer rules than `ours`."""
    for newer in sorted({zone.release for zone in zones.known_zones(log) if ours and zone.release > ours}):
        decides = "{ours} here, and {newer} on another machine, which decides when posts are due"
        says = Sentence(decides, ours=ours, newer=newer)
        yield Sign("time zones", Health.LOOK, says, "update the time zones of this machine, too")
    for each in zones.shifted(log):
        health = Health.WRONG if each.held else Health.LOOK
        remedy = "give those another time with `postdesk move REF WHEN`" if each.held else "see that they suit you"
        yield Sign("time zones", health, shift_told(each.zone, each.release, each.kept, each.held), remedy)


THING = Thing("time zones", "The rules that turn the office's time into an instant, and the posts they moved.", look)
