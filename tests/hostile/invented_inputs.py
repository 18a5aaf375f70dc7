"""Inputs that nobody wrote: campaigns, desk.toml and exports, each made from its number alone, so that it can be made again.

Half of each is a good file with a few values put in the place of others; half of those are damaged byte by byte as well.
"""

import copy
import io
import json
import warnings
from random import Random
from zipfile import ZipFile

import msgspec
from msgspec import Struct

from postdesk.drafts.keys import CAMPAIGN, MEDIA, POST
from postdesk.measure.importers import IMPORTERS
from stage.damaged import FILES, mutated
from stage.workbooks import workbook

KINDS = ("check", "queue", "desk.toml", "import")
CHANGES = {"check": (1, 2, 4, 9), "queue": (0, 1, 1, 2)}
"""How many places of a good campaign are changed: one that is to be read, and one that is nearly good, to be queued."""
TEXTS = (
    "", " ", "Doors open at six. #SafeMigration", "https://example.org/?a=b&#c", "#" * 60, "@office@example.social @a",
    "مرحبا \u200f#هجرة؛", "\u202egnp\u2066", "👩\u200d👩\u200d👧" * 20, "🇲🇪🇲", "e\u0301\u0323" * 90, "a\u00adb\u200bc\ufeff",
    "日本語のテキスト＃タグ", "\x00", "\x1b[31m\x1b]52;c;eA==\x07", "\x85\u2028", "::error::x", "##[group]x", "=1+1", "{network}", "${HOME}",
    "javascript:alert(1)", "http://[::1", "http://xn--/", "http://127.0.0.1:99999/", "https://user:pw@example.org/x", "ftp://a.b/",
    "data:text/html,<b>", "//example.org", "../.env", "/etc/passwd", "/dev/zero", "..", ".", "a/b", "a\\b", "con", "media/../../x",
    "media/hall.jpg", "media", "x" * 300, "é" * 200, "<![foo[<a <a", "&#99999999999;&amp;", "](b[a](", "**_~~`", "<<<<<<< HEAD", ":tada::nothing:",
    "<script>alert(1)</script>", "9" * 400, "-1", "1e400", "nan", "0x1F", "1_000", "١٢٣", "12,5", "true", "no", "null", "~",
    "2026-12-18 09:00", "2026-03-29 02:30", "2026-10-25 02:30", "9999-12-31 23:59", "0001-01-01 00:00", "2026-13-40 25:61", "10:30",
    "next", "tomorrow 09:00", "2026-12-18T09:00+14:00", "2 h", "0 min", "99999999999999 h", "1 h 1 h", "-2 h", "en", "sr-Latn", "ar", "xx-aaaaaaaa",
    "fedi", "x", "page", "bsky", "desk", "private", "urn:li:organization:1", "Europe/Podgorica", "Mars/Olympus", "\ud800", "\U000e0067\U000e007f",
)  # fmt: skip
"""What stands where a text is expected; a lone surrogate is written as its escape."""
OTHERS = (
    None,
    True,
    False,
    0,
    -1,
    10**30,
    1.5,
    [],
    {},
    [[]],
    [None],
    {"": ""},
    ["a", "a"],
    [["a"], {"b": 1}],
    {"text": {"text": {}}},
)
_KEYS = (key.name for table in (CAMPAIGN, POST, MEDIA) for key in table)
NAMES = (*_KEYS, "fedi", "x", "page", "bsky", "tg", "", "?", "<<", "\x1b[1m")
GOOD = {
    "campaign": "spring",
    "title": "Spring in the community centre",
    "accounts": ["fedi", "x", "bsky", "page", "tg"],
    "hashtags": ["SpringTogether"],
    "language": "en",
    "posts": [
        {
            "id": "doors",
            "at": "2026-12-18 09:00",
            "text": "Doors open at six. Храна је на столу.",
            "link": "https://example.org/doors",
            "latest": "2 h",
            "media": [{"file": "media/hall.jpg", "alt": "The hall with its lamps lit."}],
            "fedi": {"text": "Longer words for one account.", "warning": "Lights"},
            "thread": ["Second part.", "Third part."],
            "ignore": {"too-close": "agreed"},
        },
        {"id": "tea", "at": "next", "text": "Tea for everybody. 🍵", "accounts": ["fedi"], "visibility": "unlisted"},
    ],
}
SETTINGS = {
    "desk": {"name": "Office", "timezone": "Europe/Podgorica", "language": "en", "quiet_hours": ["22:00-07:00"]},
    "accounts": {
        "fedi": {"network": "mastodon", "server": "https://example.social", "handle": "office", "rehearsal": True},
        "x": {"network": "x", "handle": "office", "by_hand": True},
        "bsky": {"network": "bluesky", "handle": "office.example.org", "shorten_links": True, "rehearsal": True},
        "page": {"network": "linkedin", "id": "urn:li:organization:1234", "by_hand": True},
        "tg": {"network": "telegram", "id": "@office", "rehearsal": True},
        "neighbour": {"network": "mastodon", "server": "https://example.net", "rehearsal": True},
    },
    "style": {"banned_words": ["illegal migrant*"], "emoji": 3},
    "hashtags": {"spread": 0.2, "families": {"Spring": ["SpringTogether", "Пролеће"]}},
    "handles": {"UNEgypt": {"x": "UNEgypt", "mastodon": "unegypt@un.social"}},
    "links": {"utm": {"utm_source": "{network}", "utm_campaign": "{campaign}"}},
    "slots": {"fedi": ["Tue 10:00"], "x": ["Wed 12:30"], "bsky": ["Fri 09:00"], "page": ["Mon 17:30"], "tg": ["Sun 00:00"]},
    "report": {"every": "Mon 07:30"},
    "notices": {"to": ["json://127.0.0.1:1/${HOOK}"]},
    "mail": {"server": "127.0.0.1", "port": 1, "security": "none", "from": "desk@example.org", "to": ["head@example.org"]},
    "rules": {"alt-text": "warning"},
}  # fmt: skip
_GOOD, _SETTINGS = msgspec.json.encode(GOOD), msgspec.json.encode(SETTINGS)
"""What is decoded is made anew, faster than a copy."""


