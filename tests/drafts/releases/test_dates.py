"""When and where a release was given out."""

from datetime import date

import pytest

from postdesk.drafts.releases.dates import (
    Dated,
    dateline_day,
    embargo_day,
    is_dateline,
    release_date,
    release_place,
    without_dated_head,
    without_dateline,
)
from postdesk.drafts.releases.release import read_release
from postdesk.drafts.sources.original import Passage
from postdesk.drafts.sources.text_lines import told_lines
from stage.releases import settled

TODAY = date(2026, 11, 23)
PROSE = "The ferry with two examination rooms began its weekly round of the islands, and carries nurses and vaccines."


def day(text, *more, title=""):
    return release_date(title, [Passage(3, text), *(Passage(9, other) for other in more)], [], TODAY).day


@pytest.mark.parametrize(("text", "told"), [
    (f"Port Alma, 14 March 2025 – {PROSE}", "2025-03-14"),
    (f"Port Alma – On 14 March, {PROSE} It was a Friday. In 2025 it rained.", "2025-03-14"),
    (f"عمّان، 15 شباط/فبراير 2026 – {PROSE}", "2026-02-15"),
    (f"بيروت (20 تشرين الثاني/نوفمبر 2025) – {PROSE}", "2025-11-20"),
    (f"دمشق، 3 آذار (مارس) 2026 – {PROSE}", "2026-03-03"),
    (f"Geneva – Talks opened today (26/11). {PROSE} In 2018 and in 2019 there were none.", "2019-11-26"),
    (f"Talks opened today (31/02). {PROSE}", ""),
    (f"On 14 March {PROSE} It follows the year 2019, and 2020.", ""),
    (f"On 3 November {PROSE}", "2026-11-03"),
    (f"On 24 December {PROSE}", ""),
    (f"The festival is on 24 December 2026. {PROSE}", ""),
    (f"Port Alma, 24 November 2026 – {PROSE}", "2026-11-24"),
    (f"Port Alma, 24 de noviembre de 2026.- {PROSE}", "2026-11-24"),
    (f"Washington, D.C., November 24, 2026—{PROSE}", "2026-11-24"),
    (PROSE, ""),
])  # fmt: skip
def test_a_day_in_the_text(text, told):
    assert day(text, title="Talks open Tuesday" if "26/11" in text else "") == told


@pytest.mark.parametrize("line", [
    "14 March 2025", "14.03.2025", "14/03/2025", "2025-03-14", "2025/3/14", "14 Mar 2025", "Mar. 14, 2025", "14. mart 2025.",
    "14. марта 2025.", "14 mars 2025", "14 de marzo de 2025", "14. März 2025", "١٤ مارس ٢٠٢٥", "2025年3月14日", "03/14/2025",
])  # fmt: skip
def test_a_line_that_is_a_day(line):
    assert is_dateline(line)
    assert day(line, PROSE) == "2025-03-14"


@pytest.mark.parametrize(
    "line", ["45 per cent of all", "Room 14", PROSE, "99/99/2025 and no day", "至2027年1月20日结束。"]
)
def test_a_line_that_is_none(line):
    assert not is_dateline(line)


@pytest.mark.parametrize(("text", "place", "rest"), [
    ("Port Alma – A ferry sails.", "Port Alma", "A ferry sails."),
    ("GENEVA, 26 November 2019 -- Talks opened.", "GENEVA", "Talks opened."),
    ("Dalem, 4 June 2024. The station works.", "Dalem", "The station works."),
    ("青石镇4月22日电——夜校开课。", "青石镇", "夜校开课。"),
    ("青石镇,2026年4月22日——夜校开课。", "青石镇", "夜校开课。"),
    ("4月22日,青石镇——夜校开课。", "青石镇", "夜校开课。"),
    ("夜校定于每年4月22日,庆祝开课。", "", "夜校定于每年4月22日,庆祝开课。"),
    ("السفينة – افتتحت الجمعية مخبزا.", "السفينة", "افتتحت الجمعية مخبزا."),
    ("we know – and so do they – that it works.", "", "we know – and so do they – that it works."),
    ("A ferry sails.", "", "A ferry sails."),
])  # fmt: skip
def test_the_place_before_the_dash(text, place, rest):
    assert release_place([Passage(1, text)]) == place
    assert without_dateline(text) == rest


@pytest.mark.parametrize(("text", "told"), [
    (f"NIKŠIĆ, 27. novembar 2026. – {PROSE}", "2026-11-27"),
    (f"Port Alma, 27 November 2026 – {PROSE}", "2026-11-27"),
    (f"Port Alma, 27 November – {PROSE}", ""),
    (f"Port Alma – {PROSE}", ""),
    (PROSE, ""),
])  # fmt: skip
def test_the_day_of_a_dateline(text, told):
    assert dateline_day([Passage(4, text)], TODAY).day == told


