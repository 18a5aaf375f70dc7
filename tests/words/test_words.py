"""The languages of a report."""

from datetime import UTC, date, datetime

import pytest

from postdesk.charts.captions import period_title
from postdesk.report.contents import report
from postdesk.report.gathering import Gathered
from postdesk.report.mailing import message
from postdesk.report.writing import printed
from postdesk.settings import House
from postdesk.words import (
    clauses,
    colon,
    decimal,
    digits,
    isolated,
    listed,
    num,
    on_day,
    per_cent,
    percent,
    say,
    says,
    sentence,
    series,
    speaking,
)
from postdesk.words.dates import clock, dated, from_to
from postdesk.words.names import language_name
from stage.invented import WEEK, material, post


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
        assert language_name("cnr") == "monténégrin"
    assert say("Sources") == "Sources"
    with speaking("es"):
        assert (num(12345), per_cent(12), listed(["X", "Y", "Z"])) == ("12.345", "12\xa0%", "X, Y y Z")
        assert says("{n} post", "{n} posts", 1) == "1 publicación"


def test_digits_and_signs_follow_the_region():
    with speaking("ar"):
        assert (num(12345), per_cent(12), clock(datetime(2026, 11, 16, 7, 30, tzinfo=UTC))) == (
            "12,345",
            "12%",
            "07:30",
        )
        assert (dated(date(2026, 11, 2)), decimal(0.125)) == ("2 نوفمبر 2026", "0.125")
    with speaking("ar-EG"):
        assert (num(12345), dated(date(2026, 11, 2))) == ("١٢٬٣٤٥", "٢ نوفمبر ٢٠٢٦")
        assert clock(datetime(2026, 11, 16, 7, 30, tzinfo=UTC)) == "٠٧:٣٠"
        assert says("{n} post", "{n} posts", 3) == "٣ منشورات"
    with speaking("ar-MA"):
        assert (num(12345), dated(date(2026, 11, 2))) == ("12.345", "2 نونبر 2026")
    with speaking("sr"):
        assert (num(12345), per_cent(12), dated(date(2026, 11, 2))) == ("12.345", "12%", "2. нов 2026.")
    with speaking("es"):
        assert period_title(WEEK) == "Semana 47, 16–22 de noviembre de 2026"
    assert (decimal(0.125), decimal(0.1, "0.000"), digits("12")) == ("0.125", "0.100", "12")


def test_what_runs_the_other_way_is_kept_together_in_arabic():
    with speaking("ar"):
        assert say("due {when}", when="#SafeMigration") == "موعده \u2068#SafeMigration\u2069"
        assert series(["−4%", "+12%", "", "الهجرة", "16"]) == "\u2068−4%\u2069، \u2068+12%\u2069، الهجرة، 16"
        assert isolated(isolated("X")) == "\u2068X\u2069"
        assert listed(["X", "LinkedIn"]) == "\u2068X\u2069 و\u2068LinkedIn\u2069"
        assert colon("X", clauses("أ", "", "ب")) == "\u2068X\u2069: أ؛ ب"
    assert (isolated("#SafeMigration"), isolated("")) == ("#SafeMigration", "")


def test_a_sentence_ends_with_one_full_stop():
    assert [sentence(text) for text in ("Posts on 6 days", "du 1 oct. au 16 nov.")] == [
        "Posts on 6 days.",
        "du 1 oct. au 16 nov.",
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
    assert "Semaine 47, 16\u2060–\u206022 novembre 2026" in page
    assert "Le rapport complet est joint." in str(
        message(made, page, "a@example.org", ["b@example.org"]).get_body(("plain",)).get_content()
    )


def test_something_is_never_0_per_cent_and_less_than_all_never_100():
    assert [percent(part, 300) for part in (0, 1, 150, 299, 300)] == ["0%", "1%", "50%", "99%", "100%"]


def test_a_month_that_two_days_share_is_said_once():
    within, across = (date(2026, 11, 16), date(2026, 11, 22)), (date(2026, 11, 30), date(2026, 12, 6))
    with speaking("fr"):
        assert (from_to(*within), from_to(*across)) == ("16–22 novembre 2026", "du 30 novembre au 6 décembre 2026")
    with speaking("sr-Latn"):
        assert from_to(*within) == "16.–22. novembar 2026."


@pytest.mark.parametrize(
    ("language", "within", "between", "years"),
    [
        ("en", "22–25 Nov", "29 Nov – 2 Dec", "29 Dec 2026 – 2 Jan 2027"),
        ("de", "22.–25. Nov.", "29. Nov. – 2. Dez.", "29. Dez. 2026 – 2. Jan. 2027"),
        ("fr", "22–25 nov.", "29 nov. – 2 déc.", "29 déc. 2026 – 2 janv. 2027"),
    ],
)
def test_days_in_short_say_what_both_share_once(language, within, between, years):
    from postdesk.words.dates import dated_days, days

    with speaking(language):
        assert days(date(2026, 11, 22), date(2026, 11, 25)) == within
        assert days(date(2026, 11, 29), date(2026, 12, 2)) == between
        assert dated_days(date(2026, 12, 29), date(2027, 1, 2)) == years
        assert dated_days(date(2026, 11, 22), date(2026, 11, 22)).endswith("2026")
        assert dated_days(date(2026, 11, 29), date(2026, 12, 2)).count("2026") == 1
        assert dated_days(date(2026, 11, 22), date(2026, 11, 25)).count("2026") == 1


def test_a_value_that_ends_with_a_full_stop_gets_no_second_one():
    """Russian years do, and Serbian dates; a comma or a dash behind them stays."""
    with speaking("ru"):
        assert say("Source: postdesk log. {period}.", period="16–22 ноября 2026 г.").endswith("ноября 2026 г.")
        assert say("Source: postdesk log. {period}, as it stood on {day}.", period="2026 г.", day="18 нояб.") == (
            "Источник: журнал postdesk. 2026 г., по состоянию на 18 нояб."
        )
    assert say("The report of {period} writes itself on {when}.", period="spring", when="Monday etc.") == (
        "The report of spring writes itself on Monday etc."
    )
