import pytest

from postdesk.measure.intake.recognising import extract
from postdesk.models import Extracted, Skipped
from stage.real_layouts import LAYOUTS, TWEET

TIKTOK = "Video title,Video link,Post time,Video views,Likes,Comments,Shares,Add to Favorites\n"
FILM = "https://www.tiktok.com/@office/video/7690000000000000001"
WHY = "it has more cells than the header, so figures may stand under others' names: export it again"
FACEBOOK = (
    "Post ID,Page name,Description,Publish time,Permalink,Views,Reach,"
    '"Reactions, comments and shares",Reactions,Comments,Shares,Total clicks,Link Clicks,Ad impressions\n'
)


def rows(tmp_path, text):
    (tmp_path / "a.csv").write_text(text, encoding="utf-8")
    return list(extract(tmp_path / "a.csv").rows)


def tiktok(figures, link=FILM, title="Doors"):
    return f"{title},{link},2026/09/29 08:15:30,{figures}\n"


def facebook(number, figures):
    return f"{number},Office,Doors,09/29/2026 01:15,https://www.facebook.com/o/posts/{number},{figures}\n"


@pytest.mark.parametrize(
    ("figures", "read"),
    [
        ("1,234,12,3,4,2", (1234, 12, 3, 4, 2)),
        ("12,1,234,3,4,2", (12, 1234, 3, 4, 2)),
        ("1,234,567,12,3,4,2", (1_234_567, 12, 3, 4, 2)),
        ("1,000,567,12,3,4,2", (1_000_567, 12, 3, 4, 2)),
        ("1,234,2,345,3,4,2", (1234, 2345, 3, 4, 2)),
        ("12,3,4,2,1,234", (12, 3, 4, 2, 1234)),
        ('1,234,"2,345",3,4,2', (1234, 2345, 3, 4, 2)),
    ],
)
def test_a_row_that_was_torn_in_one_way_alone_is_put_together_and_told(tmp_path, figures, read):
    post, said = rows(tmp_path, TIKTOK + tiktok(figures))
    counts = post.figures
    assert (counts.views, counts.reactions, counts.comments, counts.shares, counts.saves) == read
    assert said == "a.csv was torn at the comma of a number in 1 row, which was put together again: 2"


@pytest.mark.parametrize(
    "figures", ["1,234,345,3,4,2", "1,234,12,3,4,2,note", "1,23,12,3,4,2", "1,234,many,3,4,2", "0,234,12,3,4,2"]
)
def test_a_row_that_may_have_been_torn_in_several_ways_or_in_none_is_skipped(tmp_path, figures):
    assert rows(tmp_path, TIKTOK + tiktok(figures)) == [Skipped(2, WHY)]


def test_a_text_with_a_comma_is_not_put_together_at_a_number_behind_it(tmp_path):
    text = TIKTOK + tiktok("12,34,3,4,2") + tiktok("12,345,3,4,2", title="Doors, open")
    assert rows(tmp_path, text)[1:] == [Skipped(3, WHY)]


def test_so_many_tears_are_no_row_of_an_export(tmp_path):
    assert rows(tmp_path, TIKTOK + tiktok("1" + ",234" * 12 + ",1,1,1,1")) == [Skipped(2, WHY)]


def test_many_torn_rows_are_counted_and_the_first_are_named(tmp_path):
    *posts, said = rows(tmp_path, TIKTOK + tiktok("1,234,12,3,4,2") * 12)
    assert [post.figures.views for post in posts] == [1234] * 12
    assert said == (
        "a.csv was torn at the comma of a number in 12 rows, which were put together again: "
        "2, 3, 4, 5, 6, 7, 8, 9, 10, 11, …"
    )


@pytest.mark.parametrize(
    ("figures", "views", "reach"),
    [
        ("1,234,80,19,12,3,4,9,7,", 1234, 80),  # as it stands, 80 would be the sum of 19, 12 and 3
        ("2,950,1,800,19,12,3,4,9,7,", 2950, 1800),
        ("950,800,19,12,3,4,9,7,,", 950, 800),  # 950,800 would leave 12 as the sum of 3, 4 and 9
    ],
)
def test_blank_cells_hide_no_tear_where_the_figures_add_up_in_one_way(tmp_path, figures, views, reach):
    post, *_ = rows(tmp_path, FACEBOOK + facebook(1823209189000002, figures))
    assert (post.figures.views, post.figures.reach) == (views, reach)
    assert (post.figures.reactions, post.figures.clicks) == (12, 7)


NOTHING_TOLD = "950,800,,,3,4,9,7,"


