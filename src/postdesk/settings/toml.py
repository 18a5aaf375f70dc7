"""desk.toml as a table, the lines of its keys, and the plain values it may hold.

tomllib knows no places, so the line of a key is looked up in the text when a sentence needs it.
"""

import re
from codecs import BOM_UTF8
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, NoReturn

from postdesk.errors import SettingsError
from postdesk.sentences import Sentence
from postdesk.text.patterns import compiled_when_used

with compiled_when_used():
    import tomllib
from datetime import date

DESK = Path("campaigns", "desk.toml")
OURS = "POSTDESK_"
"""How the names of variables begin that hold postdesk's own secrets."""
VARIABLE = r"\$\{(\w+)\}"
NOT_TOML = (
    "invalid statement",
    "invalid value",
    "expected '=' after a key in a key/value pair",
    "expected newline or end of document after a statement",
    "unclosed array",
    "unterminated string",
)
"""What Python's reader of TOML says most often, as it says it but for its capitals."""
NOT_FOR_OTHERS = Sentence("is a secret of postdesk's own: put what this address needs into a variable of another name")
"""What is said of a variable that [notices] must not name: its addresses are sent to anybody's server."""
DATABASE = "POSTDESK_DATABASE"
MAIL_PASSWORD = "POSTDESK_MAIL_PASSWORD"  # noqa: S105 - the name of the variable, not what it holds
SECRETS_KEY = "POSTDESK_SECRETS_KEY"
PROXY_SECRET = "POSTDESK_PROXY_SECRET"  # noqa: S105
Trail = tuple[str, ...]
"""A key from its table downward: ("accounts", "fedi", "server")."""
_SECRET_WORDS = ("token", "passw", "secret", "apikey", "api_key", "access", "bearer", "credential")
# The tokens of JWT, Telegram and Meta show their kind; any other is only known as a long jumble.
_REVEALING = r"(?a)eyJ[\w-]+\..*|\d{8,10}:[\w-]{30,}|EAA[A-Za-z0-9]{30,}"
_JUMBLE = r"(?a)(?=.*\d)(?=.*[A-Za-z])[\w+/=-]{30,}"
_SHORTEST_TOKEN = 30
_LINE_OF = r"\(at line (\d+)"
_HEADER = r"\s*\[+([^\]]+)\]"
_ASSIGNED = r"""\s*((?:"[^"]*"|'[^']*'|[\w.\-]|[ ]++(?=[\w.\-"']))++)\s*+="""
_PART = r""""[^"]*"|'[^']*'|[^.]+"""
_KEY = r"""(?:"[^"\n]*+"|'[^'\n]*+'|[\w-]++)"""
_MOST_PARTS = 32
"""Parts of a key: tomllib takes time by the square of them, and a desk has keys of five."""
_TOO_DEEP = rf"(?m)(?:^[ \t\[]*+|[{{,][ \t]*+){_KEY}(?:[ \t]*+\.[ \t]*+{_KEY}){{{_MOST_PARTS}}}"


def secret_name(account: str, secret: str = "token") -> str:  # noqa: S107 - the name of one
    """Return the environment variable that holds a secret of an account: POSTDESK_FEDI_TOKEN."""
    return f"{OURS}{account}_{secret}".upper().replace("-", "_")


