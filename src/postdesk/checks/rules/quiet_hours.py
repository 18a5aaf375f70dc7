"""Nothing goes out in the hours in which the desk wants quiet.

`quiet_hours` in desk.toml holds spans of the office's own clock, such as "22:00-07:00"; a span may go over
midnight. Its first minute is quiet, its end is not. A post with `at: next` is not concerned: the desk's slots
decide.

What to do: choose another time, or ignore the rule with the reason, for example an emergency broadcast.

Source: the desk's own hours; the office's clock is the IANA time zone in desk.toml
(https://www.iana.org/time-zones).
"""

from collections.abc import Iterator, Sequence

from postdesk.models import Remark, Severity, Variant
from postdesk.settings import House

ID = "quiet-hours"
SEVERITY = Severity.ERROR


def check(variant: Variant, house: House) -> Iterator[Remark]:
    """Say that a post's moment lies in a quiet span."""
    moment = variant.draft.at
    if moment is None:
        return
    clock = moment.local[11:16]  # a slot of a draft shows the desk's own clock
    if span := quiet_span(clock, house.quiet_hours):
        yield Remark(variant.place("at"), "quiet", clock=clock, span=span)


def quiet_span(clock: str, spans: Sequence[str]) -> str:
    """Return the span of quiet hours in which a clock's time such as "22:15" lies, "" where it lies in none."""
    for span in spans:
        begin, _, end = (part.strip().zfill(5) for part in span.partition("-"))
        if begin <= clock < end if begin <= end else clock >= begin or clock < end:
            return span
    return ""
