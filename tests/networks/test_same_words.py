"""Which of the posts of an account is the one that is looked for, where others of ours say the same."""

from datetime import timedelta

import pytest
from msgspec import Struct
from msgspec.structs import replace

from postdesk.errors import Ambiguous
from postdesk.models import Payload
from postdesk.networks.network import KnownPost, OtherPost
from postdesk.networks.same_words import ToldApart
from stage.life import NOON

OURS = Payload("x", "x", ("Doors open at six.",))
PICTURED = Payload("x", "x", OURS.texts, link="https://example.org/doors")


class There(Struct, frozen=True):
    id: str
    minute: int | None = 0
    text: str = "Doors open at six."

    @property
    def made(self):
        return None if self.minute is None else NOON + timedelta(minutes=self.minute)


TELLING = ToldApart(
    says=lambda post, payload: post.text == payload.texts[0],
    made=lambda post: post.made,
    there=lambda at: at + timedelta(minutes=1),  # its clock is ahead
    url=lambda post: f"https://told.example/{post.id}",
    several=lambda count: Ambiguous("{count} may be it", count=count),
)


def other(minute=0, payload=OURS, *, earlier=False, **more):
    begun = None if minute is None else NOON + timedelta(minutes=minute)
    return OtherPost(payload, begun=begun, earlier=earlier, **more)


def which(found, *others, taken=(), looked=False, unsent=False):
    known = KnownPost(
        NOON,
        taken=lambda ids: {each: "another" for each in ids if each in taken},
        others=lambda: others,
        looked=lambda: looked,
    )
    post = TELLING.which(found, OURS, known, **({"unsent": lambda: True} if unsent else {}))
    return post and post.id


def test_what_alone_says_it_is_it_and_of_two_a_person_chooses():
    assert TELLING.which([There("a")], OURS, None).id == which([There("a")]) == "a"
    assert which([]) is None
    with pytest.raises(Ambiguous, match="2 may be it"):
        which([There("a"), There("b")])


def test_another_of_ours_without_an_address_may_be_a_post_without_one():
    nowhere = replace(TELLING, url=lambda _: "")
    left, rivals = nowhere.besides([There("a")], KnownPost(NOON, taken=lambda _: {}, others=lambda: [other()]))
    assert ([post.id for post in left], rivals) == (["a"], [other()])


def test_what_the_log_knows_or_a_person_has_named_is_another():
    assert which([There("a"), There("b")], taken=["a"]) == "b"
    assert which([There("a")], taken=["a"]) is None
    assert which([There("a"), There("b")], other(id="a")) == "b"
    assert which([There("a"), There("b")], other(url="https://told.example/b")) == "a"


@pytest.mark.parametrize("earlier", [False, True])
@pytest.mark.parametrize("others", [1, 2])
def test_as_many_as_are_there_are_taken_by_as_many_as_were_sent_in_their_order(earlier, others):
    there = [There(str(minute), minute) for minute in range(others, -1, -1)]
    assert which(there, *[other(earlier=earlier)] * others) == (str(others) if earlier else "0")


def test_of_fewer_than_were_sent_the_first_is_taken_by_what_was_begun_first():
    assert which([There("a")], other()) == "a"
    with pytest.raises(
        Ambiguous, match=r"https://told.example/a may be this post, or another of ours that says the same"
    ):
        which([There("a")], other(earlier=True))


def test_of_more_than_were_sent_a_person_chooses():
    with pytest.raises(Ambiguous, match="3 may be it"):
        which([There("a"), There("b"), There("c")], other())


def test_what_was_made_before_another_was_begun_is_not_that_one():
    later = other(30)
    assert which([There("a", 1), There("b", 31)], later) == "a"
    assert which([There("a", 1)], later) == "a"
    assert which([There("a", 28)], other(30, PICTURED)) == "a"
    with pytest.raises(Ambiguous, match="may be this post, or another"):
        which([There("a", 29)], other(30, PICTURED))
    with pytest.raises(Ambiguous, match="2 may be it"):
        which([There("a", 1), There("b", 2), There("c", 31)], later)


def test_where_no_moment_is_told_nothing_is_told_apart_by_it():
    assert which([There("b", None), There("a", 5)], other(30)) == "a"
    assert which([There("a", 5)], other(None, earlier=False)) == "a"


def test_posts_that_differ_in_what_nobody_sees_there_are_not_taken_for_each_other():
    for found in ([There("a")], [There("a"), There("b")]):
        with pytest.raises(Ambiguous, match="another of ours that says the same"):
            which(found, other(payload=PICTURED))
    assert which([There("a")], other(payload=Payload("x", "x", ("Tea at four.",)))) == "a"


@pytest.mark.parametrize("word", ["looked", "unsent"])
def test_what_is_said_to_be_absent_is_not_what_another_of_ours_may_be(word):
    told = {word: True}
    assert which([There("a")], other(), **told) is None
    assert which([There("a")], other(earlier=True, payload=PICTURED), **told) is None
    assert which([There("b"), There("a")], other(), **told) == "a"
    assert which([There("a")], **told) == "a"


def test_what_no_other_of_ours_is_left_for_is_not_explained_by_those():
    there = [There("a", 1), There("b", 2)]
    assert which(there, other(), other(40), looked=True) == "a"
