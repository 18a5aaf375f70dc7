"""Inputs that a fuzzer finds by watching which lines they reach (atheris, libFuzzer), beginning with invented ones.

    python tests/hostile/coverage_guided.py drafts|importers|text [-max_total_time=600]

Whatever ends in anything but findings, posts or one sentence, or takes long, is printed and kept beside atheris, in
`.atheris/found`. It is no test of pytest: it needs atheris, which `.ci/long` installs beside it (`atheris.txt`).
"""

import sys
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from tempfile import TemporaryDirectory

BESIDE = Path(__file__).parent / ".atheris"
sys.path[:0] = [str(BESIDE), str(Path(__file__).parents[1])]

import atheris

ROOMS = ("drafts", "measure", "media", "moments", "networks", "settings", "sheets", "text", "wire", "words")

with atheris.instrument_imports(include=["postdesk"], enable_loader_override=False):
    for room in ROOMS:
        for module in walk_packages(import_module(f"postdesk.{room}").__path__, f"postdesk.{room}."):
            import_module(module.name)

from hostile.invented_inputs import SETTINGS, TEXTS, invented, toml
from postdesk.cli.findings import line
from postdesk.drafts import compose
from postdesk.drafts.reading import read_campaign
from postdesk.errors import ExportError
from postdesk.measure.intake.recognising import extract
from postdesk.measure.layouts.pages import page_words
from postdesk.networks import SHELF, grammar
from postdesk.settings import load
from postdesk.text.graphemes import clusters
from postdesk.text.inert import inert, one_line, web_address
from postdesk.text.tags import identity
from postdesk.wire.markup import markup_title, properties, visible
from stage.damaged import FILES
from stage.desks import lay

FAST = Path("/dev/shm")
NAMES = (*FILES, "a.csv", "repo.car", "a.json")
"""Workbooks and zips are unpacked by a process of their own, which the fuzzer cannot see into: others try those."""
EXPORTS, DRAFTS = 3, 0
"""The remainders by four of the numbers of inputs that are exports, and campaigns."""


class Drafts:
    """Reads a campaign file, and writes its posts as each account will show them."""

    def __init__(self, folder: Path) -> None:
        root = lay(folder, toml(SETTINGS))
        self.house, self.file = load(root, SHELF), root / "campaigns/a.yaml"
        self.seeds = [invented(number).content for number in range(DRAFTS, 1_200, 4)]

    def __call__(self, data: bytes) -> None:
        self.file.write_bytes(data)
        read = read_campaign(self.file, self.house)
        for finding in read.findings:
            assert "\n" not in line(finding)
        for draft in read.drafts:
            for name in draft.accounts:
                account = self.house.accounts[name]
                compose(draft, account, grammar(account.network), self.house)


class Importers:
    """Reads an export; its first byte says what its name is."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        made = [invented(number) for number in range(EXPORTS, 1_600, 4)]
        self.seeds = [bytes([NAMES.index(one.name)]) + one.content for one in made if one.name in NAMES]

    def __call__(self, data: bytes) -> None:
        file = self.folder / NAMES[data[0] % len(NAMES) if data else 0]
        file.write_bytes(data[1:])
        said = []
        try:
            said += [getattr(row, "why", "") for row in extract(file).rows]
        except ExportError as refused:
            said.append(str(refused))
        assert not [sentence for sentence in said if "\n" in sentence or len(sentence) > 2_000]


class Text:
    """Reads a text as each network does, and shows it."""

    def __init__(self, folder: Path) -> None:
        self.grammars = [grammar(name) for name in SHELF]
        self.seeds = [text.encode("utf-8", "surrogatepass") for text in TEXTS]

    def __call__(self, data: bytes) -> None:
        text = data.decode("utf-8", "replace")
        for rules in self.grammars:
            for tag in rules.parse(text).hashtags:
                identity(tag.text)
        assert "".join(clusters(text)) == text
        assert inert(one_line(text)) == one_line(text)
        web_address(text)
        page_words(text)
        markup_title(text)
        properties(visible(text))


def run(kind: str, options: list[str]) -> None:
    """Try inputs of a kind until the time is over, or one goes wrong."""
    with TemporaryDirectory(dir=FAST if FAST.is_dir() else None) as folder:
        corpus, desk = Path(folder, "corpus"), Path(folder, "desk")
        corpus.mkdir()
        desk.mkdir()
        tried = {"drafts": Drafts, "importers": Importers, "text": Text}[kind](desk)
        for number, seed in enumerate(tried.seeds):
            (corpus / f"{number:04}").write_bytes(seed)
        found = BESIDE / "found"
        found.mkdir(exist_ok=True)
        bounds = ["-timeout=20", "-rss_limit_mb=1500", "-max_len=20000", "-print_final_stats=1"]
        atheris.Setup([sys.argv[0], str(corpus), *bounds, f"-artifact_prefix={found}/", *options], tried)
        atheris.Fuzz()


if __name__ == "__main__":
    run(sys.argv[1], sys.argv[2:] or ["-max_total_time=600"])
