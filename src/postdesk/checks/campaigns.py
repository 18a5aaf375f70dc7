"""From campaign files to variants, each held against the rules: what `check` shows and `queue` asks first."""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from postdesk import drafts, networks
from postdesk.checks.checker import Checker
from postdesk.drafts import CampaignFile
from postdesk.models import Draft, Finding, Place, Variant
from postdesk.settings import House


class Looked(Struct, frozen=True):
    """One campaign file as it was looked at: what it asks for, as variants, and what is wrong with it.

    Of a `torn` file a draft could not be read: what it lacks is not gone.
    """

    path: str
    campaign: str
    variants: tuple[Variant, ...]
    findings: tuple[Finding, ...]
    torn: bool = False


def campaigns(house: House, paths: Sequence[Path] = ()) -> Iterator[CampaignFile]:
    """Read campaign files one after another, so that memory holds one at a time: some, or all of the desk's."""
    taken: dict[str, Place] = {}
    for path in drafts.campaign_files(paths, house):
        yield drafts.read_campaign(path, house, taken)


def variants(house: House, campaign: CampaignFile, network: str = "") -> Iterator[Variant]:
    """Yield each draft as it will read on each of its accounts, or only on those of one network."""
    grammar = cache(lambda name: networks.grammar_of(house.accounts[name], house.memory))  # imported for a post
    for draft in campaign.drafts:
        for name in draft.accounts:
            account = house.accounts[name]
            if network in {"", account.network}:
                yield drafts.compose(draft, account, grammar(name), house)


def check_campaigns(house: House, checker: Checker, paths: Sequence[Path] = (), network: str = "") -> Iterator[Looked]:
    """Yield each campaign file with its variants and findings; at last, nameless, what only shows across files."""
    for campaign in campaigns(house, paths):
        yield check_campaign(house, checker, campaign, network)
    yield Looked("", "", (), (*checker.check_desk(), *drafts.misnamed(paths, house)))


def check_campaign(house: House, checker: Checker, campaign: CampaignFile, network: str = "") -> Looked:
    """Return one campaign file with its variants and findings."""
    composed: list[Variant] = []
    found: list[Finding] = []
    for variant in variants(house, campaign, network):  # one by one: what was just read of a text is still at hand
        composed.append(variant)
        found.extend(checker.check_variant(variant))
    told = in_series(found, [variant.draft for variant in composed])
    findings = (*campaign.findings, *_meant(told, campaign.findings))
    return Looked(campaign.path, campaign.campaign, tuple(composed), findings, campaign.torn)


def in_series(found: Sequence[Finding], drafts: Sequence[Draft]) -> list[Finding]:
    """Return findings with what is so each time that a post comes back said once, under the name of the series."""
    series = {draft.ref: draft.series_ref for draft in drafts if draft.series}
    if not series:
        return list(found)
    times = Counter(series.values())
    alike = Counter(_as_of(finding, series[finding.post]) for finding in found if finding.post in series)
    told: dict[object, Finding] = {}
    for number, finding in enumerate(found):
        name = series.get(finding.post, "")
        said = _as_of(finding, name)
        whole = name and alike[said] == times[name]
        told.setdefault(said if whole else number, replace(finding, post=name) if whole else finding)
    return list(told.values())


def _as_of(finding: Finding, name: str) -> tuple[object, ...]:
    """Return all that a finding says but for which time of a series it is about."""
    values = tuple(sorted(finding.values.items()))
    return name, finding.place, finding.severity, finding.rule, finding.code, values, finding.network, finding.account


def _meant(found: Sequence[Finding], of_the_file: Sequence[Finding]) -> Iterator[Finding]:
    """Yield the findings without those that take a moment nobody could read for `at: next`."""
    unread = {finding.place for finding in of_the_file}
    for finding in found:
        if finding.rule != "no-slots" or finding.place not in unread:
            yield finding
