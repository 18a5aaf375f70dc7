"""Whether all that publishing depends on is well: machine, clock, zones, database, fonts, accounts, workers, posts.

Nothing is asked of a network, and nothing is changed.
"""

import os
import platform
import shutil
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, timedelta
from enum import StrEnum
from importlib import metadata, util
from pathlib import Path

from msgspec import Struct
from sqlalchemy import Connection

from postdesk import networks
from postdesk.accounts import token_ends
from postdesk.errors import PostdeskError
from postdesk.log import Log, open_log
from postdesk.log.posts import approvals
from postdesk.log.posts import zones as log_zones
from postdesk.log.readings import weekly
from postdesk.log.workers import desk_state
from postdesk.models import Account, Way, life
from postdesk.moments import slots, weeks, zone_rules
from postdesk.queue.new_clock_rules import told
from postdesk.settings import House
from postdesk.settings.secrets import database

ROOM = 200 * 2**20
"""Bytes that must be free on the disk of the database."""
DRIFT = 0.25
CLOCKS = 2.0
"""Seconds by which a machine's clock may differ from the database's before it is worth a word."""
AHEAD = timedelta(minutes=1)
NAMED = 3
ANEW = "stop it and start it again; what it said is in `.postdesk/log/`"
"""What helps where a worker lives and does not do its work."""
LATELY = 26
"""Weeks whose hashtags charts show."""
HOW = {
    Way.POSTS: "posts, with its token",
    Way.REHEARSES: "rehearses, and posts nowhere",
    Way.BY_HAND: "is published by hand, from reports/handoff/",
}
"""What is said of an account, by the way its posts get out."""


class Health(StrEnum):
    """How a thing is: well; to be looked at some time; or wrong, so that posts do not go out as they should."""

    WELL = "well"
    LOOK = "look"
    WRONG = "wrong"


class Sign(Struct, frozen=True):
    """One thing that was looked at: what is the case, and, where it is not well, how to mend it."""

    what: str
    health: Health
    says: str
    remedy: str = ""


def examine(
    house: House,
    now: Callable[[], datetime],
    monotonic: Callable[[], float] = time.monotonic,
    connect: Callable[[Account, House], object] = networks.connect,
) -> list[Sign]:
    """Look at everything and return what was found, in the order in which things depend on each other."""
    began, ticked = now(), monotonic()
    signs = [_machine(), _python(), zones(began), *_memory(house, began), fonts()]
    signs += [_account(account, house, connect) for account in house.accounts.values()]
    signs += [Sign("accounts", Health.LOOK, *says.split(": ", 1)) for _, says in token_ends.ending(house, began)]
    signs += [*_limits(house, began.date()), *notices(house)]
    passed = (now() - began).total_seconds()
    drift = passed - (monotonic() - ticked) if passed else 0.0  # a clock that somebody holds still does not drift
    return [*signs[:2], _clock(drift, began), *signs[2:]]


def _machine() -> Sign:
    says = f"{platform.system()} {platform.machine()}, {os.cpu_count()} processors"
    return Sign("machine", Health.WELL, says)


def _python() -> Sign:
    return Sign("python", Health.WELL, f"{platform.python_version()}, postdesk {metadata.version('postdesk')}")


def _clock(drift: float, began: datetime) -> Sign:
    """The wall clock was held against the monotonic one while everything else was looked at."""
    if abs(drift) > DRIFT:
        remedy = "let the machine keep its time by NTP, and look again"
        return Sign("clock", Health.WRONG, f"it was set by {drift:+.1f} s within this look", remedy)
    return Sign("clock", Health.WELL, f"{began:%Y-%m-%d %H:%M} UTC, running evenly")


def zones(now: datetime, folders: Sequence[str] | None = None) -> Sign:
    """Say which time-zone data is in use, and whether it is old."""
    release, systems = zone_rules.release(folders)
    if systems:
        return _dated_zones(release, "the system's", "update the system's package tzdata", now)
    return _dated_zones(release, "the package tzdata's", "run `pip install --upgrade tzdata`", now)


def _dated_zones(release: str, whose: str, remedy: str, now: datetime) -> Sign:
    """Zones change several times a year; the release begins with the year it was made in."""
    year = release[:4]
    old = year.isdigit() and int(year) < now.year - 1
    says = f"{release or 'of a release that nobody names'}, {whose}"
    return Sign("time zones", Health.LOOK if old else Health.WELL, says, remedy if old else "")


