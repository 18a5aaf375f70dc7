"""What is proposed of a release: its news, its quotations, its figures, its story; in its own words."""

import pytest

from stage.releases import SETTINGS, Officer

RELEASE = """\
Blood bank opens beside the old bridge

Tarnow – The Red Lantern and UNHCR opened a blood bank beside the old bridge on Monday, the first in the valley.

“Nobody has to drive four hours for a transfusion any more,” said Ivo Maras, head nurse of the Red Lantern.

The bank holds 300 units and serves six hospitals. In its first week 214 people gave blood.

Two nurses and a driver work there. They visit a village every Thursday.
"""
HANDLES = """
[handles]
unhcr = { mastodon = "unhcr@example.social", x = "Refugees" }
red_lantern = { mastodon = "lantern", x = "RedLantern", linkedin = "The Red Lantern" }
"""


@pytest.fixture
def posts(tmp_path):
    officer = Officer(tmp_path, SETTINGS + HANDLES)
    told = officer.explain(officer.file("release.txt", RELEASE))
    return {(post["id"], account): post for post in told["posts"] for account in post["accounts"]}


def test_the_news_is_fuller_where_there_is_room(posts):
    assert posts["lead", "linkedin"]["text"].startswith("Blood bank opens beside the old bridge\n\nThe Red Lantern and")
    assert posts["lead", "bsky"]["text"] == (
        "The Red Lantern and UNHCR opened a blood bank beside the old bridge on Monday, the first in the valley."
    )


def test_the_handle_map_names_whom_it_speaks_of_where_they_are_known(posts):
    assert posts["lead", "x"]["text"].endswith("\n\n— @unhcr @red_lantern")
    assert posts["lead", "linkedin"]["text"].endswith("\n\n— @red_lantern")
    assert "@" not in posts["lead", "bsky"]["text"]
    assert posts["quote", "x"]["text"].endswith("\n\n— Ivo Maras, head nurse of the Red Lantern, @red_lantern")


def test_figures_and_the_story(posts):
    assert posts["figures", "x"]["text"] == "The bank holds 300 units and serves six hospitals."
    assert "They visit" not in posts["story", "linkedin"]["text"]


def test_a_release_without_quotations_or_figures(tmp_path):
    officer = Officer(tmp_path)
    told = officer.explain(officer.file("release.txt", "Doors\n\nDoors of the old town hall open at noon.\n"))
    assert {post["id"] for post in told["posts"]} == {"lead"}


def test_a_quotation_that_goes_on_and_on_is_not_proposed(tmp_path):
    officer = Officer(tmp_path)
    endless = "“We " + "never ever " * 60 + "gave up,” said Ivo Maras."
    told = officer.explain(officer.file("release.txt", f"{RELEASE}\n\n{endless}\n"))
    assert len(told["quotes"]) == 2
    assert {post["id"] for post in told["posts"] if post["id"].startswith("quote")} == {"quote"}


def test_the_same_threads_on_two_networks_stand_once(tmp_path):
    again = '\n[accounts.x2]\nnetwork = "x"\nhandle = "office2"\n'
    officer = Officer(tmp_path, SETTINGS + again)
    more = "".join(
        f"The nurses of village number {number} drove to the bank and gave blood as well. " for number in range(9)
    )
    told = officer.explain(officer.file("release.txt", f"{RELEASE}\n{more}\n"))
    assert ["x", "x2"] in [post["accounts"] for post in told["posts"] if post["id"] == "story"]


def proposed(root, text):
    officer = Officer(root)
    return {post["id"]: post["text"] for post in officer.explain(officer.file("release.txt", text))["posts"]}


def test_an_invitation_says_when_and_where(tmp_path):
    text = (
        "Media advisory: Launch of the Atlas\n\nWhen: Thursday, 12 March 2026, 10:00\nWhere: Old Cinema, Tarnow\n\n"
        "One in three young people in the valley is neither at work nor in school.\n"
        "The Atlas lists 400 of them in three languages, with the bus lines that lead there.\n"
    )
    posts = proposed(tmp_path, text)
    assert posts["event"] == (
        "Media advisory: Launch of the Atlas\n\nWhen: Thursday, 12 March 2026, 10:00\nWhere: Old Cinema, Tarnow"
    )
    assert posts["lead"].startswith("One in three")


def test_low_quotation_marks_and_a_speaker_within_the_quotation(tmp_path):
    text = (
        "Nova staza do vrha\n\nVolonteri društva „Kleka“ obilježili su 14 kilometara staze od sela do vrha.\n\n"
        "„Ovo je staza naših djedova, – rekla je Ana Rakić. – Samo je bila zarasla.“\n"
    )
    posts = proposed(tmp_path, text)
    assert posts["lead"].startswith("Volonteri društva „Kleka“")
    assert posts["quote"] == "„Ovo je staza naših djedova, – rekla je Ana Rakić. – Samo je bila zarasla.“"


def test_an_entry_that_only_its_lead_makes_whole_stands_in_no_post(tmp_path):
    text = (
        "Floods cost a tenth\n\nTowns lose on average a tenth of their yearly income to floods.\n\nThe study found that:\n"
        "• every euro spent on dykes and ponds saved 6.40 euros later.\n• Four in five families had no insurance at all.\n"
    )
    assert not any("•" in said for said in proposed(tmp_path, text).values())


def test_a_title_with_a_stop_belongs_to_the_speaker(tmp_path):
    text = 'Floods\n\nFloods are no surprise.\n\n"We can pay it early and cheaply," said Dr. Inga B. Solheim, who led the study.\n'
    assert proposed(tmp_path, text)["quote"].endswith("— Dr. Inga B. Solheim, who led the study")


