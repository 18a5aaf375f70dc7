import json
from datetime import timedelta

import pytest

from postdesk.cli.import_ import SHOWN
from stage.publishing import MONDAY
from stage.sessions import run

DESK = '[desk]\nname = "Office"\ntimezone = "Europe/Podgorica"\n'
HEADER = "Post id,Date,Post text,Post Link,Likes,Replies,Reposts\n"
POST = '2105789855953846273,"Thu, Oct 1, 2026",Doors #IOM,https://x.com/IOMExample/status/2105789855953846273,5,0,1\n'
DELETED = ",,,https://x.com/IOMExample/status/undefined,0,0,0\n"


@pytest.fixture(autouse=True)
def desk(tmp_path, monkeypatch, export):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "campaigns").mkdir()
    (tmp_path / "campaigns" / "desk.toml").write_text(DESK, encoding="utf-8")


@pytest.fixture
def export(tmp_path):
    file = tmp_path / "account_analytics_content_2026-09-28_2026-10-04.csv"
    file.write_text(HEADER + POST + DELETED, encoding="utf-8")
    return file


def told(command, moment):
    output, code = run(f"postdesk import {command}", moment)
    assert code == 0
    return output


def test_an_export_in_words(export):
    assert told(export.name, MONDAY) == (
        f"{export.name}: 2 posts of x read: 1 new, 0 updated, 0 unchanged, 1 skipped.\n  row 3: the post was deleted on X"
    )


def test_the_document_for_scripts(export):
    assert json.loads(told(f"{export.name} --format json", MONDAY)) == {
        "source": "x", "read": 2, "new": 1, "updated": 0, "unchanged": 0, "mended": 0, "retimed": [], "skipped": [{"row": 3, "why": "the post was deleted on X"}],
    }  # fmt: skip


def test_several_files_make_a_list(export):
    documents = json.loads(told(f"{export.name} {export.name} --format json", MONDAY))
    assert [(document["new"], document["unchanged"]) for document in documents] == [(1, 0), (0, 1)]


def test_a_header_in_another_language_and_a_day_of_ones_own(export):
    export.write_text((HEADER + POST).replace("Post text", "Текст = опис"), encoding="utf-8")
    assert "1 new" in told(f'{export.name} --map "Текст = опис=text" --as-of 2026-10-20', MONDAY)


def test_a_map_that_names_no_field(export):
    output, code = run(f"postdesk import {export.name} --map foo", MONDAY)
    assert code == 2
    assert '"foo" should be written "Their header=field", such as "Beitrags-ID=id"' in output


def test_an_export_without_posts(export):
    export.write_text("Date,Impressions,Unfollows,Create Post\n", encoding="utf-8")
    output, code = run(f"postdesk import {export.name}", MONDAY)
    assert (code, output.startswith(f"postdesk: {export.name} is X's account overview")) == (1, True)


def test_a_refused_file_does_not_stop_the_next(export, tmp_path):
    (tmp_path / "a.csv").write_text("Date,Impressions,Unfollows,Create Post\n", encoding="utf-8")
    output, code = run(f"postdesk import a.csv {export.name} a.csv", MONDAY)
    assert code == 1
    assert output.count("postdesk: a.csv is X's account overview") == 2
    assert f"{export.name}: 2 posts of x read: 1 new" in output
    printed, code = run(f"postdesk import a.csv {export.name} --format json", MONDAY)
    refused, taken = json.loads(printed[printed.index("[") : printed.rindex("]") + 1])
    assert (code, refused["file"], taken["unchanged"]) == (1, "a.csv", 1)
    assert refused["refused"].startswith("a.csv is X's account overview")


def test_a_text_that_was_put_right_is_told(export):
    export.write_text((HEADER + POST).replace("Doors #IOM", "#NAME?"), encoding="utf-8")
    assert "has put #NAME? or the like in place of 1 text: import the file" in told(export.name, MONDAY)
    export.write_text(HEADER + POST, encoding="utf-8")
    assert "0 new, 0 updated, 1 unchanged, 1 put right." in told(export.name, MONDAY)


def test_many_skipped_rows_are_not_all_told(export):
    export.write_text(HEADER + DELETED * (SHOWN + 1), encoding="utf-8")
    assert told(export.name, MONDAY).endswith("  and 1 row more: see --format json")


def test_a_guessed_encoding_is_told(export):
    export.write_bytes((HEADER + POST.replace("Doors", "Café")).encode("cp1252"))
    assert f"postdesk: {export.name} is not UTF-8; it was read as cp1252" in told(export.name, MONDAY)


def test_engagements_without_a_column_are_told(export):
    export.write_text((HEADER + POST).replace("Reposts", "Weitergaben"), encoding="utf-8")
    assert told(export.name, MONDAY).endswith(
        f"postdesk: {export.name} has no column that is known to count shares, so its posts have no sum of engagements: "
        'name it with --map "THEIR HEADER=shares"'
    )


PAGE = "campaign: page\naccounts: [page]\nposts:\n"
AT = "  - {id: day-NUMBER, at: 2026-11-16 10:00, text: Doors open on day NUMBER.}\n"
SETTINGS = DESK + '[accounts.page]\nnetwork = "facebook"\nid = "1"\nby_hand = true\n'
FACEBOOK = "Post ID,Page ID,Page name,Title,Description,Publish time,Permalink,Post type,Date,Reactions\n"


def test_posts_that_went_out_by_hand_get_their_own_time_and_it_is_said(tmp_path):
    many = range(1, SHOWN + 3)
    (tmp_path / "campaigns" / "desk.toml").write_text(SETTINGS, encoding="utf-8")
    posts = PAGE + "".join(AT.replace("NUMBER", str(number)) for number in many)
    (tmp_path / "campaigns" / "page.yaml").write_text(posts, encoding="utf-8")
    assert run("postdesk queue --yes", MONDAY - timedelta(hours=1))[1] == 0
    run("postdesk publish", MONDAY + timedelta(minutes=1))
    for number in many:
        address = f"https://www.facebook.com/office/posts/{9000000 + number}"
        assert (
            run(f"postdesk resolve page/day-{number}@page --published {address}", MONDAY + timedelta(hours=1))[1] == 0
        )
    rows = "".join(
        f"{9000000 + number},1,Office,,Doors open on day {number}.,11/16/2026 01:{number:02},,Photos,Lifetime,5\n"
        for number in many
    )
    export = tmp_path / "Nov-16-2026_Nov-17-2026_1.csv"
    export.write_text(FACEBOOK + rows, encoding="utf-8")
    shown = told(export.name, MONDAY + timedelta(days=3))
    assert f"{len(many)} put right" in shown
    assert "  page/day-2@page went out 2026-11-16 10:02; it had the time of its report, 2026-11-16 11:00\n" in shown
    assert "  and 2 posts more have their own time now: see --format json" in shown


def test_a_moment_goes_with_an_address():
    output, code = run("postdesk resolve page/hall@page --absent --at 09:00", MONDAY)
    assert (code, "--at says when a post went out: it goes with --published" in output) == (2, True)
