"""Pictures: their SVG, their table, and the words beside them; what holds for every chart is in test_every_chart."""

import re
import subprocess
import sys
import warnings
from xml.etree import ElementTree

import pytest
from matplotlib.collections import LineCollection
from msgspec import structs

from postdesk.charts import CAMPAIGN, CHARTS, MONTHLY, pictures
from postdesk.charts.picture import body_of, picture
from postdesk.figures.period import Period
from postdesk.text.tags import families
from postdesk.words import speaking
from stage.invented import AFTER, ZONE, busy, intent, material, post

NUMBERS = (0, 1, 3, 30, 300)
MONTHLY_NAMES = [
    "hashtag-networks",
    "hashtag-languages",
    "hashtag-pairs",
    "hashtag-trend",
    "hashtag-lift",
    "best-time",
    "growth",
]
WEEKLY = ["against-plan", "against-usual", "hashtag-weeks", "calendar", "language-networks", "campaign-tags"]
NAMES = [*WEEKLY, "hashtag-lift", "best-time", "growth", "campaign-timeline"]


def drawn(number, **said):
    return {chart.NAME: picture(chart, busy(number, **said)) for chart in (*CHARTS, *MONTHLY, CAMPAIGN[2])}


def test_six_charts_in_the_order_of_the_report():
    assert [chart.NAME for chart in CHARTS] == WEEKLY
    assert [one.question[-1] for one in pictures(material())] == ["?"] * 6


def test_months_and_campaigns_have_charts_of_their_own():
    month, campaign = Period.month("2026-11", ZONE), Period.campaign("spring", AFTER, AFTER, ZONE)
    assert [one.name for one in pictures(material(period=month))] == [*WEEKLY, *MONTHLY_NAMES]
    names = ["against-plan", "against-usual", "campaign-timeline"]
    assert [one.name for one in pictures(material(period=campaign))] == names


@pytest.mark.parametrize("number", NUMBERS)
def test_every_letter_has_a_shape_or_a_stand_in(number):
    """Glyphs that are missing would be a warning, and warnings are errors; emoji are left out, scripts that DejaVu lacks are in Noto."""
    for one in drawn(number).values():
        assert one.drawn("png").startswith(b"\x89PNG")


def test_on_a_phone_every_chart_stands_on_narrower_paper():
    charts = [one for one in drawn(300).values() if one.rows]
    assert set(MONTHLY_NAMES) <= {one.name for one in charts}
    for one in charts:
        wide, narrow = (each.figure().get_size_inches()[0] for each in (one, one.on_a_phone))
        assert narrow < wide


def test_the_svg_carries_its_words_and_ids_of_its_own():
    pages = "".join(body_of(one.drawn("svg").decode()) for one in pictures(busy(30)))
    ids = re.findall(r' id="([^"]+)"', pages)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', pages)) <= set(ids)
    assert pages.count('role="img" aria-label="') == 6
    assert "<!--" not in pages
    assert "<style" not in pages


def test_the_svg_is_xml_with_the_alternative_text():
    one = drawn(30)["hashtag-weeks"]
    root = ElementTree.fromstring(one.drawn("svg"))
    assert root.get("aria-label") == one.alt


def test_the_body_leaves_title_and_subtitle_to_the_page():
    whole = drawn(30)["campaign-tags"].drawn("svg").decode()
    cut = body_of(whole)
    ElementTree.fromstring(cut)
    assert len(cut) < 0.8 * len(whole)
    assert "-head" not in cut
    height = float(re.search(r'viewBox="0 0 \S+ (\S+)"', whole)[1])
    top, left = map(float, re.search(r'viewBox="0 (\S+) \S+ (\S+)"', cut).groups())
    assert top + left == height
    assert "var(--chart-ink, #1f2933)" in cut


def test_simulated_figures_are_called_so_wherever_they_are_drawn():
    for one in drawn(3, simulated=True).values():
        assert one.alt.endswith(" Simulated figures.")
        assert "Simulated figures" in [text.get_text() for axes in one.figure().axes for text in axes.texts]
    assert not any("imulated" in one.alt for one in drawn(3).values())


