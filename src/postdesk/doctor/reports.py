"""Reports: when they write themselves, who gets them, and which did not arrive."""

from collections.abc import Iterator
from itertools import islice

from postdesk.doctor.thing import NAMED, Health, Scene, Sign, Thing
from postdesk.log.worker_tables import Letter
from postdesk.log.workers import letters
from postdesk.models import timings
from postdesk.report.delivery import by_hand, title
from postdesk.settings import House
from postdesk.words import colon


def look(scene: Scene) -> Iterator[Sign]:
    """Say when reports write themselves and who gets them, and name those that the mail server did not take."""
    yield Sign("reports", Health.WELL, f"reports write themselves: {'; '.join(_moments(scene.house))}")
    if scene.house.exporters and scene.house.mail is None:
        says = "[report] exporters are to be reminded by mail, and the desk has no mail server"
        yield Sign("reports", Health.LOOK, says, "write [mail] with server and from into campaigns/desk.toml")
    if scene.log:
        yield from map(_unsent, islice(reversed(letters.unsent_letters(scene.log)), NAMED))


def _moments(house: House) -> Iterator[str]:
    """Yield when each report writes itself, and who gets it."""
    yield f"a week's on {house.report_every}"
    if house.report_month:
        yield f"a month's at {house.report_month} (day and time) of the next"
    if house.report_campaign is not None:
        yield f"a campaign's {house.report_campaign.total_seconds() / 86400:g} days after its last post"
    if house.mail and house.mail.to:
        yield f"mailed to {', '.join(house.mail.to)}"


def _unsent(one: Letter) -> Sign:
    """Say what keeps a report from somebody, and whether it is tried again."""
    if one.tries >= timings.MAIL_TRIES:
        remedy = "see that the address and [mail] are right"
        remedy = colon(remedy, by_hand(one)) if by_hand(one) else remedy
        return Sign("reports", Health.LOOK, f"{title(one)} was not mailed to {one.address}: {one.why}", remedy)
    says = f"{title(one)} was not mailed to {one.address} yet: {one.why}"
    return Sign("reports", Health.LOOK, says, "see that [mail] is right: it is tried again by itself")


THING = Thing("reports", "When reports write themselves, and whether those who get them by mail have them.", look)
