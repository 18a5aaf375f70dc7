"""What a network would let wait is told before it waits."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from postdesk.checks.rules import too_many_posts
from postdesk.drafts.prices import uses
from postdesk.models import Account, Place, Summary
from stage.life import NOON

MEMBER = Account("me", "linkedin", own={"id": "urn:li:person:abc"})


def test_a_member_of_linkedin_has_few_calls_a_day(remarks, house):
    """
    accounts: [me, linkedin]
    posts:
      - {id: a, at: "2026-12-18 09:00", text: One., media: [‹{file: a.jpg, alt: The door.}, × 20›]}
      - {id: b, at: "2026-12-18 12:00", text: Two., media: [‹{file: a.jpg, alt: The door.}, × 20›]}
      - {id: c, at: "2026-12-18 15:00", text: Three., media: [‹{file: a.jpg, alt: The door.}, × 9›]}
      - {id: d, at: "2026-12-18 18:00", text: Four., thread: [And a comment.]}
      - {id: e, at: "2026-12-19 18:00", text: Five., link: "https://example.org/"}
    """
    (remark,) = remarks(too_many_posts, accounts=house.accounts | {"me": MEMBER})
    assert remark.message == (
        "me would make 153 calls within 24 h, and LinkedIn allows a member 150: move some of its posts"
    )
    assert (remark.of.post, remark.of.account, remark.place.line) == ("story/d", "me", 7)


def test_each_picture_of_a_channel_is_a_message(said):
    """
    accounts: [telegram]
    posts:
      - {id: a, at: "2026-12-18 09:00", text: Albumi., media: [‹{file: a.jpg, alt: Dera.}, × 10›]}
      - {id: b, at: "2026-12-18 09:00", text: ‹Dera hapet. × 100›, media: [‹{file: a.jpg, alt: Dera.}, × 10›]}
      - {id: c, at: "2026-12-18 09:01", text: Falënderime.}
    """
    assert said(too_many_posts) == [
        "telegram has 21 messages within 1 min, and Telegram takes 20: move some, or they wait"
    ]


def test_one_post_that_is_more_than_all_is_let_through(said):
    """
    accounts: [telegram]
    posts:
      - {id: a, at: "2026-12-18 09:00", text: Albumi., media: [‹{file: a.jpg, alt: Dera.}, × 21›]}
      - {id: b, at: "2026-12-18 09:01", text: Falënderime.}
    """
    assert said(too_many_posts) == []


def due(network, minute, number):
    """A post of that network, so many minutes after noon, as the rules over the whole desk remember it."""
    there, at = Place("story.yaml", number + 1), NOON + timedelta(minutes=minute)
    return Summary(f"story/{number}", "office", network, there, there, there, at, 0, (), (), {}, (), uses=1)


@pytest.mark.parametrize(("network", "limit"), [("instagram", 50), ("threads", 250), ("x", 100), ("facebook", 30)])
def test_it_is_told_once_in_each_span_and_not_before_there_are_too_many(network, limit):
    minutes = (*range(limit), *[5000] * (limit + 2))
    made = [due(network, minute, number) for number, minute in enumerate(minutes)]
    assert [remark.of.post for remark in too_many_posts.check(made)] == [f"story/{2 * limit}"]
    assert list(too_many_posts.check(made[:limit])) == []


def test_only_films_of_a_page_count_and_nothing_that_a_person_publishes(variants, house):
    """
    accounts: [facebook]
    posts:
      - {id: a, text: Film., media: [{file: a.mp4, alt: The door.}]}
      - {id: b, text: Slika., media: [{file: a.jpg, alt: Vrata.}]}
    """
    by_hand = house.accounts | {"facebook": replace(house.accounts["facebook"], by_hand=True)}
    assert [uses(variant) for variant in variants()] == [1, 0]
    assert [uses(variant) for variant in variants({"accounts": by_hand})] == [0, 0]


def test_a_network_without_a_number_of_its_own_lets_all_through():
    assert list(too_many_posts.check([due("mastodon", 0, number) for number in range(500)])) == []
