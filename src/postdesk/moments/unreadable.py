"""Moments, lengths of time and zones that nobody can read, and which zone was probably meant."""

from collections.abc import Mapping
from functools import cache


class Unreadable(ValueError):
    """A moment or a length of time that nobody can read: the rule of a finding, its code, and its values.

    `clock-change` is a wall-clock time that clocks jump over, or show twice.
    """

    def __init__(self, rule: str, code: str, **values: str) -> None:
        super().__init__(rule, code)
        self.rule, self.code, self.values = rule, code, values

    def __str__(self) -> str:
        from postdesk.words.findings import in_words

        return in_words(self)


class UnknownZone(Unreadable):
    """A time zone that there is not; which one was meant is looked for where it is told."""

    def __init__(self, zone: str) -> None:
        super().__init__("date", "zone", zone=zone)
        self.zone = zone

    def meaning(self, near: str) -> Unreadable:
        """Return this trouble with the zone, in small letters, that was probably meant; "" where none was."""
        return Unreadable("date", "zone-near", zone=self.zone, near=zones()[near]) if near else self

    def __str__(self) -> str:
        from postdesk.words.nearest import nearest

        near = nearest(self.zone, zones())
        return str(self.meaning(near)) if near else super().__str__()


@cache
def zones() -> Mapping[str, str]:
    """Return the time zones that there are, by their names in small letters."""
    from zoneinfo import available_timezones

    return {zone.casefold(): zone for zone in sorted(available_timezones())}
