"""Finding one's own post in the list of an account, and not taking another for it."""

from datetime import timedelta

import pytest

from postdesk.errors import Unknown
from postdesk.networks.mastodon.answers import Status
from postdesk.networks.mastodon.looking_up import PAGE, SoughtStatus, found_in
from postdesk.networks.network import KnownPost
from stage.life import NOON


def status(number, content, parent=None, at=NOON):
    return Status(str(number), content, at, in_reply_to_id=parent, url=f"https://example.social/@office/{number}")


def found(*page, text="Doors open at six.", parent=None, taken=()):
    known = KnownPost(NOON, taken=lambda ids: set(ids) & set(taken))
    there = found_in(page, SoughtStatus(text, parent, NOON, known), "example.social")
    return there.id if there else None


def test_a_post_is_found_by_its_words_its_moment_and_what_it_answers():
    mine = status(7, "<p>Doors open at six.</p>")
    assert found(mine) == "7"
    assert found(status(7, mine.content, parent="3"), mine) == "7"
    assert found(status(6, mine.content, at=NOON - timedelta(minutes=3))) is None
    assert found(status(8, "<p>Something quite unlike it</p>")) is None
    assert found() is None


def test_what_is_another_post_of_ours_is_not_this_one():
    assert found(status(7, "<p>Doors open at six.</p>"), status(6, "<p>Doors open at six.</p>"), taken={"7"}) == "6"
    assert found(status(7, "<p>Doors open at six.</p>"), taken={"7"}) is None


def test_a_countdown_of_ours_needs_nobody_to_tell_its_days_apart():
    first_day = status(7, "<p>Day 1 of 16 against violence.</p>")
    assert found(first_day, text="Day 2 of 16 against violence.", taken={"7"}) is None
    with pytest.raises(Unknown, match="may be this post, altered"):
        found(first_day, text="Day 2 of 16 against violence.")


@pytest.mark.parametrize(
    ("text", "page"),
    [
        ("Tea & cake", "<p>Tea &amp;amp; cake</p>"),
        ("1. Tea\n2. *Cake*\n\n- more", "<ol><li>Tea</li><li><em>Cake</em></li></ol><ul><li>more</li></ul>"),
        ("Use <b>bold</b> words", "<p>Use bold words</p>"),
        ("With @bob@un.example.org at six", '<p>With <a href="x">@<span>bob</span></a> at six</p>'),
        ("“Ｄoors” open…", "<p>&quot;Doors&quot; open...</p>"),
    ],
)
def test_a_text_that_was_altered_is_known_by_what_survives(text, page):
    assert found(status(7, page), text=text) == "7"


@pytest.mark.parametrize(
    ("text", "page"),
    [
        ("Doors open at six here.", "<p>Doors open at half past six here.</p>"),
        ("日本語の文章です", "<p>日本語の文章でした</p>"),
        ("🎁 gifts 🎁", "<p>gift</p>"),
    ],
)
def test_what_may_be_it_altered_is_for_a_person_to_look_at(text, page):
    with pytest.raises(Unknown, match=r"^https://example.social/@office/7 may be this post, altered: look at it"):
        found(status(7, page), text=text)


def test_several_that_may_be_it_and_a_list_that_ends_before_it_are_no_answer():
    with pytest.raises(Unknown, match=r"2 posts on example.social may be this one, https://example.social/@office/8"):
        found(status(8, "<p>Doors open at six.</p>"), status(7, "<p>Doors open at six!</p>"), status(8, "<p>Doors open at six.</p>"))  # fmt: skip
    with pytest.raises(Unknown, match="the account posted more than 40 times since"):
        found(*[status(number, "<p>Quite another thing</p>") for number in range(PAGE)])


def test_a_post_of_pictographs_is_not_any_other_of_them():
    assert found(status(7, "<p>🎈</p>"), text="🎁") is None
