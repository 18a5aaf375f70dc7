"""Reports: when they write themselves, who gets them, and which did not arrive."""

from collections.abc import Iterator
from itertools import islice

from postdesk.doctor.thing import NAMED, Health, Scene, Sign, Thing
from postdesk.log.worker_tables import Letter
from postdesk.log.workers import letters
from postdesk.models import timings
from postdesk.report.delivery import by_hand, title
from postdesk.sentences import Sentence, as_clauses
from postdesk.settings import House


def look(scene: Scene) -> Iterator[Sign]:
    """Say when reports write themselves and who gets them, and name those that the mail server did not take."""
    when = as_clauses(_moments(scene.house))
    yield Sign("reports", Health.WELL, Sentence("reports write themselves: {when}", when=when))
    if scene.house.exporters and scene.house.mail is None:
        says = "[report] exporters are to be reminded by mail, and the desk has no mail server"
        yield Sign("reports", Health.LOOK, says, "write [mail] with server and from into campaigns/desk.toml")
    if scene.log:
        yield from map(_unsent, islice(reversed(letters.unsent_letters(scene.log)), NAMED))


def _moments(house: House) -> Iterator[Sentence]:
    """Yield when each report writes itself, and who gets it."""
    yield Sentence("a week's on {when}", when=house.report_every)
    if house.report_month:
        yield Sentence("a month's at {when} (day and time) of the next", when=house.report_month)
    if house.report_campaign is not None:
        yield Sentence(
            "a campaign's {count:g} day after its last post",
            many="a campaign's {count:g} days after its last post",
            count=house.report_campaign.total_seconds() / 86400,
        )
    if house.mail and house.mail.to:
        yield Sentence("mailed to {names}", names=", ".join(house.mail.to))


def _unsent(one: Letter) -> Sign:
    """Say what keeps a report from somebody, and whether it is tried again."""
    told = {"report": title(one), "address": one.address, "why": one.why}
    if one.tries >= timings.MAIL_TRIES:
        remedy = Sentence("see that the address and [mail] are right")
        if by_hand(one):
            remedy = Sentence("see that the address and [mail] are right: {command}", command=by_hand(one))
        return Sign("reports", Health.LOOK, Sentence("{report} was not mailed to {address}: {why}", **told), remedy)
    says = Sentence("{report} was not mailed to {address} yet: {why}", **told)
    return Sign("reports", Health.LOOK, says, "see that [mail] is right: it is tried again by itself")


THING = Thing("reports", "When reports write themselves, and whether those who get them by mail have them.", look)
