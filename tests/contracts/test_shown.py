"""What readers see of a post at every network, beside its words: a card, a film, a first comment, other words later."""

import pytest

from contracts.playing import LIVES, NETWORKS, where
from contracts.story import CUT, REF
from stage.loopback import Loopback, answer
from stage.pictures import film

TEXT, COMMENT = "Doors open at six.", "And on Sunday."
PAGE = b'<html><head><title>Doors</title><meta property="og:title" content="Open doors"></head></html>'
COMMENTED = [name for name in NETWORKS if "thread" in LIVES[name].cannot]
"""The networks at which a further part is a comment below the post."""


@pytest.fixture
def page():
    """A page of the office's, which is read for its card."""
    with Loopback(lambda _asked: answer(200, PAGE, "text/html")) as door:
        yield f"{door.url}/doors"


@where("card")
def test_a_link_has_its_card(scene, life, page):
    scene.lay(TEXT, f"link: {page}").run("queue")
    assert (scene.out(), life.cards()) == ("published", [page])


@where("film")
def test_a_film(scene, life):
    (scene.root / "campaigns/media").mkdir(parents=True)
    (scene.root / "campaigns/media/a.mp4").write_bytes(film(640, 640, data=b"\x09" * 80_000))
    scene.lay(TEXT, "media: [{file: media/a.mp4, alt: The doors are opened.}]").run("queue")
    assert (scene.out(31, *life.later), life.films(), len(life.public())) == ("published", 1, 1)


@pytest.mark.parametrize("life", COMMENTED, indirect=True)
def test_a_further_part_is_the_first_comment(scene, life):
    scene.lay(TEXT, f"thread: [{COMMENT}]").run("queue")
    assert (scene.out(31, *life.later), life.below(), len(life.public())) == ("published", [COMMENT], 1)


@pytest.mark.parametrize("done", [True, False])
@pytest.mark.parametrize("life", COMMENTED, indirect=True)
def test_a_comment_whose_answer_is_lost_is_never_there_twice(scene, life, done):
    life.makes_public = lambda asked: asked.method == "POST" and asked.path.endswith("/comments")
    scene.lay(TEXT, f"thread: [{COMMENT}]").run("queue")
    scene.between.faults = [(CUT, done)]
    state = scene.out(31, *life.later)
    assert len(life.public()) == 1
    if life.reads_comments:
        assert (state, life.below()) == ("published", [COMMENT])
    else:
        assert (state, life.below()) == ("unknown", [COMMENT] if done else [])


@where("language")
def test_its_language_is_said(scene, life):
    scene.lay(TEXT, "language: fr").run("queue")
    assert (scene.out(), life.languages()) == ("published", ["fr"])


@where("edit")
def test_it_is_given_other_words_where_it_stands(scene, life):
    scene.lay(TEXT).run("queue")
    scene.out()
    (before,) = life.public()
    reword(scene, "Doors open at seven.")
    assert scene.run("edit", REF, "--yes", minutes=40).endswith(f"edited: {REF}\n")
    (after,) = life.public()
    assert (after.text, after.address) == ("Doors open at seven.", before.address)


@pytest.mark.parametrize("call", range(4))
@where("edit")
def test_an_edit_of_which_an_answer_is_lost_can_be_done_again(scene, life, call):
    scene.lay(TEXT).run("queue")
    scene.out()
    reword(scene, "Doors open at seven.")
    scene.between.everything = [(lambda: life.server(scene.door.asked[-1]), False)] * call + [(CUT, True)]
    scene.run("edit", REF, "--yes", minutes=40)
    scene.between.everything = []
    scene.run("edit", REF, "--yes", minutes=45)
    assert [seen.text for seen in life.public()] == ["Doors open at seven."]
    assert scene.out(50) == "published"


def reword(scene, text):
    """Write other words into the draft."""
    campaign = scene.root / "campaigns/doors.yaml"
    campaign.write_text(campaign.read_text().replace(TEXT, text))
