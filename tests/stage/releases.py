"""Texts that officers draft from, invented, each line with what it is; and a desk with the networks' limits."""

import json
import re
from datetime import UTC, date, datetime
from pathlib import Path

from click.testing import CliRunner

from postdesk.cli import Office, main
from postdesk.drafts.releases.release import Settled, read_release
from postdesk.drafts.sources.text_lines import told_lines
from postdesk.settings import House

TEXTS = Path(__file__).parent.parent / "drafting"
NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
SETTINGS = """\
[desk]
name = "Country Office"
timezone = "Europe/Podgorica"
language = "en"

[accounts.linkedin]
network = "linkedin"
id = "urn:li:organization:1234"
by_hand = true

[accounts.fedi]
network = "mastodon"
server = "https://example.social"
handle = "office"

[accounts.bsky]
network = "bluesky"
handle = "office.example.org"

[accounts.x]
network = "x"
handle = "office"

[slots]
linkedin = ["Tue 10:00"]
fedi = ["Tue 10:00"]
bsky = ["Tue 10:00"]
x = ["Tue 10:00"]
"""
KEPT = "T+D"
"""Marks of lines that are the release: its title, its text, its day."""


class Marked:
    """An invented text, what it is, and what each of its lines is."""

    def __init__(self, path):
        self.name, self.facts, self.marks, lines = path.stem, {}, [], []
        for line in path.read_text(encoding="utf-8").split("\n"):
            if line.startswith("# ") and not lines:
                key, _, value = line[2:].partition(":")
                self.facts[key] = value.strip()
            elif "\t" in line:
                mark, _, said = line.partition("\t")
                self.marks.append(mark)
                lines.append(said)
        self.lines, self.text = lines, "\n".join(lines)

    def body(self):
        """Return the lines of its text."""
        return [line for mark, line in zip(self.marks, self.lines, strict=True) if mark == "+" and line.strip()]

    def menu(self):
        """Return a few of the lines around it."""
        return [line for mark, line in zip(self.marks, self.lines, strict=True) if mark == "-" and 0 < len(line) < 40][
            :8
        ]

    def release(self):
        """Return what is made of it, at a desk without accounts."""
        return read_release(self.name, told_lines(self.text), settled())

    def found(self, release):
        """Return how many lines are rightly kept, wrongly kept, wrongly left out."""
        verdicts, right, wrong, missed = release.verdicts(), 0, 0, 0
        for number, (mark, line) in enumerate(zip(self.marks, self.lines, strict=True), 1):
            kept, wanted = number in verdicts and verdicts[number].kept, mark in KEPT
            right += kept and wanted
            wrong += kept and not wanted
            missed += bool(line.strip()) and wanted and not kept
        return right, wrong, missed


def marked(folder):
    """Return the marked texts of a folder."""
    return [Marked(path) for path in sorted((TEXTS / folder).glob("*.txt"))]


def settled(**more):
    """Return a desk that knows nothing, as a text is read in it."""
    house = House(Path("desk"), "Country Office", "UTC")
    return Settled(**{"campaign": "spring", "house": house, "outlets": (), "today": date(2026, 11, 23)} | more)


class Officer:
    """Somebody at a desk with four networks, who types commands."""

    def __init__(self, root, settings=SETTINGS):
        self.root = root
        (root / "campaigns").mkdir()
        (root / "campaigns" / "desk.toml").write_text(settings, encoding="utf-8")

    def __call__(self, *command, code=0, typed=None):
        arguments = ["--desk", str(self.root), *map(str, command)]
        result = CliRunner().invoke(main, arguments, input=typed, obj=Office(lambda: NOW))
        assert result.exit_code == code, result.output
        return result.output

    def file(self, name, content):
        """Lay a file beside the campaigns."""
        path = self.root / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def explain(self, source, typed=None):
        """Return what is made of a text."""
        return json.loads(self("new", "--from", source, "--explain", "--format", "json", typed=typed))

    def campaign(self, name):
        """Return the text of a campaign file."""
        return (self.root / "campaigns" / f"{name}.yaml").read_text(encoding="utf-8")

    def findings(self):
        """Return what `check` says of the whole desk."""
        found = json.loads(CliRunner().invoke(main, ["--desk", str(self.root), "check", "--format", "json"]).stdout)
        return [(each["rule"], each["severity"], each["post"], each["message"]) for each in found]


def as_page(text, frame):
    """Return a marked text as a web page in one of the frames of `pages/`; only what is marked as text is its body."""
    import html

    said = [html.escape(line.strip(" •"), quote=False) for line in text.body()]
    entries = "".join(
        f'<li><a href="/{number}">{html.escape(line)}</a></li>\n' for number, line in enumerate(text.menu())
    )
    paragraphs = [f"<p>{line}</p>" if number % 3 else f"<p><strong>{line.split(' ')[0]}</strong>{line[len(line.split(' ')[0]):]}</p>"
                  for number, line in enumerate(said)]  # fmt: skip
    return (TEXTS / "pages" / f"{frame}.html").read_text(encoding="utf-8").format(
        title=html.escape(text.facts["title"], quote=False), date=text.facts["date"] or "2025-02-03", day=text.facts["date"],
        language=text.facts["language"], menu=entries, paragraphs="\n".join(paragraphs),
        blocks="\n".join(f"<div>{line}</div>" for line in said), breaks="<BR><BR>\n".join(said),
        wrapped="\n".join(f"<p>{line.replace(' ', chr(10), 2)}</p>" for line in said),
    )  # fmt: skip


def shingles(text, size=4):
    """Return how often each run of four words comes; two signs are a word in Chinese."""
    from collections import Counter

    words = re.findall(r"[\u3400-\u9fff]{1,2}|\w+", text)
    return Counter(tuple(words[at : at + size]) for at in range(max(len(words) - size + 1, 1)))


def likeness(found, wanted):
    """Return the F1 of two texts by their runs of four words, as benchmarks of article extraction do."""
    one, other = shingles(found), shingles(wanted)
    both = sum((one & other).values())
    return 2 * both / max(sum(one.values()) + sum(other.values()), 1)
