from datetime import UTC, datetime

import pytest

from postdesk.measure.intake.recognising import extract
from postdesk.models import Figures, Skipped

FACEBOOK = "Post ID,Page name,Title,Description,Publish time,Permalink,Post type,Date,Reach,Reactions,Comments,Shares,Link Clicks\n"


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


def test_spanish_headers_are_known(tmp_path):
    header = "Identificador de la publicación,Nombre de la página,Título,Hora de publicación,Enlace permanente,Alcance,Comentarios\n"
    (post,) = rows(tmp_path, f"{header}1,Oficina,Puertas,09/29/2026 10:00,https://www.facebook.com/o/posts/1,20,3\n")
    assert (post.account, post.text, post.figures) == ("Oficina", "Puertas", Figures(comments=3, reach=20))


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


@pytest.mark.parametrize(
    ("core", "expected"),
    [
        ("4,3,1,", Figures(3, 1, 0)),
        ("3,3,,", Figures(3, 0, 0)),
        ("4,3,,", Figures(3)),
        (",3,1,", Figures(3, 1)),
        ("0,,,", Figures(0, 0, 0)),
        (",,,", Figures()),
    ],
)
def test_what_is_blank_is_nought_where_the_others_make_up_the_total(tmp_path, core, expected):
    header = 'Post ID,Description,Publish time,Permalink,"Reactions, comments and shares",Reactions,Comments,Shares\n'
    link = "https://www.facebook.com/office/posts/900000000000001"
    (post,) = rows(tmp_path, f"{header}900000000000001,Doors,11/10/2026 10:00,{link},{core}\n")
    assert post.figures == expected


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
