"""The languages of a report."""

import re
from datetime import date
from pathlib import Path

import pytest

from invented import material, post
from postdesk import words
from postdesk.charts.material import language_name
from postdesk.report.contents import report
from postdesk.report.gathering import Gathered
from postdesk.report.mailing import message
from postdesk.report.writing import printed
from postdesk.settings import House
from postdesk.words import listed, num, on_day, per_cent, say, says, speaking, spoken
from postdesk.words.catalogues import BESIDE, forms_of, read
from words_of_the_code import messages

CATALOGUES = sorted(file.stem for file in Path(words.__file__).parent.glob("*.po"))


def placeholders(text):
    return set(re.findall(r"\{\w+\}", text))


@pytest.mark.parametrize("name", CATALOGUES)
def test_a_catalogue_has_every_message_of_the_code_and_no_other(name):
    catalogue, wanted = read(name), messages()
    ours = {one.id if isinstance(one.id, str) else one.id[0]: one for one in catalogue if one.id}
    assert ours.keys() <= wanted.keys()
    if name in BESIDE:
        wanted = {one: many for one, many in wanted.items() if one in ours}
    assert ours.keys() == wanted.keys()
    for one, many in wanted.items():
        forms = forms_of(ours[one])
        assert len(forms) == (catalogue.num_plurals if many else 1), one
        assert all(forms), one
        assert not ours[one].fuzzy, one
        assert all(placeholders(form) <= placeholders(one + many) for form in forms), one
        assert all(placeholders(form) | {"{n}"} >= placeholders(one) for form in forms), one
        assert placeholders(forms[-1]) == placeholders(many or one), one


def test_numbers_dates_and_lists_follow_the_language():
    assert (num(1234), per_cent(12), listed(["X", "Y", "Z"]), listed(["X"])) == ("1,234", "12%", "X, Y and Z", "X")
    with speaking("fr"):
        assert num(1234) == "1\u202f234"
        assert per_cent(12) == "12\xa0%"
        assert on_day(date(2026, 11, 16), "d MMMM y") == "16 novembre 2026"
        assert listed(["X", "Y", "Z"]) == "X, Y et Z"
        assert says("{n} post", "{n} posts", 0) == "0 publication"
        assert language_name("sr-Cyrl").startswith("serbe")
        assert language_name("zz-nowhere-at-all") == "zz-nowhere-at-all"
    assert say("Sources") == "Sources"
    with speaking("es"):
        assert (num(12345), per_cent(12), listed(["X", "Y", "Z"])) == ("12.345", "12\xa0%", "X, Y y Z")
        assert says("{n} post", "{n} posts", 1) == "1 publicación"


def test_what_has_no_catalogue_is_said_in_english():
    assert [spoken(tag) for tag in ("EN", "en-GB", "tlh", "fr-Latn-CH-1996", "fr-tlh", "")] == [
        *["en"] * 3,
        "fr-CH",
        "fr",
        "en",
    ]


def test_the_whole_report_is_in_the_language_of_the_desk(tmp_path):
    house = House(tmp_path, "Bureau", "Europe/Podgorica", language="fr")
    made = report(Gathered(material(post(0, core=3), post(1))), house)
    page = printed(made, "html")
    assert '<html lang="fr" dir="ltr">' in page
    assert "<h2>Les chiffres" not in page
    assert "Définitions" in page
    assert "Every post" not in page
    assert "Toutes les publications" in printed(made, "md")
    assert "Semaine 47, du 16 novembre au 22 novembre 2026" in page
    assert "Le rapport complet est joint." in str(
        message(made, page, "a@example.org", ["b@example.org"]).get_body(("plain",)).get_content()
    )
