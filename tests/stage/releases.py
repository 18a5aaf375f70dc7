"""Texts that officers draft from, invented, each line with what it is; and a desk with the networks' limits."""

import json
from datetime import UTC, date, datetime
from pathlib import Path

from click.testing import CliRunner

from postdesk.cli import Office, main
from postdesk.drafts.releases.release import Settled, read_release
from postdesk.drafts.sources.plain import told_lines
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
