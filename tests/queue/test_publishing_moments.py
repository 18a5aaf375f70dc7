"""When a person published a post: many addresses tell it, and a person can say it."""

from datetime import UTC, datetime, timedelta

import pytest
from msgspec.structs import replace
from sqlalchemy import select

from postdesk import queue
from postdesk.errors import PostdeskError, Unknown
from postdesk.log.readings.usage import table
from postdesk.log.tables import Publication
from postdesk.models import Remote
from postdesk.queue.publishing_moments import spoken_past, told_moment
from stage.life import NOON, ZONE, Clock, Told, courier, hand, queued, slot, wanted

AT = NOON + timedelta(minutes=10, seconds=33)
MILLISECONDS = int(AT.timestamp() * 1000)
BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
SORTED32 = "234567abcdefghijklmnopqrstuvwxyz"


def written(number, letters, length):
    """A number in the letters of a network."""
    return "".join(letters[number // len(letters) ** place % len(letters)] for place in reversed(range(length)))


CODE = written((MILLISECONDS - 1314220021721) << 23, BASE64, 11)
ADDRESSES = {
    "x": f"https://x.com/office/status/{(MILLISECONDS - 1288834974657) << 22}?s=20",
    "linkedin": f"https://www.linkedin.com/posts/office_doors-activity-{MILLISECONDS << 22}-aBcD",
    "instagram": f"https://www.instagram.com/office/reel/{CODE}/",
    "mastodon": f"https://example.social/@office/{MILLISECONDS << 16}",
    "bluesky": f"https://bsky.app/profile/office.test/post/{written(MILLISECONDS * 1000 << 10, SORTED32, 13)}",
    "tiktok": f"https://www.tiktok.com/@office/video/{int(AT.timestamp()) << 32}",
}


@pytest.fixture
def by_hand(log):
    """A post that waits for a person since noon."""
    queued(log, wanted(by_hand=True))
    courier(log, Told(), Clock()).run_due()
    return queue.find(log, "gifts")


def went_out(log):
    """When the only post went out, as reports have it; None where only its day is known."""
    with log.read() as connection:
        row = connection.execute(select(table(Publication))).one()
    return row.published.replace(tzinfo=UTC) if row.exact else None


@pytest.mark.parametrize("network", ADDRESSES)
def test_the_address_tells_the_moment(by_hand, network):
    post = replace(by_hand, network=network)
    moment = told_moment(post, Remote("7", ADDRESSES[network]), AT + timedelta(hours=1))
    assert abs(moment - AT) < timedelta(seconds=1)
    assert told_moment(post, Remote("7", ADDRESSES[network]), AT - timedelta(hours=1)) is None
    assert told_moment(replace(post, due=AT + timedelta(days=2)), Remote("7", ADDRESSES[network]), AT) is None


@pytest.mark.parametrize(
    ("network", "address"),
    [
        ("facebook", "https://www.facebook.com/office/posts/pfbid02"),
        ("linkedin", "https://www.linkedin.com/feed/update/urn:li:share:7"),
        ("instagram", "https://www.instagram.com/p/notacode.../"),
        ("mastodon", "https://example.social/notes/01HF7YAT00000000000000"),
        ("x", "https://x.com/office/status/20"),
    ],
)
def test_an_address_that_tells_none(by_hand, network, address):
    assert told_moment(replace(by_hand, network=network), Remote("7", address), AT) is None


def test_nobody_knows_the_hour_of_what_was_only_reported(log, by_hand):
    queue.resolve_published(log, "gifts", "https://example.org/7", hand(now=AT))
    assert went_out(log) is None


def test_a_person_says_when_and_corrects_it(log, by_hand):
    for minutes in (5, 3):
        at = slot(minutes)
        queue.resolve_published(log, "gifts", "https://example.org/7", hand(now=AT), went_out=at)
        assert went_out(log) == at.instant
    queue.resolve_published(log, "gifts", "https://example.org/8", hand(now=AT))
    assert went_out(log) == slot(3).instant
    with pytest.raises(
        PostdeskError, match=r"^2026-11-23 14:00 is still to come: say when spring/gifts@fedi went out$"
    ):
        queue.resolve_published(log, "gifts", "https://example.org/7", hand(now=AT), went_out=slot(60))


def test_one_in_doubt_went_out_when_it_was_sent(log):
    queued(log, wanted())
    courier(log, Told(Unknown("no answer")), Clock(NOON)).run_due()
    queue.resolve_published(log, "gifts", "https://example.org/7", hand(now=NOON + timedelta(hours=1)))
    assert went_out(log) == NOON
    with pytest.raises(PostdeskError, match=r"^postdesk published spring/gifts@fedi itself and knows when: leave --at"):
        queue.resolve_published(log, "gifts", "https://example.org/7", hand(now=AT), went_out=slot(1))


@pytest.mark.parametrize(
    ("said", "local"),
    [("09:05", "2026-11-23 09:05"), ("2026-11-20 18:00", "2026-11-20 18:00"), ("today 8:30", "2026-11-23 08:30")],
)
def test_a_moment_that_has_passed_as_a_person_says_it(said, local):
    assert spoken_past(said, ZONE, NOON, "en").local == local


@pytest.mark.parametrize("said", ["yesterday", "25:00", "2026-02-30 09:00"])
def test_what_is_no_moment(said):
    with pytest.raises(PostdeskError, match=f'^--at "{said}": write "2026-12-18 09:00", or "09:00" for today$'):
        spoken_past(said, ZONE, NOON, "en")


def test_the_address_that_a_person_pastes_tells_the_hour_to_the_log(office, clock):
    page = "campaign: page\naccounts: [linkedin]\nposts:\n- {id: hall, at: 2026-11-23 13:00, text: The hall is open.}\n"
    (office.house.campaigns / "page.yaml").write_text(page, encoding="utf-8")
    clock.moment = NOON - timedelta(hours=1)
    office.queue.apply()
    clock.moment = NOON + timedelta(minutes=1)
    office.publishing.publish_due()
    clock.moment = NOON + timedelta(minutes=50)
    office.queue.resolve("hall", ADDRESSES["linkedin"], "")
    assert abs(went_out(office.log) - AT) < timedelta(seconds=1)
    office.queue.resolve("hall", ADDRESSES["linkedin"], "", "13:08")
    assert went_out(office.log) == datetime(2026, 11, 23, 12, 8, tzinfo=UTC)
