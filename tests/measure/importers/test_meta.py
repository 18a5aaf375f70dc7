from datetime import UTC, datetime

import pytest

from postdesk.errors import ExportError
from postdesk.measure.intake.recognising import extract
from postdesk.models import Figures, Skipped

FACEBOOK = "Post ID,Page name,Title,Description,Publish time,Permalink,Post type,Date,Reach,Reactions,Comments,Shares,Link Clicks\n"
GERMAN = "Beitrags-ID,Beschreibung,Veröffentlichungszeitpunkt,Permalink,Reichweite\n17900000000000001,Doors,01.09.2026 18:00,https://www.instagram.com/p/DEMO01/,5.200\n"


def rows(tmp_path, text, headers=None):
    (tmp_path / "a.csv").write_text(text, encoding="utf-8-sig")
    return list(extract(tmp_path / "a.csv", headers).rows)


def test_the_sample_of_facebook(shared):
    export = extract(shared / "samples" / "Sep-28-2026_Oct-04-2026_facebook_content.csv")
    photo, reel = export.rows
    assert export.networks == ("facebook",)
    assert (photo.account, photo.text[:8], photo.kind, photo.exact) == ("IOM Example", "Безбедна", "image", True)
    assert photo.figures == Figures(40, 1, 3, clicks=4, reach=2000, views=2700)
    assert (reel.kind, reel.figures.clicks, reel.published) == (
        "video",
        None,
        datetime(2026, 10, 1, 22, 40, tzinfo=UTC),
    )


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


def test_spanish_headers_are_known(tmp_path):
    header = "Identificador de la publicación,Nombre de la página,Título,Hora de publicación,Enlace permanente,Alcance,Comentarios\n"
    (post,) = rows(tmp_path, f"{header}1,Oficina,Puertas,09/29/2026 10:00,https://www.facebook.com/o/posts/1,20,3\n")
    assert (post.account, post.text, post.figures) == ("Oficina", "Puertas", Figures(comments=3, reach=20))


def test_the_sample_in_german(shared):
    export = extract(shared / "samples" / "UNCERTAIN_instagram_content_de.csv")
    (post,) = export.rows
    assert (post.account, post.published) == ("iom_example", datetime(2026, 9, 2, 1, tzinfo=UTC))
    assert post.figures == Figures(210, 9, 31, saves=96, reach=5200, views=7100)


def test_an_instagram_post_without_its_link(tmp_path):
    header = "Post ID,Account username,Description,Publish time,Permalink,Likes,Saves\n"
    (post,) = rows(tmp_path, header + "18182686576000001,office,Doors,09/29/2026 00:40,,1,2\n")
    assert (post.network, post.remote_id) == ("instagram", "18182686576000001")


@pytest.mark.parametrize(
    "link", ["reel/1823209189000002/", "permalink.php?story_fbid=1823209189000002&id=1", "watch/?v=1823209189000002"]
)
def test_a_damaged_number_is_recovered_from_the_link(tmp_path, link):
    (post,) = rows(
        tmp_path,
        FACEBOOK
        + f"1.82321E+15,Office,,Doors,10/01/2026 15:40,https://www.facebook.com/{link},Reels,Lifetime,1,1,1,1,1\n",
    )
    assert post.remote_id == "1823209189000002"


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (
            "1.8E+15,Office,,Doors,10/01/2026,https://www.facebook.com/o/posts/pfbid0A,,Lifetime,1,1,1,1,1",
            "damaged by a spreadsheet",
        ),
        ("1,Office,,Doors,soon,https://www.facebook.com/o/posts/1,,Lifetime,1,1,1,1,1", "no date can be read"),
        ("1,Office,,Doors,10/01/2026,https://www.facebook.com/o/posts/1,,10/02/2026,1,1,1,1,1", "one day of a post"),
        (
            "1,Office,,Doors,10/01/2026,https://www.facebook.com/o/posts/1,,Lifetime,many,1,1,1,1",
            'reach: "many" is no whole number',
        ),
    ],
)
def test_rows_that_cannot_be_believed_tell_why(tmp_path, row, why):
    (skipped,) = rows(tmp_path, f"{FACEBOOK}{row}\n")
    assert isinstance(skipped, Skipped)
    assert why in skipped.why


