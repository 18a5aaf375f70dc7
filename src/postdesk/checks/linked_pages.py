"""`check --online`: every address of the drafts is visited once, as the draft gives it, and held against the rules."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from postdesk.checks import campaigns
from postdesk.checks.checker import Checker
from postdesk.models import Finding, Page, Place, Variant
from postdesk.settings import House

Visit = Callable[[Sequence[str]], Mapping[str, Page]]
"""What stands at each of some addresses."""
Mention = tuple[Variant, Place]


def findings(
    house: House, checker: Checker, visit: Visit, paths: Sequence[Path] = (), network: str = ""
) -> Iterator[Finding]:
    """Yield what is wrong with the pages that posts link to, each said once, where its address first stands."""
    mentions: dict[str, Mention] = {}
    for campaign in campaigns.campaigns(house, paths):
        for variant in campaigns.variants(house, campaign, network):
            _note(mentions, variant, house)
    pages = visit(list(mentions))
    for address, (variant, place) in mentions.items():
        yield from checker.check_page(pages[address], variant, place)


def _note(mentions: dict[str, Mention], variant: Variant, house: House) -> None:
    """Note each address of a variant, with the post that decides what is asked of its page."""
    for address, place in addresses(variant, house):
        known, _ = mentions.setdefault(address, (variant, place))
        if known.pictured() and not variant.pictured():  # the post that needs the page's card decides
            mentions[address] = (variant, place)


def addresses(variant: Variant, house: House) -> Iterator[tuple[str, Place]]:
    """Yield each web address that a variant links to, without the desk's own parameters, and where it stands."""
    for index, parsed in enumerate(variant.parsed):
        for link in parsed.links:
            address = link.text if "://" in link.text else f"https://{link.text}"
            if address.lower().startswith(("http://", "https://")):
                key = "link" if link.text == variant.link else "thread" if index else "text"
                yield without(address, house.utm), variant.place(key)


def without(address: str, names: Mapping[str, str]) -> str:
    """Return an address without the parameters of these names; one that cannot be read stays as it is."""
    if "?" not in address or not names:
        return address
    try:
        parts = urlsplit(address)
    except ValueError:
        return address
    kept = [(name, value) for name, value in parse_qsl(parts.query, keep_blank_values=True) if name not in names]
    return urlunsplit(parts._replace(query=urlencode(kept)))
