"""What a shell may offer where a person has typed half a word at a desk: posts, campaigns, accounts, rules.

Only what is at hand is asked: settings, files and the names in the memory, no network and no library of a database.
Where there is no desk, nothing is offered, and nothing is said.
"""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from postdesk import networks, settings
from postdesk.drafts import campaign_files
from postdesk.drafts.quick_posts import quick_posts
from postdesk.errors import SettingsError
from postdesk.log.quick_names import Name, quick_names
from postdesk.settings import House

FEW = 60
"""As many posts are offered by their names; of more, their drafts or campaigns."""


def _house(start: Path) -> House | None:
    """Return the settings of the desk at or above a folder; None where nobody can read any."""
    try:
        return settings.load(settings.find_desk(start), networks.SHELF)
    except SettingsError:
        return None


def posts_offered(start: Path, begun: str) -> list[str]:
    """Return names of posts that begin so; where there are many, what goes before them, which ends in `/` or `@`."""
    if begun.startswith("@"):
        return [f"@{name}" for name in accounts_offered(start, begun[1:])]
    names = _names(start, begun)
    for spell in (_full, _from_draft):
        fit = sorted({spell(name) for name in names if spell(name).startswith(begun)})
        if fit:
            return fit if len(fit) <= FEW else list(_beginnings(fit, begun))
    return []


def _beginnings(names: Iterable[str], begun: str) -> Iterator[str]:
    """Yield once each how names go on: to the next `/`, or else to the `@`."""
    after = "/" if "/" not in begun else "@"
    yield from dict.fromkeys(name[: name.find(after, len(begun)) + 1] or name for name in names)


def _full(name: Name) -> str:
    campaign, draft, account = name
    return f"{campaign}/{draft}@{account}"


def _from_draft(name: Name) -> str:
    _, draft, account = name
    return f"{draft}@{account}"


def _names(start: Path, begun: str) -> list[Name]:
    """Return the posts in the memory whose names may begin so; where it tells none, those of the campaign files.

    It may be empty, or on a server.
    """
    house = _house(start)
    if house is None:
        return []
    if names := quick_names(house.memory / "desk.sqlite", begun):
        return names
    return [name for path in campaign_files((), house) for name in quick_posts(path, house)]


def campaigns_offered(start: Path, begun: str) -> list[str]:
    """Return names of campaigns that begin so."""
    return sorted({campaign for campaign, _, _ in _names(start, begun) if campaign.startswith(begun)})


def accounts_offered(start: Path, begun: str) -> Mapping[str, str]:
    """Return the accounts that begin so, each with its network."""
    house = _house(start)
    accounts = house.accounts if house else {}
    return {name: account.network for name, account in accounts.items() if name.startswith(begun)}


def rules_offered(begun: str) -> list[str]:
    """Return names of rules that begin so."""
    from postdesk.checks.shelf import names_known

    return [name for name in names_known() if name.startswith(begun)]
