import csv

import pytest
from openpyxl import load_workbook

from postdesk.errors import ExportError
from postdesk.measure.intake.recognising import extract
from postdesk.measure.intake.refusals import NOT_POSTS
from postdesk.models import Skipped
from stage.real_layouts import LAYOUTS
from stage.workbooks import workbook

X = "POST ID,  post   text ,Post Link,Likes\n"


def refused(tmp_path, text, headers=None):
    (tmp_path / "a.csv").write_text(text, encoding="utf-8")
    with pytest.raises(ExportError) as trouble:
        extract(tmp_path / "a.csv", headers)
    return str(trouble.value)


def test_headers_are_compared_without_capitals_and_doubled_spaces(tmp_path):
    (tmp_path / "a.csv").write_text(
        f"A preamble\n{X}\n,,\n1,Doors,https://x.com/o/status/2105789855953846273,1\n", encoding="utf-8"
    )
    export = extract(tmp_path / "a.csv")
    assert [(post.row, post.text) for post in export.rows] == [(5, "Doors")]


def test_links_that_lead_elsewhere_make_it_another_networks(tmp_path):
    assert refused(tmp_path, X + "1,Doors,https://example.org/1,1\n") == (
        "a.csv has known headers, but its links lead to none of their networks: export it again"
    )


@pytest.mark.parametrize("known", NOT_POSTS, ids=lambda known: known.headers[-1])
def test_exports_without_posts_are_refused_in_one_sentence(tmp_path, known):
    assert refused(tmp_path, ",".join(known.headers) + ",More\n1,2,3\n") == known.sentence.format(file="a.csv")


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        (
            "account_overview_analytics.csv",
            "X's account overview, which counts days, not posts: export Analytics > Content instead",
        ),
        ("daily_tweet_activity_metrics_IOMExample_20220101_20220201_en.csv", "counts days, not posts"),
        ("buffer_bulk_upload.csv", "Buffer's drafts"),
        ("metricool_bulk_SUBSET_of_columns.csv", "Metricool's drafts"),
        ("mastodon_status.json", "is JSON, which no table is"),
    ],
)
def test_the_samples_that_hold_no_posts(shared, name, sentence):
    with pytest.raises(ExportError, match=sentence):
        extract(shared / "samples" / name)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('{"@context":"https://www.w3.org/ns/activitystreams","id":"likes.json"}', "is a part of Mastodon's archive"),
        ("window.YTD.like.part0 = [{}]", "is a part of X's archive without posts: import tweets.js"),
        (
            "# Pages\n# Start date: 20260901\nPage path,Views\n/,30\n",
            "is Google Analytics' report of a website, not posts",
        ),
        ('{"name": "Office", "type": "public_channel", "messages": []}', "is Telegram's export of a channel, which"),
        ('[{"media": [{"uri": "a.jpg", "creation_timestamp": 1}]}]', "is from Meta's download of an account, which"),
        ('{"data": []}', "is JSON, which no table is"),
    ],
)
def test_files_that_are_no_tables_are_called_by_their_names(tmp_path, text, sentence):
    assert sentence in refused(tmp_path, text)


def test_unknown_headers_are_listed_with_the_nearest_guess(tmp_path):
    assert refused(tmp_path, "Post ids,Nonsense\n1,2\n") == (
        'a.csv is no export that postdesk knows; its headers are unknown: "Post ids" (id?), "Nonsense": '
        'export it in English, or name them with --map "THEIR HEADER=id" and the like'
    )


def test_an_empty_file(tmp_path):
    assert refused(tmp_path, "") == "a.csv is empty: export it again"
    assert refused(tmp_path, " , \n") == "a.csv is empty: export it again"


def test_a_field_that_nobody_knows(tmp_path):
    assert refused(tmp_path, X, {"Gefällt mir": "likes"}).startswith('--map knows no field "likes"; there are id, url,')


def test_dates_that_nobody_can_tell_apart_refuse_the_file(tmp_path):
    text = "Post ID;Description;Publish time;Permalink\n1;Doors;01/10/2026;https://www.facebook.com/o/posts/1\n"
    (tmp_path / "a.csv").write_text(text, encoding="utf-8")
    with pytest.raises(ExportError, match="may be day or month first"):
        list(extract(tmp_path / "a.csv").rows)


def test_a_row_that_goes_on_behind_the_header_is_skipped_and_the_others_are_read(tmp_path):
    """A text with a comma that nothing encloses moves every figure one name on; cells that are empty move none."""
    link = "https://x.com/o/status/2105789855953846273"
    (tmp_path / "a.csv").write_text(f"{X}1,Tea,{link},7, ,\n2,Doors, open,{link},1\n", encoding="utf-8")
    post, slipped = extract(tmp_path / "a.csv").rows
    assert (post.text, post.figures.reactions) == ("Tea", 7)
    assert (slipped.row, slipped.why[:36]) == (3, "it has more cells than the header, s")


