"""The journal keeps each event as one line, day by day, however many write it, and forgets what is long over."""

import json
import threading
from datetime import timedelta

from postdesk.worker.journal import Journal


def lines(folder, day):
    return [json.loads(line) for line in (folder / f"{day}.jsonl").read_text(encoding="utf-8").splitlines()]


def test_one_line_an_event_one_file_a_day(tmp_path, clock):
    journal = Journal(tmp_path / "log", "desk:1", clock)
    journal.write("published", "https://told.example/7", "spring/gifts@fedi")
    journal.write("stopped")
    clock.forward(days=1)
    journal.write("readings", "Врата: 2 taken")
    first = {"at": "2026-11-23T12:00:00.000+00:00", "who": "desk:1"}
    assert lines(tmp_path / "log", "2026-11-23") == [
        {**first, "event": "published", "post": "spring/gifts@fedi", "says": "https://told.example/7"},
        {**first, "event": "stopped"},
    ]
    assert [line["says"] for line in lines(tmp_path / "log", "2026-11-24")] == ["Врата: 2 taken"]


def test_many_hands_write_whole_lines(tmp_path, clock):
    def write(who):
        for number in range(200):
            Journal(tmp_path, who, clock).write("published", "x" * 500, f"spring/{number}@fedi")

    hands = [threading.Thread(target=write, args=(f"desk:{number}",)) for number in range(4)]
    for hand in hands:
        hand.start()
    for hand in hands:
        hand.join()
    kept = lines(tmp_path, "2026-11-23")
    assert len(kept) == 800
    assert {line["who"] for line in kept} == {f"desk:{number}" for number in range(4)}


def test_days_that_are_long_over_are_deleted_and_nothing_else(tmp_path, clock):
    journal = Journal(tmp_path, "desk:1", clock)
    journal.write("published")
    (tmp_path / "notes.jsonl").write_text("mine")
    clock.forward(days=90)
    journal.write("published")
    assert sorted(page.name for page in tmp_path.iterdir()) == ["2026-11-23.jsonl", "2027-02-21.jsonl", "notes.jsonl"]
    clock.moment += timedelta(days=1)
    journal.write("published")
    assert sorted(page.name for page in tmp_path.iterdir()) == ["2027-02-21.jsonl", "2027-02-22.jsonl", "notes.jsonl"]
