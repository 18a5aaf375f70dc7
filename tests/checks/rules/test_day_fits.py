from datetime import date, datetime
from pathlib import Path

import pytest

from postdesk.checks.rules import day_fits
from postdesk.drafts import compose
from postdesk.models import Account, Draft, Place, Slot
from postdesk.networks import grammar
from postdesk.settings import House
from postdesk.text.named_days import named_days

SENTENCES = Path(__file__).with_name("days.txt").read_text("utf-8").splitlines()[1:]
FEDI = Account("fedi", "mastodon", own={"server": "https://example.social", "handle": "office"})
HOUSE = House(root=Path(), name="Country Office", timezone="Europe/Podgorica", accounts={"fedi": FEDI})


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_day_beside_its_words(sentence):
    """Each line of days.txt: in many languages, where days fit and where they do not."""
    language, at, code, text = sentence.split("|", 3)
    slot = Slot(datetime.fromisoformat(f"{at}+01:00"), at, "Europe/Podgorica")
    draft = Draft("a", "b", ("fedi",), text, {"text": Place("a.yaml", 1, 1)}, at=slot, language=language)
    found = [remark.code for remark in day_fits.check(compose(draft, FEDI, grammar("mastodon"), HOUSE))]
    assert found == ([] if code == "-" else [code])


def test_an_invitation_to_yesterday(remarks):
    """
    at: 2026-12-05 10:00
    text: "Join us on Friday 4 December at the hall."
    """
    (remark,) = remarks(day_fits)
    assert remark.message == "Friday 4 December is over when the post goes out, on 2026-12-05"
    assert remark.place.line == 6


def test_days_that_fit(said):
    """
    posts:
      - {id: a, at: 2026-12-01 10:00, text: "Join us on Friday 4 December, or on 2026-12-06. Tomorrow, 2 December, we rest."}
      - {id: b, at: 2026-12-05 10:00, text: "On Friday 4 December we opened the hall. Today is a quiet day."}
      - {id: c, at: 2026-12-05 10:00, text: "Since 18 December 1990 the Convention protects all."}
      - {id: d, at: 2026-12-05 10:00, language: cnr, text: "Prijave do petka, 11. decembra 2026. Danas, 5. decembra, odmaramo."}
      - {id: e, at: 2026-12-05 10:00, text: "May we come in? 12 of us march 20 km."}
      - {id: f, text: "Today is a good day."}
    """
    assert said(day_fits) == []


def test_days_that_do_not(said):
    """
    posts:
      - {id: a, at: 2026-12-01 10:00, text: "See you on Thursday 4 December."}
      - {id: b, at: 2026-12-05 10:00, text: "Tomorrow, 4 December, the hall opens."}
      - {id: c, at: 2027-01-10 10:00, text: "Workshop on 25–26 June in Skopje."}
      - {id: d, at: 2026-12-05 10:00, text: "On 31 November we opened."}
      - {id: e, at: 2026-12-05 23:00, text: "Registration closes today."}
      - {id: f, at: next, text: "Doors open tomorrow."}
      - {id: g, at: 2026-12-05 10:00, language: fr, text: "Inscriptions jusqu’au mardi 1er décembre."}
      - {id: h, at: 2026-12-05 10:00, language: ar, text: "التسجيل حتى ٤ ديسمبر"}
    """
    assert said(day_fits) == [
        "Thursday 4 December: 2026-12-04 is a Friday",
        "4 December is not the day that the words beside it say: the post goes out on 2026-12-05",
        "25–26 June is far from 2027-01-10, when the post goes out: mend the day, or say its year",
        "there is no 31 November",
        'the text says "today", and the post may go out after midnight: give it an earlier latest:',
        'the text says "tomorrow", and its day is not fixed: give the post a moment',
        "mardi 1er décembre is over when the post goes out, on 2026-12-05",
        "٤ ديسمبر is over when the post goes out, on 2026-12-05",
    ]


def test_an_earlier_latest(said):
    """
    at: 2026-12-05 23:00
    latest: 30 min
    text: "Registration closes today."
    """
    assert said(day_fits) == []


