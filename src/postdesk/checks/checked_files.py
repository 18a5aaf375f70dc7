"""What `check` finds: file by file, then what only shows across them.

Of a desk with many posts what was found is kept (`kept_sights.py`), and said again for as long as all that it follows
from is as it was. A desk of a few files is looked at faster than anything could be kept.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from postdesk import drafts
from postdesk.models import Finding
from postdesk.settings import House

if TYPE_CHECKING:
    from postdesk.checks.checker import Checker

KEPT_FROM = 100_000
"""From how many bytes of campaigns on (250 posts) what is found is kept."""


class Checked(Struct, frozen=True):
    """What a check found, and of how much: posts, and accounts that they are for."""

    findings: list[Finding]
    posts: int
    accounts: int


def check_files(house: House, paths: Sequence[Path] = (), network: str = "", day: str = "") -> Checked:
    """Return what breaks a rule in some campaign files, or in all; `day` is today, by UTC."""
    files = drafts.campaign_files(paths, house)
    if sum(path.stat().st_size for path in files if path.is_file()) < KEPT_FROM:
        found = look(house, files, network)
    else:
        from postdesk.checks.kept_sights import look_again

        found = look_again(house, files, network, day, whole_desk=not paths)
    return Checked([*drafts.misnamed(paths, house), *found.findings], found.posts, found.accounts)


def look(house: House, files: Sequence[Path], network: str = "") -> Checked:
    """Return what is wrong with a few files."""
    from postdesk.checks.campaigns import check_campaigns
    from postdesk.checks.checker import Checker

    checker = Checker(house)
    findings = [finding for seen in check_campaigns(house, checker, files, network) for finding in seen.findings]
    return checked(findings, checker)


def checked(findings: list[Finding], checker: "Checker") -> Checked:
    """Return findings with how many posts and accounts a checker has looked at."""
    return Checked(findings, *checker.seen.counts())
