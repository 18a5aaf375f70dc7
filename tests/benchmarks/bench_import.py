"""Importing an export of X, against csv.DictReader and plain inserts of the same rows into one table."""

import csv
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


def plainly(file: Path, database: Path) -> None:
    """Read the rows and put them into a table without an index."""
    database.unlink(missing_ok=True)
    with file.open(encoding="utf-8", newline="") as open_file, sqlite3.connect(database) as connection:
        names = ", ".join(f'"{name}"' for name in COLUMNS)
        connection.execute(f"CREATE TABLE post ({names})")
        marks = ", ".join("?" * len(COLUMNS))
        connection.executemany(
            f"INSERT INTO post VALUES ({marks})",
            (tuple(row.values()) for row in csv.DictReader(open_file)),
        )
    connection.close()


def main() -> None:
    """Time both as processes of their own, by turns, each into an empty database."""
    smoke = options(__doc__).smoke
    rows = 500 if smoke else 20_000
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "campaigns").mkdir()
        (root / "campaigns" / "desk.toml").write_text(SETTINGS, encoding="utf-8")
        file = export(root, rows)
        here = f"import sys, pathlib; sys.path.insert(0, {str(Path(__file__).parent)!r}); import bench_import; "
        plain = f"{here}bench_import.plainly(pathlib.Path({str(file)!r}), pathlib.Path({str(root / 'plain.sqlite')!r}))"
        ours = (
            f"import shutil; shutil.rmtree({str(root / '.postdesk')!r}, ignore_errors=True); from postdesk.cli import "
            f"main; main(['--desk', {folder!r}, 'import', {str(file)!r}])"
        )
        mine, theirs = by_turns(1 if smoke else 5, python("-c", ours), python("-c", plain))
    report(f"import of {rows:,} posts (rows/s, plain)", rows / mine, rows / theirs, ">= 0.5", mine <= 2 * theirs)
    print(f"peak memory: {peak_of_children():.0f} MB (promised <= 250 MB): {verdict(peak_of_children() <= 250)}")


if __name__ == "__main__":
    main()