class Toml:
    """A desk.toml that is TOML; every reader refuses what it cannot use with a sentence that names the line.

    Raises:
        SettingsError: it is no TOML.
    """

    def __init__(self, content: bytes) -> None:
        try:
            self._text = content.removeprefix(BOM_UTF8).decode()
            self._shallow()
            self.said = tomllib.loads(self._text.replace("\r\n", "\n"))
        except UnicodeDecodeError:
            raise SettingsError(
                "{file} is not UTF-8: save it with that encoding in your editor", file=DESK.as_posix()
            ) from None
        except ValueError as trouble:
            found = re.search(_LINE_OF, str(trouble))
            line = f":{found[1]}" if found else ""
            raise SettingsError(
                "{file}{at_line}: this is not TOML: {why}", file=DESK.as_posix(), at_line=line, why=_told(str(trouble))
            ) from None
        except RecursionError:
            raise SettingsError(
                "{file} is nested too deep to be a desk: look for a stray [", file=DESK.as_posix()
            ) from None

    def _shallow(self) -> None:
        """Refuse a key with more parts than anybody means, before it is read."""
        if max(line.count(".") for line in self._text.split("\n")) < _MOST_PARTS:  # every run reads it, none has such
            return
        if found := re.search(_TOO_DEEP, self._text):
            line = self._text.count("\n", 0, found.end()) + 1
            raise SettingsError(
                "{file}:{at_line}: a key has more than {most} parts: look for stray dots",
                file=DESK.as_posix(),
                at_line=line,
                most=_MOST_PARTS,
            )

    def line(self, trail: Trail) -> int:
        """Return the line where a key, or the nearest table around it, stands."""
        best, depth = 1, 0
        for number, here in key_lines(self._text):
            if len(here) > depth and trail[: len(here)] == here:
                best, depth = number, len(here)
        return best

    def fail(self, trail: Trail, said: str | ValueError, /, **values: object) -> NoReturn:
        """Refuse the file, naming the line, by a sentence and its values, or by what a reader of values said."""
        message = said if isinstance(said, ValueError) else Sentence(said, **values)
        raise SettingsError(
            "{file}:{number}: {message}", file=DESK.as_posix(), number=self.line(trail), message=message
        )

    def no_key(self, trail: Trail, known: Iterable[str]) -> NoReturn:
        """Refuse a key that nobody reads, naming the one that was probably meant, or those that there are."""
        *table, key = trail
        where = f"[{'.'.join(table)}]" if table else "desk.toml"
        self.fail(trail, '"{key}" is no key of {where}: {advice}', key=key, where=where, advice=advice(key, known))

    def mapping(self, trail: Trail, value: object) -> dict[str, Any]:
        """Return a table as it is."""
        if not isinstance(value, dict):
            self.fail(
                trail, '"{key}" is a table: write [{table}] on a line of its own', key=trail[-1], table=".".join(trail)
            )
        return value

    def text(self, trail: Trail, value: object) -> str:
        """Return a text that is not empty."""
        if not isinstance(value, str) or not value.strip():
            self.fail(trail, '"{key}" wants a text: write {key} = "…"', key=trail[-1])
        return value.strip()

    def number(self, trail: Trail, value: object) -> str:
        """Return an id, which may be written as a number."""
        return str(value) if type(value) is int else self.text(trail, value)

    def count(self, trail: Trail, value: object) -> int:
        """Return a whole number, 0 or more."""
        if type(value) is not int or value < 0:
            self.fail(trail, '"{key}" wants a whole number: write {key} = 3', key=trail[-1])
        return value

    def flag(self, trail: Trail, value: object) -> bool:
        """Return true or false."""
        if not isinstance(value, bool):
            self.fail(trail, '"{key}" is true or false, without quotes', key=trail[-1])
        return value

    def day(self, trail: Trail, value: object) -> date:
        """Return a day, which TOML writes without quotes."""
        if type(value) is not date:
            self.fail(trail, '"{key}" is a day: write {key} = 2027-01-31, without quotes', key=trail[-1])
        return value

    def words(self, trail: Trail, value: object) -> tuple[str, ...]:
        """Return a list of texts; a single text counts as a list of one."""
        items = [value] if isinstance(value, str) else value
        if not isinstance(items, list) or not all(isinstance(item, str) and item.strip() for item in items):
            self.fail(trail, '"{key}" wants a list of texts: write {key} = ["…", "…"]', key=trail[-1])
        return tuple(item.strip() for item in items)

    def hashtags(self, trail: Trail, value: object) -> tuple[str, ...]:
        """Return hashtags without their sign."""
        return tuple(word.lstrip("#＃") for word in self.words(trail, value))

    def choice(self, trail: Trail, value: object, choices: tuple[str, ...]) -> str:
        """Return one of a few words."""
        text = self.text(trail, value)
        if text not in choices:
            self.fail(
                trail, '"{key}" is one of {choices}, not "{said}"', key=trail[-1], choices=", ".join(choices), said=text
            )
        return text

    def matching(self, trail: Trail, value: object, shape: str | Callable[[str], bool], example: str) -> str:
        """Return a text of a certain shape, which a pattern or a function tells."""
        text = self.text(trail, value)
        if not (re.fullmatch(shape, text) if isinstance(shape, str) else shape(text)):
            self.fail(
                trail, '"{key}" cannot be "{said}": write it like {example}', key=trail[-1], said=text, example=example
            )
        return text

    def heard(self, trail: Trail, read: Callable[[str], Any], value: object) -> Any:  # noqa: ANN401
        """Return what a reader makes of a text; its ValueError is a sentence."""
        text = self.text(trail, value)
        try:
            return read(text)
        except ValueError as trouble:
            self.fail(trail, trouble)

    def no_secrets(self, trail: Trail, value: object) -> None:
        """Refuse whatever is called like a secret or looks like one, anywhere in the file."""
        for here, item in _everything(trail, value):
            if isinstance(item, str) and (_called_secret(here) or _looks_secret(here, item)):
                account = here[1] if here[0] == "accounts" and len(here) > 2 else "ACCOUNT"
                self.fail(
                    here,
                    '"{key}" looks like a secret, and this file is shared: put it into the environment as {variable} '
                    "and delete it here",
                    key=".".join(here),
                    variable=secret_name(account),
                )

    def no_nul(self, trail: Trail, value: object) -> None:
        """Refuse the sign that ends texts in C, anywhere in the file: a database such as PostgreSQL keeps none."""
        if "0000" not in self._text:  # TOML takes it as \u0000 or \U00000000 alone, and hardly a desk has either
            return
        for here, item in _everything(trail, value):
            if "\0" in "".join(here[-1:]) or (isinstance(item, str) and "\0" in item):
                self.fail(here, "{escape} stands for a character that no text holds: delete it", escape="\\u0000")


