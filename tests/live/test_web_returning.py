"""Coming back to the page in Chromium: after the network was away, a tab slept, a sign-in ended, no word is lost."""

import pytest

from stage.desks import TEA

FORM = "/write/post/spring/doors"
TYPED = " And bring a friend."
WHOLE = "Doors open at six. And bring a friend."


@pytest.fixture
def desk(office):
    office.queue.apply()
    return office


def typing():
    return [("open", FORM), ("focus", "#text"), ("press", "End")]


def sent():
    return [("focus", "button.main"), ("press", "Enter")]


def in_the_file(desk):
    return WHOLE in (desk.house.campaigns / "spring.yaml").read_text(encoding="utf-8")


def test_what_is_typed_while_the_network_is_away_is_sent_when_it_is_back(browsed, desk):
    away = [
        *(*typing(), ("network", False), ("type", TYPED), ("appears", "The desk does not answer."), *sent()),
        *(("appears", "What you typed stays here"), ("value", "#text"), ("network", True), ("type", "")),
        *(("focus", "button.main"), ("enter", ""), ("read", ".said")),
    ]
    found = browsed(story=away)
    assert [said.strip() for said in found["read"]] == [WHOLE, "spring/doors is saved in its file."]
    assert in_the_file(desk)


def test_whoever_is_signed_out_while_typing_keeps_every_word_and_sends_them_once_in_again(browsed, desk):
    out = [
        *(*typing(), ("type", TYPED), ("forget", ""), *sent(), ("appears", "You were signed out."), ("read", "#told")),
        *(("value", "#text"), ("remember", ""), ("focus", "button.main"), ("enter", ""), ("read", ".said")),
    ]
    told, typed, said = browsed(story=out)["read"]
    assert told == "You were signed out. What you typed stays here: sign in again in another tab, then send it."
    assert (typed.strip(), said) == (WHOLE, "spring/doors is saved in its file.")
    assert in_the_file(desk)


def test_words_that_a_refused_form_shows_again_are_kept_likewise(browsed, desk):
    again = [
        *(
            *typing(),
            ("type", TYPED),
            ("tap", "input[name=account]:checked"),
            *sent(),
            ("appears", "your words are below"),
        ),
        *(("forget", ""), *sent(), ("appears", "You were signed out."), ("value", "#text")),
    ]
    assert browsed(story=again)["read"][0].strip() == WHOLE
    assert not in_the_file(desk)


def test_a_tab_that_slept_shows_what_happened_meanwhile(browsed, cued, desk):
    held = cued(desk.queue.hold, [TEA], "by another hand")
    found = browsed(
        story=[
            *(("open", "/post/spring/tea/fedi"), ("asleep", ""), held, ("awake", ""), ("appears", "by another hand")),
            ("read", ".large .chip"),
        ]
    )
    assert found["read"] == ["‖ on hold"]
