"""Checking 10,000 posts on four accounts each against parsing the same YAML with PyYAML's C loader alone.

The desk is written as 100 files; the check is a whole process, so that its peak memory can be told. A second check of
files that have not changed says what is kept.
"""

import shutil
import sys
import tempfile
from pathlib import Path

import yaml
from stopwatch import by_turns, options, peak_of_children, python, report, verdict

SETTINGS = """[desk]
name = "Benchmark"
timezone = "Europe/Podgorica"
latest = "2 h"

[accounts]
linkedin = { network = "linkedin", id = "urn:li:organization:1" }
x = { network = "x", handle = "office" }
fedi = { network = "mastodon", server = "https://example.social", handle = "office" }
bsky = { network = "bluesky", handle = "office.example.org" }
"""
WORDS = [
    "Doors open at six for the language class.",
    "Vrata se otvaraju u šest za čas jezika.",
    "Врата се отварају у шест за час језика.",
    "Les portes ouvrent à six heures.",
]
PARSE = (
    "import sys, yaml\nfor path in sys.argv[1:]:\n    yaml.load(open(path, encoding='utf-8'), Loader=yaml.CSafeLoader)"
)


def post(number: int) -> str:
    """Return one post as an officer would write it, in one of four languages."""
    day, minute = divmod(number, 20)
    when = f"{2027 + day // 336}-{day // 28 % 12 + 1:02}-{day % 28 + 1:02} {8 + minute // 2:02}:{minute % 2 * 30:02}"
    return f"""  - id: post-{number}
    at: {when}
    language: en
    text: |
      {WORDS[number % 4]} Number {number}, for everyone who asked. 🎓
      We keep a place for you, and for the person you bring along.
    link: https://example.org/news/{number}
    hashtags: [LanguageClass, Welcome{"ABCDEFGHIJ"[number % 10]}]
"""


def write_desk(folder: Path, posts: int) -> list[str]:
    """Write a desk with that many posts, 100 a file; return its campaign files."""
    campaigns = folder / "campaigns"
    campaigns.mkdir()
    (campaigns / "desk.toml").write_text(SETTINGS, encoding="utf-8")
    for start in range(0, posts, 100):
        head = f"campaign: c{start}\naccounts: [linkedin, x, fedi, bsky]\nposts:\n"
        text = head + "".join(post(number) for number in range(start, start + 100))
        (campaigns / f"c{start:06}.yaml").write_text(text, encoding="utf-8")
    return sorted(map(str, campaigns.glob("*.yaml")))


def forget(folder: str) -> None:
    """Let nothing be known of what was checked before."""
    shutil.rmtree(Path(folder, ".postdesk", "checked"), ignore_errors=True)


def main() -> None:
    """Time both, a second check of what has not changed, and the check's peak memory."""
    smoke = options(__doc__).smoke
    posts, rounds = (500, 1) if smoke else (10_000, 3)
    assert yaml.__with_libyaml__
    with tempfile.TemporaryDirectory() as folder:
        files = write_desk(Path(folder), posts)
        check = python("-m", "postdesk", "--desk", folder, "check")
        parsing, checking = by_turns(rounds, python("-c", PARSE, *files), lambda: (forget(folder), check()))
        again, checking_again = by_turns(rounds, python("-c", PARSE, *files), check)
    kept = checking_again <= 1.5 * again
    report("check them a second time, unchanged (s, CSafeLoader)", checking_again, again, "<= 1.5", kept)
    report(f"check {posts} posts x 4 accounts (s, CSafeLoader)", checking, parsing, "<= 5", checking <= 5 * parsing)
    peak = peak_of_children()
    print(f"peak memory of the check: {peak:.0f} MB (promised <= 300): {verdict(peak <= 300)}")


if __name__ == "__main__":
    sys.exit(main())
