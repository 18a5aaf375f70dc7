"""What to do next week, by rule."""

import msgspec
import pytest

from postdesk.models import Figures
from postdesk.report.actions import accessibility, actions
from stage.invented import MIDWEEK, intent, material, post


def asked(*posts, accounts=(), **said):
    return [one.text for one in actions(material(*posts, **said), accounts)]


def pictured(pictures, described, day=0):
    return post(day, pictures=pictures, described=described)


def test_pictures_without_words():
    assert asked(pictured(2, 1), pictured(1, 1)) == ["Write alt text for every picture: 2 of 3 pictures had it."]
    assert asked(pictured(2, 2), pictured(0, 0), post(1)) == []


def test_a_network_silent_for_two_weeks():
    posts = [post(-7, "mastodon"), post(-8, "x")]
    assert asked(*posts, accounts=["x", "mastodon", "bluesky"]) == [
        "Post on Bluesky and X: nothing for 14 days, and nothing is planned."
    ]
    assert asked(post(-11, "x"), accounts=["x"], now=MIDWEEK) == []


def test_a_desk_that_is_new_is_not_told_of_silence_before_it():
    assert asked(post(-7, "x"), accounts=["x", "bluesky"]) == []
    assert asked(accounts=["x"]) == []


def test_one_tag_spelt_in_two_ways():
    posts = [
        post(0, hashtags=("MigrantsDay",)),
        post(1, hashtags=("migrantsday",)),
        post(1, hashtags=("MigrantsDay", "IOM")),
    ]
    assert asked(*posts) == ["Choose one spelling: #MigrantsDay (2), #migrantsday (1)."]


def test_a_link_that_nobody_followed_in_seven_days():
    silent = msgspec.structs.replace(post(0, core=1, text="Read https://example.org"), figures=Figures(clicks=0))
    young = msgspec.structs.replace(silent, as_of=silent.published)
    assert asked(silent, young) == ["Look at the links of 1 post: nobody followed them in 7 days."]


def test_a_tag_that_has_gone_quiet():
    posts = [post(-100 + 14 * number, hashtags=("UN80",)) for number in range(5)]
    assert asked(*posts) == ["Bring back or retire #UN80: not used for 4 weeks or more."]


def test_the_rule_of_quiet_hashtags_names_what_it_leaves_out():
    """A tag of one event, and one that stands in a post to come, is never said to be given up."""
    often = [post(-100 + 14 * number, hashtags=("UN80",)) for number in range(5)]
    event = [post(-60 + number, hashtags=("Summit",)) for number in range(6)]
    (said,) = actions(material(*often, *event), ())
    assert "Summit" not in said.text
    assert said.rule == (
        "a hashtag used five times or more in 26 weeks, not in the last 4 and in no post to come; those of one event, "
        "used within three weeks only, are exempt"
    )
    assert asked(*often, intended=[intent("a", 8, "queued", text="Soon #UN80")]) == []


@pytest.mark.parametrize(
    "text",
    [
        "قريبًا #الهجرة_الآمنة، معًا",
        "به‌زودی #الهجرة_الآمنة؛ با هم",
        "(#الهجرة_الآمنة)",
        "#الهجرة_الآمنة؟",
        "＃الهجرة_الآمنة。",
    ],
)
def test_a_tag_in_a_post_to_come_ends_at_the_punctuation_of_every_script(text):
    often = [post(-100 + 14 * number, hashtags=("الهجرة_الآمنة",)) for number in range(5)]
    assert len(asked(*often)) == 1
    assert asked(*often, intended=[intent("a", 8, "queued", text=text)]) == []


def test_at_most_three():
    tags = [post(-100 + 14 * number, hashtags=("UN80",)) for number in range(5)]
    posts = [pictured(1, 0), post(0, hashtags=("Iom",)), post(0, hashtags=("IOM",)), *tags]
    assert len(asked(*posts, accounts=["bluesky"])) == 3
    assert "UN80" not in " ".join(asked(*posts, accounts=["bluesky"]))


def test_accessibility():
    posts = [pictured(3, 2), post(1, hashtags=("MigrantsDay", "IOM")), post(2, hashtags=("migrantsday",))]
    assert [one.text for one in accessibility(material(*posts))] == [
        "Alt text on 67% of 3 pictures; not known for 2 imported posts.",
        "CamelCase on 50% of 2 uses of hashtags of several words.",
    ]


def test_nothing_to_describe():
    assert [one.text for one in accessibility(material())] == [
        "Alt text: no picture is known.",
        "CamelCase: no hashtag of several words was used.",
    ]


def test_nobody_is_told_to_post_where_a_post_waits():
    posts = [post(-20, "x"), post(-20, "bluesky"), post(-20, "mastodon")]
    waiting = [intent("a", 8, "queued", "x"), intent("b", -2, "unknown", "bluesky")]
    assert asked(*posts, accounts=["x", "bluesky", "mastodon"], intended=waiting) == [
        "Post on Mastodon: nothing for 14 days, and nothing is planned."
    ]


def test_a_tag_that_a_post_to_come_carries_is_not_given_up():
    posts = [post(-100 + 14 * number, hashtags=("UN80",)) for number in range(5)]
    assert asked(*posts, intended=[intent("a", 8, "queued", text="Join us. (#un80)")]) == []


def test_advice_denies_no_post_of_another_campaign_none_since_and_none_far_ahead():
    """A campaign's report counts its own posts; what the office does beside them is there all the same."""
    posts = [post(-20, "x"), post(-20, "bluesky"), post(-20, "mastodon"), post(-20, "linkedin")]
    accounts = ["x", "bluesky", "mastodon", "linkedin"]
    silent = asked(*posts, accounts=accounts)
    assert silent == ["Post on Bluesky, LinkedIn, Mastodon and X: nothing for 14 days, and nothing is planned."]
    found = msgspec.structs.replace(
        material(*posts, post(8, "linkedin")),
        others=(post(2, "x"), post(40, "bluesky")),
        waiting=(intent("far", 60, "queued", "mastodon"),),
    )
    assert actions(found, accounts) == ()


@pytest.mark.parametrize(
    "beside", [{"others": (post(2, hashtags=("un80",)),)}, {"others": (post(30, hashtags=("UN80",)),)}]
)
def test_a_tag_that_another_campaign_uses_is_not_given_up(beside):
    posts = [post(-100 + 14 * number, hashtags=("UN80",)) for number in range(5)]
    assert len(actions(material(*posts), ())) == 1
    assert actions(msgspec.structs.replace(material(*posts), **beside), ()) == ()


def test_a_tag_of_a_post_far_ahead_is_not_given_up():
    posts = [post(-100 + 14 * number, hashtags=("UN80",)) for number in range(5)]
    far = intent("a", 60, "queued", text="Join us. #UN80")
    assert actions(msgspec.structs.replace(material(*posts), waiting=(far,)), ()) == ()
