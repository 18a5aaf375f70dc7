"""What was told before is counted; what is new, and every error, is said."""

from contextlib import closing

from msgspec import json

from postdesk.desk import Desk
from postdesk.queue import told_before
from stage.desks import DOORS, SETTINGS, SPRING, lay

SHOUTS = SPRING.replace("Doors open at six.", "DOORS OPEN AT SIX, FOR EVERYBODY WHO COMES.")
SUMMER = "campaign: summer\naccounts: [fedi]\nposts:\n  - {id: sea, at: 2026-07-01 09:00, text: 'Write to **us** at once.'}\n"


def told(desk, paths=()):
    """Plan, and say what is new; return the rules of the warnings and errors that are, and how many are not."""
    findings, plan = desk.queue.plan(paths)
    said = desk.queue.new_and_told(findings, plan)
    desk.queue.remember_told(findings, plan, paths)
    return [finding.rule for finding in said.findings], len(said.findings_before)


def rewrite(desk, name, text):
    (desk.house.campaigns / f"{name}.yaml").write_text(text, encoding="utf-8")


def test_a_warning_is_said_once_and_again_when_it_comes_back(tmp_path, clock):
    with closing(Desk.open(lay(tmp_path, spring=SHOUTS), clock)) as desk:
        assert told(desk) == (["shouting"], 0)
        rewrite(desk, "spring", f"# moved down by a line\n{SHOUTS}")
        assert told(desk) == ([], 1)
        rewrite(desk, "spring", SPRING)
        assert told(desk) == ([], 0)
        rewrite(desk, "spring", SHOUTS)
        assert told(desk) == (["shouting"], 0)


def test_an_error_is_said_every_time(tmp_path, clock):
    settings = SETTINGS + '\n[rules]\nshouting = "error"\n'
    with closing(Desk.open(lay(tmp_path, settings, spring=SHOUTS), clock)) as desk:
        assert [told(desk), told(desk)] == [(["shouting"], 0)] * 2


def test_files_that_were_not_read_stay_told(tmp_path, clock):
    with closing(Desk.open(lay(tmp_path, spring=SHOUTS, summer=SUMMER), clock)) as desk:
        assert told(desk) == (["shouting", "markup"], 0)
        rewrite(desk, "summer", SUMMER.replace("**us**", "us"))
        assert told(desk, [desk.house.campaigns / "summer.yaml"]) == ([], 0)
        rewrite(desk, "summer", SUMMER)
        assert told(desk, [desk.house.campaigns / "summer.yaml"]) == (["markup"], 0)
        assert told(desk) == ([], 2)


def test_where_the_note_is_lost_or_damaged_all_is_said_again(tmp_path, clock):
    with closing(Desk.open(lay(tmp_path, spring=SHOUTS), clock)) as desk:
        note = desk.house.memory / told_before.MARK
        for damage in (b"", b"[]", b'{"a": 1}', b"\xff", json.encode({"campaigns/spring.yaml": []})):
            told(desk)
            note.write_bytes(damage)
            assert told(desk) == (["shouting"], 0)
        note.unlink()
        assert told(desk) == (["shouting"], 0)


def test_where_it_cannot_be_kept_all_is_said_again(tmp_path, clock):
    with closing(Desk.open(lay(tmp_path, spring=SHOUTS), clock)) as desk:
        (desk.house.memory / told_before.MARK).mkdir(parents=True)
        assert [told(desk), told(desk)] == [(["shouting"], 0)] * 2


def test_a_post_that_is_kept_though_its_file_changed_is_said_once(tmp_path, clock):
    with closing(Desk.open(lay(tmp_path, spring=SPRING), clock)) as desk:
        desk.queue.apply()
        clock.moment = next(post.due for post in desk.posts.listing() if post.ref == DOORS)
        desk.publishing.publish_due()
        rewrite(desk, "spring", SPRING.replace("at six", "at seven"))
        first = desk.queue.new_and_told(*desk.queue.plan())
        assert [change.ref for change in first.kept] == [DOORS]
        told(desk)
        again = desk.queue.new_and_told(*desk.queue.plan())
        assert (again.kept, [change.ref for change in again.kept_before]) == ((), [DOORS])
