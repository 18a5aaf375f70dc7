"""Whether a campaign's posts carry its hashtag, and which do not."""

from postdesk.report.coverage import Bare, Coverage, coverage
from postdesk.text.tags import families
from stage.invented import post


def tagged(campaign, *hashtags, day=0, **said):
    return post(day, campaign=campaign, hashtags=hashtags, **said)


def test_the_posts_that_lack_their_campaigns_tag_are_named():
    bare = tagged("day", "IOM", day=1, ref="day/a@x", url="https://x.com/1")
    found = coverage([tagged("", "Day"), tagged("day", "day", "IOM"), tagged("day", "Day"), bare, tagged("week")])
    assert found == (
        Coverage("day", "#Day", 3, 2, (Bare("day/a@x", "x", bare.published, "https://x.com/1"),)),
        Coverage("week", "", 1, 0, (Bare("", "x", tagged("").published, ""),)),
    )


def test_a_family_counts_as_one():
    posts = [tagged("day", "Day"), tagged("day", "Дан")]
    (found,) = coverage(posts, families({"Day": ["Дан"]}))
    assert (found.tag, found.carrying, found.without) == ("#Day", 2, ())


def test_no_campaign_no_coverage():
    assert coverage([tagged("", "IOM")]) == ()
