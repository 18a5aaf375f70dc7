"""An export in a language that nobody has described: what it seems to be, and what to type."""

import pytest

from postdesk.errors import ExportError
from postdesk.measure.intake.recognising import extract
from postdesk.models import Extracted

SERBIAN = (
    "ИД објаве,ИД странице,Опис,Време објављивања,Трајна веза,Прегледи\n"
    "1823209189000002,1,Врата се отварају у шест.,09/29/2026 01:15,https://www.facebook.com/office/posts/18232091890,950\n"
    "1823209189000003,1,Чај за све који помажу.,09/30/2026 01:15,https://www.facebook.com/office/posts/18232091891,80\n"
)


def refused(file, lines):
    file.write_text(lines, encoding="utf-8")
    with pytest.raises(ExportError) as told:
        extract(file)
    return str(told.value)


def test_the_sentence_names_the_network_and_the_options_with_which_it_is_read(tmp_path):
    told = refused(tmp_path / "објаве.csv", SERBIAN)
    assert told.startswith('објаве.csv seems to hold posts of Facebook, with unknown headers: "ИД објаве", ')
    assert told.endswith(
        'or import it with --map "ИД објаве=id" --map "Време објављивања=published" --map "Трајна веза=url" '
        '--map "Опис=text"'
    )
    named = {"ИД објаве": "id", "Време објављивања": "published", "Трајна веза": "url", "Опис": "text"}
    posts = [one for one in extract(tmp_path / "објаве.csv", named).rows if isinstance(one, Extracted)]
    assert [(one.network, one.text) for one in posts] == [
        ("facebook", "Врата се отварају у шест."),
        ("facebook", "Чај за све који помажу."),
    ]


def test_what_is_known_is_not_asked_for(tmp_path):
    """Italian headers are known but for the id and the link."""
    told = refused(
        tmp_path / "contenuti.csv",
        "ID del contenuto,Descrizione,Orario di pubblicazione,Collegamento,Mi piace\n"
        "18012345678901234,Porte aperte,09/29/2026 01:15,https://www.instagram.com/p/C1234567890/,12\n",
    )
    assert told.endswith('import it with --map "ID del contenuto=id" --map "Collegamento=url"')


@pytest.mark.parametrize(
    "lines",
    [
        "eins,zwei\nhttps://example.org/1,7\n",
        "eins,zwei\n1,2\n",
        "eins,zwei\nhttps://x.com/a/status/1,https://evil.org/\n",
    ],
)
def test_without_a_column_of_a_networks_links_nothing_is_guessed(lines, tmp_path):
    told = refused(tmp_path / "a.csv", lines)
    assert ("is no export that postdesk knows" in told) == ("x.com" not in lines)


def test_a_column_whose_links_lead_to_two_places_names_no_network(tmp_path):
    lines = "eins\nhttps://x.com/a/status/1\nhttps://example.org/2\n"
    assert "is no export that postdesk knows" in refused(tmp_path / "a.csv", lines)
