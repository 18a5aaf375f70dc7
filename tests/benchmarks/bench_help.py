"""`--help` of every command against `postdesk check` of one file, whole processes by turns."""

import sys
from pathlib import Path

from stopwatch import by_turns, options, process, report

from postdesk.cli import REPAIRS, STORY

ROOT = Path(__file__).resolve().parents[2]
POSTDESK = str(Path(sys.executable).with_name("postdesk"))


def main() -> None:
    """Time the help of each command, and of postdesk itself, beside a check of the shortest campaign."""
    names = [name for chapter in (*STORY.values(), REPAIRS) for name in chapter]
    smoke = options(__doc__).smoke
    campaign = min((ROOT / "campaigns").glob("*.yaml"), key=lambda path: path.stat().st_size)
    check = process(POSTDESK, "check", str(campaign))
    for words in [(), *((name,) for name in (names[:3] if smoke else names))]:
        told = process(POSTDESK, *words, "--help")
        for rival in (told, check):
            rival()  # from here on it is compiled
        ours, theirs = by_turns(3 if smoke else 9, told, check)
        report(f"{' '.join(('postdesk', *words))} --help (s, check)", ours, theirs, "<= 1.0", ours <= theirs)


if __name__ == "__main__":
    main()
