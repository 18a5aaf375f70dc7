"""The versions of LinkedIn's API: every call names one, and each is answered for about a year.

Source: learn.microsoft.com/linkedin marketing/integrations/migrations (looked up 2026-11-28); later versions than it
lists end, as all before them did, in the middle of the same month a year on.
"""

import re
from datetime import date

from postdesk.errors import SettingsError
from postdesk.models import Account

PINNED = "202609"
"""The version to whose contract this was built."""
SHAPE = r"20\d\d(0[1-9]|1[0-2])"
ENDS = {
    "202601": date(2027, 1, 15),
    "202602": date(2027, 2, 15),
    "202603": date(2027, 3, 16),
    "202604": date(2027, 4, 15),
    "202605": date(2027, 5, 15),
    "202606": date(2027, 6, 15),
    "202607": date(2027, 7, 15),
}


def spoken_version(account: Account) -> str:
    """Return the version in which an account's calls are made; SettingsError where desk.toml names none there is."""
    try:
        return named_version(account.said("version"))
    except SettingsError as trouble:
        raise SettingsError(
            "campaigns/desk.toml: [accounts.{account}] {trouble}", account=account.name, trouble=trouble
        ) from None


def named_version(said: str) -> str:
    """Return a version as somebody named it, or else the one that is pinned; SettingsError where it is none."""
    if not re.fullmatch(SHAPE, said or PINNED):
        raise SettingsError('version is a year and a month, such as "{example}", not {said}', example=PINNED, said=said)
    return said or PINNED


def last_day(version: str) -> date:
    """Return the last day on which a version is answered, as far as it is known."""
    return ENDS.get(version) or date(int(version[:4]) + 1, int(version[4:]), 15)