@pytest.mark.parametrize(
    ("text", "words", "day"),
    [
        ("on December 4, 2026 we", "December 4, 2026", date(2026, 12, 4)),
        ("on the 4th of December", "4th of December", date(2026, 12, 4)),
        ("el viernes 4 de diciembre de 2026", "viernes 4 de diciembre de 2026", date(2026, 12, 4)),
        ("u petak, 4. decembra 2026. godine", "petak, 4. decembra 2026", date(2026, 12, 4)),
        ("4.12.2026 u podne", "4.12.2026", date(2026, 12, 4)),
        ("from 3 - 4 December", "3 - 4 December", date(2026, 12, 4)),
        ("December 4 Friday is", "December 4 Friday", date(2026, 12, 4)),
        ("1 January and", "1 January", date(2027, 1, 1)),
    ],
)
def test_how_days_are_written(text, words, day):
    (named,) = named_days(text)
    assert (named.words, named.near(date(2026, 12, 1))) == (words, day)


@pytest.mark.parametrize(
    "text", ["March with us", "10 people", "in May", "35 December", "1-2-3 May", "99.99.2026", "- 4x May"]
)
def test_what_names_no_day(text):
    assert named_days(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "الجمعة 4 كانون الأول", "الجمعة 4 كانون الأول/ديسمبر 2026", "am Freitag, den 4. Dezember 2026", "e premte, 4 dhjetor",
        "të premten, më 4 dhjetor", "于12月4日星期五开门", "2026年12月4日（周五）", "12月4日(金)に開場", "12月4日金曜日", "u petak, 4.12. u 18 h",
        "у петак, 4. 12. 2026.", "п’ятниця, 4 грудня", "جمعه ۴ دسامبر", "שישי, 4 בדצמבר", "Παρασκευή 4 Δεκεμβρίου", "piątek, 4 grudnia",
        "vineri, 4 decembrie", "петок, 4 декември", "vrijdag 4 december",
    ],
)  # fmt: skip
def test_a_friday_in_many_languages(text):
    assert (4, 12, 4) in [(named.day, named.month, named.weekday) for named in named_days(text)]


@pytest.mark.parametrize(
    "text",
    ["rose by 4.12. Then it fell", "13月45日", "4. 13. 2026.", "31.11. petak", "كانون 4", "1. 2. 3. go", "第12月", "2026年", "12345678", "до 4 декабря неделя скидок"],
)  # fmt: skip
def test_figures_that_name_no_weekday(text):
    assert [named for named in named_days(text) if named.weekday is not None] == []


def test_days_said_by_today_where_no_blanks_part_words(said):
    """
    at: 2026-12-05 23:30
    language: zh
    text: "明天，12月6日，开门。今天开放。"
    """
    assert [sentence[:17] for sentence in said(day_fits)] == ['the text says "明天']


def test_a_day_of_figures_that_is_over(said):
    """
    at: 2026-12-05 10:00
    language: sr
    text: "Prijavite se do petka, 4.12. u podne."
    """
    assert len(said(day_fits)) == 1


def test_days_between_slashes_that_do_not_fit(said):
    """
    posts:
      - {id: a, at: 2026-12-05 10:00, language: fr, text: "Inscrivez-vous avant le 4/12/2026."}
      - {id: b, at: 2026-12-05 10:00, language: ar, text: "التسجيل حتى ٤/١٢/٢٠٢٦"}
      - {id: c, at: 2026-12-05 10:00, text: "Register by 4/12/2026."}
      - {id: d, at: 2026-12-05 10:00, text: "Register by Friday 12/4/2026."}
      - {id: e, at: 2026-12-05 10:00, text: "Register by Thursday 4/12/2026."}
      - {id: f, at: 2026-12-05 10:00, text: "Tomorrow, 12/25/2026, we open."}
      - {id: g, at: 2026-12-05 10:00, language: es, text: "Plazo hasta el viernes 4/12, a mediodía"}
    """
    assert said(day_fits) == [
        "4/12/2026 is over when the post goes out, on 2026-12-05",
        "٤/١٢/٢٠٢٦ is over when the post goes out, on 2026-12-05",
        "4/12/2026 is over when the post goes out, on 2026-12-05",
        "Friday 12/4/2026 is over when the post goes out, on 2026-12-05",
        "Thursday 4/12/2026: 2026-12-04 is a Friday",
        "12/25/2026 is not the day that the words beside it say: the post goes out on 2026-12-05",
        "viernes 4/12 is over when the post goes out, on 2026-12-05",
    ]


