from datetime import date

import pytest

from postdesk.measure.intake.recognising import extract
from postdesk.measure.layouts.importer import DayCount
from postdesk.measure.layouts.signs import usual_decimal
from postdesk.models import Extracted, Skipped

HEADER = "Post ID,Page name,Description,Publish time,Permalink,Views,Reach"


def told(tmp_path, *pairs, header=HEADER, languages=("en",)):
    """What is read of posts, each with views and reach as they are written."""
    mark = ";" if ";" in header else ","
    lines = [
        mark.join(
            (
                *(str(at), "Office", "Doors", "11/20/2026 10:00", f"https://www.facebook.com/o/posts/{at}"),
                *(f'"{cell}"' for cell in pair),
            )
        )
        for at, pair in enumerate(pairs, 1)
    ]
    (tmp_path / "a.csv").write_text("\n".join((header, *lines, "")), encoding="utf-8")
    return list(extract(tmp_path / "a.csv", languages=languages).rows)


def counted(rows):
    """The views, or why there are none; and what is said of the file."""
    posts = [row.figures.views if isinstance(row, Extracted) else row.why for row in rows if not isinstance(row, str)]
    return posts, [row for row in rows if isinstance(row, str)]


@pytest.mark.parametrize(
    ("column", "views"),
    [
        (("56.000", "0.512"), [56, 'views: "0.512" is no whole number']),
        (("56.000", "12.5"), [56, 'views: "12.5" is no whole number']),
        (("56.000", "106.0"), [56, 106]),
        (("56.000", "1204.000"), [56, 1204]),
        (("56.000", "1,204.000"), [56, 1204]),
        (("56.000", "1,204,000"), [56, 1_204_000]),
        (("56.000", "1.2K"), [56, 1200]),
        (("56.000", "1.234.567"), [56_000, 1_234_567]),
        (("56.000", "12,0"), [56_000, 12]),
        (("56.000", "1.234"), [56_000, 1234]),
        (("1.234", "106.0"), ['views: "1.234" is no whole number', 106]),
        (("٥٦٫٠٠٠", "٠٫٥"), [56, 'views: "٠٫٥" is no whole number']),
        (("1,234", "106.0"), [1234, 106]),
        (("-1,234", "7"), [-1234, 7]),
    ],
)
def test_a_column_in_which_any_number_shows_it_is_read_as_it_shows(tmp_path, column, views):
    assert counted(told(tmp_path, *((cell, "7") for cell in column))) == (views, [])


def test_other_columns_of_the_file_show_it_where_the_column_does_not(tmp_path):
    assert counted(told(tmp_path, ("56.000", "12.0"), ("3", "4")))[0] == [56, 3]
    rate = f"{HEADER},Engagement rate"
    assert counted(told(tmp_path, ("56.000", "12", "0.018"), header=rate)) == ([56], [])
    assert counted(told(tmp_path, ("56.001", "12", "about 0.5, they say"), header=rate)) == ([56_001], [])


def test_a_column_that_shows_both_is_told_and_not_guessed(tmp_path):
    posts, _ = counted(told(tmp_path, ("56.000", "7"), ("12.0", "7"), ("1.234.567", "7")))
    assert posts == [
        'views: "56.000" can be read in two ways, and its column holds numbers of both: export it again',
        12,
        1_234_567,
    ]


def test_a_figure_in_thousands_says_nothing_of_how_a_spreadsheet_wrote_the_others(tmp_path):
    assert counted(told(tmp_path, ("1.2K", "7"), ("56,000", "8,000"), ("7,000", "3")))[0] == [1200, 56, 7]
    posts, said = counted(told(tmp_path, ("1.2K", "7"), ("56,000", "3")))
    assert posts == [1200, 56]
    assert said[0].startswith('nothing in a.csv shows whether "56,000" is 56 or 56,000: it was read as 56')
    assert counted(told(tmp_path, ("12.3K", "7"), ("1,234", "3"), ("9,000", "3"))) == ([12_300, 1234, 9000], [])


def test_columns_that_contradict_each_other_show_nothing(tmp_path):
    rows = told(tmp_path, ("56.001", "12.0", "1"), ("3", "4", "1.234.567"), header=f"{HEADER},Other")
    assert counted(rows)[0] == [56_001, 3]


@pytest.mark.parametrize(
    ("header", "cell", "languages", "views"),
    [
        (HEADER, "56.000", ("de",), 56),
        (HEADER, "56,000", ("de",), 56_000),
        (HEADER.replace(",", ";"), "56,000", ("en",), 56),
        (HEADER.replace(",", ";"), "56.000", ("en",), 56_000),
        (HEADER.replace("Description", "Descripción"), "56.000", ("es",), 56_000),
        (HEADER.replace("Description", "Descripción"), "56,000", ("es",), 56),
        (HEADER.replace("Description", "Descripción"), "56.000", ("es-MX",), 56),
        (HEADER.replace("Description", "Descripción"), "56.000", (), 56),
    ],
)
def test_where_nothing_shows_it_the_file_is_read_in_its_own_way_of_writing_and_told(
    tmp_path, header, cell, languages, views
):
    posts, said = counted(told(tmp_path, (cell, "7"), header=header, languages=languages))
    assert posts == [views]
    why = f'nothing in a.csv shows whether "{cell}" is 56 or 56,000: it was read as 56; if that is wrong, export it again '
    assert said == ([f"{why}and import it as the network gave it"] if views == 56 else [])


def test_so_many_whole_thousands_are_none(tmp_path):
    rows = told(tmp_path, ("56.000", "7.000"), ("3", "12.000"), header=HEADER.replace("Description", "Descripción"))
    assert counted(rows) == ([56, 3], [])


def test_days_of_a_whole_page(tmp_path):
    lines = 'sep=,\n"Views"\n"Date","Primary"\n"2026-09-28T00:00:00","56.000"\n"2026-09-29T00:00:00","0.512"\n'
    (tmp_path / "Views.csv").write_text(lines, encoding="utf-16")
    assert list(extract(tmp_path / "Views.csv").rows) == [
        DayCount(4, "", "views", date(2026, 9, 28), 56),
        Skipped(5, 'views: "0.512" is no whole number'),
    ]
    (tmp_path / "Views.csv").write_text(lines.replace("0.512", "51"), encoding="utf-16")
    *days, said = extract(tmp_path / "Views.csv").rows
    assert [day.value for day in days] == [56, 51]
    assert said.startswith('nothing in Views.csv shows whether "56.000" is 56 or 56,000')


def test_a_tab_says_nothing_so_the_desks_language_does():
    assert [usual_decimal("\t", ("Views",), language) for language in ("en", "sr-Latn", "")] == [".", ",", "."]
