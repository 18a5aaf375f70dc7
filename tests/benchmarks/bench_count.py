"""`postdesk count -n x --jsonl` of 30,000 posts against npm twitter-text, whole processes by turns, JSON in and out.

Both read the same invented posts from a file and write what they find: the length, the hashtags, the mentions, the
links. `.ci/live-install` installs the library.
"""

import json
import sys
import tempfile
from pathlib import Path

from stopwatch import by_turns, options, process, report

LIVE = Path(__file__).resolve().parents[1] / "live"
sys.path.append(str(LIVE))


def main() -> None:
    """Time both over the same posts."""
    from posts import plausible

    smoke = options(__doc__).smoke
    engine = next(LIVE.glob("node_modules/node-*/bin/node"), None)
    if engine is None:
        print("count against twitter-text: not run, .ci/live-install installs it")
        return
    count, rounds = (2_000, 3) if smoke else (30_000, 7)
    posts = plausible(count)
    with tempfile.TemporaryDirectory() as folder:
        lines, array = Path(folder, "posts.jsonl"), Path(folder, "posts.json")
        lines.write_text("".join(f"{json.dumps(post)}\n" for post in posts), encoding="utf-8")
        array.write_text(json.dumps(posts), encoding="utf-8")
        script = str(Path(sys.executable).with_name("postdesk"))
        ours = process(script, "count", "-n", "x", "--jsonl", given=lines)
        theirs = process(str(engine), str(LIVE / "twitter_text.cjs"), given=array)
        ours()  # from here on it is compiled
        took, library = by_turns(rounds, ours, theirs)
    report(f"count {count} posts (s, twitter-text)", took, library, "<= 1.0", took <= library)


if __name__ == "__main__":
    main()
