from datetime import timedelta

import pytest

from postdesk.log.readings.own_posts import own_publications, similarity
from postdesk.log.readings.usage import table
from postdesk.log.tables import PostRow, Publication
from postdesk.models import Extracted, Figures
from stage.publishing import MONDAY, publication

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
WORDS = "Doors open at six, and everybody is welcome. #SafeMigration"


def published(connection, draft, **more):
    row = {
        "campaign": "spring",
        "draft": draft,
        "account": "li",
        "network": "linkedin",
        "state": "published",
        "payload": "",
        "content_hash": "",
    }
    row |= {
        "key": draft,
        "due": MONDAY,
        "local": "",
        "zone": "UTC",
        "latest": MONDAY,
        "wake": MONDAY,
        "by_hand": more.pop("by_hand", False),
        "attempt": 1,
    }
    post = connection.execute(table(PostRow).insert(), row).inserted_primary_key[0]
    return publication(connection, f"urn:li:share:{draft}", "linkedin", post_id=post, **more)


def found(at=MONDAY, text=WORDS, remote_id="urn:li:activity:9", exact=True):
    return Extracted(2, "linkedin", "office", remote_id, "", at, exact, text, Figures())


@pytest.mark.parametrize("reported", [MONDAY, MONDAY + 10 * 24 * HOUR])
def test_by_the_id_in_the_address_we_know_however_late_it_was_reported(log, reported):
    with log.write() as connection:
        mine = published(
            connection,
            "1",
            text="Quite different",
            at=reported,
            url="https://www.linkedin.com/feed/update/urn:li:activity:9",
        )
        assert own_publications(connection, "linkedin", [found(MONDAY + HOUR)], set()) == {"urn:li:activity:9": mine}


@pytest.mark.parametrize(("apart", "matched"), [(4 * MINUTE, True), (-5 * MINUTE, True), (6 * MINUTE, False)])
def test_by_time_within_five_minutes_and_a_text_that_reads_like_it(log, apart, matched):
    with log.write() as connection:
        published(connection, "1", text=WORDS)
        assert bool(own_publications(connection, "linkedin", [found(MONDAY + apart)], set())) is matched


def test_by_day_where_the_export_gives_only_that(log):
    with log.write() as connection:
        published(connection, "1", text=WORDS)
        assert own_publications(connection, "linkedin", [found(MONDAY + 3 * HOUR, exact=False)], set())


def test_another_text_at_the_same_time_is_another_post(log):
    with log.write() as connection:
        published(connection, "1", text="The road is closed today.")
        assert own_publications(connection, "linkedin", [found()], set()) == {}


def test_each_of_ours_is_matched_once_to_the_nearest(log):
    with log.write() as connection:
        first = published(connection, "1", text=WORDS)
        second = published(connection, "2", text=WORDS, at=MONDAY + 4 * MINUTE)
        rows = [
            found(MONDAY + 3 * MINUTE, remote_id="late"),
            found(MONDAY, remote_id="early"),
            found(MONDAY + 2 * MINUTE, remote_id="third"),
        ]
        assert own_publications(connection, "linkedin", rows, set()) == {"early": first, "late": second}


def test_what_is_matched_already_or_not_ours_is_left_alone(log):
    with log.write() as connection:
        mine = published(connection, "1", text=WORDS)
        publication(connection, "found before", "linkedin", text=WORDS)
        assert own_publications(connection, "linkedin", [found()], {mine}) == {}
        assert own_publications(connection, "linkedin", [], set()) == {}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Doors open https://t.co/x", "Doors open https://example.org/doors?utm_source=x"),
        ("DOORS  open", "Doors\nopen"),
        ("Doors open at six, and everybody…", WORDS),
    ],
)
def test_texts_that_networks_have_changed_read_alike(one, other):
    assert similarity(one, other) == 1.0


@pytest.mark.parametrize(
    ("at", "matched"),
    [(MONDAY + 3 * HOUR, True), (MONDAY - 3 * HOUR, True), (MONDAY + 70 * HOUR, True), (MONDAY + 40 * HOUR, False)],
)
def test_one_that_went_out_by_hand_is_found_around_its_moment_and_that_of_its_report(log, at, matched):
    with log.write() as connection:
        published(connection, "1", text=WORDS, at=MONDAY + 72 * HOUR, by_hand=True)
        assert bool(own_publications(connection, "linkedin", [found(at)], set())) is matched


@pytest.mark.parametrize(
    "url",
    [
        "https://www.linkedin.com/feed/update/urn%3Ali%3Aactivity%3A9",
        "https://www.linkedin.com/posts/office_doors-activity-9-Xy",
    ],
)
def test_addresses_of_linkedin_as_people_copy_them(log, url):
    with log.write() as connection:
        mine = published(connection, "1", text="Quite different", url=url)
        assert own_publications(connection, "linkedin", [found(MONDAY + HOUR)], set()) == {"urn:li:activity:9": mine}


def test_very_long_texts_are_compared_by_their_beginnings():
    assert similarity("a" * 400_000, "b" * 400_000) < 0.8
    assert similarity("ab" * 30_000, "ba" * 30_000) > 0.8


def test_a_post_of_facebook_has_the_number_of_its_page_before_its_own(log):
    with log.write() as connection:
        mine = published(connection, "1", text="Quite different", url="https://www.facebook.com/office/posts/pfbid0AAA")
        connection.execute(table(Publication).update().values(remote_id="100045700000001_1827720132000001"))
        row = found(MONDAY + HOUR, remote_id="1827720132000001")
        assert own_publications(connection, "linkedin", [row], set()) == {"1827720132000001": mine}
