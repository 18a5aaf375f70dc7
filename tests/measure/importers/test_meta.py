from datetime import UTC, datetime

import pytest

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
