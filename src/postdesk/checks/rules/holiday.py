"""A post goes out on a day on which its office is open.

`[days]` in desk.toml names the countries whose public holidays the office keeps (`holidays = ["ME"]`, or a part of one:
`"DE-BY"`), and further days on which it is closed (`closed = [2026-12-24]`). Few people read an office's posts on a
holiday, and nobody is there to answer. A post with `at: next` is not concerned: slots pass such days by.

What to do: choose another day; or, where the holiday is what the post is about, ignore the rule with that reason.

Source: each country's law, as cited by https://github.com/vacanza/holidays; the days of the desk's own.
"""

from collections.abc import Iterator
from datetime import date

from postdesk.models import Remark, Severity, Variant
from postdesk.settings import House

ID = "holiday"
SEVERITY = Severity.WARNING


def check(variant: Variant, house: House) -> Iterator[Remark]:
    """Say which holiday a post's moment falls on."""
    moment = variant.draft.at
    if moment is None:
        return
    day = moment.local[:10]
    if name := house.holiday(date.fromisoformat(day)):
        yield Remark(variant.place("at"), "closed", day=day, name=name)
