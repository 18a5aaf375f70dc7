"""The desk's settings: what `campaigns/desk.toml` and the environment say."""

from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path

from msgspec import Struct

from postdesk.models import Account


class House(Struct, frozen=True):
    """One desk as its `desk.toml` describes it.

    `root` is the folder that holds `campaigns/`. `rules` maps a rule's name to "error", "warning" or "off".
    `utm` holds templates with `{network}`, `{account}` and `{campaign}`. `latest` is how long after its moment a post
    may still go out; `apart` is the least time between two posts of one account before `too-close` warns.
    """

    root: Path
    name: str
    timezone: str
    language: str = "en"
    approval: str = "optional"
    quiet_hours: tuple[str, ...] = ()
    latest: timedelta = timedelta(hours=2)
    apart: timedelta = timedelta(minutes=30)
    accounts: Mapping[str, Account] = {}
    required_hashtags: tuple[str, ...] = ()
    forbidden_hashtags: tuple[str, ...] = ()
    banned_words: tuple[str, ...] = ()
    utm: Mapping[str, str] = {}
    slots: Mapping[str, tuple[str, ...]] = {}
    report_every: str = "Mon 07:30"
    rules: Mapping[str, str] = {}

    @property
    def campaigns(self) -> Path:
        """Where the campaign files and their media are."""
        return self.root / "campaigns"

    @property
    def memory(self) -> Path:
        """The hidden folder with the database and what rehearsal wrote; never deleted."""
        return self.root / ".postdesk"

    @property
    def reports(self) -> Path:
        """Where reports and hand-offs are written; may be deleted at any time."""
        return self.root / "reports"
