"""What the PDF holds, block by block."""

from datetime import timedelta

from postdesk.report.contents import report
from postdesk.report.gathering import Gathered
from postdesk.report.markdown import markdown
from postdesk.report.paper import blocks
from postdesk.settings import House
from stage.invented import AFTER, busy, intent, material, post


def texts(value):
    """Every text of the blocks, in order."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for key, one in value.items() if key != "kind" for text in texts(one)]
    return [text for one in value for text in texts(one)] if isinstance(value, list | tuple) else []


def said(tmp_path, stuff, **more):
    made = report(Gathered(stuff, **more), House(tmp_path, "Country Office", "Europe/Podgorica"))
    return texts(list(blocks(made)))


def test_what_waits_for_a_person_stands_with_its_reason(tmp_path):
    lost = intent("gifts", 1, state="unknown", why="no answer.")
    found = said(tmp_path, material(post(0, core=3)), needs=(lost,))
    assert "Needs you" in found
    assert any(text.startswith("unknown: ") and text.endswith("no answer") for text in found)
    assert "Needs you" not in said(tmp_path, material(post(0, core=3)))


def test_a_busy_week_shows_its_best_post_and_says_that_figures_are_invented(tmp_path):
    found = said(tmp_path, busy(60, simulated=True))
    assert "Simulated figures: they come from the rehearsal network, not from readers." in found
    assert any(text.endswith(" · simulated") for text in found)
    assert not any(text.startswith("– no post of this week") for text in found)


def test_where_there_is_no_post_the_paper_says_why_and_prints_no_empty_table(tmp_path):
    made_house = House(tmp_path, "Country Office", "Europe/Podgorica")
    made = report(Gathered(material()), made_house)
    found = list(blocks(made))
    assert [block["rows"] for block in found if block["kind"] == "table" and not block["rows"]] == []
    assert texts(found).count("No post in this week.") == 4
    assert "Two posts to look at" not in texts(found)
    many = list(blocks(report(Gathered(material(*(post(day) for day in range(6)))), made_house)))
    assert "– no post of this week has figures yet" in texts(many)
    assert any(text.startswith("– fewer than three posts of the last two weeks were counted") for text in texts(many))
    assert markdown(made).count("\nNo post in this week.\n") == 4


def test_what_a_rule_asks_for_has_room_for_who_does_it(tmp_path):
    quiet = [post(-7 * week, core=3, hashtags=("SafeSeasonalWork",)) for week in range(6, 14)]
    found = said(tmp_path, material(*quiet, post(0, core=3)))
    assert any("#SafeSeasonalWork" in text and "Who: ____________ (Rule: " in text for text in found)
    later = AFTER + timedelta(days=9)
    assert "No rule asks for anything." in said(tmp_path, material(post(0, core=3), now=later))


def test_the_moment_and_the_network_of_a_post_take_the_room_that_they_need(tmp_path):
    made = report(Gathered(busy(60)), House(tmp_path, "Country Office", "Europe/Podgorica"))
    (table,) = (one for one in blocks(made) if one["kind"] == "table" and "reactions" in one["head"])
    assert [name for name, wide in zip(table["head"], table["widths"], strict=True) if wide] == ["post", "counted at"]
