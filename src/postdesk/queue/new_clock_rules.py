"""Keeping posts at the time on the clock that their officer meant, when the rules of its time zone change.

A post is due at an instant, reckoned from a wall-clock time when it was queued. Governments change clocks, sometimes at
a few days' notice; then the instant shows another time than the one that was asked for. The officer meant the clock. So
a post that waits gets the instant at which clocks show its time by the new rules, with an event that says so; where
they never show it, or twice, it is held for a person. What is in hand, or public, is left alone.

Of several machines the one with the newest release of the rules decides. Only zones whose rules changed cost more than
a look at one row each.
"""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from postdesk.log import Log
from postdesk.log.posts import zones
from postdesk.log.posts.zones import Anew, Meant
from postdesk.log.worker_tables import Zone
from postdesk.log.workers import clock_set_back
from postdesk.moments import wall_clock, zone_data
from postdesk.moments.zone_data import Rules
from postdesk.sentences import Sentence, after_another

READ_AGAIN = timedelta(hours=1)
"""How long rules that were read from the disk are good for."""
TWICE = "clocks in {zone} show {wall} twice by the rules of {release}: give the post another time, with `move`"
NEVER = "clocks in {zone} never show {wall} by the rules of {release}: give the post another time, with `move`"
SHOWN_AT = "clocks in {zone} show {wall} at {now} UTC by the rules of {release}, not at {before}"
SET_BACK = "the clock was set back: what was to wait until {when} UTC waits as if it began now"
TOGETHER = 200
"""How many posts one transaction changes, so that no worker waits long."""


class Clocks:
    """Looks, for one worker, after the moments of one log's posts; `rules` reads what the machine has."""

    def __init__(
        self, log: Log, who: str, now: Callable[[], datetime], rules: Callable[[], Rules] = zone_data.fresh
    ) -> None:
        self.log, self.who, self.now, self._read = log, who, now, rules
        self._rules: Rules | None = None
        self._since = now()
        self._marks: dict[str, str] = {}
        self._kept: datetime | None = None

    def keep(self) -> list[str]:
        """Give posts the instants that today's rules make of their times; return a sentence for each zone with such.

        Where the clock was set back, what was to wait by the clock before waits no longer; a sentence says so.
        """
        known, rules = zones.known_zones(self.log), self._today()
        told = [self._set_back(), *(self._look(zone, rules) for zone in known if self._other(zone, rules))]
        return [sentence for sentence in told if sentence]

    def _set_back(self) -> str:
        """Look after waits at first, and whenever the clock has gone back since the last look; "" where all is well."""
        before, self._kept = self._kept, self.now()
        if before is not None and before <= self._kept:
            return ""
        until = clock_set_back.shorten_waits(self.log, self._kept)
        return Sentence(SET_BACK, when=f"{until:%Y-%m-%d %H:%M}") if until else ""

    def _today(self) -> Rules:
        """Return the rules as they were on the disk within the hour."""
        now = self.now()
        if self._rules is None or abs(now - self._since) > READ_AGAIN:
            self._rules, self._since, self._marks = self._read(), now, {}
        return self._rules

    def _other(self, zone: Zone, rules: Rules) -> bool:
        """Whether this machine has other rules of a zone than those that posts were reckoned by, and newer ones.

        Of one release it is enough that somebody asked to look. So machines that disagree within a release, which
        should not be, do not take turns.
        """
        unsettled = rules.release == zone.release and (zone.mark in zones.UNSETTLED or not zone.release)
        if not (rules.release > zone.release or unsettled):
            return False  # without a look at the years of the zone, which takes as long as publishing a post
        mark = self._marks[zone.name] = self._marks.get(zone.name) or rules.mark(zone.name)
        return mark not in ("", zone.mark)

    def _look(self, zone: Zone, rules: Rules) -> str:
        """Reckon every waiting post of a zone again; return what came of it, "" where nothing did."""
        zone_data.forget()
        moment = self.now()
        posts = zones.posts_in_zone(self.log, zone.name, moment)
        found = [anew for post in posts if (anew := reckoned(post, zone.name, rules)) is not None]
        parts = [found[first : first + TOGETHER] for first in range(0, len(found), TOGETHER)]
        done = [anew for part in parts for anew in self._write(part, moment)]
        mark, changed = self._marks[zone.name], moment if done else None
        zones.settle(self.log, Zone(name=zone.name, mark=mark, release=rules.release, changed=changed))
        return _sentence(zone.name, rules.release, done) if done else ""

    def _write(self, some: Sequence[Anew], moment: datetime) -> list[Anew]:
        """Write down what is new; a post that somebody took or moved meanwhile is left alone."""
        return zones.give(self.log, some, self.who, moment)


def reckoned(post: Meant, zone: str, rules: Rules) -> Anew | None:
    """Return what a zone's rules make of a post's time; None where they make of it what they made of it before."""
    wall, _, where = (post.meant or f"{post.local} {post.zone}").rpartition(" ")
    meant_here = where == zone  # or only shown here
    found = wall_clock.instants(datetime.fromisoformat(wall), where, rules.named) if meant_here else (post.due,)
    if len(found) != 1:
        return Anew(post, Sentence(TWICE if found else NEVER, zone=zone, wall=wall, release=_release(rules)), {})
    due = found[0]
    local = wall_clock.slot(due, post.zone, rules.named).local
    if due != post.due:
        now, before = (f"{each:%Y-%m-%d %H:%M}" for each in (due, post.due))
        why = Sentence(SHOWN_AT, zone=zone, wall=wall, now=now, before=before, release=_release(rules))
        return Anew(post, why, {**_moments(post, due), "local": local})
    return Anew(post, "", {"local": local}) if local != post.local else None


def _release(rules: Rules) -> str:
    """Return what the rules are called; of those without a name that they are today's."""
    return rules.release or Sentence("today")


def _moments(post: Meant, due: datetime) -> dict[str, object]:
    """Return a post's moments at another instant: it may go out for as long after it, and waits for what it waited."""
    wake = due if post.wake == post.due else max(post.wake, due)
    asked = due if post.asked == post.due else post.asked
    return {"due": due, "wake": wake, "asked": asked, "latest": due + (post.latest - post.due)}


def _sentence(zone: str, release: str, done: Sequence[Anew]) -> str:
    """Say what other rules of a zone have done."""
    held = sum(not anew.values for anew in done)
    return shift_told(zone, release, len(done) - held, held)


def shift_told(zone: str, release: str, kept: int, held: int) -> str:
    """Say how many posts keep their time on the clock of a zone, and how many wait for a person."""
    parts = [
        Sentence(
            "{count} post keeps its time on the clock", many="{count} posts keep their time on the clock", count=kept
        ),
        Sentence(
            "{count} is held, for no single moment has that time any more",
            many="{count} are held, for no single moment has that time any more",
            count=held,
        ),
    ]
    what = after_another(part for part, count in zip(parts, (kept, held), strict=True) if count)
    if not release:
        return Sentence("{zone} follows other rules: {what}; `postdesk log` says which", zone=zone, what=what)
    of_release = "{zone} follows the rules of {release}: {what}; `postdesk log` says which"
    return Sentence(of_release, zone=zone, release=release, what=what)
