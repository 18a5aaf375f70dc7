"""The queue made to match the campaign files: told before it is done, and done.

`plan` and `apply` are declarative: they compare what the files ask for with what is queued. What is published or in
somebody's hands is never touched; doing it twice changes nothing the second time.
"""

from datetime import datetime

from postdesk.log import Log
from postdesk.log.posts import queueing
from postdesk.log.posts.snapshot import Asked
from postdesk.models.life import Hand
from postdesk.queue.comparison import Comparison
from postdesk.queue.planning import Ask, Plan


def plan(log: Log, ask: Ask, now: datetime) -> Plan:
    """Return what `apply` would do now; nothing is done."""
    return queueing.what_is_queued(log, _asked(ask, now), lambda queue: Comparison(queue, ask, now)).plan


def apply(log: Log, ask: Ask, who: str, now: datetime) -> Plan:
    """Make the queue match the files, and return what was done."""
    return queueing.match(log, _asked(ask, now), lambda queue: Comparison(queue, ask, now), Hand(who, "", now)).plan


def _asked(ask: Ask, now: datetime) -> Asked:
    """Return what has to be known of the queue: all of the campaigns, and what is taken where a next slot is wanted."""
    names = {wanted.campaign for wanted in ask.wanted} | ask.campaigns | ask.broken
    names |= {wanted.after.ref.partition("/")[0] for wanted in ask.wanted if wanted.after}
    return Asked(names, {wanted.account for wanted in ask.wanted if wanted.slot is None}, now, whole=ask.whole)
