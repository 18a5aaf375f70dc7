"""Writing in Chromium: counts and rules come while somebody types, and pictures are kept at once."""

from threading import Timer

import pytest

from postdesk.web.listening import ListenAt
from postdesk.web.server import Serving
from stage.desks import LINKEDIN, lay
from stage.pictures import png
from stage.serving import served

DOORS = "/write/post/spring/doors"


@pytest.fixture
def desk(office):
    lay(office.house.root, page=LINKEDIN)
    return office


def test_counts_and_rules_come_while_somebody_types_and_nothing_is_lost(browsed, desk):
    found = browsed(
        story=[
            *(("open", DOORS), ("focus", "#text"), ("press", "End"), ("type", " And bring a friend, @nobody.")),
            *(("appears", "64/500 graphemes"), ("read", ".count"), ("focus", "button.main"), ("enter", "")),
            *(("read", ".said"), ("read", "#looked .tag")),
        ]
    )
    assert found["read"] == ["M fedi 64/500 graphemes", "spring/doors is saved in its file.", "@nobody"]
    assert "Doors open at six. And bring a friend, @nobody." in (desk.house.campaigns / "spring.yaml").read_text()
    assert found["wrong"] == []


def test_a_picture_that_is_chosen_is_kept_at_once_and_described(browsed, desk, tmp_path):
    (tmp_path / "Our hall.png").write_bytes(png())
    found = browsed(
        story=[
            *(("open", DOORS), ("upload", ["#picture", str(tmp_path / "Our hall.png")])),
            *(("appears", "media/our-hall.png"), ("focus", ".picture textarea"), ("type", "The hall.")),
            *(("appears", "The hall."), ("focus", "button.main"), ("enter", ""), ("read", "#looked figcaption")),
        ]
    )
    assert found["read"] == ["ALT The hall."]
    file = (desk.house.campaigns / "spring.yaml").read_text()
    assert "media:\n      - file: media/our-hall.png\n        alt: The hall.\n" in file


def test_without_javascript_a_post_is_looked_at_before_it_is_saved(browsed, desk):
    found = browsed(
        story=[
            *(("scripts", False), ("open", DOORS), ("focus", "#text"), ("press", "End"), ("type", " Come.")),
            *(("focus", "button[name=only]"), ("enter", ""), ("read", ".said"), ("read", "#looked .part p")),
        ]
    )
    assert found["read"] == ["Nothing was saved yet.", "Doors open at six. Come."]
    assert "Come." not in (desk.house.campaigns / "spring.yaml").read_text()


def test_what_was_typed_stays_where_the_desk_is_gone(node, desk):
    serving = Serving(desk, ListenAt())
    gone = Timer(6, serving.stop)
    with served(desk, serving) as address:
        gone.start()
        story = [
            *(("open", DOORS), ("focus", "#text"), ("press", "End"), ("type", " Bring friends.")),
            *(("appears", "The desk does not answer."), ("focus", "button.main"), ("press", "Enter")),
            *(("read", "#told"), ("value", "#text")),
        ]
        found = node("browser.mjs", {"enter": address, "views": [], "story": story})
    gone.join()
    told, typed = found["read"]
    assert told.startswith("The desk does not answer. What you typed stays here")
    assert typed.strip() == "Doors open at six. Bring friends."
