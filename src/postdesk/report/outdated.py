"""Which figures are missing or old, and where whoever is to have them gets them: asked of the network, or exported.

The menus of networks keep the names that they have in English.
"""

from collections.abc import Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from msgspec import Struct

from postdesk.figures.material import Material
from postdesk.log.readings.facts import Published
from postdesk.measure.importers import IMPORTERS
from postdesk.models import Account
from postdesk.networks import SHELF
from postdesk.words import say, says
from postdesk.words.dates import dated


class Outdated(Struct, frozen=True):
    """A network whose figures are old: its name, when its newest are of (None: it has none), where to fetch more."""

    name: str
    as_of: datetime | None
    where: str

    def says(self, now: datetime, zone: str) -> str:
        """Return it in one sentence: what is old, how old, and where the export is."""
        words = {"network": self.name, "place": self.where}
        if self.as_of is None:
            return say("{network}: no figures yet. Fetch them at {place}, then `postdesk import FILE`.", **words)
        return says(
            "{network}: the newest figures are of {day}, {n} day old. "
            "Fetch them at {place}, then `postdesk import FILE`.",
            "{network}: the newest figures are of {day}, {n} days old. "
            "Fetch them at {place}, then `postdesk import FILE`.",
            (now - self.as_of).days,
            day=dated(self.as_of.astimezone(ZoneInfo(zone)).date()),
            **words,
        )


def export_places() -> dict[str, str]:
    """Return where each network offers the export of its posts."""
    return {one.networks[0]: one.where for one in IMPORTERS if one.where}


def missing_figures(material: Material, accounts: Mapping[str, Account]) -> tuple[str, ...]:
    """Return a sentence for each network that has not told any figure of posts of the period: how to get them.

    Nothing of a network that gives no figures to anybody.
    """
    lacking = [post for post in material.current if post.as_of is None]
    found = []
    for network in sorted({post.network for post in lacking}, key=material.name):
        own = [post for post in lacking if post.network == network]
        if how := _how(network, own, accounts):
            text = says(
                "{network}: {n} post without figures.",
                "{network}: {n} posts without figures.",
                len(own),
                network=material.name(network),
            )
            found.append(f"{text} {how}")
    return tuple(found)


def _how(network: str, posts: list[Published], accounts: Mapping[str, Account]) -> str:
    """Return how figures of posts on a network come in; "" where there is no way."""
    asked = [accounts[post.account] for post in posts if post.account in accounts]
    if any(not one.by_hand for one in asked) and network in SHELF and SHELF[network].measures:
        return say("`postdesk measure` asks for them.")
    place = export_places().get(network)
    return say("Fetch them at {place}, then `postdesk import FILE`.", place=place) if place else ""
