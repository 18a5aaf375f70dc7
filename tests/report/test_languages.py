"""A report in every language: nothing of it in English, page one word for word, Arabic from right to left."""

import re
from functools import cache
from html import unescape
from pathlib import Path

import pytest
from msgspec import structs

from postdesk.figures.period import Period
from postdesk.log.readings.account_days import Daily
from postdesk.log.readings.facts import Freshness, ImportedExport
from postdesk.models import Account
from postdesk.report.contents import report
from postdesk.report.gathering import Gathered
from postdesk.report.mailing import message
from postdesk.report.paper import blocks
from postdesk.report.pdf import texts
from postdesk.report.writing import printed
from postdesk.settings import House
from postdesk.words import KNOWN, speaking
from stage.invented import AFTER, CAMPAIGNS, MIDWEEK, ZONE, busy, intent, material, post
from stage.words_of_the_code import messages

OTHERS = [tag for tag in KNOWN if tag != "en"]
GOLDEN = Path(__file__).parent / "golden"
PERIODS = {
    "week": Period.week("2026-W47", ZONE),
    "month": Period.month("2026-11", ZONE),
    "campaign": Period(
        "day", Period.week("2026-W47", ZONE).first, Period.week("2026-W47", ZONE).after, ZONE, "campaign"
    ),
}


def gathered(stuff, period, now=AFTER):
    """What a report is made of, with a post that waits, an account's days, fresh figures and a file."""
    return Gathered(
        structs.replace(stuff, period=PERIODS[period], now=now),
        needs=(intent("a", 2, "missed"), intent("b", 1, "unknown")),
        freshness=(Freshness("x", "export", AFTER, False), Freshness("mastodon", "api", AFTER, False)),
        files=(ImportedExport("x.csv", "x", AFTER, 9),),
        daily=(Daily("facebook", "", "views", PERIODS["week"].first, 10, AFTER, "export"),),
    )


def house(language):
    return House(
        Path(), "Ured", ZONE, language=language, accounts={"x": Account("x", "x"), "in": Account("in", "linkedin")}
    )


@cache
def shown(language, period, number):
    """Everything that a reader of the page, of the Markdown, of the paper and of the mail can see."""
    stuff = busy(number, now=MIDWEEK if number > 10 else AFTER) if number else material()
    stuff = structs.replace(stuff, posts=tuple(structs.replace(one, text="…") for one in stuff.posts))
    made = report(gathered(stuff, period, stuff.now), house(language))
    page = printed(made, "html")
    with speaking(language):
        paper = list(texts(blocks(made)))
    letter = message(made, page, "a@example.org", ["b@example.org"])
    mail = [letter.get_body([kind]).get_content() for kind in ("plain", "html")]
    read = re.sub(r"(?s)<(style|title|path|use|g|svg)\b.*?>|</style>", " ", page)
    return unescape("\n".join((str(letter["Subject"]), read, printed(made, "md"), *paper, *mail)))


def pieces(sentence):
    """What stands between the placeholders of a message, where it is more than two words."""
    return [part.strip() for part in re.split(r"\{\w+\}", sentence) if len(re.findall(r"[A-Za-z]{2,}", part)) > 2]


@pytest.mark.parametrize(
    ("period", "number", "language"),
    [
        *(("week", number, language) for number in (0, 60) for language in OTHERS),
        *(("week", 6, "sr"), ("month", 0, "ar"), ("month", 300, "ru"), ("campaign", 0, "fr"), ("campaign", 60, "de")),
    ],
)
def test_no_sentence_is_left_in_english(period, number, language):
    """That no catalogue lacks one is held elsewhere: one language shows what none has been asked for."""
    text = shown(language, period, number)
    english = {part for one in messages().items() for said in one for part in pieces(said)}
    assert len(english) > 150
    assert not [part for part in english if part in text]


def test_the_search_finds_english_where_it_is():
    text = shown("en", "week", 60)
    found = [part for said in messages() for part in pieces(said) if part in text]
    assert len(found) > 60
    assert "The whole report is attached." in found


