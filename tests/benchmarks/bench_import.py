"""Importing an export of X, against csv.DictReader and plain inserts of the same figures into the same tables.

The rival reads the same file with csv.DictReader and puts the same posts, hashtags, readings and newest readings with
sqlite3's executemany into the same tables with the same keys and indexes, durably (the same WAL, synchronous=FULL). It
believes every cell, looks nothing up, and keeps no weekly sums.
"""

import csv
import shutil
import sqlite3
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

from stopwatch import by_turns, options, peak_of_children, python, report, verdict

EPOCH = datetime(2010, 11, 4, 1, 42, 54, 657000, tzinfo=UTC)
BEGIN = datetime(2025, 10, 5, tzinfo=UTC)
COLUMNS = (
    "Post id", "Date", "Post text", "Post Link", "Impressions", "Likes", "Engagements", "Bookmarks", "Shares",
    "New follows", "Replies", "Reposts", "Profile visits", "Detail Expands", "URL Clicks", "Hashtag Clicks",
    "Permalink Clicks",
)  # fmt: skip
COUNTED = ("Likes", "Replies", "Reposts", "URL Clicks", "Impressions", "Engagements")
NAME = "account_analytics_content_2025-10-05_2026-10-04.csv"
SETTINGS = '[desk]\nname = "Office"\ntimezone = "Europe/Podgorica"\n'


def export(folder: Path, rows: int) -> Path:
    """Write a year of posts."""
    file = folder / NAME
    with file.open("w", newline="", encoding="utf-8") as open_file:
        writer = csv.writer(open_file)
        writer.writerow(COLUMNS)
        for number in range(rows):
            at = BEGIN + timedelta(days=360) * number / rows
            post = (int((at - EPOCH).total_seconds() * 1000) << 22) + number % 4096
            text = f"Doors open at six, number {number}. #IOM #SafeMigration #Tag{number % 50} https://t.co/a{number}"
            link = f"https://x.com/office/status/{post}"
            writer.writerow([post, f"{at:%a, %b} {at.day}, {at.year}", text, link, *(number % 90 for _ in COLUMNS[4:])])
    return file


def plainly(file: Path, database: Path, empty: Path) -> None:
    """Read the rows and put what an import keeps of them into the same tables, unchecked: no dates, rules or sums."""
    shutil.copy(empty, database)
    with file.open(encoding="utf-8", newline="") as open_file, sqlite3.connect(database) as connection:
        rows = list(enumerate(csv.DictReader(open_file), 1))
        connection.executemany(
            "INSERT INTO publication (id, network, account, remote_id, url, published, week, exact, text, language, "
            "campaign, kind, reply) VALUES (?, 'x', 'office', ?, ?, ?, '2025-W41', 1, ?, '', '', '', 0)",
            ((number, row["Post id"], row["Post Link"], row["Date"], row["Post text"]) for number, row in rows),
        )
        connection.executemany(
            "INSERT INTO usage (publication_id, tag, spelling) VALUES (?, ?, ?)",
            ((number, word, word) for number, row in rows for word in row["Post text"].split() if word[0] == "#"),
        )
        for into in ("reading", "latest"):
            connection.executemany(
                f"INSERT INTO {into} (publication_id, as_of, source, simulated, reactions, comments, shares, clicks, "
                "impressions, engagements) VALUES (?, '2026-10-04', 'export', 0, ?, ?, ?, ?, ?, ?)",
                ((number, *(int(row[name]) for name in COUNTED)) for number, row in rows),
            )
    connection.close()


def main() -> None:
    """Time both as processes of their own, by turns, each into an empty database."""
    from postdesk.log import open_log  # here, so that the rival does not pay for it

    smoke = options(__doc__).smoke
    rows = 500 if smoke else 100_000
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "campaigns").mkdir()
        (root / "campaigns" / "desk.toml").write_text(SETTINGS, encoding="utf-8")
        file = export(root, rows)
        here = f"import sys, pathlib; sys.path.insert(0, {str(Path(__file__).parent)!r}); import bench_import; "
        open_log(root / "empty.sqlite").close()
        places = (file, root / "plain.sqlite", root / "empty.sqlite")
        plain = f"{here}bench_import.plainly({', '.join(f'pathlib.Path({str(place)!r})' for place in places)})"
        ours = (
            f"import shutil; shutil.rmtree({str(root / '.postdesk')!r}, ignore_errors=True); from postdesk.cli import "
            f"main; main(['--desk', {folder!r}, 'import', {str(file)!r}])"
        )
        python("-c", ours)()
        peak = peak_of_children()
        mine, theirs = by_turns(1 if smoke else 5, python("-c", ours), python("-c", plain))
    report(f"import of {rows:,} posts (rows/s, plain)", rows / mine, rows / theirs, ">= 0.5", mine <= 2 * theirs)
    print(f"peak memory: {peak:.0f} MB (promised <= 250 MB): {verdict(peak <= 250)}")


if __name__ == "__main__":
    main()
