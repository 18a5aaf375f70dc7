from datetime import timedelta

import pytest

from postdesk.log.readings import weekly
from postdesk.log.readings.facts import Freshness, ImportedExport, Intended, PostCount
from postdesk.log.readings.recorded import Counting, record
from postdesk.log.readings.usage import table
from postdesk.log.tables import Event, ImportedFile, PostRow
from postdesk.models import Attachment, Figures, Payload
from stage.publishing import MONDAY, publication

DAY = timedelta(days=1)
WEEK = ["2026-W47"]
GIFTS = Payload(
    "x",
    "office",
    ("Gifts and games.",),
    language="en",
    media=(Attachment("a.jpg", "Gifts.", 1, "0"), Attachment("b.jpg", " ", 1, "1")),
)


def queued(
    connection,
    payload=GIFTS,
    due=MONDAY,
    state="published",
    events=(("queued", -DAY), ("claimed", -DAY / 2), ("published", DAY)),
):
    row = {
        "campaign": "spring",
        "draft": "gifts",
        "account": "office",
        "network": "x",
        "state": state,
        "payload": payload.encoded().decode(),
    }
    row |= {
        "content_hash": "h",
        "key": "k",
        "due": due,
        "local": "09:00",
        "zone": "UTC",
        "latest": due + DAY,
        "wake": due,
        "by_hand": False,
        "attempt": 0,
    }
    post = connection.execute(table(PostRow).insert(), row).inserted_primary_key[0]
    steps = [
        {"post_id": post, "at": MONDAY + after, "before": None, "after": state, "who": "test", "why": f"now {state}"}
        for state, after in events
    ]
    connection.execute(table(Event).insert(), steps)
    return post


def test_our_post_with_its_newest_figures(log):
    with log.write() as connection:
        post = queued(connection)
        publication(
            connection,
            post_id=post,
            campaign="spring",
            language="en",
            text="#IOM and #Safe",
            tags=("Safe", "IOM"),
            url="https://x.com/1",
        )
        record(connection, [Counting(1, Figures(5, 1, 2), MONDAY + DAY, "simulated", True)])
    with log.read() as connection:
        (fact,) = weekly.published_in(connection, MONDAY, MONDAY + DAY)
    assert (fact.ref, fact.campaign, fact.language) == ("spring/gifts@office", "spring", "en")
    assert fact.hashtags == ("IOM", "Safe")
    assert (fact.pictures, fact.described) == (2, 1)
    assert (fact.figures.core, fact.figures.reach, fact.age, fact.simulated) == (8, None, 1.0, True)


def test_a_post_known_only_from_an_export_and_not_counted_yet(log):
    with log.write() as connection:
        publication(connection, text="No tag in the text", tags=("Hidden",))
        publication(connection, "2", at=MONDAY + DAY)
        publication(connection, "3", tags=())
    with log.read() as connection:
        facts = weekly.published_in(connection, MONDAY, MONDAY + DAY)
    assert [(fact.remote_id, fact.ref, fact.hashtags) for fact in facts] == [("1", "", ("Hidden",)), ("3", "", ())]
    assert (facts[0].as_of, facts[0].figures, facts[0].pictures, facts[0].age) == (None, Figures(), None, None)


def test_what_was_meant_to_go_out(log):
    with log.write() as connection:
        queued(connection)
    with log.read() as connection:
        assert weekly.intended(connection, MONDAY + DAY, MONDAY + 2 * DAY) == ()
        (fact,) = weekly.intended(connection, MONDAY, MONDAY + DAY)
    assert fact == Intended(
        ref="spring/gifts@office", network="x", account="office", campaign="spring", due=MONDAY, state="published",
        queued=MONDAY - DAY, since=MONDAY + DAY, text="Gifts and games.", language="en", why="now published",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("events", "since"),
    [
        ((("queued", -DAY), ("queued", -DAY / 2)), -DAY),
        ((("queued", -3 * DAY), ("held", -2 * DAY), ("queued", -DAY)), -DAY),
    ],
)
def test_a_state_lasts_since_it_was_entered_not_since_it_was_last_touched(log, events, since):
    with log.write() as connection:
        queued(connection, state="queued", events=events)
        (fact,) = weekly.intended(connection, MONDAY, MONDAY + DAY)
    assert fact.since == MONDAY + since


def test_every_count_of_a_post_in_the_order_of_its_age(log):
    with log.write() as connection:
        post = publication(connection)
        publication(connection, "2", at=MONDAY - 7 * DAY)
        record(
            connection,
            [
                Counting(post, Figures(4, 1, 0), MONDAY + 2 * DAY, "simulated", True),
                Counting(post, Figures(3, 1, 0), MONDAY + 2 * DAY, "api"),
                Counting(post, Figures(1, 0, 0), MONDAY + DAY, "export"),
                Counting(post, Figures(9, clicks=7), MONDAY + 3 * DAY, "export"),
            ],
        )
        assert weekly.counts(connection, MONDAY, MONDAY + DAY) == {
            ("x", "1"): (PostCount(1.0, 1), PostCount(2.0, 4), PostCount(3.0, None, clicks=7))
        }


def test_the_newest_count_of_each_network(log):
    with log.write() as connection:
        first = publication(connection)
        second = publication(connection, "2", network="linkedin")
        record(
            connection,
            [Counting(first, Figures(1), MONDAY + DAY, "export"), Counting(first, Figures(1), MONDAY, "api")],
        )
        record(connection, [Counting(second, Figures(1), MONDAY, "simulated", True)])
        assert weekly.freshness(connection) == (
            Freshness("linkedin", "simulated", MONDAY, simulated=True),
            Freshness("x", "api", MONDAY),
            Freshness("x", "export", MONDAY + DAY),
        )


def test_the_week_of_the_first_use_of_a_hashtag(log):
    with log.write() as connection:
        publication(connection, "1", tags=("IOM",))
        publication(connection, "2", tags=("iom", "Safe"))
        publication(connection, "0", at=MONDAY - 7 * DAY, tags=("IOM",))
        assert weekly.first_weeks(connection, ["iom", "safe"]) == {"iom": "2026-W46", "safe": "2026-W47"}


@pytest.mark.parametrize("state", ["queued", "held", "failed", "unknown", "missed", "handed-over"])
def test_what_is_to_come_or_waits_for_a_person_whenever_it_is_due(log, state):
    with log.write() as connection:
        queued(connection, state=state, due=MONDAY - 400 * DAY)
        assert [fact.ref for fact in weekly.waiting(connection)] == ["spring/gifts@office"]


def test_what_is_out_waits_no_more(log):
    with log.write() as connection:
        queued(connection)
        assert weekly.waiting(connection) == ()


def test_the_files_that_were_read(log):
    row = {"sha256": "0", "as_of": MONDAY, "name": "a.csv", "source": "x", "at": MONDAY, "rows": 3}
    with log.write() as connection:
        connection.execute(table(ImportedFile).insert(), row)
        assert weekly.imported(connection) == (ImportedExport("a.csv", "x", MONDAY, 3),)