class Invented(Struct, frozen=True):
    """One input: of which kind, the file's name, its bytes; and the command, where it is not that of many."""

    kind: str
    name: str
    content: bytes
    command: str = ""


def invented(number: int) -> Invented:
    """Return the input of a number; its kind is the number's remainder."""
    chance = Random(number)
    kind = KINDS[number % len(KINDS)]
    if kind in CHANGES:
        return Invented(kind, f"{number}.yaml", campaign(chance, number, chance.choice(CHANGES[kind])))
    return settled(chance) if kind == "desk.toml" else imported(chance)


def text(chance: Random) -> str:
    """A text out of one to three of the table's."""
    return "".join(chance.choices(TEXTS, k=chance.choice((1, 1, 1, 2, 3))))


def value(chance: Random) -> object:
    """Anything that may stand somewhere."""
    if chance.random() < 0.7:
        return text(chance)
    return copy.deepcopy(chance.choice((*OTHERS, chance.choice(GOOD["posts"]), GOOD["posts"])))


def changed(tree: object, chance: Random, times: int, names: tuple[str, ...]) -> object:
    """The tree, with so many of its places changed, taken away, given another name or put in once more."""
    for _ in range(times):
        holder, key = chance.choice(list(_places(tree)))
        act = chance.choice(("set", "set", "set", "drop", "name", "twice"))
        if act == "set":
            holder[key] = value(chance)
        elif act == "drop":
            del holder[key]
        elif isinstance(holder, dict):
            new = chance.choice((*names, text(chance)))
            holder[new] = copy.deepcopy(holder[key]) if act == "twice" else value(chance)
        else:
            holder.insert(key, copy.deepcopy(holder[key]))
        if not isinstance(tree, dict) or not tree:
            return tree
    return tree


