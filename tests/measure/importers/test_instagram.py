from datetime import UTC, datetime

import pytest

from postdesk.errors import ExportError
from postdesk.measure.intake.recognising import extract
from postdesk.models import Figures

GERMAN = "Beitrags-ID,Beschreibung,Veröffentlichungszeitpunkt,Permalink,Reichweite\n17900000000000001,Doors,01.09.2026 18:00,https://www.instagram.com/p/DEMO01/,5.200\n"


def rows(tmp_path, text, headers=None):
    (tmp_path / "a.csv").write_text(text, encoding="utf-8-sig")
    return list(extract(tmp_path / "a.csv", headers).rows)


def test_the_sample_of_instagram(shared):
    export = extract(shared / "samples" / "Sep-28-2026_Oct-04-2026_instagram_content.csv")
    (post,) = export.rows
    assert (export.networks[0], post.account, post.remote_id) == ("instagram", "iom_example", "Ddr9jGEmAAA")
    assert post.figures == Figures(44, 0, 3, saves=5, reach=640, views=990)
    assert (post.published, post.exact) == (datetime(2026, 9, 29, 7, 40, tzinfo=UTC), True)


def test_headers_in_another_language_are_named_by_the_officer(tmp_path):
    names = {
        "Beitrags-ID": "id",
        "beschreibung": "text",
        "Veröffentlichungszeitpunkt": "published",
        "Reichweite": "reach",
    }
    (post,) = rows(tmp_path, GERMAN, names)
    assert (post.network, post.published, post.figures) == (
        "instagram",
        datetime(2026, 9, 2, 1, tzinfo=UTC),
        Figures(reach=5200),
    )


def test_the_sample_in_german(shared):
    export = extract(shared / "samples" / "UNCERTAIN_instagram_content_de.csv")
    (post,) = export.rows
    assert (post.account, post.published) == ("iom_example", datetime(2026, 9, 2, 1, tzinfo=UTC))
    assert post.figures == Figures(210, 9, 31, saves=96, reach=5200, views=7100)


def test_an_instagram_post_without_its_link(tmp_path):
    header = "Post ID,Account username,Description,Publish time,Permalink,Likes,Saves\n"
    (post,) = rows(tmp_path, header + "18182686576000001,office,Doors,09/29/2026 00:40,,1,2\n")
    assert (post.network, post.remote_id) == ("instagram", "18182686576000001")


INSTAGRAM = "Post ID,Account username,Description,Publish time,Permalink,Post type,Date,Views,Reach,Likes,Shares,Comments,Saves\n"


@pytest.mark.parametrize(
    ("code", "written", "published", "exact"),
    [
        # By hand: the code's number is the moment, (number >> 23) + 1314220021721 ms; the file says US Pacific.
        ("DfyxNzTgAAF", "11/15/2026 23:00", datetime(2026, 11, 16, 7, tzinfo=UTC), True),
        ("DfyxNzTgAAF", "11/15/2026", datetime(2026, 11, 16, 7, tzinfo=UTC), True),
        ("DfyxNzTgAAF", "11/16/2026", datetime(2026, 11, 16, 12, tzinfo=UTC), False),
        # In the night in which an hour comes twice there, the code tells which of the two it was.
        ("DfMadTzgAAA", "11/01/2026 01:30", datetime(2026, 11, 1, 9, 30, tzinfo=UTC), True),
        ("DEMO01", "11/15/2026 23:00", datetime(2026, 11, 16, 7, tzinfo=UTC), True),
        ("DfyxNzTgAAF", "11/10/2026 09:30", datetime(2026, 11, 10, 17, 30, tzinfo=UTC), True),
        ("DfyxNzTgAA!", "07/10/2026 09:30:15", datetime(2026, 7, 10, 16, 30, 15, tzinfo=UTC), True),
    ],
)
def test_the_time_is_that_of_metas_office_and_the_code_tells_it_exactly(tmp_path, code, written, published, exact):
    link = f"https://www.instagram.com/p/{code}/"
    (post,) = rows(
        tmp_path, f"{INSTAGRAM}17900000000000001,office,Doors,{written},{link},IG image,Lifetime,100,80,5,1,2,1\n"
    )
    assert abs(post.published - published).total_seconds() < 1
    assert post.exact is exact


NOVEMBER = "DfZBRDTgAAF"
PORTUGUESE = (
    "Identificação da publicação;Descrição;Horário de publicação;Link permanente;Tipo de publicação;Visualizações;Alcance;"
    "Curtidas;Compartilhamentos;Comentários;Salvamentos\n"
)


@pytest.mark.parametrize("written", ["11/05/2026 23:00", "05/11/2026 23:00"])
def test_portuguese_headers_and_an_order_of_dates_that_the_code_settles(tmp_path, written):
    """The code is of 5 November, 23:00 in Meta's office; no day is above 12, and semicolons say that it was saved anew."""
    row = f"17900000000000001;Portas #IOM;{written};https://www.instagram.com/p/{NOVEMBER}/;Imagem do IG;990;640;44;3;1;5\n"
    (post,) = rows(tmp_path, PORTUGUESE + row)
    assert (post.text, post.published) == ("Portas #IOM", datetime(2026, 11, 6, 7, tzinfo=UTC))
    assert post.figures == Figures(44, 1, 3, saves=5, reach=640, views=990)


def test_an_order_of_dates_that_no_code_settles(tmp_path):
    row = (
        "17900000000000001;Portas;05/11/2026 23:00;https://www.instagram.com/p/DEMO01/;Imagem do IG;990;640;44;3;1;5\n"
    )
    with pytest.raises(ExportError, match="may be day or month first"):
        rows(tmp_path, PORTUGUESE + row)


def test_views_in_the_place_of_impressions_are_kept_apart_and_told(tmp_path):
    link = "https://www.instagram.com/p/DfyxNzTgAAF/"
    (tmp_path / "a.csv").write_text(f"{INSTAGRAM}1,office,Doors,11/15/2026 23:00,{link},,,100,80,5,1,2,1\n")
    export = extract(tmp_path / "a.csv")
    assert next(export.rows).figures == Figures(5, 2, 1, saves=1, reach=80, views=100)
    (note,) = export.notes
    assert note.endswith(
        "counts views, as its network does now in place of impressions: they are kept apart, and neither continues the other"
    )


@pytest.mark.parametrize("clocks", [("", ""), (" 05:00", " 11:00")])
def test_the_order_of_dates_is_the_one_that_most_codes_tell(tmp_path, clocks):
    """5 May is the same in both orders; the code of the other post is of 4 June, 11:00 in Meta's office."""
    told = "".join(
        f"1,office,Doors,{day}{clock},https://www.instagram.com/p/{code}/,IG image,Lifetime,100,80,5,1,2,1\n"
        for day, clock, code in zip(("05/05/2026", "04/06/2026"), clocks, ("DX9MicTgAAA", "DZLFlaTgAAA"), strict=True)
    )
    posts = rows(tmp_path, INSTAGRAM + told)
    assert [(post.published.month, post.published.day) for post in posts] == [(5, 5), (6, 4)]


@pytest.mark.parametrize("written", ["12.11.2026", "28.11.2026", "1.12.2026"])
def test_a_day_with_full_stops_has_no_time(tmp_path, written):
    row = f"17900000000000001;Portas;{written};https://www.instagram.com/p/DEMO01/;Imagem do IG;990;640;44;3;1;5\n"
    (post,) = rows(tmp_path, PORTUGUESE + row)
    day, month, year = map(int, written.split("."))
    assert (post.published, post.exact) == (datetime(year, month, day, 12, tzinfo=UTC), False)
