"""A post that comes back → one draft for each time, with an id of its own: `briefing` becomes `briefing-2026-12-14`.

The id has the day that the rule names, so that it stays when another time of day is written, when single days are moved
or taken out, and when the series is made longer. Where a day has several, the ids of all have the time besides.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from postdesk.drafts.findings import Findings
from postdesk.drafts.keys import ONLY_IN_SERIES
from postdesk.drafts.recurring import Evergreen, SeriesDay
from postdesk.models import Draft, Place, Slot
from postdesk.moments import wall_clock
from postdesk.moments.years import LAST
from postdesk.settings import House

if TYPE_CHECKING:
    from postdesk.moments.recurrence import Recurrence

_SHOWN = 3


def is_series(said: Mapping[str, Any]) -> bool:
    """Tell whether a post comes back, by its keys."""
    return "every" in said or "evergreen" in said


def in_turn(said: dict[str, Any], places: dict[str, Place]) -> None:
    """Give an evergreen post without a text of its own its first wording as its text."""
    green: Evergreen | None = said.get("evergreen")
    if green and not said.get("text"):
        said["text"] = green.wordings[0][0]
        places["text"] = places["evergreen"]


def occurrences(draft: Draft, said: Mapping[str, Any], findings: Findings, house: House) -> list[Draft]:
    """Return the drafts that a post asks for: itself, or one for each time that it comes back.

    What is wrong with a single time is noted for that draft alone; what is wrong with the rule leaves no draft.
    """
    series = _Series(draft, said, findings, house)
    if is_series(said) and "after" in said:
        series.error("every", "after", "after")
        return []
    if is_series(said):
        return list(series.drafts())
    for key in ONLY_IN_SERIES:
        if key in said:
            series.error("every", key, "alone", key=key)
    return [draft]


class _Series:
    """Reckons when one post comes back, and what it says each time."""

    def __init__(self, draft: Draft, said: Mapping[str, Any], findings: Findings, house: House) -> None:
        self._draft, self._said, self._findings, self._house = draft, said, findings, house
        self._green: Evergreen | None = said.get("evergreen")

    def error(self, rule: str, at: str, code: str, **values: str | int) -> None:
        """Note an error at the value of a key."""
        place = self._draft.place(at)
        self._findings.error(rule, place.line, place.column, code, **values)

    @property
    def _key(self) -> str:
        """The key that says when it comes back."""
        return "every" if "every" in self._said else "evergreen"

    def drafts(self) -> Iterator[Draft]:
        """Yield a draft for each time."""
        if not self._is_whole():
            return
        times = self._times()
        named = self._named(times)
        moved = self._days("moved", named)
        away = self._days("except", named)
        used: dict[str, datetime] = {}
        for number, (name, at) in enumerate(named.items()):
            if name in away or name[:10] in away:
                continue
            day = moved.get(name) or moved.get(name[:10])
            self._findings.post = f"{self._draft.campaign}/{self._draft.id}-{name}"
            slot = day.slot if day else self._slot(at, name)
            one = self._worded(number, name, slot, day) if slot else None
            self._findings.post = self._draft.ref
            if one and self._rests(one, used):
                yield one

    def _is_whole(self) -> bool:
        """Note what of a rule is missing, or too much; tell whether a post can come back by it."""
        before = self._draft.places
        regular = "every" in self._said
        if regular and "at" in before:
            self.error("every", "at", "at")
        elif not regular and self._said.get("at") is None:
            self.error("evergreen", "at" if "at" in before else "evergreen", "first")
        elif not self._said.get("until") and not self._said.get("count") and not self._ends():
            self.error("every", self._key, "endless")
        elif regular and not self._said.get("from"):
            self.error("every", "from" if "from" in before else "every", "from")
        elif "evergreen" in before and any(own.text is not None for own in self._draft.wordings.values()):
            self.error("evergreen", "evergreen", "account")
        else:
            return bool(self._said.get("every") if regular else self._green)
        return False

    def _ends(self) -> bool:
        """Tell whether every rule names its own end."""
        rules: Sequence[Recurrence] = self._said.get("every", ())
        return bool(rules) and all(rule.until or rule.count for rule in rules)

    def _times(self) -> list[datetime]:
        """Return when it comes back on the office's clock; none after noting why there are none, or too many."""
        from postdesk.moments.recurrence import MOST, months_without, wall_times

        day, timed = self._said.get("until") or (None, False)
        until = day if day is None or timed else day + timedelta(days=1, minutes=-1)
        if self._key != "every":
            times = self._at_each_gap(until, MOST + 1)
        else:
            rules: Sequence[Recurrence] = self._said["every"]
            first, begins_at = self._said["from"]
            if not begins_at and any(rule.clock is None for rule in rules):
                self.error("every", "every", "no-time", text=self._shown())
                return []
            times = wall_times(rules, first, until, self._said.get("count"))
            lacking = months_without(rules, first.date(), times[-1].date()) if times else []
            if lacking:
                place = self._draft.place("every")
                shown = ", ".join(lacking[:_SHOWN]) + " …" * (len(lacking) > _SHOWN)
                self._findings.warning("every", place.line, place.column, "short-months", months=shown)
        if len(times) > MOST:
            self.error("every", self._key, "many", most=MOST)
            return []
        if not times:
            self.error("every", self._key, "none")
        return times

    def _shown(self) -> str:
        return ", ".join(rule.rule for rule in self._said["every"])

    def _at_each_gap(self, until: datetime | None, most: int) -> list[datetime]:
        """Return when an evergreen post without a rule comes back: as often as its gap allows."""
        first, gap = datetime.fromisoformat(self._said["at"].local), self._green.gap if self._green else timedelta(1)
        left = (datetime(LAST, 12, 31) - first) // gap + 1  # noqa: DTZ001 -- a wall clock's
        count = min(most, self._said.get("count") or most, left)
        times = (first + number * gap for number in range(count))
        return [at for at in times if until is None or at <= until]

    def _named(self, times: Sequence[datetime]) -> dict[str, datetime]:
        """Return the times by the names of their days; see the module."""
        several = len({at.date() for at in times}) < len(times)
        return {f"{at:%Y-%m-%d-%H%M}" if several else f"{at:%Y-%m-%d}": at for at in times}

    def _days(self, key: str, named: Mapping[str, datetime]) -> dict[str, SeriesDay]:
        """Return the days that a key names, after noting those on which it does not come back."""
        days: Sequence[SeriesDay] = self._said.get(key) or ()
        known = {*named, *(name[:10] for name in named)}
        for day in days:
            if named and day.name not in known:
                code = "except-none" if key == "except" else "moved-none"
                self._findings.warning("every", day.node.line, day.node.column, code, day=day.name)
        return {day.name: day for day in days}

    def _slot(self, at: datetime, name: str) -> Slot | None:
        """Return a time on the office's clock as a moment; None where clocks show it never, or twice."""
        zone, shown = self._house.timezone, f"{at:%Y-%m-%d %H:%M}"
        found = wall_clock.instants(at, zone)
        if len(found) == 1:
            return wall_clock.slot(found[0], zone)
        if found:
            self.error("clock-change", self._key, "series-twice", zone=zone, shown=shown, day=name,
                       better=wall_clock.as_typed(found[0], zone))  # fmt: skip
        else:
            self.error("clock-change", self._key, "series-never", zone=zone, shown=shown, day=name)
        return None

    def _worded(self, number: int, name: str, slot: Slot, day: SeriesDay | None) -> Draft:
        """Return the draft of one time, in the wording whose turn it is."""
        base, places = self._draft, dict(self._draft.places)
        places["at"] = Place(self._findings.path, day.node.line, day.node.column) if day else places[self._key]
        text, gap = base.text, None
        if self._green:
            own = [] if base.text == self._green.wordings[0][0] else [(base.text, None)]
            every = [*own, *self._green.wordings]
            text, node = every[number % len(every)]
            gap = self._green.gap
            if node is not None:
                places["text"] = Place(self._findings.path, node.line, node.column)
        return replace(base, id=f"{base.id}-{name}", series=base.id, at=slot, text=text, places=places, gap=gap)

    def _rests(self, one: Draft, used: dict[str, datetime]) -> bool:
        """Tell whether the words of a draft were away for as long as they have to be; note it where they were not."""
        if one.gap is None or one.at is None:
            return True
        before = used.get(one.text)
        if before is None or abs(one.at.instant - before) >= one.gap - _CLOCKS:
            used[one.text] = one.at.instant
            return True
        self._findings.post = one.ref
        self.error("evergreen", "evergreen", "soon", day=one.occurrence, days=(one.at.instant - before).days,
                   gap=one.gap.days)  # fmt: skip
        self._findings.post = self._draft.ref
        return False


_CLOCKS = timedelta(hours=2)
"""By how much days may be shorter, where clocks change between them."""
