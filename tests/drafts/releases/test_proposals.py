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
