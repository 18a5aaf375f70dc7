"""Which line is the title: not the office above it, the people under it, or a question within the text."""

import pytest

from postdesk.drafts.releases.body import release_body
from postdesk.drafts.releases.shapes import line_shapes
from postdesk.drafts.releases.titles import headline, names_office, tells_event, title_place, word_beginnings
from postdesk.drafts.sources.original import Passage
from postdesk.drafts.sources.text_lines import told_lines

OFFICE = """\
Република Језерија
Управа за скеле и бродове
Насловна | Вести | Контакт

уторак, 14. април 2026.

Нова скела повезује Вир и Жалу

Од понедељка нова скела превози путнике преко језера између Вира и Жале, саопштила је Управа за скеле и бродове.

Скела може да прими 18 аутомобила и 120 путника, а пловидба траје пола сата.
"""
LONG = """\
UNITED LAKES
THE COORDINATOR'S OFFICE

STATEMENT BY THE COORDINATOR OF THE UNITED LAKES, MR. DAVID MARAS, ON THE LANDSLIDE ABOVE KESU AND ITS VILLAGES

(Kesu: Sunday, 22 March 2026)

I am deeply saddened by the landslide that struck three villages above Kesu, in which many people lost their homes.

At the Government's request, the United Lakes are sending tents, blankets and medicine to the villages above Kesu.
"""
ADVISORY = """\
MEDIA ADVISORY

What: Launch of the report on school meals
When: Thursday, 17 September 2026, 10:30
Where: Lakes House, Dalmar
Who:
Grace Hult, Secretary for Education
Erik Varga-Lund, Director, School Meals Programme, Lakes Fund
Two pupils from Kibo

Nearly half of all children eat a meal at school every day, and the report shows what those school meals cost.
"""
VACANCY = """\
Careers
Vacancy: Health Worker Supervisor (2 posts)

Duty station: Kibo
Closing date: 15 January 2027

Lakes Health is looking for two supervisors who will support 48 health workers in the villages around Kibo.

Your tasks
- Visit every health worker at least once a month
- Check registers and report to the district office

Your profile
- Three years of experience in a refugee setting
- A diploma in nursing or in public health

Women and people from the villages are strongly encouraged to apply, whatever their years of experience in a setting.
"""
QUESTIONS = """\
Министерство труда Заречья
Новости

Как оформить выплату на топливо: отвечаем на вопросы

5 октября 2026

С 1 октября сельские семьи могут получить выплату на покупку угля и дров, и мы рассказываем, как её оформить.

Кому положена выплата?
Выплата положена семьям, которые живут в селе не менее года и топят печь углём или дровами.

Какие нужны документы?
Паспорт и справка сельсовета, которую выдают бесплатно в день обращения.
"""


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (OFFICE, "Нова скела повезује Вир и Жалу"),
        (LONG, LONG.splitlines()[3]),
        (ADVISORY, "Launch of the report on school meals"),
        (VACANCY, "Vacancy: Health Worker Supervisor (2 posts)"),
        (QUESTIONS, "Как оформить выплату на топливо: отвечаем на вопросы"),
    ],
    ids=["office", "long", "advisory", "vacancy", "questions"],
)
def test_the_title_is_what_the_text_is_of(text, title):
    assert release_body(told_lines(text)).title == title


def test_all_of_a_vacancy_is_its_text():
    kept = [passage.text for passage in release_body(told_lines(VACANCY)).paragraphs]
    assert any(line.startswith("Lakes Health") for line in kept)
    assert "- Check registers and report to the district office" in kept


def test_a_title_above_an_event_is_its_title():
    text = ADVISORY.replace("MEDIA ADVISORY", "What school meals cost: press conference on a new report")
    assert release_body(told_lines(text)).title == "What school meals cost: press conference on a new report"


def test_the_subject_of_a_message_to_be_answered_is_no_title():
    lines = ["New ferry links the islands", LONG.splitlines()[-1], "Subject: Ferry"]
    assert release_body(told_lines("\n\n".join(lines))).title == "New ferry links the islands"


def shapes(*lines):
    return line_shapes([Passage(number, line) for number, line in enumerate(lines, 1)])


def test_what_an_event_is_stands_behind_its_label():
    first, second, third = shapes("What: A launch", "What we do", "Тема: Вода")
    assert (headline(first), headline(second), headline(third)) == ("A launch", "", "Вода")
    assert tells_event("Where: Dalmar")
    assert not tells_event("Where it rains")


def test_a_source_that_says_its_title_is_believed():
    lines = shapes("Ferries", "The ferry sails at six every morning, with nurses on board.")
    assert title_place(lines, 0, 2, "ferries") == 0
    assert title_place(lines, 0, 2, "Trains") is None
    assert title_place(lines[1:], 0, 1, "") is None


def test_words_are_counted_by_their_beginnings():
    assert word_beginnings("The villages, a village; 海水水") == {"villag": 2, "海水": 1, "水水": 1}


def test_an_office_is_named_by_what_it_is():
    office, sentence, other = shapes("Ministry of Housing", "Ministry pays for houses", "New Houses")
    assert [names_office(shape) for shape in (office, sentence, other)] == [True, False, False]
