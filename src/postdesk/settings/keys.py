"""What desk.toml may say, key by key: the table of its keys, and what a whole file means (`key_values` reads each)."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, NoReturn

from msgspec import Struct, structs

from postdesk.models import Account
from postdesk.settings.accounts import Shelf, account_settings
from postdesk.settings.key_values import APPROVAL, KeyValues, Rare
from postdesk.settings.toml import Trail, advice

if TYPE_CHECKING:
    from postdesk.settings.mail import Mail

Shape = Callable[["DeskFile", Trail, Any], Any] | Mapping[str, "Key"]
"""How a value is read; or the keys of the table that it is."""


class Key(Struct, frozen=True):
    """A key of desk.toml: the field of House that it fills, how it is read, and what it says, for editors."""

    field: str
    shape: Shape
    about: str


class DeskFile(KeyValues):
    """One desk.toml while it is read; `shelf` are the networks that its accounts can be of."""

    def __init__(self, content: bytes, shelf: Shelf) -> None:
        super().__init__(content)
        self._shelf = shelf

    def fields(self) -> dict[str, Any]:
        """Return the fields of a House."""
        self.no_secrets((), self.said)
        self.no_nul((), self.said)
        found = self.table((), self.said, SECTIONS)
        desk, style = found.get("desk", {}), found.get("style", {})
        for needed, example in (("name", '"Country Office"'), ("timezone", '"Europe/Podgorica"')):
            if needed not in desk:
                self.fail(("desk",), "[desk] has no {key}: write {key} = {example}", key=needed, example=example)
        accounts = found.pop("accounts", {})
        if desk.get("rehearsal", False):
            accounts = {name: structs.replace(account, rehearsal=True) for name, account in accounts.items()}
        for name in found.get("slots", {}):
            if name not in accounts:
                near = advice(name, accounts)
                self.fail(("slots", name), "{name} has slots but is no account: {advice}", name=name, advice=near)
        self._agree(desk, found, accounts)
        named = {key: found[key] for key in ("handles", "slots", "rules", "mail", "people", "signers") if key in found}
        tables = (
            desk,
            style.pop("hashtags", {}),
            style,
            *(found.get(name, {}) for name in ("hashtags", "links", "report", "days", "notices", "web")),
            named,
        )
        return {key: value for table in tables for key, value in table.items()} | {"accounts": accounts}

    def _agree(self, desk: Mapping[str, Any], found: Mapping[str, Any], accounts: Mapping[str, Account]) -> None:
        """See that those are there who sign, and those who are let in by a header, where a desk asks for either."""
        if "signers" in found or desk.get("approval", APPROVAL[0]) != APPROVAL[0]:
            from postdesk.settings.signers import signers_wanted

            signers_wanted(self, desk, found, accounts)
        if "web" in found:
            from postdesk.settings.front import front_wanted

            front_wanted(self, found)

    def table(self, trail: Trail, value: object, keys: Mapping[str, Key]) -> dict[str, Any]:
        """Return the values of a table under the names of House's fields; refuse keys that nobody reads."""
        found = {}
        for key, item in self.mapping(trail, value).items():
            here = (*trail, key)
            if key not in keys:
                self.no_key(here, keys)
            shape = keys[key].shape
            found[keys[key].field] = shape(self, here, item) if callable(shape) else self.table(here, item, shape)
        return found

    def no_key(self, trail: Trail, known: Iterable[str]) -> NoReturn:
        """Refuse a key that nobody reads there, naming the table in which it is read."""
        tables = list(_tables(SECTIONS, trail[-1]))
        if len(trail) < 2 or trail[0] not in SECTIONS or len(tables) != 1:
            super().no_key(trail, known)
        values = {"key": trail[-1], "where": ".".join(trail[:-1]), "right": tables[0]}
        self.fail(trail, '"{key}" is no key of [{where}]: it stands under [{right}]', **values)

    def mail(self, trail: Trail, value: object) -> "Mail":
        """Return how mail is sent."""
        from postdesk.settings.mail import mail_settings

        return mail_settings(self, trail, self.table(trail, value, _MAIL))

    def accounts(self, trail: Trail, value: object) -> dict[str, Account]:
        """Return the accounts by name."""
        return account_settings(self, trail, value, self._shelf)


def _tables(keys: Mapping[str, Key], key: str, table: str = "") -> Iterator[str]:
    """Yield the tables that have such a key."""
    if table and key in keys:
        yield table
    for name, each in keys.items():
        if not callable(each.shape):
            yield from _tables(each.shape, key, f"{table}.{name}".lstrip("."))


