"""Do posts with a hashtag have more engagement?"""

import random

from postdesk.charts import hashtag_lift as chart
from postdesk.charts.picture import picture
from stage.invented import material, post


def posts(number=80, factor=3):
    """Posts of which every second has #Good and `factor` times the engagements; #IOM and #UN stand together."""
    dice = random.Random(2)
    return [
        post(
            -number + day,
            core=int(dice.lognormvariate(3, 0.4) * (factor if day % 2 else 1)),
            remote_id=str(day),
            hashtags=("Good", "rare")[: 1 + (day < 6)] if day % 2 else ("IOM", "UN") if day % 3 else (),
        )
        for day in range(number)
    ]


def row(hashtag="#A", effect=0.1, strength="we cannot tell yet"):
    return chart.Row(hashtag, 12, 90, effect, -0.1, 0.3, 0.0, 0.2, 0.5, strength)


def test_a_hashtag_that_goes_with_more_is_found_and_those_that_cannot_be_told_apart_are_one():
    found = chart.rows(material(*posts()))
    assert [(one.hashtag, one.strength) for one in found] == [("#Good", "clearly"), ("#IOM = #UN", "clearly")]
    assert found[0].low > 0
    assert found[0].raw > 1
    assert found[1].high < 0
    assert chart.title(found).startswith("#Good: clearly more engagement; ")


def test_nothing_is_said_of_replies_of_young_posts_and_of_rare_tags():
    young = [post(0, core=3, remote_id=str(n), hashtags=("A",), as_of=None) for n in range(9)]
    replies = [post(-30, core=3, remote_id=str(n), hashtags=("B",), reply=True) for n in range(9)]
    rare = [post(-30, core=3, remote_id=str(n), hashtags=("C",)) for n in range(4)]
    assert chart.rows(material(*young, *replies, *rare)) == []
    assert chart.title([]) == "No hashtag is on 5 posts with settled figures yet"


def test_a_tag_on_every_post_has_no_plain_difference():
    (found,) = chart.rows(material(*[post(-30, core=9, remote_id=str(n), hashtags=("A",)) for n in range(9)]))
    assert found.raw == 0


def test_the_title_names_what_is_clear_and_nothing_else():
    assert chart.title([row()]) == "No hashtag stands out clearly from the others"
    clear = [row(name, 0.3, "clearly") for name in ("#A", "#B", "#C")]
    assert (
        chart.title([*clear, row("#D", -0.2, "clearly")]) == "#A and 2 more: clearly more engagement; #D: clearly less"
    )
    assert chart.title(clear[:1]) == "Posts with #A have clearly more engagement"
    assert chart.title([row("#D", -0.2, "clearly"), row()]) == "Posts with #D have clearly less engagement"


def test_the_picture_in_words():
    assert chart.said(row()) == "+10%, 90% interval −10% to +30%, n = 12, we cannot tell yet"
    assert chart.said(row(effect=-0.1, strength="leans")).endswith("n = 12, leans down")
    assert chart.said(row(effect=0.1, strength="leans")).endswith("leans up")
    assert chart.alt([row(strength="clearly")]).endswith("n = 12, clear.")


def test_of_many_hashtags_the_highest_and_the_lowest_are_drawn():
    many = material(*[post(-n, core=n, remote_id=str(n), hashtags=(f"T{n % 20}", f"U{n % 19}")) for n in range(1, 160)])
    texts = {text.get_text() for axes in picture(chart, many).figure().axes for text in axes.texts}
    assert sum(text.startswith("#") for text in texts) == 14
