"""Of two things that overlap, one links."""

from postdesk.models import Entity
from postdesk.text.overlaps import first_come

LINK = Entity("https://a.co/@b", 0, 15)
MENTION = Entity("b", 13, 15)
TAG = Entity("x", 16, 18)


def test_one_kind_is_left_alone():
    assert first_come([LINK], []) == [(LINK,), ()]


def test_the_first_one_wins():
    assert first_come([LINK], [MENTION], [TAG]) == [(LINK,), (), (TAG,)]


def test_of_two_that_begin_together_the_kind_named_first_wins_or_the_longer():
    short, long = Entity("a", 0, 2), Entity("abc", 0, 4)
    assert first_come([short], [long]) == [(short,), ()]
    assert first_come([short], [long], longest=True) == [(), (long,)]
