"""Campaign files as people leave them: every way to write a text, comments anywhere, line ends of every system."""

import json
import re
from collections.abc import Callable
from random import Random

WORDS = (
    "Doors open at six",
    "Note: two colons: here",
    "hashtag #Inside the text",
    "It's “quoted”, isn't \"it\"?",
    "مرحبًا بكم في مكتبنا",
    "Ћирилица и њена слова",
    "欢迎来到我们的办公室",
    "caf\u0065\u0301 in two signs, café in one",
    "👩‍👩‍👧 family, 🇲🇪 flag",
    "@office, look",
    "- a dash first",
    "? a question first",
    "*bold* and _slanted_",
    "&amp; and !important",
    "100 % sure",
    "no",
    "10:30",
    "2026-12-18",
    "null",
    "~",
    "[in brackets]",
    "{in: braces}",
    "back\\slash and `tick`",
    "tab\tinside",
    "two  blanks",
    "trailing blank ",
    " leading blank",
    "ends with a colon:",
    "| a pipe",
    "> a greater",
    "%TAG first",
    "--- three dashes",
    "...",
    "a" * 150,
    "many words " * 20 + "end",
    "\u200fright to left mark",
    "soft\u00adhyphen and\u00a0hard blank",
    "'",
    '"',
    "''",
    "#",
    "# a comment, it seems",
    ":",
    ",",
)


def words(random: Random) -> str:
    """One line, or several with blank ones between."""
    lines = [random.choice(WORDS) for _ in range(random.choice((1, 1, 1, 2, 3, 5)))]
    return random.choice(("\n", "\n\n", "\n", "\n\n\n")).join(lines)