def test_a_part_of_a_row_that_was_torn_at_a_line_of_its_text_is_no_post(tmp_path):
    """X's id alone would name the post, with half of its text and without its figures."""
    link = "https://x.com/o/status/2105789855953846273"
    torn = f"2105789855953846273,Doors\nopen,{link},1"
    (tmp_path / "a.csv").write_text(f"{X}1,Tea,{link},7\n{torn}\n2,Talk,{link},5\n", encoding="utf-8")
    tea, first, _, talk = extract(tmp_path / "a.csv").rows
    assert first == Skipped(3, 'it ends before "Post Link", as a part of a torn row does: export it again')
    assert (tea.text, talk.text) == ("Tea", "Talk")


def test_two_columns_of_one_name_are_believed_where_they_agree(tmp_path):
    link = "https://x.com/o/status/2105789855953846273"
    header = X.replace("\n", ",likes\n")
    (tmp_path / "a.csv").write_text(
        f"{header}1,Tea,{link},7,7\n2,Doors,{link},1,4\n3,Talk,{link},5\n", encoding="utf-8"
    )
    tea, doors, talk = extract(tmp_path / "a.csv").rows
    assert (tea.figures.reactions, talk.figures.reactions) == (7, 5)
    assert doors == Skipped(3, 'two columns are called "Likes" and differ: export it again')


def test_a_last_row_that_was_cut_off_is_no_post(tmp_path):
    link = "https://x.com/o/status/2105789855953846273"
    (tmp_path / "a.csv").write_text(f"{X}1,Doors,{link},1\n2,Do", encoding="utf-8")
    post, cut = extract(tmp_path / "a.csv").rows
    assert (post.text, cut.why) == ("Doors", "the file ends within this row: export it again")


@pytest.mark.parametrize(
    ("last", "why"),
    [
        ("Figures are estimates", 'it holds "Figures are estimates" alone: a note below the table; or the file was '),
        ("210578985", "the file ends within this row: export it again"),
        (" , ", "the file ends within this row: export it again"),
    ],
)
def test_a_note_below_the_table_is_not_called_a_post_that_was_cut_off(tmp_path, last, why):
    link = "https://x.com/o/status/2105789855953846273"
    (tmp_path / "a.csv").write_text(f"{X}1,Doors,{link},1\n\n{last}", encoding="utf-8")
    _, note = extract(tmp_path / "a.csv").rows
    assert note.why.startswith(why)


@pytest.mark.parametrize("content", [b"\0" * 40, b"\xff\xfe\x00\xd8\x00", b"\x89PNG\r\n\x1a\n\0"])
def test_what_is_no_text_is_refused(tmp_path, content):
    (tmp_path / "a.csv").write_bytes(content)
    with pytest.raises(ExportError, match="neither a table in text nor a spreadsheet"):
        extract(tmp_path / "a.csv")


def test_rows_that_a_spreadsheet_cut_short_are_read_and_empty_ones_are_none(tmp_path):
    """A spreadsheet leaves out empty cells at a row's end; only the last row of a file can have been cut off."""
    link = "https://x.com/o/status/2105789855953846273"
    rows = f"1,Doors,{link}\n,\n\n2,Gates,https://x.com/o/status/2105789855953846274,1\n,,,\n"
    (tmp_path / "a.csv").write_text(f"{X}{rows}", encoding="utf-8")
    found = extract(tmp_path / "a.csv").rows
    assert [(post.row, post.text, post.figures.reactions) for post in found] == [(2, "Doors", None), (5, "Gates", 1)]


def table(name, change=lambda cell: cell):
    return [list(map(change, row)) for row in csv.reader(LAYOUTS[name].lines.splitlines())]


def test_every_sheet_of_a_workbook_that_holds_posts_is_read(tmp_path):
    """An office collects its months, and its networks, as sheets of one workbook; what is told of a row names its sheet."""
    october = table("facebook", lambda cell: cell.replace("1823209189000002", "1823209189000003"))
    total = ["Total", *[""] * 10, "950", "800", "12", "4", "1", "3", "2"]
    file = workbook(
        tmp_path / "a.xlsx",
        Notes=[["Two months"]],
        September=table("facebook"),
        October=october,
        Instagram=[*table("instagram"), total],
    )
    export = extract(file)
    *posts, skipped = export.rows
    assert (export.networks, export.of) == (("facebook", "instagram"), "post")
    assert [(one.network, one.remote_id[-3:], one.figures) for one in posts] == [
        ("facebook", "002", LAYOUTS["facebook"].figures),
        ("facebook", "003", LAYOUTS["facebook"].figures),
        ("instagram", posts[2].remote_id[-3:], LAYOUTS["instagram"].figures),
    ]
    assert (skipped.row, str(skipped.why)) == (3, 'Instagram: "Total" is no id of a post')


def test_a_sheet_that_somebody_hid_is_not_read(tmp_path):
    file = workbook(
        tmp_path / "a.xlsx", September=table("facebook"), Instagram=table("instagram"), Old=table("facebook")
    )
    book = load_workbook(file)
    book["Old"].sheet_state = "hidden"
    book.save(file)
    assert [one.network for one in extract(file).rows] == ["facebook", "instagram"]
