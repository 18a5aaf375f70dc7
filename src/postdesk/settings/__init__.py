"""The desk's settings: what `campaigns/desk.toml` says.

The file is shared with colleagues and kept in git, so it never holds a secret: see `secrets.py` for where those are.
"""

import os
import re
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from postdesk.errors import SettingsError, system_reason
from postdesk.files.regular import contents
from postdesk.models import Account
from postdesk.settings.accounts import RESERVED as RESERVED
from postdesk.settings.accounts import Shelf
from postdesk.settings.key_values import APPROVAL
from postdesk.settings.keys import DeskFile
from postdesk.settings.toml import DESK as DESK
from postdesk.settings.toml import NOT_FOR_OTHERS, OURS, VARIABLE
from postdesk.settings.toml import secret_name as secret_name
from postdesk.text.inert import one_line

if TYPE_CHECKING:
    from postdesk.models.people import Colleague
    from postdesk.models.signatures import SignersWanted
    from postdesk.settings.mail import Mail
    from postdesk.sheets.separators import CsvForm
    from postdesk.text.tags import Families

WHO = f"{OURS}WHO"
"""What names the person at the keyboard, where neither git nor the machine knows their name."""
LARGEST = 1_000_000
"""Bytes of a desk.toml."""


class House(Struct, frozen=True):
    """One desk as its `desk.toml` describes it.

    `root` is the folder that holds `campaigns/`. `rules` maps a rule's name to "error", "warning" or "off".
    `spellings` are hashtags as the house writes them, such as MigrantsDay; `emoji` is how many a post may have.
    `hashtag_families` are the hashtags that are counted as one, by their names; `hashtag_spread` is how far their
    effects on engagement are expected to lie apart, as a standard deviation in logarithms.
    `handles` maps a handle, in small letters and without `@`, to its name on each network. `utm` holds templates with
    `{network}`, `{account}` and `{campaign}`. `latest` is how long after its moment a post may still go out; `apart` is
    the least time between two posts of one account before `too-close` warns. `csv_separator` is
    what stands between the cells of CSV, "" where the desk's language says it. `mail` is the server that sends reports,
    None where the desk has none. `notices` are the addresses that are told what waits for a person, with `${NAME}` for
    what comes from the environment. `changed` is what becomes of a post whose draft was changed after it was queued: it
    is sent as queued ("send"), or held ("hold"). The week's report is due at `report_every`, a month's at
    `report_month` ("1 08:00", a day of the month after and a time; "" for never), a campaign's `report_campaign` after
    its last post (None for never); `report_remind` before the week's, the addresses of `exporters` are told which
    figures are old. Where the desk is a `rehearsal`, no account posts, and what is rehearsed counts. `holidays`
    are the countries, or parts of them, whose public holidays the office keeps, `closed` its own days off; `marked` are
    the United Nations' international days on which the desk wants a post. More than `quiet` days without a post of an
    account, and more than `most` posts of it on one day, are told; 0 is for never. `people` are those who work at the
    desk, with what each may do; where there are none, everybody may do everything. `signers` is how many people sign
    the posts of some scopes (`@account`, `campaign/`), where that is more than `approval` asks for.
    """

    root: Path
    name: str
    timezone: str
    language: str = "en"
    csv_separator: str = ""
    approval: str = "optional"
    changed: str = "send"
    quiet_hours: tuple[str, ...] = ()
    latest: timedelta = timedelta(hours=2)
    apart: timedelta = timedelta(minutes=30)
    accounts: Mapping[str, Account] = {}
    required_hashtags: tuple[str, ...] = ()
    forbidden_hashtags: tuple[str, ...] = ()
    spellings: tuple[str, ...] = ()
    hashtag_families: Mapping[str, tuple[str, ...]] = {}
    hashtag_spread: float = 0.2
    banned_words: tuple[str, ...] = ()
    emoji: int = 3
    handles: Mapping[str, Mapping[str, str]] = {}
    utm: Mapping[str, str] = {}
    slots: Mapping[str, tuple[str, ...]] = {}
    report_every: str = "Mon 07:30"
    report_month: str = ""
    report_campaign: timedelta | None = None
    report_remind: timedelta = timedelta(days=2)
    exporters: tuple[str, ...] = ()
    mail: "Mail | None" = None
    rules: Mapping[str, str] = {}
    notices: tuple[str, ...] = ()
    rehearsal: bool = False
    holidays: tuple[str, ...] = ()
    closed: tuple[date, ...] = ()
    marked: tuple[str, ...] = ()
    quiet: int = 14
    most: int = 4
    people: "tuple[Colleague, ...]" = ()
    signers: Mapping[str, int] = {}
    web_address: str = ""
    web_header: str = ""
    web_proxies: tuple[str, ...] = ()

    @property
    def families(self) -> "Families":
        """The hashtags that are counted as one."""
        from postdesk.text.tags import families

        return families(self.hashtag_families)

    @property
    def csv(self) -> "CsvForm":
        """How a CSV is written that the office's spreadsheet is to open."""
        from postdesk.sheets.separators import csv_form

        return csv_form(self.language, self.csv_separator)

    @property
    def spends_by_month(self) -> bool:
        """Whether there is an account that may spend so much in a month, and no more."""
        return any(account.said("monthly_limit") for account in self.accounts.values())

    @property
    def keeps_holidays(self) -> bool:
        """Whether there are days on which the office is closed."""
        return bool(self.holidays or self.closed)

    def holiday(self, day: date) -> str:
        """Return what keeps the office closed on a day: "Statehood Day (ME)"; "" where nothing does.

        Raises:
            SettingsError: Of a country in desk.toml no holidays are known.
        """
        if not self.keeps_holidays:
            return ""
        from postdesk.moments.holidays import holiday_on

        try:
            return holiday_on(day, self.holidays, self.closed)
        except ValueError as unknown:
            raise SettingsError("{file}: {unknown}", file=DESK.as_posix(), unknown=unknown) from None

    @property
    def signatures(self) -> "SignersWanted":
        """How many people have to sign a post."""
        from postdesk.models.signatures import SignersWanted

        return SignersWanted(APPROVAL.index(self.approval), self.signers)

    @property
    def unsigned(self) -> bool:
        """Whether every post may go out that nobody has approved."""
        return self.signatures.nobody

    @property
    def campaigns(self) -> Path:
        """Where the campaign files and their media are."""
        return self.root / "campaigns"

    @property
    def memory(self) -> Path:
        """The hidden folder with the database and what rehearsal wrote; never deleted."""
        return self.root / ".postdesk"

    @property
    def sent_media(self) -> Path:
        """Where what is sent of pictures and films is kept; it is made again from `campaigns`."""
        return self.memory / "media"

    @property
    def reports(self) -> Path:
        """Where reports and hand-offs are written; may be deleted at any time."""
        return self.root / "reports"

    @property
    def handoff(self) -> Path:
        """Where posts that a person publishes are laid out."""
        return self.reports / "handoff"


