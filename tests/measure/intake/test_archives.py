"""Zips as offices download them, and files that hold posts of several networks."""

from datetime import UTC, datetime
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from sqlalchemy import select

from postdesk.errors import ExportError
from postdesk.log.readings.usage import table
from postdesk.log.tables import ImportedFile
from postdesk.measure.intake.files import Given, bring_in
from postdesk.models import Account, Skipped
from postdesk.settings import House

NOW = datetime(2026, 11, 28, 12, tzinfo=UTC)
X = "Post id,Date,Post text,Post Link,Likes,Replies,Reposts\n"
POST = '2105789855953846273,"Thu, Oct 1, 2026",Doors,https://x.com/office/status/2105789855953846273,5,0,1\n'
DELETED = ",,,https://x.com/office/status/undefined,0,0,0\n"
YOUTUBE = "Content,Video title,Video publish time,Views\nTotal,,,7\nR26qwMQVo-s,Doors,2026-09-26,7\n"
VIEWS = 'Views\n"Date","Primary"\n"2026-10-03T00:00:00","67753"\n'


def take(
    log, tmp_path, name="Content 2026-10-01_2026-10-31 Office.zip", text=None, accounts=("x", "facebook"), **parts
):
    if text is None:
        with ZipFile(tmp_path / name, "w", ZIP_DEFLATED) as archive:
            for part, inner in parts.items():
                archive.writestr(f"{part}.csv", inner)
    else:
        (tmp_path / name).write_text(text, encoding="utf-8")
    house = House(tmp_path, "Office", "UTC", accounts={network: Account(network, network) for network in accounts})
    return bring_in(log, tmp_path / name, house, NOW, lambda *_: [], Given())


def test_the_one_export_of_a_zip_counts_for_the_day_in_its_name(log, tmp_path):
    imported = take(log, tmp_path, Totals="Date,Views\n2026-10-01,7\n", **{"Table data": YOUTUBE})
    assert (imported.source, imported.new, len(imported.skipped)) == ("youtube", 1, 1)
    again = take(log, tmp_path, "copy.zip", **{"Table data": YOUTUBE})
    assert (again.new, again.unchanged) == (0, 1)


def test_several_exports_of_a_zip_are_taken_in_together(log, tmp_path):
    imported = take(log, tmp_path, posts=X + POST + DELETED, videos=YOUTUBE)
    assert (imported.source, imported.read, imported.new) == ("x and youtube", 4, 2)
    assert imported.skipped[0] == Skipped(3, "posts.csv: the post was deleted on X")
    assert imported.skipped[1].why.startswith("videos.csv: ")
    assert imported.notes[-1].startswith("YouTube counts within the dates that were chosen")


def test_what_was_found_is_named_and_so_is_the_rest(log, tmp_path):
    others = {f"Others {number}": "First Name,Last Name,URL,Connected On\n" for number in range(4)}
    imported = take(log, tmp_path, posts=X + POST, **others)
    assert imported.found == ("posts.csv",)
    assert imported.notes == (
        "left aside, for they hold no posts that postdesk knows: Others 0.csv, Others 1.csv, Others 2.csv and 1 more",
    )


def test_a_folder_counts_for_the_days_of_the_files_in_it(log, tmp_path):
    folder = tmp_path / "unpacked"
    folder.mkdir()
    (folder / "account_analytics_content_2026-10-01_2026-10-31.csv").write_text(X + POST, encoding="utf-8")
    (folder / "Shares.csv").write_text("Date,ShareLink,ShareCommentary\n", encoding="utf-8")
    house = House(tmp_path, "Office", "UTC", accounts={"x": Account("x", "x")})
    imported = bring_in(log, folder, house, NOW, lambda *_: [], Given())
    assert (imported.new, imported.found[0]) == (1, "Shares.csv")
    with log.read() as connection:
        moments = {row.name: row.as_of for row in connection.execute(select(table(ImportedFile)))}
    assert moments["account_analytics_content_2026-10-01_2026-10-31.csv"].day == 31


def test_days_in_a_zip(log, tmp_path):
    assert take(log, tmp_path, Views=VIEWS).of == "day"
    both = take(log, tmp_path, "both.zip", Views=VIEWS, posts=X + POST)
    assert (both.of, both.read) == ("both", 1 + take(log, tmp_path, "days.zip", Views=VIEWS).read)


def test_a_zip_of_exports_that_are_all_refused(log, tmp_path):
    with pytest.raises(ExportError, match=r"Office\.zip: Totals\.csv is YouTube's total by day, not posts"):
        take(log, tmp_path, Totals="Date,Views\n2026-10-01,7\n")


def test_a_file_with_posts_of_several_networks(log, tmp_path):
    header = "Date,Network,Text,Link,Likes,Comments,Shares\n"
    text = (
        header
        + "2026-10-01,X,Doors,https://x.com/office/status/2105789855953846273,5,0,1\n"
        + "2026-10-02,YouTube,Doors,https://youtu.be/R26qwMQVo-s,7,0,1\n"
        + "2026-10-02,Blog,Doors,https://example.org/1,7,0,1\n"
    )
    imported = take(log, tmp_path, "posts.csv", text)
    assert (imported.source, imported.read, imported.new, len(imported.skipped)) == ("x and youtube", 3, 2, 1)
    assert take(log, tmp_path, "posts.csv", text).unchanged == 2
    nothing = take(log, tmp_path, "blog.csv", header + "2026-10-02,Blog,Doors,https://example.org/1,7,0,1\n")
    assert (nothing.new, len(nothing.skipped)) == (0, 1)