def _places(tree: object) -> list[tuple[object, object]]:
    """Every place in a tree that holds something: what holds it, and under which key."""
    keys = tree if isinstance(tree, dict) else range(len(tree)) if isinstance(tree, list) else ()
    found = [(tree, key) for key in keys]
    for key in keys:
        if isinstance(tree[key], dict | list):
            found += _places(tree[key])
    return found


def good(number: int) -> dict[str, object]:
    """The good campaign of a number: of a name and of words that no other has, as it may lie beside others."""
    tree = msgspec.json.decode(_GOOD)
    tree["campaign"] = f"spring-{number}"
    for post in tree["posts"]:
        post["text"] += f" {number}"
    return tree


def campaign(chance: Random, number: int, times: int) -> bytes:
    """A campaign file, in flow style or in blocks."""
    tree = changed(good(number), chance, times, NAMES)
    written = json.dumps(tree, ensure_ascii=chance.random() < 0.5) if chance.random() < 0.5 else _block(tree, chance)
    content = written.encode("utf-8", "surrogatepass")
    return mutated(content, chance) if chance.random() < 0.35 else content


def _block(tree: object, chance: Random, indent: str = "") -> str:
    """A tree as people write YAML, each text in one of its ways."""
    if isinstance(tree, dict) and tree:
        return "".join(
            f"\n{indent}{_scalar(key, chance)}: {_block(item, chance, indent + '  ')}" for key, item in tree.items()
        )
    if isinstance(tree, list) and tree:
        return "".join(f"\n{indent}- {_block(item, chance, indent + '  ')}" for item in tree)
    return _scalar(tree, chance, indent)


def _scalar(said: object, chance: Random, indent: str = "  ") -> str:
    if not isinstance(said, str):
        return json.dumps(said)
    way = chance.randrange(8)
    if way < 3:
        return said
    if way < 6:
        return json.dumps(said)
    return "'" + said.replace("'", "''") + "'" if way < 7 else "|\n" + indent + said.replace("\n", "\n" + indent)


def settled(chance: Random) -> Invented:
    """A desk.toml."""
    tree = changed(
        msgspec.json.decode(_SETTINGS),
        chance,
        chance.choice((1, 1, 1, 2)),
        ("network", "server", "handle", "id", "to", "desk", "fedi", "token"),
    )
    content = toml(tree if isinstance(tree, dict) else SETTINGS).encode("utf-8", "surrogatepass")
    content = mutated(content, chance) if chance.random() < 0.35 else content
    ways = ("check", "check", "check --format json", "list", "accounts", "networks", "plan", "preview", "queue --yes")
    return Invented("desk.toml", "desk.toml", content, chance.choice(ways))


def toml(tree: dict) -> str:
    """A tree as desk.toml has it, a line for each section."""
    return "".join(f"{_key(key)} = {_inline(item)}\n" for key, item in tree.items())


def _inline(item: object) -> str:
    if isinstance(item, dict):
        return "{" + ", ".join(f"{_key(key)} = {_inline(inner)}" for key, inner in item.items()) + "}"
    if isinstance(item, list):
        return "[" + ", ".join(map(_inline, item)) + "]"
    return '""' if item is None else json.dumps(item, ensure_ascii=False).replace("\x7f", "\\u007f")


def _key(key: object) -> str:
    return json.dumps(str(key), ensure_ascii=False).replace("\x7f", "\\u007f")


def imported(chance: Random) -> Invented:
    """An export: a known one that is damaged, a table under known headers, a workbook, a zip, an archive."""
    name, content = chance.choice(EXPORTS)(chance)
    account = chance.choice(("", "", " --account fedi", " --account page", " --as-of 2026-11-01"))
    return Invented("import", name, content, f"import{account}")


