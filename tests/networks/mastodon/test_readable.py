"""What was read back once is remembered, for that audience, those signs and that software."""

import pytest

from postdesk.networks.mastodon.answers import Status
from postdesk.networks.mastodon.readable import MOST, Readable
from stage.life import NOON


def status(number, text):
    return Status(str(number), f"<p>{text}</p>", NOON)


@pytest.fixture
def readable(tmp_path):
    return Readable(tmp_path / "readable" / "server+7.json")


def test_nothing_is_proven_before_it_was_seen(readable):
    readable.sent("1.0", "1", "public", "Doors open.")
    assert not readable.shows("1.0", "public", "Doors open.")
    readable.seen("1.0", [status(1, "Doors open.")])
    assert readable.shows("1.0", "public", "Tea.")


def test_a_proof_holds_for_its_audience_its_signs_and_its_software(readable):
    readable.sent("1.0", "1", "public", "Doors open 🎁.")
    readable.seen("1.0", [status(1, "Doors open 🎁."), status(2, "Another.")])
    assert readable.shows("1.0", "public", "Tea 🎈.")
    for version, audience, text in (("1.0", "private", "Tea."), ("1.0", "public", "Tea!"), ("1.1", "public", "Tea.")):
        assert not readable.shows(version, audience, text)


def test_what_was_altered_proves_nothing_and_what_is_proven_is_not_noted_again(readable):
    readable.sent("1.0", "1", "public", "Doors & tea")
    readable.seen("1.0", [status(1, "Doors &amp;amp; tea")])
    assert not readable.shows("1.0", "public", "Doors")
    readable.sent("1.0", "2", "public", "Tea")
    readable.seen("1.0", [status(2, "Tea")])
    before = readable.file.read_bytes()
    readable.sent("1.0", "3", "public", "Cake")
    assert readable.file.read_bytes() == before


def test_only_the_newest_are_waited_for(readable):
    for number in range(MOST + 1):
        readable.sent("1.0", str(number), "public", "Doors open.")
    readable.seen("1.0", [status(0, "Doors open.")])
    assert not readable.shows("1.0", "public", "Doors open.")


def test_a_memory_that_cannot_be_read_or_written_proves_nothing_and_harms_nothing(tmp_path):
    (tmp_path / "file").write_text("no folder")
    unwritable, nowhere = Readable(tmp_path / "file" / "server.json"), Readable()
    for readable in (unwritable, nowhere):
        readable.sent("1.0", "1", "public", "Doors open.")
        readable.seen("1.0", [status(1, "Doors open.")])
        assert not readable.shows("1.0", "public", "Doors open.")
