"""A take-over asks the networks first: what the other memory published is not published again."""

import shutil
from datetime import UTC, datetime

import pytest
from click.testing import CliRunner

from postdesk.cli import Office, main
from postdesk.desk import Desk
from stage.desks import TWO_SERVERS, lay, states
from stage.pretend_bluesky import Pds
from stage.pretend_mastodon import Instance

pytestmark = pytest.mark.sqlite
MORNING, DUE, LATER = (datetime(2026, 11, 23, *clock, tzinfo=UTC) for clock in ((9,), (12, 0, 1), (12, 5)))
SETTINGS = (
    TWO_SERVERS
    + """
[accounts.page]
network = "linkedin"
id = "urn:li:organization:1234"
by_hand = true
"""
)
SPRING = """\
campaign: spring
accounts: [fedi, bsky, page]
posts:
  - {id: doors, at: 2026-11-23 12:00, text: Doors open at six.}
  - {id: tea, at: 2026-11-24 12:00, text: Tea for everybody.}
"""
DOORS = [f"spring/doors@{account}" for account in ("fedi", "bsky", "page")]


def at(root, moment, *words):
    done = CliRunner().invoke(main, ["--desk", str(root), *words], obj=Office(lambda: moment))
    return done.stdout.splitlines()


@pytest.fixture
def servers():
    return Instance(), Pds()


@pytest.fixture
def first(tmp_path, servers):
    """A desk of three accounts, on servers of its own."""
    fedi, bsky = servers
    with fedi.serve() as mastodon, bsky.serve() as bluesky:
        root = lay(tmp_path / "first", SETTINGS.format(fedi=mastodon.url, bsky=bluesky.url), spring=SPRING)
        (root / ".env").write_text("POSTDESK_FEDI_TOKEN=token\nPOSTDESK_BSKY_TOKEN=app-pass\n", encoding="utf-8")
        at(root, MORNING, "queue")
        yield root


def test_a_clone_finds_what_is_public_and_publishes_none_of_it_again(first, tmp_path, servers):
    fedi, bsky = servers
    assert {line.partition(" http")[0] for line in at(first, DUE, "publish")} >= {
        "published: spring/doors@bsky",
        "published: spring/doors@fedi",
    }
    clone = tmp_path / "clone"
    shutil.copytree(first / "campaigns", clone / "campaigns")
    shutil.copy(first / ".env", clone)
    at(clone, LATER, "queue")
    said = at(clone, LATER, "take-over", "--why", "a new laptop")
    assert said[0].startswith("published: spring/doors@fedi http")
    assert said[1].startswith("published: spring/doors@bsky https://bsky.app/profile/did:plc:office/post/")
    assert said[2:] == ["The memory here speaks for the desk now; share campaigns/.desk-memory with git."]
    at(clone, LATER, "publish")
    assert (len(fedi.posts), len(bsky.records)) == (1, 1)
    desk = Desk.open(clone, lambda: LATER)
    stand = states(desk)
    desk.close()
    assert [stand[ref] for ref in DOORS] == ["published", "published", "handed-over"]
    assert "take-over: found on the network: a new laptop" in "\n".join(at(clone, LATER, "log", DOORS[0]))


def test_what_is_not_public_and_was_never_begun_waits_for_a_person(first, tmp_path, servers):
    """Absence proves nothing where nobody knows when the other memory began to send."""
    shutil.copytree(first / "campaigns", tmp_path / "clone" / "campaigns")
    shutil.copy(first / ".env", tmp_path / "clone")
    at(tmp_path / "clone", LATER, "queue")
    said = at(tmp_path / "clone", LATER, "take-over")
    assert [line.partition(" ")[0] for line in said[:2]] == ["unknown:", "unknown:"]
    assert (servers[0].posts, servers[1].records) == ([], {})


def test_scripts_get_what_became_of_each_post(first, tmp_path):
    shutil.copytree(first / "campaigns", tmp_path / "clone" / "campaigns")
    at(tmp_path / "clone", LATER, "queue")
    told = "\n".join(at(tmp_path / "clone", LATER, "take-over", "--format", "json"))
    assert told.count('"state": "unknown"') == 2
    assert "set POSTDESK_FEDI_TOKEN" in told


def cloned(first, tmp_path):
    """The campaigns, the mark and the tokens on a second laptop, without the memory; and what is queued there."""
    clone = tmp_path / "clone"
    shutil.copytree(first / "campaigns", clone / "campaigns")
    shutil.copy(first / ".env", clone)
    at(clone, LATER, "queue")
    return clone


def test_a_clone_that_did_not_take_over_publishes_nothing_and_says_where_to_work(first, tmp_path, servers):
    at(first, DUE, "publish")
    clone = cloned(first, tmp_path)
    assert at(clone, LATER, "publish") == []
    assert any("postdesk take-over" in line for line in at(clone, LATER, "doctor"))
    assert (len(servers[0].posts), len(servers[1].records)) == (1, 1)


def test_a_clone_finds_by_its_words_what_an_older_postdesk_put_on_bluesky(first, tmp_path, servers):
    """Its record keys followed from the moment at which it was sent, and nobody else can know them."""
    at(first, DUE, "publish")
    (record,) = servers[1].records.values()
    servers[1].records = {"3m6aaaaaaaa22": record}
    clone = cloned(first, tmp_path)
    said = at(clone, LATER, "take-over")
    assert said[1].endswith("/post/3m6aaaaaaaa22")
    at(clone, LATER, "publish")
    assert list(servers[1].records) == ["3m6aaaaaaaa22"]
