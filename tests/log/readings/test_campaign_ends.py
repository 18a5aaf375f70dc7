"""A campaign is over when its last post is out and none is to come."""

from datetime import UTC, datetime, timedelta

from postdesk.log.readings.campaign_ends import campaigns_ended
from stage.life import queued, wanted

TEA = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


def ended(desk, start, end):
    with desk.log.read() as connection:
        return [name for name, _ in campaigns_ended(connection, start, end)]


def test_a_campaign_ends_with_its_last_post(public):
    hour, day = timedelta(hours=1), timedelta(days=1)
    assert ended(public, TEA - day, TEA + hour) == ["spring"]
    assert ended(public, TEA - day, TEA - hour) == []
    assert ended(public, TEA + hour, TEA + day) == []


def test_one_with_a_post_to_come_goes_on(public):
    queued(public.log, wanted("late", at=60 * 48))
    assert ended(public, TEA - timedelta(days=1), TEA + timedelta(hours=1)) == []
