"""Which posts a person means by what they type, and what they are told where it means none."""

from datetime import timedelta

import pytest

from postdesk import queue
from postdesk.errors import PostdeskError
from postdesk.queue.references import Which, choose, only_one
from stage.life import NOON, hand, queued, wanted

EVERY = [
    "spring/doors@fedi",
    "spring/doors@bsky",
    "spring/gifts@fedi",
    "summer/gifts@fedi",
    "summer/sun@bsky",
]


@pytest.fixture
def desk(log):
    asked = [ref.replace("/", "@").split("@") for ref in EVERY]
    queued(log, *(wanted(draft, account, at, campaign) for at, (campaign, draft, account) in enumerate(asked)))
    return log


def meant(log, *refs, **more):
    return [post.ref for post in choose(log, Which(refs, **more)).posts]


@pytest.mark.parametrize(
    ("ref", "posts"),
    [
        ("spring/doors@bsky", ["spring/doors@bsky"]),
        ("un@b", ["summer/sun@bsky"]),
        ("sun", ["summer/sun@bsky"]),
        ("doors", ["spring/doors@fedi", "spring/doors@bsky"]),
        ("spring/doors", ["spring/doors@fedi", "spring/doors@bsky"]),
        ("gifts@fedi", ["spring/gifts@fedi", "summer/gifts@fedi"]),
        ("spring", EVERY[:3]),
        ("spring/", EVERY[:3]),
        ("spring/*", EVERY[:3]),
        ("*/gifts", ["spring/gifts@fedi", "summer/gifts@fedi"]),
        ("s*/doors@bsky", ["spring/doors@bsky"]),
        ("*@bsky", ["spring/doors@bsky", "summer/sun@bsky"]),
        ("@bsky", ["spring/doors@bsky", "summer/sun@bsky"]),
        ("*", EVERY),
    ],
)
def test_a_word_means_posts(desk, ref, posts):
    assert meant(desk, ref) == posts
    assert choose(desk, Which((ref,))).many == (len(posts) > 1)


def test_options_narrow_what_is_meant(desk):
    queue.hold(desk, ["summer/gifts"], hand())
    assert meant(desk, campaign="spring") == EVERY[:3]
    assert meant(desk, account="@bsky", campaign="summer") == ["summer/sun@bsky"]
    assert meant(desk, "gifts@fedi", state="held") == ["summer/gifts@fedi"]
    since = NOON + timedelta(minutes=2)
    assert meant(desk, since=since, until=since + timedelta(minutes=2)) == EVERY[2:4]
    assert choose(desk, Which(campaign="summer")).many
    assert not choose(desk, Which(account="bsky", campaign="summer")).many


def test_two_exact_names_are_two_and_nobody_is_asked(desk):
    chosen = choose(desk, Which(("spring/doors@fedi", "sun")))
    assert ([post.draft for post in chosen.posts], chosen.many) == (["doors", "sun"], False)
    assert len(choose(desk, Which(("sun", "summer/sun@bsky"))).posts) == 1


def test_of_several_only_those_are_done_that_can_be(desk):
    queue.cancel(desk, "spring/gifts", hand())
    chosen = choose(desk, Which(("spring",)), "cancelled")
    assert [post.draft for post in chosen.posts] == ["doors", "doors"]
    assert [post.draft for post in chosen.left] == ["gifts"]
    with pytest.raises(PostdeskError, match="none of these 3 posts can be retried: they are cancelled, queued"):
        choose(desk, Which(("spring",)), "retried")
    assert choose(desk, Which(("spring/gifts",)), "retried").posts[0].state == "cancelled"  # the verb says why not


@pytest.mark.parametrize(
    ("ref", "says"),
    [
        ("sprng/doors@fedi", r'no post is called "sprng/doors@fedi": did you mean spring/doors@fedi\? `postdesk list`'),
        ("coffee", r'no post is called "coffee": `postdesk list` shows their names'),
        ("@fdi", r"no post is on @fdi: there are @bsky, @fedi"),
        ("winter/*", r'nothing matches "winter/\*": there are spring/\*, summer/\*'),
        ("winter/", r'nothing matches "winter/": there are spring/\*, summer/\*'),
        ("s@", r'"s@" may mean spring/doors@fedi, spring/doors@bsky.*: write more of the name, or "\*s@\*" for all'),
    ],
)
def test_a_word_that_means_nothing_says_what_would_have(desk, ref, says):
    with pytest.raises(PostdeskError, match=says):
        meant(desk, ref)


def test_many_candidates_are_not_all_named(log):
    queued(log, *(wanted(f"day-{number}", account=f"a{number}") for number in range(9)))
    with pytest.raises(PostdeskError, match="day-4@a4 and more: write more"):
        meant(log, "day-")
    with pytest.raises(PostdeskError, match="there are @a0, @a1, @a2, @a3, @a4 and more"):
        meant(log, "@b")


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"campaign": "winter"}, 'no campaign is called "winter" here: there are spring, summer'),
        ({"account": "@page"}, 'no account is called "page" here: there are bsky, fedi'),
        ({"state": "published"}, "no post fits: `postdesk list` shows which there are"),
    ],
)
def test_options_that_nothing_fits(desk, more, says):
    with pytest.raises(PostdeskError, match=says):
        meant(desk, **more)


def test_before_anything_is_queued(log):
    with pytest.raises(PostdeskError, match="nothing is queued yet"):
        meant(log)
    with pytest.raises(PostdeskError, match="no post is on @fedi: nothing is queued yet"):
        meant(log, "@fedi")
    with pytest.raises(PostdeskError, match='no campaign is called "spring" here: there are none yet'):
        meant(log, campaign="spring")


def test_ten_thousand_names_are_chosen_from_in_portions(log):
    queued(log, *(wanted(f"day-{number}", account=f"a{number % 7}") for number in range(1_200)))
    assert len(meant(log, "spring/*")) == 1_200


@pytest.mark.parametrize("ref", ["sun", "summer/sun@bsky", "*/sun", "summer/s*"])
def test_what_is_done_to_one_takes_every_word_that_means_one(desk, ref):
    assert only_one(desk, ref).ref == "summer/sun@bsky"


@pytest.mark.parametrize(
    ("ref", "says"),
    [
        (
            "summer/",
            r'"summer/" means 2 posts \(summer/gifts@fedi, summer/sun@bsky\): name one, this is done to one at a',
        ),
        ("@bsky", r'"@bsky" means 2 posts \(spring/doors@bsky, summer/sun@bsky\): name one'),
        ("*", r'"\*" means 5 posts .*summer/sun@bsky\): name one'),
        ("winter/*", r'nothing matches "winter/\*": there are spring/\*, summer/\*'),
        ("gifts", "may mean spring/gifts@fedi, summer/gifts@fedi: write more of the name"),
    ],
)
def test_what_is_done_to_one_is_not_done_to_several(desk, ref, says):
    with pytest.raises(PostdeskError, match=says):
        only_one(desk, ref)


def test_of_very_many_five_are_named(log):
    queued(log, *(wanted(f"day-{number}", at=number) for number in range(7)))
    with pytest.raises(PostdeskError, match=r"means 7 posts \(.*day-4@fedi and more\): name one"):
        only_one(log, "spring/")