class EarlierHouse(House, frozen=True):
    """A desk as its files were at another time: `remembered` is the hidden folder of the desk as it is."""

    remembered: Path = Path()

    @property
    def memory(self) -> Path:
        """The hidden folder with the database and what servers said of themselves."""
        return self.remembered


def find_desk(start: Path) -> Path:
    """Return the root of the desk that a file or folder lies in: the nearest one above with campaigns/desk.toml.

    Raises:
        SettingsError: there is none up to the top.
    """
    here = start.absolute()
    for folder in (here, *here.parents):
        if (folder / DESK).is_file():
            return folder
    raise SettingsError(
        "there is no desk here: {file} is neither in {here} nor above it; go to the desk's folder, name "
        "it with --desk, or start one with `postdesk init`",
        file=DESK.as_posix(),
        here=here,
    )


def load(root: Path, shelf: Shelf) -> House:
    """Return the desk as its desk.toml describes it; `shelf` are the networks that there are.

    Whether a rule's name is known is not asked here: that is for those who know them.

    Raises:
        SettingsError: the file is missing, no TOML, or says what no desk can mean; the sentence names file and line.
    """
    try:
        content = contents(root / DESK, root / DESK.parent, most=LARGEST)
    except OSError as trouble:
        raise SettingsError(
            "{file} cannot be read ({why}): look at its permissions", file=root / DESK, why=system_reason(trouble)
        ) from None
    return House(root=root, **DeskFile(content, shelf).fields())


def load_earlier(root: Path, shelf: Shelf, memory: Path) -> EarlierHouse:
    """Return a desk whose files of another time lie in `root`, with the memory that it has now; see `load`."""
    house = load(root, shelf)
    return EarlierHouse(**{name: getattr(house, name) for name in House.__struct_fields__}, remembered=memory)


def person(house: House | None = None) -> str:
    """Return the name of whoever is at the keyboard, on one line; "somebody" where the machine does not know.

    It is what POSTDESK_WHO says; on a desk that names its people, else the one whom git knows here by address or name,
    or who is called like the machine's user; else that user.
    """
    said = one_line(os.environ.get(WHO, "").strip())  # noqa: TID251 - this is the door
    if house is None or not house.people:
        return said or _user()
    from postdesk.models.people import first_called

    words = (said,) if said else (*_of_git(house.root), _user())
    found = first_called(house.people, words)
    return found.name if found else words[-1]


def _of_git(root: Path) -> tuple[str, ...]:
    """Return the address and the name under which git would write a commit here."""
    from postdesk.files.repository import asked_of_git

    return tuple(
        filter(None, ((asked_of_git(root, "config", f"user.{what}") or "").strip() for what in ("email", "name")))
    )


def _user() -> str:
    from getpass import getuser

    try:
        return one_line(getuser())
    except (OSError, KeyError, ImportError):  # a container without a user list; ImportError is Windows' way to say so
        return "somebody"


def filled(text: str) -> str:
    """Return a text with the environment's value for each `${NAME}` in it.

    Raises:
        SettingsError: a variable is not set, or is one of postdesk's own; the sentence names it.
    """

    def value(found: re.Match[str]) -> str:
        if found[1].upper().startswith(OURS):
            raise SettingsError(
                "{file} asks for ${{{name}}}, which {why}", file=DESK.as_posix(), name=found[1], why=NOT_FOR_OTHERS
            )
        if found[1] not in os.environ:  # noqa: TID251 - this is the door
            raise SettingsError(
                "{file} asks for ${{{name}}}: set {name} in the environment", file=DESK.as_posix(), name=found[1]
            )
        return os.environ[found[1]]  # noqa: TID251

    return re.sub(VARIABLE, value, text)
