"""What holds for every chart, with no post, with a few and with hundreds, in every language."""

import re
import subprocess
import sys
from collections import Counter
from functools import cache
from itertools import combinations
from pathlib import Path

import pytest
from matplotlib.figure import Figure
from matplotlib.transforms import Bbox
from msgspec import structs

import postdesk.html
from postdesk.charts import CAMPAIGN, CHARTS, MONTHLY, theme
from postdesk.charts.picture import picture
from postdesk.charts.sheet import NARROW, Paper
from postdesk.charts.tables import cells_of, columns_of
from postdesk.figures.headline_rule import verdicts
from postdesk.figures.usual import samples
from postdesk.report.hashtags import VIEWS
from postdesk.words import KNOWN, speaking
from postdesk.words.dates import WEEKDAYS
from stage.drawn import dots, marks
from stage.invented import NAMES, busy

VIEWED = tuple(chart for chart, _ in VIEWS.values())
ALL = {chart.NAME: chart for chart in (*CHARTS, *MONTHLY, CAMPAIGN[2], *VIEWED)}
NUMBERS = (0, 3, 30, 300)
CSS = Path(postdesk.html.__file__).with_name("report.html").read_text(encoding="utf-8")
NIGHT = dict(re.findall(r"--chart-([a-z0-9-]+): (#[0-9a-f]{6})", CSS.partition("@media print")[0]))

every_chart = pytest.mark.parametrize("name", ALL)
every_number = pytest.mark.parametrize("number", NUMBERS)


@cache
def office(number):
    """An office with so many posts, and what the rule finds of them."""
    stuff = busy(number, simulated=number == 30)
    return structs.replace(stuff, verdicts=verdicts(samples(stuff).values()))


@cache
def drawn(name, number, language="en", narrow=False):
    """A chart, the words in it, its dots, and its paper."""
    with speaking(language):
        one = structs.replace(picture(ALL[name], office(number)), narrow=narrow)
        figure = one.figure()
        return one, marks(figure), dots(figure), Bbox.from_bounds(0, 0, *(72 * figure.get_size_inches()))


def test_what_is_measured_here_is_what_is_drawn():
    figure = Figure(figsize=(1, 1))
    sheet = Paper(figure)
    sheet.boxes([(0, 0, 40, 40)], theme.STEPS[3])
    sheet.text(4, 20, "under", colour=theme.INK)
    sheet.numbers({("7", theme.ON_DEEP): [(36, 20), (60, 60)]})
    sheet.dots([(60, 60)], 3, theme.BLUE)
    found = {(one.words, round(one.box.x0), one.colour, one.behind) for one in marks(figure)}
    assert {one[2:] for one in found if one[0] == "under"} == {(theme.INK, theme.STEPS[3])}
    assert {one[1:] for one in found if one[0] == "7"} == {
        (34, theme.ON_DEEP, theme.STEPS[3]),
        (58, theme.ON_DEEP, theme.WHITE),
    }
    (dot,) = dots(figure)
    assert [round(side) for side in dot.extents] == [57, 9, 63, 15]


def touching(boxes):
    """The words of each two boxes that overlap, as matplotlib's `overlaps` has it, in plain numbers: there are thousands."""
    plain = [(words, *sorted(box.intervalx.tolist()), *sorted(box.intervaly.tolist())) for words, box in boxes]
    return [
        (one[0], other[0])
        for one, other in combinations(plain, 2)
        if one[1] <= other[2] and other[1] <= one[2] and one[3] <= other[4] and other[3] <= one[4]
    ]


def test_what_touches_is_found():
    boxes = {"a": (0, 0, 2, 2), "b": (1, 1, 3, 3), "c": (5, 0, 6, 1), "d": (6, 2.9, 2.5, 9)}
    found = [(name, Bbox.from_extents(*box)) for name, box in boxes.items()]
    assert touching(found) == [("a", "b"), ("b", "d")]
    assert touching(found) == [(one[0], two[0]) for one, two in combinations(found, 2) if one[1].overlaps(two[1])]