def clocks(connection: Connection, ours: str) -> Iterator[Sign]:
    """Say what other rules of a zone did to posts, and whether another machine has newer rules than `ours`."""
    for newer in sorted({zone.release for zone in log_zones.known(connection) if ours and zone.release > ours}):
        says = f"{ours} here, and {newer} on another machine, which decides when posts are due"
        yield Sign("time zones", Health.LOOK, says, "update the time zones of this machine, too")
    for each in log_zones.shifted(connection):
        health = Health.WRONG if each.held else Health.LOOK
        remedy = "give those another time with `postdesk move REF WHEN`" if each.held else "see that they suit you"
        yield Sign("time zones", health, told(each.zone, each.release, each.kept, each.held), remedy)


def _memory(house: House, now: datetime) -> Iterator[Sign]:
    """Look at the database and at what it tells of workers and posts."""
    path = house.memory / "desk.sqlite"
    try:
        address = database(house.root)
        if not address and not path.exists():
            yield Sign("database", Health.WELL, "none yet: nothing has been queued")
            return
        if not address:
            yield disk(path)
        with open_log(address or path) as log:
            yield _database(log)
            if blocked := log.blocked():
                yield Sign("database", Health.WRONG, blocked.says(_local(blocked.since, house)), blocked.remedy)
            if address:
                yield apart(log.clock(lambda: now)() - now)
            with log.read() as connection:
                yield from _life(connection, house, now)
    except PostdeskError as trouble:
        yield Sign("database", Health.WRONG, str(trouble), "mend that before anything else; keep a copy of any file")


def apart(distance: timedelta) -> Sign:
    """Say how far this machine's clock is from that of the database, which is the one that counts."""
    seconds = distance.total_seconds()
    if abs(seconds) < CLOCKS:
        return Sign("clock", Health.WELL, "the database's clock counts, and this machine's agrees with it")
    says = (
        f"this machine's is {abs(seconds):.0f} s {'behind' if seconds > 0 else 'ahead of'} the database's, which counts"
    )
    return Sign("clock", Health.LOOK, says, "let the machine set its clock by itself (NTP)")


def disk(path: Path, room: int = ROOM) -> Sign:
    """Say how much the disk of the database still takes; less than `room` bytes are too little."""
    free = shutil.disk_usage(path.parent).free
    says = f"{free // 2**20:,} MB free for {path.name}"
    if free < room:
        return Sign("disk", Health.WRONG, says, "make room: a post whose intent cannot be written is not sent")
    return Sign("disk", Health.WELL, says)


def _database(log: Log) -> Sign:
    """Say whether the file is sound, and whether a commit survives a power cut."""
    kept = log.kept()
    if kept.sound != "ok":
        remedy = "stop the workers, and put back a copy of .postdesk/ from your backup"
        return Sign("database", Health.WRONG, f"damaged: {kept.sound}", remedy)
    if kept.doubtful:
        return Sign("database", Health.WRONG, "a commit may not survive a power cut", kept.doubtful)
    return Sign("database", Health.WELL, f"sound, durable ({kept.how}), revision {kept.revision}")


def _life(connection: Connection, house: House, now: datetime) -> Iterator[Sign]:
    """Look at what the log tells of the clock, of the workers and of the posts that wait for a person."""
    stands = desk_state.look(connection, now, unsigned=house.unsigned)
    if stands.last is not None and stands.last > now + AHEAD:
        says = f"the last event is dated {_local(stands.last, house)}, which is still to come"
        yield Sign("clock", Health.WRONG, says, "the clock is wrong now or was wrong then: set it, then look again")
    yield from _workers(stands, house)
    yield from _approvals(connection, house)
    yield from clocks(connection, zone_rules.release()[0])
    for state in life.TROUBLED:
        if found := desk_state.troubled(connection, state):
            count = f"{len(found)}{'+' if len(found) == desk_state.SHOWN else ''}"
            some = ", ".join(post.ref for post in found[:NAMED]) + (" …" if len(found) > NAMED else "")
            yield Sign(
                "posts", Health.WRONG, f"{count} {state}: {some}", f"`postdesk list --state {state}` says what to do"
            )
    lately = weeks.back(weeks.iso_week(now, house.timezone), LATELY)
    tags = [f"#{tag}" for tag in weekly.tags(connection, lately)]
    yield from letters([*tags, *weekly.campaign_names(connection)])


def _approvals(connection: Connection, house: House) -> Iterator[Sign]:
    """Say how many posts wait for a signature, where the desk asks for one."""
    found = [] if house.unsigned else approvals.waiting(connection)
    if found:
        says = f"{len(found)} not approved, the first due at {_local(found[0].post.due, house)}"
        yield Sign("approvals", Health.LOOK, says, "`postdesk approvals` lists them; unsigned none goes out")


