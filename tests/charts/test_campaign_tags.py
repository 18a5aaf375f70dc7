"""Which campaigns do our hashtags speak for, and do a campaign's posts carry its tag?"""

from postdesk.charts import campaign_tags as chart
from stage.invented import material, post


def tagged(campaign, *hashtags, day=0):
    return post(day, campaign=campaign, hashtags=hashtags)


def test_uses_by_campaign_posts_without_one_last():
    posts = [
        tagged("", "IOM", "A", "B"),
        tagged("day", "Day", "IOM"),
        tagged("day", "day"),
        tagged("summer"),
        tagged("old", "Old", day=-100),
    ]
    assert chart.rows(material(*posts)) == [
        chart.Row("day", posts=2, uses=3, of=6, tag="#Day", carrying=2),
        chart.Row("summer", posts=1, uses=0, of=6, tag="", carrying=0),
        chart.Row("", posts=1, uses=3, of=6, tag="#A", carrying=1),
    ]


def test_a_hashtag_that_the_house_puts_on_everything_is_no_campaigns_own():
    posts = [tagged("day", "IOM"), tagged("day", "IOM", "Day"), tagged("week", "IOM"), tagged("week", "IOM", "Week")]
    assert [(row.tag, row.carrying) for row in chart.rows(material(*posts))] == [("#Day", 1), ("#Week", 1)]
    shared = [tagged("day", "IOM"), tagged("week", "IOM")]
    assert [(row.tag, row.carrying) for row in chart.rows(material(*shared))] == [("#IOM", 1), ("#IOM", 1)]


def test_a_tag_repeated_in_a_post_is_one_use():
    assert chart.rows(material(tagged("day", "IOM", "iom")))[0].uses == 1


def title(*posts):
    return chart.title(chart.rows(material(*posts)))


def test_the_title_says_the_largest_share_and_what_belongs_to_none():
    assert title() == "No hashtag was used in 13 weeks"
    assert title(tagged("day")) == "No hashtag was used in 13 weeks"
    assert title(tagged("", "IOM")) == "No hashtag use belongs to a campaign"
    assert title(tagged("day"), tagged("", "IOM")) == "No hashtag use belongs to a campaign"
    assert title(tagged("day", "A")) == "day has 100% of hashtag uses"
    assert title(tagged("day", "A", "B"), tagged("", "IOM")) == "day has 67% of hashtag uses; 33% have no campaign"


def test_the_picture_in_words():
    rows = chart.rows(material(tagged("day", "A"), tagged("summer")))
    assert (
        chart.alt(rows)
        == "day has 100% of hashtag uses. day: 100%, 1 use, #A on 1 of 1 post. summer: 0%, 0 uses, no hashtag on 1 post."
    )
    assert chart.share(chart.Row("day", 1, 0, 0, "", 0)) == "no use"


def test_how_to_read_it():
    assert (
        chart.subtitle([])
        == "Share of all hashtag uses in 13 weeks (n = 0; posts: 0), and each campaign's leading tag."
    )
