"""Whether a campaign's posts carry its hashtag, and which do not."""

from postdesk.figures.campaign_tags import BarePost, TagCoverage, tag_coverage
from postdesk.text.tags import families
from stage.invented import post


def tagged(campaign, *hashtags, day=0, **said):
    return post(day, campaign=campaign, hashtags=hashtags, **said)


def test_the_posts_that_lack_their_campaigns_tag_are_named():
    bare = tagged("day", "IOM", day=1, ref="day/a@x", url="https://x.com/1")
    found = tag_coverage([tagged("", "Day"), tagged("day", "day", "IOM"), tagged("day", "Day"), bare, tagged("week")])
    assert found == (
        TagCoverage("day", "#Day", 3, 2, (BarePost("day/a@x", "x", bare.published, "https://x.com/1"),)),
        TagCoverage("week", "", 1, 0, (BarePost("", "x", tagged("").published, ""),)),
    )


def test_a_tag_that_was_written_once_is_not_its_campaigns_own():
    """Ten of eleven posts carry the house's tag, and one a tag that stands nowhere else."""
    posts = [tagged("", "IOM"), tagged("day", "Once"), *(tagged("day", "IOM", day=day) for day in range(10))]
    (found,) = tag_coverage([*posts, *(tagged("", "IOM") for _ in range(20))])
    assert (found.tag, found.carrying) == ("#IOM", 10)


def test_a_family_counts_as_one():
    posts = [tagged("day", "Day"), tagged("day", "Дан")]
    (found,) = tag_coverage(posts, families({"Day": ["Дан"]}))
    assert (found.tag, found.carrying, found.without) == ("#Day", 2, ())


def test_no_campaign_no_coverage():
    assert tag_coverage([tagged("", "IOM")]) == ()