def damaged(chance: Random) -> tuple[str, bytes]:
    name = chance.choice(list(FILES))
    encoding = chance.choice(("utf-8", "utf-8", "utf-8-sig", "utf-16", "cp1252"))
    content = FILES[name].encode(encoding, "replace")
    return name, mutated(content, chance)


def _rows(chance: Random) -> list[list[str]]:
    """A header as an importer knows it and rows of anything, some of which look right."""
    columns = chance.choice([importer.columns for importer in IMPORTERS if importer.columns])
    fields = [field for field in columns if chance.random() < 0.9]
    header = [chance.choice(columns[field]) for field in fields]
    likely = {
        "id": ("2105789855953846273", "1827720132000001", "R26qwMQVo-s", "17900000000000001"),
        "url": (
            "https://x.com/o/status/2105789855953846273",
            "https://www.linkedin.com/feed/update/urn:li:activity:7510602264084480007",
            "https://www.facebook.com/o/posts/1827720132000001",
            "https://www.instagram.com/p/DfZBRDTgAAF/",
            "https://www.tiktok.com/@o/video/7567452128936238785",
        ),
        "published": ("2026-10-01", "09/29/2026", "11/10/2026 10:00", "Thu, Oct 1, 2026", "2026-11-28 11:25:20"),
    }

    def cell(field: str) -> str:
        return text(chance) if chance.random() < 0.3 else chance.choice(likely.get(field, ("5", "1,351", "0", "", "-")))

    return [header, *([cell(field) for field in fields] for _ in range(chance.randrange(4)))]


def table(chance: Random) -> tuple[str, bytes]:
    sign = chance.choice((",", ",", ";", "\t", "|"))
    lines = [
        sign.join('"' + cell.replace('"', '""') + '"' if chance.random() < 0.8 else cell for cell in row)
        for row in _rows(chance)
    ]
    content = (
        chance.choice(("\n", "\n", "\r\n", "\r"))
        .join(lines)
        .encode(chance.choice(("utf-8", "utf-8", "utf-16-le", "cp1256")), "replace")
    )
    return "a.csv", mutated(content, chance) if chance.random() < 0.3 else content


def _inside(whole: bytes, chance: Random) -> bytes:
    """A zip of which one part is damaged, lost, or stands there twice."""
    result = io.BytesIO()
    with ZipFile(io.BytesIO(whole)) as old, ZipFile(result, "w") as new:
        parts = [(one.filename, old.read(one)) for one in old.infolist()]
        at = chance.randrange(len(parts))
        act = chance.choice(("damage", "damage", "drop", "name"))
        for number, (name, content) in enumerate(parts):
            if number != at:
                new.writestr(name, content)
            elif act != "drop":
                new.writestr(name if act == "damage" else "../" * 3 + name, mutated(content, chance))
    return result.getvalue()


def sheet(chance: Random) -> tuple[str, bytes]:
    book = io.BytesIO()
    clean = [["".join(sign for sign in cell if sign.isprintable()) for cell in row] for row in _rows(chance)]
    workbook(book, **dict.fromkeys(chance.choice((("Posts",), ("Metrics", "Posts"), ("TOP", "a"))), clean))
    whole = book.getvalue()
    return "a.xlsx", chance.choice((_inside, mutated))(whole, chance)


def packed(chance: Random) -> tuple[str, bytes]:
    whole = io.BytesIO()
    with warnings.catch_warnings(action="ignore"), ZipFile(whole, "w") as zipped:  # two of one name: on purpose
        for _ in range(chance.choice((1, 1, 1, 2))):
            name, content = chance.choice(INNER)(chance)
            zipped.writestr(
                chance.choice((name, "../" + name, "/" + name, "deep/" * 30 + name, "x" * 200 + name)), content
            )
    content = whole.getvalue()
    return "a.zip", mutated(content, chance) if chance.random() < 0.3 else content


INNER = (*((damaged, table) * 40), sheet)
EXPORTS = (*((damaged, table) * 40), *((packed,) * 16), sheet)
"""A workbook is read by a process of its own, which takes as long as twenty others."""