INSTAGRAM = "Post ID,Account username,Description,Publish time,Permalink,Post type,Date,Views,Reach,Likes,Shares,Comments,Saves\n"


@pytest.mark.parametrize(
    ("code", "written", "published", "exact"),
    [
        # By hand: the code's number is the moment, (number >> 23) + 1314220021721 ms; the file says US Pacific.
        ("DfyxNzTgAAF", "11/15/2026 23:00", datetime(2026, 11, 16, 7, tzinfo=UTC), True),
        ("DfyxNzTgAAF", "11/15/2026", datetime(2026, 11, 16, 7, tzinfo=UTC), True),
        ("DfyxNzTgAAF", "11/16/2026", datetime(2026, 11, 16, 12, tzinfo=UTC), False),
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


@pytest.mark.parametrize(
    ("clicks", "expected"),
    [("9,9,,", 9), ("0,,,", 0), ("4,,4,", 0), (",,,", None), ("-,,,", None), ('"1,234",,1,2', 0)],
)
def test_clicks_on_links_that_are_none_stand_blank_beside_the_total(tmp_path, clicks, expected):
    header = "Post ID,Page name,Description,Publish time,Permalink,Views,Reactions,Comments,Shares,Total clicks,Link Clicks,Other Clicks,Photo\n"
    link = "https://www.facebook.com/office/posts/900000000000001"
    (post,) = rows(tmp_path, f"{header}900000000000001,Office,Doors,11/10/2026 10:00,{link},50,3,0,0,{clicks}\n")
    assert post.figures == Figures(3, 0, 0, clicks=expected, views=50)


def test_clicks_of_an_export_without_their_column_are_not_given(tmp_path):
    header = "Post ID,Description,Publish time,Permalink,Reactions,Comments,Shares,Total clicks\n"
    link = "https://www.facebook.com/office/posts/900000000000001"
    (post,) = rows(tmp_path, f"{header}900000000000001,Doors,11/10/2026 10:00,{link},3,0,0,5\n")
    assert post.figures.clicks is None


def test_swedish_headers_are_known(tmp_path):
    header = (
        "Publicerings-id,Sid-id,Sidnamn,Titel,Beskrivning,Publiceringstid,Inläggstyp,Permalänk,Visningar,Räckvidd,"
        '"Reaktioner, kommentarer och delningar",Reaktioner,Kommentarer,Delningar,Totalt antal klick,Länkklick,Övriga klick\n'
    )
    link = "https://www.facebook.com/kontor/posts/900000000000001"
    row = f"900000000000001,100,Kontor,,Dörrar #IOM,11/10/2026 10:00,Foton,{link},500,400,44,40,1,3,21,,15\n"
    (post,) = rows(tmp_path, header + row)
    assert (post.account, post.text, post.kind) == ("Kontor", "Dörrar #IOM", "image")
    assert post.figures == Figures(40, 1, 3, 0, reach=400, views=500)


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
        "counts views, as its network does now in the place of impressions: they are kept apart, and neither goes on in the other"
    )


def test_an_id_that_ends_in_a_nought_among_others(tmp_path):
    links = [f"https://www.facebook.com/office/posts/pfbid0{n}" for n in range(2)]
    first, second = rows(
        tmp_path,
        FACEBOOK
        + "".join(
            f"182772013200000{n},Office,,Doors,10/01/2026 15:40,{links[n]},,Lifetime,1,1,1,1,1\n" for n in range(2)
        ),
    )
    assert (first.remote_id, second.remote_id) == ("1827720132000000", "1827720132000001")


def test_ids_that_all_end_in_noughts_were_rounded(tmp_path):
    found = rows(
        tmp_path,
        FACEBOOK
        + "".join(
            f"18277201320{n:04}0,Office,,Doors,10/01/2026 15:40,https://www.facebook.com/office/posts/pfbid0{n},,Lifetime,1,1,1,1,1\n"
            for n in range(3)
        ),
    )
    assert ["damaged by a spreadsheet" in skipped.why for skipped in found] == [True] * 3
