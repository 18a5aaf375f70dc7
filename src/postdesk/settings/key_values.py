"""What a single value of desk.toml may be: each reader returns what it means, or fails with its line."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from importlib import import_module
from typing import Any, cast

from msgspec import Struct

from postdesk.moments.wall_clock import duration, openings, zone_named
from postdesk.sentences import Sentence
from postdesk.settings.toml import NOT_FOR_OTHERS, OURS, VARIABLE, Toml, Trail, reveals
from postdesk.text.language_tags import is_tag

_HOURS = r"(?a)([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-4]):[0-5]\d"
_MONTHLY = r"(?a)([1-9]|1\d|2[0-8]) ([01]\d|2[0-3]):[0-5]\d"
_TEMPLATE = r"(?:[^{}]|\{(?:network|account|campaign)\})*"
_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_ADDRESS = (
    rf"(?a)(?!.*=\?){_ATOM}(\.{_ATOM})*@([\w-]+(\.[\w-]+)*|\[[\w.:]+\])"  # RFC 5322, 3.4.1; what mail takes as it is
)
_LABEL = r"[^\W_](?:[\w-]{0,61}\w)?"
_HOST = rf"(?=.{{1,253}}$)(?:{_LABEL}\.)*{_LABEL}\.?|\[?[0-9A-Fa-f:.]+\]?"
"""The name of a machine (RFC 1123, 2.1), or its number; `idna` chokes on empty labels and on those of 64 signs."""
APPROVAL = ("optional", "required", "two")
"""How many sign: nobody has to, one person, two people."""
SEPARATORS = (",", ";", "\t")
"""What may stand between the cells of CSV."""


class Rare(Struct, frozen=True):
    """A reader of values that few desks have: a function of a module of settings/, imported for the first of them."""

    module: str
    name: str

    @property
    def reader(self) -> Callable[[Toml, Trail, object], Any]:
        """The function."""
        found: Callable[[Toml, Trail, object], Any] = getattr(
            import_module(f"postdesk.settings.{self.module}"), self.name
        )
        return found

    def __call__(self, desk: Toml, trail: Trail, value: object) -> Any:  # noqa: ANN401 -- whatever the value means
        """Return what a value means."""
        return self.reader(desk, trail, value)


class KeyValues(Toml):
    """The readers of values; `DeskFile` says which key has which."""

    def zone(self, trail: Trail, value: object) -> str:
        """Return the name of a time zone that exists."""
        return str(self.heard(trail, zone_named, value))

    def length(self, trail: Trail, value: object) -> timedelta:
        """Return a length of time."""
        return cast("timedelta", self.heard(trail, duration, value))

    def language(self, trail: Trail, value: object) -> str:
        """Return a language tag."""
        return self.matching(trail, value, is_tag, Sentence('"en", "fr" or "sr-Latn"'))

    def separator(self, trail: Trail, value: object) -> str:
        """Return what stands between the cells of CSV."""
        text = value.strip(" ") if isinstance(value, str) else ""
        if text not in SEPARATORS:
            self.fail(trail, '"{key}" is a comma, a semicolon or a tab: write {key} = ";"', key=trail[-1])
        return text

    def approval(self, trail: Trail, value: object) -> str:
        """Return whether posts need somebody's signature; 2 says that they need two people's."""
        if type(value) is int and 0 <= value < len(APPROVAL):
            return APPROVAL[value]
        return self.choice(trail, value, APPROVAL)

    def changed(self, trail: Trail, value: object) -> str:
        """Return what becomes of a post whose draft was changed and not queued: it goes out as queued, or is held."""
        return self.choice(trail, value, ("send", "hold"))

    def hours(self, trail: Trail, value: object) -> tuple[str, ...]:
        """Return spans of the day such as "22:00-07:00"."""
        return tuple(self.matching(trail, hours, _HOURS, '"22:00-07:00"') for hours in self.words(trail, value))

    def weekly(self, trail: Trail, value: object) -> tuple[str, ...]:
        """Return weekly openings such as "Tue 10:00"."""
        spec = self.words(trail, value)
        for opening in spec:
            self.heard(trail, lambda text: openings([text]), opening)
        return spec

    def opening(self, trail: Trail, value: object) -> str:
        """Return one weekly opening."""
        return self.weekly(trail, self.text(trail, value))[0]

    def monthly(self, trail: Trail, value: object) -> str:
        """Return a day of the month and a time of day: "1 08:00"."""
        return self.matching(trail, value, _MONTHLY, Sentence('"1 08:00" (a day from 1 to 28, and a time)'))

    def places(self, trail: Trail, value: object) -> tuple[str, ...]:
        """Return countries, or parts of them, by their ISO codes."""
        from postdesk.moments.holidays import PLACE

        example = Sentence('"ME", or "DE-BY"')
        return tuple(self.matching(trail, place, PLACE, example) for place in self.words(trail, value))

    def days_off(self, trail: Trail, value: object) -> tuple[date, ...]:
        """Return single days."""
        return tuple(self.day(trail, item) for item in (value if isinstance(value, list) else [value]))

    def un_days(self, trail: Trail, value: object) -> tuple[str, ...]:
        """Return names of the United Nations' international days."""
        from postdesk.moments.holidays import un_day_named

        return tuple(str(self.heard(trail, un_day_named, word)) for word in self.words(trail, value))

    def slots(self, trail: Trail, value: object) -> dict[str, tuple[str, ...]]:
        """Return the weekly openings of each account."""
        return {name: self.weekly((*trail, name), spec) for name, spec in self.mapping(trail, value).items()}

    def handles(self, trail: Trail, value: object) -> dict[str, dict[str, str]]:
        """Return by handle, in small letters and without its sign, what it is called on each network."""
        found = {}
        for name, entries in self.mapping(trail, value).items():
            here = (*trail, name)
            called = {net: self.text((*here, net), handle) for net, handle in self.mapping(here, entries).items()}
            found[name.lstrip("@").casefold()] = {net: handle.lstrip("@") for net, handle in called.items()}
        return found

    def weights(self, trail: Trail, value: object) -> dict[str, str]:
        """Return what each rule weighs."""
        choices = ("error", "warning", "off")
        return {rule: self.choice((*trail, rule), said, choices) for rule, said in self.mapping(trail, value).items()}

    def templates(self, trail: Trail, value: object) -> dict[str, str]:
        """Return campaign parameters with their templates."""
        example = Sentence('"{network}", "{account}", "{campaign}" or plain words')
        entries = self.mapping(trail, value).items()
        return {name: self.matching((*trail, name), text, _TEMPLATE, example) for name, text in entries}

    def addresses(self, trail: Trail, value: object) -> tuple[str, ...]:
        """Return addresses of notices; what is secret in them must come from the environment."""
        found = self.words(trail, value)
        for address in found:
            kind, there, rest = address.partition("://")
            if not there or not rest:
                self.fail(
                    trail,
                    '"{address}" is no address of notices: write it like {example}',
                    address=address,
                    example="mailto://user:${MAIL}@host",
                )
            if own := next((name for name in re.findall(VARIABLE, address) if name.upper().startswith(OURS)), ""):
                self.fail(trail, "{variable} {why}", variable=f"${{{own}}}", why=NOT_FOR_OTHERS)
            if reveals(rest):
                self.fail(
                    trail,
                    "the {kind}:// address holds a secret, and this file is shared: write {variable} for it",
                    kind=kind,
                    variable="${NAME}",
                )
        return found

    def address(self, trail: Trail, value: object) -> str:
        """Return an e-mail address."""
        return self.matching(trail, value, _ADDRESS, '"desk@example.org"')

    def host(self, trail: Trail, value: object) -> str:
        """Return the name of a machine, or what names a variable: who takes none says so."""
        name = self.text(trail, value)
        return name if re.search(VARIABLE, name) else self.matching(trail, name, _HOST, '"smtp.example.org"')

    def recipients(self, trail: Trail, value: object) -> tuple[str, ...]:
        """Return e-mail addresses."""
        return tuple(self.address(trail, word) for word in self.words(trail, value))

    def security(self, trail: Trail, value: object) -> str:
        """Return how the way to the mail server is closed."""
        from postdesk.settings.mail import SECURITY

        return self.choice(trail, value, SECURITY)
