"""What an officer should look at before she accepts a proposal."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from postdesk.drafts.releases.dates import Dated
from postdesk.drafts.releases.pasted import PastedPost
from postdesk.drafts.releases.proposals import Proposal
from postdesk.drafts.releases.quotations import Quotation

_TODAY = (
    "today|yesterday|tomorrow|this week|last week|aujourd[’']hui|hier|demain|cette semaine|hoy|ayer|mañana|esta semana|"
    "danas|juče|jučer|sutra|ove nedjelje|ove sedmice|данас|јуче|сутра|ове недеље|сегодня|вчера|завтра|"
    "сьогодні|вчора|sot|dje|nesër|heute|gestern|morgen|oggi|ieri|domani|hoje|ontem|amanhã|bugün|dün|yarın|اليوم|أمس|غدا|غداً|今天|昨天|明天"
)


def warnings_of(
    proposals: Sequence[Proposal], posts: Sequence[PastedPost], dated: Dated, quotes: Sequence[Quotation]
) -> list[str]:
    """Return what is to be looked at, a sentence each."""
    return [*_of_strangers(posts), *_of_days(proposals, dated), *_of_speakers(quotes)]


def _of_strangers(posts: Sequence[PastedPost]) -> Iterator[str]:
    others = sum(post.stranger for post in posts)
    if others:
        yield f"{others} of {len(posts)} posts on this page are other people's: delete those that you may not post."


def _of_days(proposals: Sequence[Proposal], dated: Dated) -> Iterator[str]:
    """Say where a proposal says "today", which is another day when it goes out."""
    for proposal in proposals:
        for wording in proposal.wordings[:1]:
            if found := _today().search(wording.text):
                day = f"; the release is of {dated.day}" if dated.day else ""
                yield f'"{proposal.id}" says "{found[0]}"{day}: write the day.'


def _of_speakers(quotes: Sequence[Quotation]) -> Iterator[str]:
    unnamed = [str(quote.line) for quote in quotes if quote.whole and not quote.speaker]
    if unnamed:
        yield f"A quotation without a name stands in line {', '.join(unnamed[:5])}: it is not proposed."


@cache
def _today() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_TODAY})(?!\w)|今天|昨天|明天", re.IGNORECASE)