def _workers(stands: desk_state.Standing, house: House) -> Iterator[Sign]:
    says = f"{', '.join(worker.worker for worker in stands.alive) or 'none'} heard of within a minute"
    if stands.unattended:
        since = f"posts are due since {_local(stands.unattended, house)}"
        remedy = "start `postdesk work`, or publish once with `postdesk publish`"
        yield Sign("workers", Health.WRONG, f"{says}, and {since}", remedy)
    elif stands.idle:
        yield Sign("workers", Health.WRONG, f"{says}, yet posts are due since {_local(stands.idle, house)}", ANEW)
    else:
        yield Sign("workers", Health.WELL, says)
    for worker in stands.silent:
        remedy = "it was killed or stands still: see that it runs; what it had in hand is taken over by any worker"
        yield Sign("workers", Health.LOOK, f"{worker.worker} was last heard of {_local(worker.at, house)}", remedy)
    for pace in stands.waiting:
        if pace.until > stands.now:
            says = f"{pace.account} waits until {_local(pace.until, house)}: {pace.why}"
            yield Sign("accounts", Health.LOOK, says, "it goes on by itself")


def fonts(package: str = "matplotlib") -> Sign:
    """Look for the family that charts are drawn in, which comes with matplotlib; that is not imported for it."""
    found = util.find_spec(package)
    folder = Path(found.origin or "").parent if found else Path()
    if not (folder / "mpl-data/fonts/ttf/DejaVuSans.ttf").is_file():
        remedy = f"run `{sys.executable} -m pip install --force-reinstall matplotlib`"
        return Sign("fonts", Health.WRONG, "DejaVu Sans, which comes with matplotlib, is gone", remedy)
    return Sign("fonts", Health.WELL, "charts are drawn in DejaVu Sans, which comes with matplotlib")


def letters(names: Sequence[str]) -> Iterator[Sign]:
    """Name hashtags and campaigns that charts cannot write, since no font here has their letters, and what has them."""
    from postdesk.charts.fonts import PACKED, missing

    lacking = {name: own for name in names if (own := missing(name))}
    if not lacking:
        return
    shown = ", ".join(list(lacking)[:NAMED]) + (f" and {len(lacking) - NAMED} more" if len(lacking) > NAMED else "")
    scripts = sorted({script for found in lacking.values() for script in found})
    rest = ", ".join(script for script in scripts if script not in PACKED)
    ways = ["run `pip install 'postdesk[fonts]'`"] if PACKED & set(scripts) else []
    ways += [f"install the Noto fonts for {rest} (Debian: fonts-noto-core)"] if rest else []
    yield Sign("fonts", Health.LOOK, f"no font here can draw the letters of {shown}", ", and ".join(ways))


def _account(account: Account, house: House, connect: Callable[[Account, House], object]) -> Sign:
    """Say whether an account posts, rehearses or is served by hand; a token that is missing is named."""
    way = networks.way(account)
    if way is Way.POSTS:
        try:
            connect(account, house)
        except PostdeskError as trouble:
            return Sign("accounts", Health.WRONG, f"{account.name} ({account.network}) cannot post", str(trouble))
    return Sign("accounts", Health.WELL, f"{account.name} ({account.network}) {HOW[way]}")


def _limits(house: House, today: date) -> Iterator[Sign]:
    """Name the networks of this desk whose limits nobody has looked up for a year."""
    for name in sorted({account.network for account in house.accounts.values()}):
        oldest = min(networks.grammar(name).limits, key=lambda limit: limit.seen)
        if oldest.aged(today):
            says = f"limits of {networks.title(name)} were looked up in {oldest.seen:%Y-%m}"
            yield Sign("limits", Health.LOOK, says, "install a newer postdesk; `postdesk networks` names the sources")


def notices(house: House, package: str = "apprise") -> Iterator[Sign]:
    """Say whether people can be told what waits for them, where the desk asks for it."""
    if house.notices and util.find_spec(package) is None:
        remedy = "run `pip install 'postdesk[notices]'`"
        yield Sign("notices", Health.WRONG, "[notices] is set, and Apprise is not installed", remedy)
    elif house.notices:
        yield Sign("notices", Health.WELL, f"people are told what waits for them, at {len(house.notices)} of [notices]")


def _local(instant: datetime, house: House) -> str:
    return slots.slot(instant.replace(microsecond=0), house.timezone).local
