"""What is due goes out once, and what a person publishes is laid out."""

import shutil
from datetime import UTC, datetime

import pytest

from postdesk.errors import PostdeskError, Refused
from stage.desks import DOORS, HALL, LINKEDIN, TEA, published, states, write
from stage.life import Told, courier
from stage.pictures import jpeg


def test_what_is_due_and_when_to_look_again(office, clock):
    assert office.publishing.next_due() is None
    office.queue.apply()
    assert office.publishing.due() == []
    assert office.local(office.publishing.next_due()) == "2026-11-24 09:00"
    clock.moment = office.publishing.next_due()
    assert [post.ref for post in office.publishing.due()] == [DOORS]


def test_what_is_due_is_published_once(out):
    (page,) = published(out)
    assert "Doors open at six.\n\n#SpringTogether" in page.read_text(encoding="utf-8")
    assert out.publishing.publish_due() == []
    assert published(out) == [page]


def test_what_a_person_publishes_is_laid_out_and_disappears_when_it_is_done(office, clock):
    write(office, page=LINKEDIN)
    office.queue.apply()
    clock.moment = datetime(2026, 11, 24, 8, 1, tzinfo=UTC)
    assert {(outcome.ref, outcome.state) for outcome in office.publishing.publish_due()} == {
        (DOORS, "published"),
        (HALL, "handed-over"),
    }
    folder = office.house.reports / "handoff" / "2026-11-24-page+hall@linkedin"
    assert "#ОтворенаВрата" in (folder / "text.txt").read_text(encoding="utf-8")
    assert (folder / "1-hall.jpg").read_bytes() == jpeg()
    shutil.rmtree(office.house.reports)
    assert office.publishing.lay_out() == [folder]
    assert (folder / "1-hall.jpg.alt.txt").read_text(encoding="utf-8") == "The hall with its lamps lit."
    office.queue.resolve("hall", "https://www.linkedin.com/feed/update/urn:li:share:7", "")
    assert office.publishing.lay_out() == []
    assert not folder.exists()


def test_a_folder_that_cannot_be_written_is_told_and_the_post_waits(office, clock):
    write(office, page=LINKEDIN)
    office.queue.apply()
    clock.moment = datetime(2026, 11, 24, 8, 1, tzinfo=UTC)
    office.house.reports.write_text("in the way", encoding="utf-8")
    with pytest.raises(PostdeskError, match=r"handoff cannot be written \((file exists|not a directory)\)"):
        office.publishing.publish_due()
    assert states(office)[HALL] == "handed-over"
    office.house.reports.unlink()
    assert [folder.name for folder in office.publishing.lay_out()] == ["2026-11-24-page+hall@linkedin"]


def test_a_network_that_refuses_leaves_the_rest_alone(office, clock):
    """The courier goes on with the next post; the reason stands in the log."""
    office.queue.apply()
    clock.moment = datetime(2026, 11, 24, 9, 1, tzinfo=UTC)
    courier(office.log, Told(Refused("the text is too long")), clock).run_due()
    assert states(office) == {DOORS: "failed", TEA: "published"}
    assert office.posts.history("doors")[-1].why == "the text is too long"
