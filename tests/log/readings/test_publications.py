"""What postdesk published stands in the log as a publication, whatever an export told of it before."""

from datetime import timedelta

import pytest
from msgspec.structs import replace
from sqlalchemy import insert
from sqlmodel import Session, select

from postdesk import queue
from postdesk.log.readings import publications
from postdesk.log.tables import Publication
from postdesk.models import Attachment, Payload
from stage.life import NOON, Clock, Told, courier, hand, ours, queued, wanted


def payload(*files, link=""):
    media = tuple(Attachment(file, "", 1, "") for file in files)
    return Payload("rehearsal", "fedi", ("Doors open at six.",), link=link, media=media)


@pytest.mark.parametrize(
    ("sent", "kind"),
    [
        (payload(), "text"),
        (payload(link="https://example.org"), "link"),
        (payload("hall.jpg", link="https://example.org"), "image"),
        (payload("hall.jpg", "tour.MP4"), "video"),
    ],
)
def test_what_a_post_mainly_is(sent, kind):
    assert publications.kind(sent) == kind


@pytest.mark.parametrize("spelling", ["MigrantsDay", "#migrantsday", "ＭigrantsDay", "MIGRANTSDAY"])
def test_spellings_of_one_hashtag(spelling):
    assert publications.identity(spelling) == "migrantsday"


def test_a_post_that_an_export_told_of_first_becomes_ours(log):
    with log.write() as connection:
        row = {
            "network": "rehearsal",
            "account": "Country Office",
            "remote_id": "7",
            "published": NOON,
            "week": "2026-W48",
        }
        connection.execute(
            insert(Publication).values(
                **row, url="", text="Doors", exact=True, language="", campaign="", kind="", reply=False
            )
        )
    queued(log, wanted(by_hand=True))
    courier(log, Told(), Clock()).run_due()
    post = queue.resolve_published(log, "gifts", "https://www.example.org/posts/7", hand())
    with Session(log.engine) as session:
        assert [(row.post_id, row.campaign, row.account, row.text) for row in session.exec(select(Publication))] == [
            (post.id, "spring", "fedi", "Doors")
        ]


def test_what_postdesk_published_since_a_moment_is_ours_in_its_order(log):
    clock = Clock()
    queued(log, wanted("gifts"), wanted("tea", at=60, account="bsky"), wanted("bread", by_hand=True))
    run = courier(log, Told(), clock)
    run.run_due()
    clock.forward(hours=1)
    run.run_due()
    imported = {"network": "x", "account": "office", "remote_id": "1", "published": NOON, "week": "2026-W48"}
    with log.write() as connection:
        rest = {"url": "", "text": "", "exact": True, "language": "", "campaign": "", "kind": "", "reply": False}
        connection.execute(insert(Publication).values(**imported, **rest))
    both, last, none = (ours(log, NOON + timedelta(seconds=since)) for since in (0, 1, 3601))
    assert [(post.account, post.published) for post in both] == [("fedi", NOON), ("bsky", NOON + timedelta(hours=1))]
    assert both[0].remote.url.startswith("https://told.example/")
    assert (last, none) == (both[1:], [])


def test_a_thread_is_as_many_posts_there_as_it_has_parts(log):
    clock = Clock()
    thread = wanted("gifts")
    queued(log, replace(thread, payload=replace(thread.payload, texts=("One.", "Two."))), wanted("tea", account="bsky"))
    courier(log, Told(), clock).run_due()
    assert sorted(post.remote.parts for post in ours(log)) == [1, 2]