def _everything(trail: Trail, value: object) -> Iterator[tuple[Trail, object]]:
    """Yield a value, and all that is in it, each with the key under which it stands."""
    yield trail, value
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _everything((*trail, key), item)
    elif isinstance(value, list):
        for item in value:
            yield from _everything(trail, item)


def key_lines(text: str) -> Iterator[tuple[int, Trail]]:
    """Yield each line of a desk.toml that begins a table or gives a key, with what that is."""
    table: Trail = ()
    for number, line in enumerate(text.splitlines(), 1):
        header, assigned = re.match(_HEADER, line), re.match(_ASSIGNED, line)
        if header:
            table = _parts(header[1])
            yield number, table
        elif assigned:
            yield number, (*table, *_parts(assigned[1]))


def _told(trouble: str) -> Sentence:
    """Say in plain words what is wrong with a line of TOML."""
    if "twice" in trouble or "overwrite" in trouble:
        return Sentence("a table or key is given twice: keep one of the two")
    why, *_ = f"{trouble[:1].lower()}{trouble[1:]}".split(" (at ")
    return Sentence('{why}: write key = "value", texts in double quotes', why=Sentence(why))


def _looks_secret(trail: Trail, value: str) -> bool:
    """Whether a value is a token; a long jumble is one only in an account, and not where it is the name of a folder."""
    if len(value) < _SHORTEST_TOKEN and not value.startswith("eyJ"):
        return False
    long = trail[0] != "accounts" or (trail[-1].endswith("_folder") and value.startswith("/"))
    may_reveal = value.startswith(("eyJ", "EAA")) or value[0].isdigit()
    may_be_a_jumble = not long and not any(sign in value for sign in " :.")  # nor does a pattern have to be made for it
    return bool((may_reveal and re.fullmatch(_REVEALING, value)) or (may_be_a_jumble and re.fullmatch(_JUMBLE, value)))


def _called_secret(trail: Trail) -> bool:
    """Whether a key is called like a secret; the names of rules, accounts and parameters may be called anything."""
    key = trail[-1].lower()
    if key.endswith("_ends"):
        return False
    return trail[0] not in {"rules", "slots", "links", "people", "signers"} and any(
        word in key for word in _SECRET_WORDS
    )


def reveals(address: str) -> bool:
    """Whether an address without its scheme holds a password or a token in so many letters."""
    password = re.match(r"[^/@]*:([^/@]+)@", address)
    plain = password is not None and not re.fullmatch(r"\$\{\w+\}", password[1])
    return plain or any(re.fullmatch(rf"{_REVEALING}|{_JUMBLE[4:]}", part) for part in re.split(r"[/@?&=]", address))


def advice(word: str, known: Iterable[str], otherwise: str = "it knows {names}") -> Sentence:
    """Name the known word that was probably meant, or all of them as `otherwise` has them."""
    names = list(known)
    from postdesk.words.nearest import nearest  # only for a mistyped word

    near = nearest(word, names)
    if near:
        return Sentence('did you mean "{near}"?', near=near)
    return Sentence(otherwise, names=", ".join(names) or Sentence("none"))


def _parts(dotted: str) -> Trail:
    """Return the keys of a dotted key, without quotes."""
    return tuple(part.strip(" \t\"'") for part in re.findall(_PART, dotted))
