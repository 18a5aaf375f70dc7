"""What a network counts for a post and what its export says of it are two readings of one publication."""

from datetime import UTC, datetime, timedelta

import pytest
from msgspec.structs import replace
from sqlmodel import Session, select

from postdesk import queue
from postdesk.log.readings.intake import Source, take_in
from postdesk.log.tables import Latest, Publication, Reading
from postdesk.measure.from_networks import measure
from postdesk.models import Extracted, Figures, Remote
from stage.life import NOON, Told, ask, courier, ours, queued, wanted
from stage.measuring import Counts, asking_each

TEXT = "Doors open at six, and everybody is welcome. #SafeMigration"
LATER = NOON + timedelta(minutes=1, seconds=3)


def urn(kind, moment, number=7):
    return f"urn:li:{kind}:{(int(moment.timestamp() * 1000) << 22) + number}"


SHARE = urn("share", NOON)
ACTIVITY = urn("activity", NOON + timedelta(milliseconds=700), 9)
KNOWN = {
    "x": (Remote("1992", "https://x.com/office/status/1992"), "1992", "https://x.com/IOMExample/status/1992"),
    "linkedin": (Remote(SHARE, f"https://www.linkedin.com/feed/update/{SHARE}/"), ACTIVITY, ""),
    "facebook": (
        Remote("1000_1827720132000001", "https://www.facebook.com/1000/posts/1827720132000001"),
        "1827720132000001",
        "https://www.facebook.com/office/posts/pfbid0AAA",
    ),
    "instagram": (Remote("18182", "https://www.instagram.com/p/DX1/"), "18182", "https://www.instagram.com/p/DX1/"),
    "threads": (Remote("1789", "https://www.threads.net/@office/post/DX2"), "another", ""),
    "telegram": (Remote("41", "https://t.me/office/41"), "another", ""),
    "mastodon": (Remote("1157", "https://example.social/@office/1157"), "1157", ""),
    "bluesky": (
        Remote("at://did:plc:a/app.bsky.feed.post/3k", "https://bsky.app/profile/did:plc:a/post/3k"),
        "at://did:plc:a/app.bsky.feed.post/3k",
        "",
    ),
}
"""By network: the post as its API knows it, the id that its export has, and the address there."""


class Posts(Told):
    """Publishes under the id and at the address that a network gives."""

    def __init__(self, remote):
        super().__init__()
        self.remote = remote

    def publish(self, payload, key, now, prepared=""):
        return self.remote


@pytest.mark.parametrize("network", KNOWN)
@pytest.mark.parametrize("first", ["api", "export"])
def test_figures_by_api_and_by_export_meet(log, clock, network, first):
    remote, exported, url = KNOWN[network]
    post = replace(wanted(), network=network, payload=replace(wanted().payload, network=network, texts=(TEXT,)))
    queue.apply(log, ask(post), "Ana", NOON)
    courier(log, Posts(remote), clock).run_due()
    row = Extracted(2, network, "office", exported, url, LATER, True, TEXT, Figures(reactions=9, reach=40))
    clock.forward(days=1)
    if first == "api":
        assert measure(log, asking_each(Counts()), clock).posts == 1
    source = Source(network, clock() + timedelta(hours=1), "UTC", lambda _text: [], {"office": "fedi"})
    taken = take_in(log, [row], source)
    if first == "export":
        assert measure(log, asking_each(Counts()), clock).posts == 1
    assert (taken.new, taken.updated) == (0, 1)
    with Session(log.engine) as session:
        (publication,) = session.exec(select(Publication)).all()
        both = session.exec(select(Reading.source, Reading.reactions).order_by(Reading.source)).all()
        newest = session.get(Latest, publication.id)
    assert both == [("api", 1), ("export", 9)]
    assert (newest.source, newest.reactions, newest.as_of) == ("export", 9, clock() + timedelta(hours=1))
    assert [found.remote.id for found in ours(log)] == [remote.id]
    assert publication.published == datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("name", "text", "words", "found"),
    [
        ("Member", "", TEXT, 1),  # a person's analytics have no texts
        ("", TEXT, TEXT, 1),
        ("Member", "Something else, of another day", "Something else, of another day", 2),
        ("other", "", "", 2),  # another account of the desk
    ],
)
def test_an_export_told_of_a_post_under_its_other_number_before_we_did(log, clock, name, text, words, found):
    queued(log, wanted("tea", "other"))
    row = Extracted(2, "linkedin", name, ACTIVITY, "", NOON + timedelta(milliseconds=700), True, text, Figures(93))
    take_in(log, [row], Source("linkedin", NOON + timedelta(hours=1), "UTC", lambda _text: [], {"o": "other"}))
    remote = KNOWN["linkedin"][0]
    post = replace(wanted(), network="linkedin", payload=replace(wanted().payload, network="linkedin", texts=(TEXT,)))
    queued(log, replace(post, account="fedi"))
    courier(log, Posts(remote), clock).run_due()
    with Session(log.engine) as session:
        publications = session.exec(select(Publication).where(Publication.network == "linkedin")).all()
        first = session.exec(select(Publication).order_by(Publication.id)).first()
    assert (len(publications), first.text) == (found, words)
    assert (first.remote_id, first.account) == ((remote.id, "fedi") if found == 1 else (ACTIVITY, name))