@pytest.mark.parametrize(
    ("more", "link"),
    [
        ("The map is at https://example.org/atlas.", "https://example.org/atlas"),
        ("The map is at https://example.org/atlas, the list at https://example.org/list.", ""),
        ("The map hangs in the hall.", ""),
    ],
)
def test_the_only_address_in_a_text_is_its_link(more, link, tmp_path):
    officer = Officer(tmp_path)
    text = f"Atlas\n\nThe atlas of the valley lists 400 free courses in three languages. {more}\n"
    assert officer.explain(officer.file("release.txt", text))["link"] == link


@pytest.mark.parametrize("lead", ["More information", "To register", "Read the full report", "Više o trajektu"])
def test_an_address_that_leads_readers_on_is_the_link_of_a_text_without_one(lead, tmp_path):
    officer = Officer(tmp_path)
    text = f"Ferry sails\n\nThe ferry carries nurses to the islands.\n\nTheir round lasts a week in winter.\n\n{lead}: https://example.org/ferry"
    assert officer.explain(officer.file("release.txt", text))["link"] == "https://example.org/ferry"


def test_the_address_of_whom_to_ask_is_no_link(tmp_path):
    officer = Officer(tmp_path)
    text = "Ferry sails\n\nThe ferry carries nurses to the islands.\n\nMore information: Ana Rakić, ana@example.org, https://example.org/ana"
    assert officer.explain(officer.file("release.txt", text))["link"] == ""


def test_numbers_of_parts_and_notes_and_answers_stand_in_no_post(tmp_path):
    officer = Officer(tmp_path)
    text = """The state of the ferry

2.1 The ferry carried 4,120 people to the islands in the winter.[1]
2.2 Nurses on board treated 312 people, half of them children.[2]

Q: May I take my dog on board?
A: No. Dogs stay on the pier, and a keeper feeds all 12 of them.
"""
    told = officer.explain(officer.file("release.txt", text))["posts"]
    posted = "\n".join(post["text"] for post in told)
    assert "\n\nThe ferry carried 4,120 people to the islands in the winter." in posted
    assert "Nurses on board treated 312 people, half of them children." in posted
    assert not [mark for mark in ("2.1", "2.2", "[1]", "[2]", "A: ", "Q: ") if mark in posted]


def test_days_and_hours_are_no_figures_that_a_post_is_made_of(tmp_path):
    text = (
        "The ferry sails again\n\nThe ferry with two examination rooms sails to the islands again.\n\n"
        "Places on the ferry can be taken until 14 December 2026, from 9:30 to 17:00 each day.\n\n"
        "The nurses of the islands have treated 4,120 people since the spring.\n"
    )
    assert (
        proposed(tmp_path, text)["figures"] == "The nurses of the islands have treated 4,120 people since the spring."
    )


def test_a_release_without_figures_says_when(tmp_path):
    text = (
        "Children learn to swim\n\nChildren from the reception centre learned to swim this autumn.\n\n"
        "Parents can sign their children up from 1 March, and the lessons go on in the spring.\n"
    )
    posts = proposed(tmp_path, text)
    assert posts["when"] == "Parents can sign their children up from 1 March, and the lessons go on in the spring."
    assert "figures" not in posts


def test_a_figure_among_signs_without_blanks(tmp_path):
    text = "渡轮再次起航\n\n载有护士的渡轮今年冬天再次驶向各个海岛。\n\n项目总投资1.35亿元，由海岛基金会出资。\n"
    assert proposed(tmp_path, text)["figures"] == "项目总投资1.35亿元，由海岛基金会出资。"


def test_the_place_and_the_day_under_a_few_lines_of_a_message_stand_in_no_post(tmp_path):
    text = (
        "Subject: Ferry sails\nDate: Fri, 27 Nov 2026 10:12:00 +0100\n\nThe ferry is a subject for every paper.\n\n"
        "Islands get nurses\n\nPictures of the ferry come with it.\n\n"
        "Port Alma, 26 November 2026 – The ferry carries 12 nurses to the islands.\n"
    )
    officer = Officer(tmp_path)
    told = officer.explain(officer.file("release.eml", text))
    assert (told["place"], told["date"]) == ("Port Alma", "2026-11-26")
    assert "The ferry carries 12 nurses to the islands." in {post["text"] for post in told["posts"]}


def test_the_day_of_an_event_and_of_a_deadline_are_not_the_day_of_the_text(tmp_path):
    officer = Officer(tmp_path)
    when = "Ferry opens\n\nWhen: 4 March 2026, 10:00\nWhere: Pier 3\nApply by: 2 March 2026\n\nThe ferry carries nurses to the islands.\n"
    assert officer.explain(officer.file("a.txt", when))["date"] == ""
    assert officer.explain(officer.file("b.txt", f"{when}\nHarbour Agency\n1 February 2026"))["date"] == "2026-02-01"


def test_a_paragraph_longer_than_any_is_cut_at_no_sentence(tmp_path):
    officer = Officer(tmp_path)
    sentence = "The blood bank beside the old bridge serves hospital number {} in the valley of the two lakes. "
    text = "Blood bank opens\n\n" + "".join(sentence.format(number) for number in range(400))
    told = officer.explain(officer.file("release.txt", text))
    said = [line for post in told["posts"] for part in (post["text"], *post["thread"]) for line in part.split("\n")]
    assert {line[-1:] for line in said if line and line != told["title"]} == {"."}