@pytest.mark.parametrize(("text", "sure"), [
    (f"Port Alma, 14 March 2025 – {PROSE}", True),
    (f"Port Alma, 3 November – {PROSE}", True),
    (f"Geneva – Talks opened today (26/11). {PROSE}", True),
    ("14 March 2025", True),
    (f"Port Alma – On 3 November 2026 the doors open. {PROSE}", False),
    (f"The school opened on 14 March 2025. {PROSE}", False),
    (f"On 3 November {PROSE}", False),
])  # fmt: skip
def test_a_day_somewhere_in_the_text_may_be_that_of_something_else(text, sure):
    told = release_date("", [Passage(3, text), Passage(9, PROSE)], [], TODAY)
    assert told.day
    assert told.sure is sure


def test_a_dateline_below_two_lines_that_tell_more_is_the_day():
    lines = [
        "The measure protects 1,900 families",
        "Fines are of up to ten wages",
        f"Port Alma, 3 March 2026.- {PROSE}",
    ]
    told = release_date("", [Passage(number, line) for number, line in enumerate(lines, 7)], [], TODAY)
    assert (told.day, told.line, told.sure) == ("2026-03-03", 9, True)


def test_a_day_says_where_it_was_found():
    assert release_date("", [Passage(3, "14 March 2025")], [], TODAY).where == "line 3"
    assert (Dated("2025-03-14", "mail").where, Dated().where) == ("mail", "")


@pytest.mark.parametrize(("title", "rest"), [
    ("Podgorica, le 12 mars 2026 – Le centre rouvre", "Le centre rouvre"),
    ("GENEVA, 12 March 2026 – The centre reopens", "The centre reopens"),
    ("Geneva (12 March 2026) — The centre reopens", "The centre reopens"),
    ("Geneva, 12 March 2026: The centre reopens", "The centre reopens"),
    ("Geneva, 12 March 2026 - The centre reopens", "The centre reopens"),
    ("Madrid, a 12 de marzo de 2026. – Reabre el centro", "Reabre el centro"),
    ("Podgorica, 12. mart 2026. – Centar ponovo radi", "Centar ponovo radi"),
    ("Подгорица, 12. март 2026. – Центар поново ради", "Центар поново ради"),
    ("Москва, 12 марта 2026 г. – Центр открыт вновь", "Центр открыт вновь"),
    ("عمّان، 12 مارس 2026 – افتتاح المركز من جديد", "افتتاح المركز من جديد"),
    ("北京，2026年3月12日——中心重新开放", "中心重新开放"),
    ("Berlin, den 12. März 2026 – Das Zentrum öffnet", "Das Zentrum öffnet"),
    ("Podgorica – Le centre rouvre", "Podgorica – Le centre rouvre"),
    ("Geneva, 12 March 2026 – ", "Geneva, 12 March 2026 – "),
    ("The centre reopens on 12 March 2026 – at last", "The centre reopens on 12 March 2026 – at last"),
])  # fmt: skip
def test_a_title_stands_behind_its_dateline(title, rest):
    assert without_dated_head(title) == rest


@pytest.mark.parametrize(("line", "told"), [
    ("For release: 00.01 GMT, Wednesday 9 December 2026", "2026-12-09"),
    ("EMBARGOED until 10:00 CET, Wednesday 9 December 2026, in Podgorica and elsewhere", "2026-12-09"),
    ("Embargo hasta el miércoles 9 de diciembre de 2026, a las 10:00 horas", "2026-12-09"),
    ("Эмбарго до 10:00 9 декабря 2026 года по местному времени", "2026-12-09"),
    ("Under embargo until Wednesday", ""),
    ("The doors open at six on 9 December 2026, it says", ""),
])  # fmt: skip
def test_from_when_a_text_is_free_is_its_day(line, told):
    found = embargo_day([Passage(1, "Harbour Agency"), Passage(2, line)], TODAY)
    assert (found.day, found.where) == ((told, "line 2") if told else ("", ""))


@pytest.mark.parametrize("blanks", [1, 9])
@pytest.mark.parametrize("more", [PROSE, f"{PROSE} It sailed first on 3 March 2025."])
def test_that_day_is_found_however_far_above_the_title_it_stands(blanks, more):
    head = "Harbour Agency\nFor release: 00.01 GMT, Wednesday 9 December 2026" + "\n" * blanks
    release = read_release(
        "x", told_lines(f"{head}\nFERRY SAILS\n400 patients see a nurse in one week\n\n{more}\n"), settled()
    )
    assert (release.dated.day, release.dated.line, release.dated.sure) == ("2026-12-09", 2, True)
    assert not any("For release" in passage.text for passage in release.body.paragraphs)