_MAIL: Mapping[str, Key] = {
    "server": Key("server", DeskFile.host, "The name of the mail server."),
    "port": Key("port", DeskFile.count, "Its port."),
    "security": Key("security", DeskFile.security, "How the way to the server is closed."),
    "user": Key("user", DeskFile.text, "The name by which the desk is let in."),
    "from": Key("sender", DeskFile.address, "The address that reports come from."),
    "to": Key("to", DeskFile.recipients, "The addresses that reports go to."),
}
SECTIONS: Mapping[str, Key] = {
    "desk": Key(
        "desk",
        {
            "name": Key("name", DeskFile.text, "The office's name, as reports say it."),
            "timezone": Key(
                "timezone",
                DeskFile.zone,
                "The office's time zone, such as Europe/Podgorica: every time in a campaign is on its clock.",
            ),
            "language": Key(
                "language", DeskFile.language, "The language of reports, and of posts that do not say otherwise."
            ),
            "csv_separator": Key(
                "csv_separator",
                DeskFile.separator,
                "What stands between the cells of CSV files: a comma, a semicolon, or a tab; by the language, where "
                "nothing is said.",
            ),
            "approval": Key(
                "approval",
                DeskFile.approval,
                "required: no post goes out that nobody has signed; two: that two people have not signed.",
            ),
            "changed": Key(
                "changed",
                DeskFile.changed,
                "What becomes of a post whose draft was changed but not queued: it goes out as queued, or is held.",
            ),
            "quiet_hours": Key("quiet_hours", DeskFile.hours, "Hours of the day in which nothing may go out."),
            "latest": Key(
                "latest",
                DeskFile.length,
                "How long after its moment a post may still go out; later it waits for a person.",
            ),
            "apart": Key("apart", DeskFile.length, "The least time between two posts of one account."),
            "rehearsal": Key("rehearsal", DeskFile.flag, "true: the whole desk rehearses, and nothing is ever posted."),
        },
        "The office: its name, its clock, its language.",
    ),
    "accounts": Key(
        "accounts",
        DeskFile.accounts,
        "The accounts, each by its short name, which drafts use. Tokens never stand here.",
    ),
    "style": Key(
        "style",
        {
            "hashtags": Key(
                "hashtags",
                {
                    "required": Key("required_hashtags", DeskFile.hashtags, "Hashtags that every post must have."),
                    "forbidden": Key("forbidden_hashtags", DeskFile.hashtags, "Hashtags that no post may have."),
                    "spellings": Key(
                        "spellings",
                        DeskFile.hashtags,
                        "Hashtags as the house writes them: MigrantsDay, not migrantsday.",
                    ),
                },
                "Hashtags that every post needs, that none may have, and how the house writes some.",
            ),
            "banned_words": Key(
                "banned_words", DeskFile.words, "Words that no post may use; a star stands for any ending."
            ),
            "emoji": Key("emoji", DeskFile.count, "How many emoji a post may have."),
        },
        "The house style.",
    ),
    "hashtags": Key(
        "hashtags",
        {
            "families": Key(
                "hashtag_families",
                Rare("hashtags", "family_table"),
                "Hashtags that are counted as one: one name, and its other spellings and languages.",
            ),
            "spread": Key(
                "hashtag_spread",
                Rare("hashtags", "spread"),
                "How far apart the effects of hashtags are expected to lie: a standard deviation in logarithms.",
            ),
        },
        "How hashtags are counted in figures.",
    ),
    "links": Key(
        "links",
        {
            "utm": Key(
                "utm",
                DeskFile.templates,
                "Parameters for every link, with {network}, {account} and {campaign} filled in.",
            ),
        },
        "What is done to links.",
    ),
    "handles": Key("handles", DeskFile.handles, "By handle, what somebody is called on each network."),
    "slots": Key("slots", DeskFile.slots, 'The weekly openings of each account, for "at: next".'),
    "days": Key(
        "days",
        {
            "holidays": Key(
                "holidays",
                DeskFile.places,
                "Countries, or parts of them, by their ISO codes: the weekly openings pass their holidays by.",
            ),
            "closed": Key("closed", DeskFile.days_off, "Further days that the weekly openings pass by."),
            "mark": Key("marked", DeskFile.un_days, "International days of the United Nations that the office marks."),
            "quiet": Key(
                "quiet", DeskFile.count, "More days than these without a post of an account are told; 0 never."
            ),
            "most": Key("most", DeskFile.count, "More posts than these of an account on a day are told; 0 never."),
        },
        "Days without posts, and days to think of.",
    ),
    "report": Key(
        "report",
        {
            "every": Key("report_every", DeskFile.opening, "When the week's report is written."),
            "month": Key(
                "report_month", DeskFile.monthly, "On which day and at which time a month's report is written."
            ),
            "campaign": Key(
                "report_campaign", DeskFile.length, "How long after its last post a campaign's report is written."
            ),
            "remind": Key(
                "report_remind",
                DeskFile.length,
                "How long before the week's report its exporters are told which figures are old.",
            ),
            "exporters": Key(
                "exporters", DeskFile.recipients, "Addresses of those who export figures from the networks."
            ),
        },
        "When reports are written, and for whom.",
    ),
    "notices": Key(
        "notices",
        {
            "to": Key(
                "notices", DeskFile.addresses, "Addresses that Apprise knows, with ${NAME} for what is secret in them."
            ),
        },
        "Who is told what waits for a person.",
    ),
    "mail": Key("mail", DeskFile.mail, "The server that sends reports; its password is POSTDESK_MAIL_PASSWORD."),
    "rules": Key("rules", DeskFile.weights, "What each rule weighs: error, warning or off."),
    "people": Key(
        "people",
        Rare("people", "people_table"),
        "Who works at the desk, by name or address, and what each may do; without it everybody may do all.",
    ),
    "signers": Key(
        "signers",
        Rare("signers", "signers_table"),
        "How many people sign the posts of an account (@fedi) or a campaign (spring/), where that is more.",
    ),
    "web": Key(
        "web",
        {
            "address": Key(
                "web_address", Rare("front", "page_origin"), "Where browsers find the page: https://desk.example.org."
            ),
            "header": Key(
                "web_header", Rare("front", "header_name"), "The header by which the proxy says who somebody is."
            ),
            "proxies": Key("web_proxies", Rare("front", "peers"), "The addresses from which that header is believed."),
        },
        "The page of `postdesk serve` behind a proxy that signs people in.",
    ),
}
"""Every key of desk.toml: the field of House it fills, its reader or the keys of a table below it, and its sentence."""


def keys_below(shape: Shape) -> Mapping[str, Key] | None:
    """Return the keys of a table; None for what is none, or has other keys in every desk."""
    if shape == DeskFile.mail:
        return _MAIL
    return None if callable(shape) else shape