@every_chart
@every_number
def test_nothing_is_drawn_and_a_sentence_says_so_where_there_is_nothing(name, number):
    one = picture(ALL[name], office(number))
    assert (one.on_a_phone is None) is (not one.rows)
    assert one.rows or one.subtitle == one.chart.NOTHING
    assert one.subtitle.endswith(".")


@every_chart
@pytest.mark.parametrize("number", [3, 300])
@pytest.mark.parametrize("language", KNOWN)
def test_on_a_phone_words_stay_on_the_paper_and_touch_neither_each_other_nor_a_dot(name, number, language):
    _, found, stamped, paper = drawn(name, number, language, narrow=True)
    assert abs(paper.width - NARROW.width) < 1e-6
    for mark in found:
        assert paper.x0 <= mark.box.x0 <= mark.box.x1 <= paper.x1, mark.words
    assert touching([(mark.words, mark.box.padded(-0.75)) for mark in found]) == []
    assert [mark.words for mark in found for dot in stamped if mark.box.padded(-1).overlaps(dot)] == []


@every_chart
@every_number
@pytest.mark.parametrize("language", KNOWN)
def test_words_stay_on_the_paper_and_do_not_touch_each_other(name, number, language):
    _, found, _, paper = drawn(name, number, language)
    assert found
    for one in found:
        assert paper.x0 <= one.box.x0 <= one.box.x1 <= paper.x1, one.words
        assert paper.y0 <= one.box.y0 <= one.box.y1 <= paper.y1, one.words
    assert touching([(one.words, one.box.padded(-0.75)) for one in found]) == []


@every_chart
@every_number
@pytest.mark.parametrize("language", KNOWN)
def test_no_dot_lies_on_words(name, number, language):
    _, found, stamped, _ = drawn(name, number, language)
    hidden = [one.words for one in found for dot in stamped if one.box.padded(-1).overlaps(dot)]
    assert hidden == []


@every_chart
@every_number
def test_words_can_be_read_by_day_and_by_night(name, number):
    """WCAG 2.2, 1.4.3: a contrast of 4.5 with what lies behind, in the colours of paper and of a dark page."""
    at_night = {colour: NIGHT[said[12:].partition(",")[0]] for colour, said in theme.ON_SCREEN.items()}
    for one in drawn(name, number)[1]:
        assert theme.contrast(one.colour, one.behind) >= 4.5, one
        assert theme.contrast(at_night[one.colour], at_night[one.behind]) >= 4.5, one


@every_chart
@every_number
def test_the_words_beside_the_picture_begin_with_its_title_and_name_what_it_shows(name, number):
    one, found, _, _ = drawn(name, number)
    assert one.alt.startswith(one.title)
    first = one.chart.Row.__struct_fields__[0]
    names = {value for row in one.rows if isinstance(value := getattr(row, first), str)} - set(WEEKDAYS)
    assert [words for words in names & {mark.words for mark in found} if words not in one.alt] == []


def said(text):
    """Every whole number in a text."""
    return [int(number) for number in re.findall(r"(?<![\w-])\d+", text)]


def tagged(stuff, weeks):
    """The posts of so many weeks, and how many carry each hashtag."""
    begin = stuff.period.instant(stuff.period.mondays(weeks)[0])
    posts = [one for one in stuff.posts if begin <= one.published < stuff.period.end]
    return posts, Counter(tag.casefold() for one in posts for tag in set(one.hashtags))


def of_plan(rows, stuff):
    published = [one for one in stuff.intended if one.state == "published" and stuff.period.holds(one.due)]
    planned = sum(row.planned for row in rows)
    return [len(published), planned] if planned else []


def of_weeks(rows, stuff):
    posts, uses = tagged(stuff, 26)
    return [round(100 * max(uses.values()) / len(posts))] if uses else [26]


def of_calendar(rows, stuff):
    days = [day for day in stuff.period.days if day <= stuff.today]
    busy_days = {stuff.period.day(one.published) for one in stuff.posts}
    return [sum(day in busy_days for day in days), len(days)] if any(row.published for row in rows) else []


def of_languages(rows, stuff):
    posts, _ = tagged(stuff, 13)
    most = max(Counter(one.language for one in posts).values(), default=0)
    return [round(100 * most / len(posts))] if posts else [13]


