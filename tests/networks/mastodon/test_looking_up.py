"""Finding one's own post in the list of an account, and not taking another for it."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from postdesk.errors import Ambiguous, Unknown
from postdesk.models import Attachment, Payload
from postdesk.networks.mastodon.answers import Status
from postdesk.networks.mastodon.looking_up import PAGE, SoughtStatus, found_in, read_back
from postdesk.networks.network import KnownPost, OtherPost
from stage.life import NOON


def status(number, content, parent=None, at=NOON):
    return Status(str(number), content, at, in_reply_to_id=parent, url=f"https://example.social/@office/{number}")


def post(text, **more):
    return Payload("mastodon", "fedi", (text,), **more)


def found(
    *page, text="Doors open at six.", parent=None, taken=(), others=(), looked=False, begins=True, had="", whole=True
):
    known = KnownPost(NOON, True, lambda _ids: dict.fromkeys(taken, had or text), lambda: others, lambda: looked)
    ours = post(text) if begins else replace(post("Before it."), texts=("Before it.", text))
    sought = SoughtStatus(ours, len(ours.texts) - 1, parent, NOON, known, lambda moment: moment)
    there = found_in(page, sought, "example.social", whole=whole)
    return there.id if there else None


def unidentified(*texts):
    """Other posts of ours that may be in the list, nobody knows as which."""
    return [OtherPost(post(text)) for text in texts]


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
    assert (
        found(first_day, text="Day 2 of 16 against violence.", taken={"7"}, had="Day 1 of 16 against violence.") is None
    )
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
        found(*[status(number, "<p>Quite another thing</p>") for number in range(PAGE)], whole=False)
    assert found(status(7, "<p>Doors open at six.</p>"), whole=False) == "7"


def listed(count, page=PAGE, goes_on=True):
    """What is read of a list of so many posts, a minute apart, of a server that gives so many at once."""
    every = [status(number, "<p>Another</p>", at=NOON - timedelta(minutes=number)) for number in range(count)]
    asked = []

    def below(last):
        asked.append(last)
        begin = int(last) + 1 if goes_on else 0
        return every[begin : begin + page]

    found, whole = read_back(every[:page], NOON - timedelta(minutes=100), below)
    return len(found), whole, len(asked)


def test_a_list_is_read_back_to_the_moment_and_no_further():
    assert listed(2000) == (120, True, 2)
    assert listed(2000, page=20) == (120, True, 5)


def test_a_list_is_read_to_its_end_where_that_is_younger():
    assert listed(90) == (90, True, 3)
    assert (listed(80), listed(0)) == ((80, True, 2), (0, True, 0))


def test_a_server_that_does_not_go_on_has_shown_all_where_it_gave_less_than_was_asked_for():
    assert listed(90, goes_on=False) == (40, False, 1)
    assert listed(30, goes_on=False) == (30, True, 1)


def test_no_list_is_read_for_ever():
    every = [status(number, "<p>Another</p>") for number in range(2000)]
    found, whole = read_back(every[:40], NOON, lambda last: every[int(last) + 1 : int(last) + 41])
    assert (len(found), whole) == (1000, False)


def test_a_post_of_pictographs_is_not_any_other_of_them():
    assert found(status(7, "<p>🎈</p>"), text="🎁") is None


FIRST, SECOND = "Day 1 of 16 against violence.", "Day 2 of 16 against violence."


def test_what_another_post_of_ours_says_word_for_word_is_not_this_one_altered():
    first_day = status(7, f"<p>{FIRST}</p>")
    assert found(first_day, text=SECOND, others=unidentified("Tea & cake.", FIRST)) is None
    tea = status(7, "<p>Day 1: tea &amp;amp; cake for all.</p>")
    assert found(tea, text="Day 2: tea & cake for all.", others=unidentified("Day 1: tea & cake for all.")) is None


def test_each_other_post_of_ours_explains_one():
    """The second of the same words was sent by nobody: it may be this one, altered."""
    twice = (status(8, f"<p>{FIRST}</p>"), status(7, f"<p>{FIRST}</p>"))
    assert found(*twice, text=SECOND, others=unidentified(FIRST, FIRST)) is None
    with pytest.raises(Unknown, match="office/7 may be this post, altered"):
        found(*twice, text=SECOND, others=unidentified(FIRST))


def test_what_another_post_of_ours_says_only_nearly_may_be_this_one_altered():
    with pytest.raises(Unknown, match="may be this post, altered"):
        found(status(7, "<p>Day 3 of 16 against violence.</p>"), text=SECOND, others=unidentified(FIRST))


def test_another_post_explains_nothing_of_what_answers_another():
    """It answers what the other does not, or goes on with a thread of which the other is no part."""
    first_day = status(7, f"<p>{FIRST}</p>")
    answering = [OtherPost(post(FIRST, reply="https://un.example/@un/1"))]
    with pytest.raises(Unknown, match="may be this post, altered"):
        found(first_day, text=SECOND, others=answering)
    with pytest.raises(Unknown, match="may be this post, altered"):
        found(
            status(7, f"<p>{FIRST}</p>", parent="3"), text=SECOND, parent="3", others=unidentified(FIRST), begins=False
        )


def test_another_post_is_where_a_person_says_that_it_is():
    """And explains nothing besides."""
    first_day, again = status(7, f"<p>{FIRST}</p>"), status(8, f"<p>{FIRST}</p>")
    there = [OtherPost(post(FIRST), "unlike", "https://example.social/@office/7")]
    assert found(first_day, text=FIRST, others=there) is None
    assert found(first_day, text=SECOND, others=there) is None
    with pytest.raises(Unknown, match="office/8 may be this post, altered"):
        found(again, first_day, text=SECOND, others=there)


def test_of_as_many_as_were_sent_in_the_same_words_each_of_ours_is_one():
    """The one that was begun first is the oldest, whichever is looked for first."""
    later = NOON + timedelta(minutes=1)
    twice = (status(8, f"<p>{FIRST}</p>", at=later), status(7, f"<p>{FIRST}</p>"))
    after, before = (OtherPost(post(FIRST), begun=NOON, earlier=earlier) for earlier in (False, True))
    assert (found(*twice, text=FIRST, others=[after]), found(*twice, text=FIRST, others=[before])) == ("7", "8")
    assert found(*twice, text=FIRST, others=[after], taken={"7"}) == "8"
    assert found(twice[0], text=FIRST, others=[after]) == "8"
    with pytest.raises(Ambiguous, match=r"2 posts on example\.social may be this one"):
        found(*twice, text=FIRST, others=unidentified(SECOND))


def test_what_was_begun_later_waits_until_it_is_known_which_is_that_of_before():
    one = status(7, f"<p>{FIRST}</p>")
    with pytest.raises(Ambiguous, match=r"office/7 may be this post, or another of ours that says the same: look"):
        found(one, text=FIRST, others=[OtherPost(post(FIRST), begun=NOON, earlier=True)])
    assert found(one, text=FIRST, others=[OtherPost(post(FIRST), begun=NOON, earlier=True)], looked=True) is None


def test_what_was_public_before_another_was_begun_is_not_that_one():
    """Though they say the same, and differ in their pictures."""
    much_later, pictured = NOON + timedelta(minutes=30), post(FIRST, media=(Attachment("door.jpg", "", 1, "0" * 64),))
    early, late = status(7, f"<p>{FIRST}</p>"), status(8, f"<p>{FIRST}</p>", at=much_later)
    beside = [OtherPost(pictured, begun=much_later)]
    assert found(late, early, text=FIRST, others=beside) == "7"
    with pytest.raises(Ambiguous, match=r"office/8 may be this post, or another of ours"):
        found(late, text=FIRST, others=beside)
    with pytest.raises(Unknown, match="office/7 may be this post, altered"):
        found(early, text=SECOND, others=beside)


def test_of_two_of_ours_that_a_server_shows_alike_none_is_taken_for_the_other():
    """Without the sign in which they differ nobody can tell which of the two is which."""
    shown, other = status(7, "<p>Tea at four</p>"), status(6, "<p>Tea at four</p>")
    for there in ([shown], [shown, other]):
        with pytest.raises(Ambiguous, match=r"@office/7 may be this post, or another of ours that says the same: look"):
            found(*there, text="Tea at four!", others=unidentified("Tea at four?"))


def test_what_says_another_post_of_ours_in_every_sign_is_not_taken_for_this_one():
    shown = status(7, "<p>Tea at four?</p>")
    assert found(shown, text="Tea at four!") == "7"
    assert found(shown, text="Tea at four!", others=unidentified("Tea at four?")) is None


def test_where_a_person_has_looked_only_what_surely_is_it_counts():
    near = status(7, "<p>Day 3 of 16 against violence.</p>")
    assert found(near, text=SECOND, looked=True) is None
    assert found(status(8, f"<p>{SECOND}</p>"), near, text=SECOND, looked=True) == "8"
    assert found(*[status(number, "<p>Quite another thing</p>") for number in range(PAGE)], looked=True) is None


def test_an_id_that_was_given_again_is_not_that_of_the_post_that_had_it_before():
    """The server counts anew: what it shows says what is sought, and nothing of what had the id."""
    assert found(status(1, "<p>Tea at four.</p>"), text="Tea at four.", taken={"1"}, had="Doors open at six.") == "1"
    assert found(status(1, "<p>Tea at four.</p>"), text="Tea at four.", taken={"1"}, had="Tea, at four!") is None
    assert found(status(1, "<p>Tea at five.</p>"), text="Tea at four.", taken={"1"}, had="Doors open at six.") is None