def test_a_row_that_ends_in_blanks_where_others_do_is_whole(tmp_path):
    text = FACEBOOK + facebook(1823209189000001, "50,40,,12,3,4,9,7,,") + facebook(1823209189000002, NOTHING_TOLD + ",")
    assert [post.figures.views for post in rows(tmp_path, text)] == [50, 950]


def test_a_header_that_ends_in_blanks_says_that_rows_do(tmp_path):
    text = FACEBOOK.replace("\n", ",\n") + facebook(1823209189000002, NOTHING_TOLD + ",")
    (post,) = rows(tmp_path, text)
    assert post.figures.views == 950


def test_a_remark_below_a_column_without_a_name_moves_nothing(tmp_path):
    text = TIKTOK.replace("\n", ",\n") + tiktok("95,12,3,4,2,seen by Ana")
    (post,) = rows(tmp_path, text)
    assert post.figures.views == 95


def test_a_row_that_ends_in_blanks_where_no_other_does_was_torn(tmp_path):
    whole = facebook(1823209189000001, "50,40,,12,3,4,9,7,")
    posts = rows(tmp_path, FACEBOOK + whole + facebook(1823209189000002, "1,234,80,,12,3,4,9,7,"))[:2]
    assert [post.figures.views for post in posts] == [50, 1234]


def test_a_row_that_ends_in_blanks_is_not_believed_where_nothing_tells_whether_it_was_torn(tmp_path):
    assert rows(tmp_path, FACEBOOK + facebook(1823209189000002, NOTHING_TOLD + ",")) == [Skipped(2, WHY)]
    whole = facebook(1823209189000001, "50,40,,12,3,4,9,7,5")
    assert rows(tmp_path, FACEBOOK + whole + facebook(1823209189000002, NOTHING_TOLD + ","))[1] == Skipped(3, WHY)


TORN = facebook(1823209189000009, "2,950,80,19,12,3,4,9,7,5")
"""It fills one cell more than the header: a spreadsheet that saves the file makes every row as wide."""


def padded(*lines):
    """A file as a spreadsheet saves it again that has one torn row with every figure."""
    return FACEBOOK.replace("\n", ",\n") + TORN + "".join(lines)


def test_a_torn_row_that_ends_in_blanks_is_not_believed_where_a_spreadsheet_has_made_all_rows_as_wide(tmp_path):
    whole = facebook(1823209189000001, "50,40,19,12,3,4,9,7,5,")
    for figures in ("1,234,80,,12,3,4,9,7,", "950,800,,,3,4,9,7,,"):  # the second may be whole as well
        first, *told, _ = rows(tmp_path, padded(whole, facebook(1823209189000002, figures)))
        assert first.figures.views == 2950
        assert [row if isinstance(row, Skipped) else row.figures.views for row in told] == [50, Skipped(4, WHY)]


def test_a_torn_row_of_such_a_file_is_put_together_where_all_others_leave_its_last_column_blank(tmp_path):
    whole = facebook(1823209189000001, "50,40,,12,3,4,9,7,,")
    torn, as_wide = (
        facebook(1823209189000002, "1,234,80,,12,3,4,9,7,"),
        facebook(1823209189000003, "950,800,,,3,4,9,7,,"),
    )
    *told, said = rows(tmp_path, padded(whole, torn, as_wide))
    assert [row if isinstance(row, Skipped) else row.figures.views for row in told] == [2950, 50, 1234, Skipped(5, WHY)]
    assert said.endswith("put together again: 2, 4")


def test_a_semicolon_tears_no_number(tmp_path):
    lines = (TIKTOK + tiktok("1,234,12,3,4,2")).replace(",", ";")
    assert rows(tmp_path, lines) == [Skipped(2, WHY)]


@pytest.mark.parametrize("name", [name for name, layout in LAYOUTS.items() if layout.encoding == "utf-8"])
def test_no_layout_is_taken_for_torn_that_ends_in_blanks(tmp_path, name):
    """A whole row without any number of three digits shows that the file's rows end so."""
    layout = LAYOUTS[name]
    mark = ";" if layout.lines.count(";") > 4 else "\t" if "\t" in layout.lines else ","
    *head, last = layout.lines.rstrip("\n").split("\n")
    posts = [row for row in rows(tmp_path, "\n".join((*head, last + mark, ""))) if isinstance(row, Extracted)]
    assert [post.figures for post in posts] in ([layout.figures], [])


def test_x_has_no_blanks_at_its_end_so_a_tear_shows(tmp_path):
    lines = LAYOUTS["x"].lines.replace(f"/{TWEET},900,", f"/{TWEET},1,900,")
    post, said = rows(tmp_path, lines)
    assert (post.figures.impressions, post.figures.reactions, post.figures.clicks) == (1900, 12, 7)
    assert "put together again" in said