@pytest.mark.parametrize("language", KNOWN)
@pytest.mark.parametrize("period", PERIODS)
@pytest.mark.parametrize("number", [0, 3, 60])
def test_the_title_of_a_picture_begins_as_a_sentence_does(number, period, language):
    """With no small letter, but where a name is first."""
    stuff = busy(number) if number else material()
    made = report(gathered(stuff, period, stuff.now), house(language))
    titles = [one.title for one in made.pictures]
    assert not [
        one for one in titles if one[:1].islower() and not one.startswith((*filter(None, CAMPAIGNS), "postdesk"))
    ]


@pytest.mark.parametrize("language", KNOWN)
def test_no_sentence_ends_with_two_full_stops(language):
    assert not re.findall(r"[^.]\.\.(?!\.)[^/]{0,20}", shown(language, "week", 60))


def test_a_colon_stands_off_its_word_in_french_and_not_in_others():
    made = gathered(busy(60), "week", MIDWEEK)
    page, text = (printed(report(made, house("fr")), kind) for kind in ("html", "md"))
    assert re.search(r"<strong>manquée</strong>\u00a0: ", page)
    assert "vues\u00a0: <strong>10</strong>" in page
    assert "- **manquée**\u00a0: day/a@x, " in text
    english = printed(report(made, house("en")), "html")
    assert "<strong>missed</strong>: day/a@x on X, " in english
    assert "views: <strong>10</strong>" in english


def test_what_a_figure_rests_on_is_not_torn_apart():
    page = printed(report(gathered(busy(60), "week", MIDWEEK), house("ar")), "html")
    assert re.search(r"n\u00a0=\u00a0\d", page)
    assert not re.search(r'<p class="quiet">[^<]*n = \d', page)


def small():
    """A week of four posts after a quarter with two a week."""
    before = [post(-7 * week - day, core=10 + week + day) for week in range(1, 14) for day in (0, 2)]
    now = [post(day, core=12 + day, hashtags=("SafeMigration",), pictures=1, described=1) for day in range(3)]
    return material(
        *before,
        *now,
        post(3, "linkedin", 5, text="Vrata se otvaraju u šest.", language="cnr"),
        intended=[intent("a", 0)],
    )


def page_one(language):
    made = report(gathered(small(), "week"), house(language))
    return printed(made, "md").partition("\n![")[0] + "\n"


@pytest.mark.parametrize("language", ["sr-Latn", "ar"])
def test_page_one_word_for_word(language, request):
    golden = GOLDEN / f"page-one.{language}.md"
    if request.config.getoption("--write-golden"):
        golden.write_text(page_one(language), encoding="utf-8")
    assert page_one(language) == golden.read_text(encoding="utf-8")


def test_arabic_pages_and_mails_run_from_right_to_left():
    made = report(gathered(small(), "week"), house("ar"))
    page = printed(made, "html")
    assert '<html lang="ar" dir="rtl">' in page
    assert "<bdi>#SafeMigration</bdi>" in page
    assert '<bdi lang="cnr">Vrata se otvaraju u šest.</bdi>' in page
    assert "<bdi>Doors open at six.</bdi>" in page
    style = page[page.index("<style>") : page.index("</style>")]
    assert not re.search(r"(text-align: *(left|right)|(margin|padding|border)-(left|right))", style)
    mail = message(made, page, "a@example.org", ["b@example.org"]).get_body(["html"]).get_content()
    assert '<html lang="ar" dir="rtl">' in mail
    assert "text-align:right" in mail
    assert "padding-right:12px" in mail


def test_english_pages_run_from_left_to_right():
    made = report(gathered(small(), "week"), house("en"))
    assert '<html lang="en" dir="ltr">' in printed(made, "html")
    mail = message(made, "", "a@example.org", ["b@example.org"]).get_body(["html"]).get_content()
    assert '<th scope="col" style="text-align:left;' in mail


@pytest.mark.parametrize(("language", "side", "begins"), [("en", "left", 16.0), ("ar", "right", 531.0)])
def test_the_title_of_a_chart_begins_where_the_language_does(language, side, begins):
    made = report(gathered(small(), "week"), house(language))
    with speaking(language):
        figure = made.pictures[1].figure()
    title = next(text for text in figure.axes[0].texts if text.get_gid() == "head")
    assert (title.get_ha(), title.get_position()[0]) == (side, begins)
    assert title.get_text().startswith("\u200f") == (language == "ar")