class CampaignFile:
    """One invented file: `text`, with `comments` that are each there once."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self.comments: list[str] = []
        self._step = random.choice((2, 2, 4))
        self._anchored = random.random() < 0.1
        ends = random.choice(("\n", "\n", "\r\n"))
        text = self._campaign()
        if random.random() < 0.15:
            text = text.rstrip("\n")
        self.text = "\ufeff" * (random.random() < 0.2) + text.replace("\n", ends)

    def _comment(self, chance: float = 0.15) -> str:
        if self._random.random() > chance:
            return ""
        said = f"# note §{len(self.comments)}: {self._random.choice(('to do', 'Ana sagt: „ja“', 'Ћ', 'x'))}"
        self.comments.append(said)
        return self._random.choice((" ", "  ", "\t")) + said

    def _line_of_its_own(self, indent: int, chance: float = 0.1) -> str:
        said = self._comment(chance).strip()
        return f"{' ' * indent}{said}\n" if said else self._random.choice(("", "", "", "", "\n"))

    def _campaign(self) -> str:
        out = self._random.choice(("", "---\n", "# yaml-language-server: $schema=.schema.json\n"))
        if self._anchored:
            out += "x-words:\n- &one Said once\n- &two |\n  Said\n  twice\nx-late: &late {latest: 2 h}\nx-used: [*one, *two, *late]\n"
        out += "campaign:" + self._value("spring", 0)
        out += "title:" + self._value("Spring", 0)
        out += self._line_of_its_own(0)
        if self._random.random() < 0.5:
            out += "hashtags:" + self._list(["Spring", "Лето"], 0)
        if self._random.random() < 0.1:
            return out + "posts: [" + ", ".join(self._flow_post(number) for number in range(3)) + "]\n"
        indent = self._random.choice((0, self._step))
        out += "posts:" + self._comment() + "\n"
        apart = self._random.choice(("", "\n"))
        posts = [self._post(number, indent) for number in range(self._random.randint(1, 4))]
        return out + apart.join(posts) + self._line_of_its_own(0)

    def _flow_post(self, number: int) -> str:
        return f"{{id: p{number}, at: next, text: {json.dumps(words(self._random), ensure_ascii=False)}, hashtags: [A, B]}}"

    def _post(self, number: int, indent: int) -> str:
        random = self._random
        dash = "-" + " " * random.choice((1, 1, 1, 3))
        inner = indent + len(dash)
        keys = [f"id: p{number}{self._comment()}\n"]
        keys += [make(inner) for chance, make in self._keys() if random.random() < chance]
        random.shuffle(keys)
        lines = [f"{' ' * inner}{key}{self._line_of_its_own(inner)}" for key in keys]
        lead = self._line_of_its_own(indent, 0.2)
        return lead + " " * indent + dash + "".join(lines)[inner:]

    def _keys(self) -> list[tuple[float, Callable[[int], str]]]:
        """How often a post has a key, and what writes it in a column."""
        random = self._random
        at = random.choice(("next", "2026-12-18 09:00"))
        tags = ["A", "Б", "C"][: random.randint(0, 3)]
        said = json.dumps(words(random), ensure_ascii=False)
        return [
            (1, lambda column: "at:" + self._value(at, column)),
            (1, lambda column: "text:" + self._value(words(random), column)),
            (0.5, lambda column: "hashtags:" + self._list(tags, column)),
            (0.5, lambda column: "link:" + self._value("https://example.org/a?b=c", column)),
            (0.4, lambda column: "media:" + self._media(column)),
            (0.3, self._wording),
            (0.2, lambda _: f"x: {{text: {said}, link: ''}}{self._comment()}\n"),
            (0.2, lambda _: f"latest:{self._comment()}\n"),
            (0.3 * self._anchored, lambda _: "<<: *late\n"),
        ]

    def _wording(self, column: int) -> str:
        head = f"fedi:{self._comment()}\n{' ' * (column + 2)}text:"
        return head + self._value(words(self._random), column + 2)

    def _list(self, items: list[str], column: int) -> str:
        if items and self._random.random() < 0.15:
            indent = " " * (column + 2)
            inside = "".join(f",{self._comment()}\n{indent}{item}" for item in items[1:])
            return f" [{items[0]}{inside}{self._random.choice(('', ','))} ]{self._comment()}\n"
        if not items or self._random.random() < 0.5:
            return " [" + ", ".join(items) + "]" + self._comment() + "\n"
        indent = " " * (column + self._random.choice((0, 2)) if column else 2)
        lines = [f"{indent}- {item}{self._comment()}\n{self._line_of_its_own(len(indent), 0.05)}" for item in items]
        return self._comment() + "\n" + "".join(lines)

    def _media(self, column: int) -> str:
        indent = " " * (column + 2)
        out = self._comment() + "\n"
        for number in range(self._random.randint(1, 2)):
            out += f"{indent}- file: media/{number}.jpg{self._comment()}\n"
            out += f"{indent}  alt:" + self._value(words(self._random), column + 4)
        return out

    def _value(self, value: str, column: int) -> str:
        """A text behind its key, in one of the ways in which it can be written."""
        if self._anchored and self._random.random() < 0.3:
            return f" *{self._random.choice(('one', 'two'))}{self._comment()}\n"
        bare = value.strip()
        lines = value.split("\n")
        ways = {
            self._quoted: 1,
            self._single: len(lines) == 1,
            self._plain: 3 * bool(re.fullmatch(r"[^\W_](?:[\w /?=.-]|:(?=\S))*(?<! )", value)),
            self._literal: 3 * (bool(bare) and value[0] not in " \n"),
            self._folded: bool(bare) and "\t" not in value and all(line == line.strip() for line in lines),
        }
        return self._random.choices(list(ways), [int(often) for often in ways.values()])[0](value, column)

    def _single(self, value: str, _: int) -> str:
        return f" '{value.replace(chr(39), chr(39) * 2)}'{self._comment()}\n"

    def _plain(self, value: str, _: int) -> str:
        return f" {value}{self._comment()}\n"

    def _quoted(self, value: str, _: int) -> str:
        return f" {json.dumps(value, ensure_ascii=False)}{self._comment()}\n"

    def _literal(self, value: str, column: int) -> str:
        return self._block(self._random.choice(("|", "|-", "|+", "|")), value.split("\n"), column)

    def _folded(self, value: str, column: int) -> str:
        lines = [line for part in value.split("\n") for line in (part.replace(" ", "\n" + "\0", 1), "")][:-1]
        return self._block(
            self._random.choice((">", ">-", ">+")), "\n".join(lines).replace("\0", "").split("\n"), column
        )

    def _block(self, sign: str, lines: list[str], column: int) -> str:
        indent = " " * (column + self._random.choice((1, 2, 2, 2, 4)))
        body = "".join(f"{indent}{line}\n" if line else "\n" for line in lines)
        after = self._random.choice(("", "", "", "\n", "\n\n"))
        return f" {sign}{self._comment()}\n{body}{after}"
