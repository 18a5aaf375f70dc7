"""`postdesk check` of one file against `yamllint` of the same file, whole processes by turns."""

import sys
import tempfile
from pathlib import Path

from stopwatch import by_turns, options, process, report

ROOT = Path(__file__).resolve().parents[2]
BIN = Path(sys.executable).parent


def main() -> None:
    """Time both on the shortest and the longest campaign of the sample desk."""
    rounds = 3 if options(__doc__).smoke else 15
    campaigns = sorted((ROOT / "campaigns").glob("*.yaml"), key=lambda path: path.stat().st_size)
    for campaign in (campaigns[0], campaigns[-1]):
        with tempfile.NamedTemporaryFile("w", suffix=".yaml") as rules:
            rules.write("extends: relaxed\nrules: {line-length: disable}\n")
            rules.flush()
            check = process(str(BIN / "postdesk"), "check", str(campaign))
            lint = process(str(BIN / "yamllint"), "-c", rules.name, str(campaign))
            for rival in (check, lint):
                rival()  # from here on it is compiled
            ours, theirs = by_turns(rounds, check, lint)
        report(f"check {campaign.name} (s, yamllint)", ours, theirs, "<= 1.0", ours <= theirs)


if __name__ == "__main__":
    main()