def test_the_source_says_when_a_week_is_not_over():
    assert pictures(busy(3))[0].source == "Source: postdesk log. Week 47, 16–22 November 2026, as it stood on 18 Nov."
    assert pictures(busy(3, now=AFTER))[0].source == "Source: postdesk log. Week 47, 16–22 November 2026."


def test_a_chart_of_half_a_year_says_which():
    month = Period.month("2026-10", ZONE)
    made = {one.name: one.source for one in pictures(material(post(-40), period=month))}
    assert made["campaign-tags"] == "Source: postdesk log. October 2026."
    assert {made[name] for name in MONTHLY_NAMES} == {"Source: postdesk log. 4 May – 31 Oct 2026."}


@pytest.mark.parametrize("chart", [CHARTS[2], MONTHLY[4], CHARTS[5]])
def test_a_family_is_one_hashtag_and_its_members_are_named(chart):
    posts = [
        post(-9 - day, core=day, campaign="day", remote_id=str(day), hashtags=("Day", "Дан") if day % 2 else ("Дан",))
        for day in range(9)
    ]
    bare = post(-8, core=3, remote_id="bare")
    stuff = structs.replace(material(*posts, bare), families=families({"Day": ["Дан"]}))
    one = picture(chart, stuff)
    assert {row.family for row in one.rows if row.family} == {"#Дан"}
    assert "#Day (with #Дан)" in one.alt
    assert "#Дан" not in one.alt.replace("(with #Дан)", "")


def test_a_day_with_many_posts_is_a_number():
    posts = [post(1) for _ in range(9)]
    crowded = picture(CHARTS[3], material(*posts, intended=[intent("a", 8, "queued") for _ in range(9)]))
    assert [text.get_text() for axes in crowded.figure().axes for text in axes.texts].count("9") == 2


def test_a_name_that_is_nothing_but_emoji_leaves_its_place_empty():
    gifts = picture(CHARTS[5], material(post(1, campaign="🎁", hashtags=("Gifts",))))
    assert "#Gifts on 1 of 1 post" in {text.get_text() for axes in gifts.figure().axes for text in axes.texts}


def test_a_plan_that_was_kept_says_no_more_than_that():
    kept = picture(CHARTS[0], material(post(1, ref="day/a@x"), intended=[intent("a", 1)]))
    assert {"1 of 1 planned", "X"} <= {text.get_text() for axes in kept.figure().axes for text in axes.texts}


def test_a_month_is_framed_around_its_days():
    november = picture(CHARTS[3], material(post(1), period=Period.month("2026-11", ZONE)))
    frame = next(lines for lines in november.figure().axes[0].collections if isinstance(lines, LineCollection))
    assert len(frame.get_segments()) == 6 * 2 + 7 * 2


def test_columns_and_rows_of_the_table():
    columns, rows = drawn(0, now=AFTER)["calendar"].table
    assert columns == ("day", "published", "to_come", "inside", "lived")
    assert len(rows) == 42


def test_nothing_is_imported_for_a_table():
    code = "import sys; import postdesk.charts; sys.exit('matplotlib' in sys.modules or 'numpy' in sys.modules)"
    with warnings.catch_warnings():
        assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize(("simulated", "lines"), [(True, 3), (False, 2)])
def test_a_source_that_is_too_long_for_a_phone_goes_on_below(simulated, lines):
    """ "Simulated figures" stands below both, where the second leaves no room for it."""
    wide = picture(CHARTS[1], busy(3, simulated=simulated))
    long = structs.replace(wide, source=f"{wide.source} {'And so on. ' * 5}".rstrip())
    texts = [text for text in long.on_a_phone.figure().axes[0].texts if text.get_position()[1] > 100]
    foot = [
        text for text in texts if "Source" in text.get_text() or "so on" in text.get_text() or "Sim" in text.get_text()
    ]
    assert len({round(text.get_position()[1]) for text in foot}) == lines
    assert " ".join(text.get_text() for text in foot).startswith(long.source)


def test_a_month_begins_the_sentence_of_the_source_and_a_campaign_keeps_its_name():
    month, campaign = Period.month("2026-11", ZONE), Period.campaign("spring", AFTER, AFTER, ZONE)
    with speaking("fr"):
        said = [pictures(material(post(1), period=one))[0].source.split(". ")[1] for one in (month, campaign)]
    assert said[0].startswith("Novembre 2026")
    assert said[1].startswith("spring, ")
