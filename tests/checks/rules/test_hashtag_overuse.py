import pytest
from msgspec.structs import replace

from postdesk.checks.rules import hashtag_overuse
from postdesk.drafts.summaries import summary
from stage.said import Said


@pytest.fixture
def desk(variants):
    """A desk of so many copies of the docstring's posts, each in its own campaign by turns."""

    def repeat(copies, campaigns):
        seen = [summary(variant) for variant in variants()]
        return [
            replace(one, post=f"campaign{number % campaigns}/post{number}-{index}")
            for number in range(copies)
            for index, one in enumerate(seen)
        ]

    return repeat


def test_a_tag_that_is_everywhere(desk, house):
    """
    text: "Врата су отворена. #УНМ"
    """
    (remark,) = (Said("hashtag-overuse", one) for one in hashtag_overuse.check(desk(20, 3), house))
    assert remark.message == "#УНМ is on 20 of 20 posts: a tag that is everywhere leads nowhere"
    assert (remark.place.line, remark.of.post, remark.of.account) == (5, "campaign0/post0-0", "")


def test_a_tag_of_the_desk_of_few_campaigns_or_of_few_posts(desk, house):
    """
    text: "Les portes sont ouvertes. #OIM"
    """
    assert list(hashtag_overuse.check(desk(20, 3), replace(house, required_hashtags=("oim",)))) == []
    assert list(hashtag_overuse.check(desk(20, 2), house)) == []
    assert list(hashtag_overuse.check(desk(19, 3), house)) == []


def test_a_tag_on_half_of_the_posts(desk, house):
    """
    posts:
      - {id: one, text: "Vrata su otvorena. #IOM"}
      - {id: two, text: Vrata su otvorena.}
    """
    assert list(hashtag_overuse.check(desk(20, 3), house)) == []


def test_a_campaign_that_hangs_four_on_everything(desk, house):
    """
    accounts: [fedi, bsky]
    text: "#واحد #اثنان #ثلاثة #أربعة"
    """
    (remark,) = (Said("hashtag-overuse", one) for one in hashtag_overuse.check(desk(5, 1)[::2], house))
    assert remark.message == "5 of 5 posts of campaign0 carry more than 3 hashtags: keep the best"
    assert list(hashtag_overuse.check(desk(4, 1)[::2], house)) == []


def test_one_account_with_fewer_is_enough(said):
    """
    accounts: [fedi, bsky]
    posts:
      - {id: a, text: "#a1 #b1 #c1 #d1", bsky: {text: One.}}
      - {id: b, text: "#a1 #b1 #c1 #d1", bsky: {text: Two.}}
      - {id: c, text: "#a1 #b1 #c1 #d1", bsky: {text: Three.}}
      - {id: d, text: "#a1 #b1 #c1 #d1", bsky: {text: Four.}}
      - {id: e, text: "#a1 #b1 #c1 #d1", bsky: {text: Five.}}
    """
    assert said(hashtag_overuse) == []
