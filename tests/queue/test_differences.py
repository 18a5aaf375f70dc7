"""Files and queue that say different things are told of, wherever an officer looks."""

from contextlib import contextmanager
from datetime import timedelta

from postdesk.desk import Desk
from postdesk.queue import differences
from stage import pictures
from stage.desks import DOORS, SETTINGS, SPRING, TEA, lay, states


@contextmanager
def office_of(tmp_path, clock, settings=SETTINGS):
    desk = Desk.open(lay(tmp_path, settings, spring=SPRING), clock)
    desk.queue.apply()
    yield desk
    desk.close()


def rewrite(desk, text):
    (desk.house.campaigns / "spring.yaml").write_text(text, encoding="utf-8")


def test_a_draft_that_was_corrected_and_not_queued(tmp_path, clock):
    with office_of(tmp_path, clock) as desk:
        assert desk.queue.differences() is None
        rewrite(desk, SPRING.replace("at six", "at seven"))
        differ = desk.queue.differences()
        assert differ.told == (
            f"files and queue differ: 1 changed since ({DOORS}). "
            "`postdesk plan` shows it, `postdesk queue` makes them one"
        )
        desk.queue.apply()
        assert desk.queue.differences() is None


def test_a_touched_file_that_says_the_same(tmp_path, clock):
    with office_of(tmp_path, clock) as desk:
        rewrite(desk, SPRING + "\n")
        assert desk.queue.differences() is None
        assert (desk.house.memory / differences.MARK).read_text() == differences.fingerprint(desk.house)


def test_a_post_goes_out_as_it_was_queued_and_that_is_told(tmp_path, clock):
    with office_of(tmp_path, clock) as desk:
        rewrite(desk, SPRING.replace("at six", "at seven"))
        assert desk.queue.keep_changed("desk:1") == []
        clock.moment = desk.posts.listing()[0].due - timedelta(minutes=10)
        (said,) = desk.queue.keep_changed("desk:1")
        assert said == f"{DOORS} goes out as it was queued, and its file says something else: content changed"
        assert states(desk)[DOORS] == "queued"


def test_a_desk_that_keeps_such_posts_back(tmp_path, clock):
    settings = SETTINGS.replace("[desk]\n", '[desk]\nchanged = "hold"\n')
    with office_of(tmp_path, clock, settings) as desk:
        rewrite(desk, SPRING.replace("at six", "at seven"))
        clock.moment = desk.posts.listing()[0].due - timedelta(minutes=10)
        assert desk.queue.keep_changed("desk:1") == [
            f"{DOORS} is held, for its file says something else: content changed"
        ]
        assert states(desk)[DOORS] == "held"
        assert desk.queue.keep_changed("desk:1") == []


def test_a_memory_that_cannot_be_written_to_is_read_again_later(tmp_path, clock):
    with office_of(tmp_path, clock) as desk:
        mark = desk.house.memory / differences.MARK
        mark.unlink()
        mark.mkdir()
        assert desk.queue.differences() is None
        mark.rmdir()


def test_many_are_named_in_short(tmp_path, clock):
    with office_of(tmp_path, clock) as desk:
        more = "".join(f"  - {{id: p{n}, at: 2026-12-{n:02} 09:00, text: Day {n}.}}\n" for n in range(1, 6))
        rewrite(desk, SPRING + more)
        assert (
            "5 not queued yet (spring/p1@fedi, spring/p2@fedi, spring/p3@fedi and 2 more of spring)"
            in desk.queue.differences().says
        )


def test_a_file_that_goes_while_it_is_looked_at(tmp_path, clock):
    with office_of(tmp_path, clock) as desk:
        before = differences.fingerprint(desk.house)
        (desk.house.campaigns / "lost.yaml").symlink_to(tmp_path / "nowhere")
        assert differences.fingerprint(desk.house) == before


HOLDS = SETTINGS.replace("[desk]\n", '[desk]\nchanged = "hold"\n')


def soon(desk, clock):
    clock.moment = desk.posts.listing()[0].due - timedelta(minutes=10)
    return desk.queue.keep_changed("desk:1")


def test_a_picture_that_was_exchanged_under_its_name(tmp_path, clock):
    with office_of(tmp_path, clock) as desk:
        rewrite(desk, SPRING.replace("at six.", "at six.\n    media: [{file: media/hall.jpg, alt: The hall.}]"))
        desk.queue.apply()
        assert desk.queue.differences() is None
        (desk.house.campaigns / "media" / "hall.jpg").write_bytes(pictures.jpeg(60, 30))
        assert f"1 changed since ({DOORS})" in desk.queue.differences().told
        (desk.house.campaigns / "media" / "hall.jpg").unlink()
        assert f"1 with an error in the draft ({DOORS})" in desk.queue.differences().told
        assert soon(desk, clock) == [
            f"{DOORS} goes out as it was queued, and its file says something else: its draft has an error"
        ]


def test_a_draft_that_says_now_what_is_said_already(tmp_path, clock):
    with office_of(tmp_path, clock, HOLDS) as desk:
        rewrite(desk, SPRING.replace("Doors open at six.", "Tea for everybody who helped. 🍵"))
        assert (
            desk.queue.differences().says == f"files and queue differ: 1 that would say what is said already ({DOORS})"
        )
        (said,) = soon(desk, clock)
        assert said.startswith(f"{DOORS} is held, for its file says something else: says what {TEA} says")
        assert states(desk)[DOORS] == "held"
        assert desk.queue.differences() is None  # nothing goes out in other words


def test_a_post_that_files_know_by_another_name_is_kept_back_by_its_own(tmp_path, clock):
    with office_of(tmp_path, clock, HOLDS) as desk:
        rewrite(desk, SPRING.replace("id: doors", "id: gates"))
        assert soon(desk, clock) == [
            f"{DOORS} is held, for its file says something else: renamed from spring/doors@fedi"
        ]
        assert states(desk) == {DOORS: "held", TEA: "queued"}


def test_a_missed_post_that_its_file_asks_for_again_is_not_said_to_go_out(tmp_path, clock):
    with office_of(tmp_path, clock, HOLDS) as desk:
        clock.moment = desk.posts.listing()[0].due + timedelta(hours=3)
        desk.publishing.publish_due()
        assert states(desk)[DOORS] == "missed"
        rewrite(desk, SPRING.replace("2026-11-24 09:00", "2026-11-24 11:35"))
        assert f"1 changed since ({DOORS})" in desk.queue.differences().told
        assert desk.queue.keep_changed("desk:1") == []
        assert states(desk)[DOORS] == "missed"