def test_days_between_slashes_that_may_fit(said):
    """
    posts:
      - {id: a, at: 2026-04-13 10:00, text: "Register by 4/12/2026."}
      - {id: b, at: 2026-12-03 10:00, text: "Tomorrow, 12/4/2026, we open."}
      - {id: c, at: 2026-12-03 10:00, language: en-GB, text: "Tomorrow, 4/12/2026, we open."}
      - {id: d, at: 2026-12-03 10:00, text: "Our line is open Friday, 24/7. Register now."}
      - {id: e, at: 2026-12-05 10:00, text: "Join 4/12 of them; version 1/2/26b; 9/11."}
      - {id: f, at: 2026-04-13 10:00, text: "Join us on Friday 4/12/2026."}
    """
    assert said(day_fits) == []


def test_an_office_that_writes_days_first(said):
    """
    at: 2026-04-13 10:00
    language: en-GB
    text: "Tomorrow, 12/4/2026, we open."
    """
    assert len(said(day_fits)) == 1


@pytest.mark.parametrize(
    ("text", "day", "month", "year", "several"),
    [
        ("on 2026/12/04.", 4, 12, 2026, False), ("op 4-12-2026 open", 4, 12, 2026, False), ("(4/12/26)", 4, 12, 2026, False),
        ("3-4/12/2026", 4, 12, 2026, True), ("3.–4.12.2026", 4, 12, 2026, True), ("۴/۱۲/۲۰۲۶", 4, 12, 2026, False),
        ("12/31/2026", 31, 12, 2026, False),
    ],
)  # fmt: skip
def test_days_of_figures(text, day, month, year, several):
    (named,) = named_days(text)
    assert (named.day, named.month, named.year, named.several) == (day, month, year, several)


@pytest.mark.parametrize(
    "text", ["13/13/2026", "1/2/3/2026", "31/31", "Friday 31/13", "2026/31/12", "10-20-2026", "4. 12 2026"]
)
def test_figures_that_are_no_day(text):
    assert named_days(text) == ()


def test_another_thought_behind_a_semicolon(said):
    """
    posts:
      - {id: a, at: 2026-12-03 10:00, text: "Human Rights Day is on 10 December; today we look at its thirteenth article."}
      - {id: b, at: 2026-12-03 10:00, text: "Human Rights Day is on 10 December, today we look at its thirteenth article."}
    """
    assert len(said(day_fits)) == 1


def test_a_day_behind_a_calendar(said):
    """
    posts:
      - {id: a, at: 2026-12-10 10:00, text: "Good news!\\n\\n📍 City Hall\\n📅 Wednesday, 9 December\\n🕙 10:00"}
      - {id: b, at: 2026-12-10 12:00, text: "🗓️ 9 December, 10:00"}
      - {id: c, at: 2026-12-10 14:00, text: "📅 9 December: our team visited forty families."}
      - {id: d, at: 2026-12-10 16:00, text: "📅 Wednesday, 16 December\\n📅 9 December 2024"}
      - {id: e, at: 2026-12-10 18:00, text: "9 December"}
      - {id: f, at: 2026-12-10 20:00, language: tr, text: "9 Aralık’a kadar başvurun."}
      - {id: g, at: 2026-12-10 21:00, language: ru, text: "Подайте заявку до 9 декабря."}
    """
    assert [sentence.partition(" is over")[0] for sentence in said(day_fits)] == [
        "Wednesday, 9 December", "9 December", "9 Aralık’a", "9 декабря"
    ]  # fmt: skip
