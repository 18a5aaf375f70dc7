"""What postdesk published stands in the log as a publication, whatever an export told of it before."""

from datetime import timedelta

import pytest
from msgspec.structs import replace
from sqlalchemy import insert
from sqlmodel import Session, select

from postdesk import queue
from postdesk.log.readings import publications
from postdesk.log.readings.intake import Source, take_in
from postdesk.log.tables import Latest, Publication, Reading, TagWeek
from postdesk.models import Attachment, Extracted, Figures, Payload, Remote
from postdesk.models.life import State
from stage.life import NOON, Clock, Told, ask, courier, hand, ours, queued, slot, wanted
from stage.publishing import publication


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


@pytest.fixture
def told_first(log):
    """Put what an export told of a post into the log before anybody says here that it is public."""

    def put(**more):
        row = {"network": "rehearsal", "account": "Country Office", "remote_id": "7", "published": NOON} | more
        rest = {"url": "", "text": "Doors", "exact": True, "language": "", "campaign": "", "kind": "", "reply": False}
        with log.write() as connection:
            connection.execute(insert(Publication).values(**rest | row, week="2026-W48"))
        queued(log, wanted(by_hand=True))
        courier(log, Told(), Clock()).run_due()

    return put


def told_of(log):
    with Session(log.engine) as session:
        return session.exec(select(Publication)).one()


def test_a_post_that_an_export_told_of_first_becomes_ours(log, told_first):
    told_first()
    post = queue.resolve_published(log, "gifts", "https://www.example.org/posts/7", hand())
    row = told_of(log)
    assert (row.post_id, row.campaign, row.account, row.text) == (post.id, "spring", "fedi", "Doors")


@pytest.mark.parametrize(("exact", "said", "kept"), [(False, 5, 5), (False, None, 30), (True, 5, 30)])
def test_the_moment_that_an_export_told_first_stays_unless_it_was_a_day(log, told_first, exact, said, kept):
    told_first(published=slot(30).instant, exact=exact)
    later = hand(now=NOON + timedelta(hours=1))
    url = "https://www.example.org/posts/7"
    queue.resolve_published(log, "gifts", url, later, went_out=None if said is None else slot(said))
    row = told_of(log)
    assert (row.published.replace(tzinfo=NOON.tzinfo), row.exact) == (slot(kept).instant, exact or said is not None)


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


class At(Told):
    """Publishes under one number on one server, as servers that count from 1 do."""

    def __init__(self, url):
        super().__init__()
        self.url = url

    def publish(self, payload, key, now, prepared=""):
        return Remote("1", self.url)


def out(log, clock, name, url, network="mastodon", text="Doors open at six.", account="fedi"):
    post = wanted(name, account, text=text)
    payload = replace(post.payload, network=network)
    queue.apply(log, ask(replace(post, network=network, payload=payload)), "Ana", NOON)
    courier(log, At(url), clock).run_due()


def written(log):
    with Session(log.engine) as session:
        rows = session.exec(select(Publication).order_by(Publication.id)).all()
    return [(row.home, row.remote_id, row.text, row.account, row.post_id) for row in rows]


@pytest.mark.parametrize(
    ("network", "one", "other", "homes"),
    [
        ("mastodon", "https://sea.example/@a/1", "https://hill.example/@a/1", ["sea.example", "hill.example"]),
        ("telegram", "https://t.me/iom_test/1", "https://t.me/IOM_Office/1", ["iom_test", "iom_office"]),
    ],
)
def test_two_posts_of_ours_keep_a_publication_each_whatever_their_number(log, clock, network, one, other, homes):
    out(log, clock, "gifts", one, network)
    out(log, clock, "tea", other, network, text="Tea is at noon.")
    assert written(log) == [
        (homes[0], "1", "Doors open at six.", "fedi", 1),
        (homes[1], "1", "Tea is at noon.", "fedi", 2),
    ]


@pytest.mark.parametrize(
    ("network", "url", "homes"),
    [
        ("mastodon", "https://sea.example/@a/1", ["sea.example", "sea.example#2"]),
        ("x", "https://x.com/a/status/1", ["", "#2"]),
    ],
)
def test_so_they_do_where_the_log_could_not_be_asked_whether_another_is_there(log, clock, network, url, homes):
    out(log, clock, "gifts", url, network)
    out(log, clock, "tea", url, network, text="Tea is at noon.")
    assert queue.find(log, "tea").state == State.UNKNOWN
    with log.write() as connection:
        publications.publish_row(connection, queue.find(log, "tea"), Remote("1", url), NOON)
    assert written(log) == [
        (homes[0], "1", "Doors open at six.", "fedi", 1),
        (homes[1], "1", "Tea is at noon.", "fedi", 2),
    ]


@pytest.mark.parametrize(
    ("account", "text", "met"),
    [
        ("", "Doors open at six.", True),
        ("fedi", "", True),
        ("Country Office", "Doors open at six.", True),
        ("bsky", "Doors open at six.", False),
        ("", "Quite another post.", False),
    ],
)
def test_a_post_of_which_an_export_told_no_address_becomes_ours_where_it_fits(log, clock, account, text, met):
    queued(log, wanted("later", "bsky", at=60))
    with log.write() as connection:
        publication(connection, "1", "mastodon", account=account, text=text, at=NOON, tags=())
    out(log, clock, "gifts", "https://sea.example/@a/1")
    ours_now = ("sea.example", "1", "Doors open at six.", "fedi", 2)
    assert written(log) == ([ours_now] if met else [("", "1", text, account, None), ours_now])


def test_what_an_export_told_of_the_right_address_becomes_ours_when_that_is_put_right(log, clock):
    queued(log, wanted(by_hand=True))
    courier(log, Told(), clock).run_due()
    queue.resolve_published(log, "gifts", "https://www.example.org/posts/6", hand())
    row = Extracted(2, "rehearsal", "", "7", "", NOON, True, "Quite different", Figures(9, 1, 2))
    take_in(log, [row], Source("rehearsal", NOON + timedelta(days=1), "UTC", lambda _text: [("iom", "IOM")]))
    queue.resolve_published(log, "gifts", "https://www.example.org/posts/7", hand())
    assert written(log) == [("", "7", "Doors open at six.", "fedi", 1)]
    with Session(log.engine) as session:
        assert [row.publication_id for row in session.exec(select(Reading))] == [1]
        assert [(row.publication_id, row.reactions) for row in session.exec(select(Latest))] == [(1, 9)]
        assert [row.tag for row in session.exec(select(TagWeek))] == ["migrantsday"]