def of_campaigns(rows, stuff):
    posts, uses = tagged(stuff, 13)
    own = Counter()
    for one in posts:
        own[one.campaign] += len(set(one.hashtags))
    none = own.pop("", 0)
    return [round(100 * max(own.values()) / uses.total()), round(100 * none / uses.total())] if uses else [13]


def of_times(rows, stuff):
    known = sum(row.posts for row in rows)
    return [known, 150] if known < 150 else [sum(row.posts < 4 for row in rows), 49]


def of_growth(rows, stuff):
    """Every invented post has half of its engagement after two days."""
    return [2] if rows else []


def of_campaign(rows, stuff):
    out = [one for one in stuff.posts if stuff.period.holds(one.published)]
    ahead = [one for one in stuff.intended if one.state in {"queued", "held"} and stuff.period.holds(one.due)]
    return [len(out), len({one.network for one in out}), len(ahead)] if out else []


CLAIMS = {
    "against-plan": of_plan,
    "hashtag-weeks": of_weeks,
    "calendar": of_calendar,
    "language-networks": of_languages,
    "campaign-tags": of_campaigns,
    "best-time": of_times,
    "growth": of_growth,
    "campaign-timeline": of_campaign,
}
"""The numbers that a title begins with, counted anew from the posts."""


@pytest.mark.parametrize("name", CLAIMS)
@every_number
def test_the_numbers_of_a_title_are_true(name, number):
    one, *_ = drawn(name, number)
    wanted = CLAIMS[name](one.rows, office(number))
    numbers = said(re.sub(r"\S*-2026|\d\d–\d\d|#\S+", "", one.title))
    assert numbers[: len(wanted)] == wanted, one.title


@every_number
def test_a_title_names_the_networks_that_the_rule_found_and_no_other(number):
    found = {NAMES[name] for name, one in office(number).verdicts.items() if one.outcome in {"above", "below"}}
    named = set(re.findall(r"\w+", drawn("against-usual", number)[0].title)) & set(NAMES.values())
    assert named == found


@every_number
def test_a_title_names_the_hashtags_that_are_clear_and_no_other(number):
    one, *_ = drawn("hashtag-lift", number)
    clear = {row.hashtag for row in one.rows if row.strength == "clearly"}
    assert {row.hashtag for row in one.rows if row.hashtag in one.title} == clear


@every_chart
@every_number
def test_the_table_behind_the_picture_is_whole(name, number):
    one, *_ = drawn(name, number)
    columns, rows = one.table
    assert columns == columns_of(one.chart.Row)
    assert rows == [cells_of(row) for row in one.rows]


@every_chart
@every_number
@pytest.mark.parametrize("language", KNOWN)
def test_a_title_is_short_and_never_cut(name, number, language):
    """Ten words in English (ONS): a name is one, however long."""
    one, found, _, _ = drawn(name, number, language)
    assert not any(mark.words.endswith("…") for mark in found if mark.words in one.title or mark.words in one.subtitle)
    if language == "en":
        assert len(one.title.split()) <= 10, one.title


BUSY = NUMBERS[2:]
DRAW = """
import hashlib, sys
sys.path.insert(0, sys.argv[1])
from test_every_chart import ALL, BUSY, office
from postdesk.charts.picture import picture
for name, chart in ALL.items():
    for number in BUSY:
        one = picture(chart, office(number))
        formats = ("svg", "png") if (name, number) == ("calendar", BUSY[0]) else ("svg",)
        print(name, number, *(hashlib.sha256(one.drawn(format)).hexdigest() for format in formats))
"""


def test_the_same_bytes_in_two_processes_with_other_hashes():
    tests = Path(__file__).parent
    environ = {"PYTHONPATH": f"{tests.parent}", "HOME": str(tests)}
    children = [
        subprocess.Popen(
            [sys.executable, "-c", DRAW, tests],
            env={**environ, "PYTHONHASHSEED": seed},
            stdout=subprocess.PIPE,
            text=True,
        )
        for seed in ("1", "2")
    ]
    told = [child.communicate(timeout=300)[0] for child in children]
    assert [child.returncode for child in children] == [0, 0]
    assert told[0].count("\n") == len(ALL) * len(BUSY)
    assert told[0] == told[1]
