"""Figures are taken from networks, and brought in from exports."""

from pathlib import Path

from postdesk.queue import differences

EXPORTS = Path(__file__).parents[2] / "campaigns" / "exports"


def test_young_posts_are_measured(out, clock):
    clock.forward(days=1)
    assert (out.readings.take().posts, out.readings.take().posts) == (1, 0)


def test_files_are_compared_with_the_queue_anew_once_an_export_showed_more(out):
    (export,) = EXPORTS.glob("*.csv")
    out.queue.apply()
    mark = out.house.memory / differences.MARK
    assert mark.read_text()
    out.readings.bring_in(export)
    assert mark.read_text() == ""
    assert out.queue.differences() is None
    out.readings.bring_in(export)
    assert mark.read_text(), "nothing new"


def test_an_export_adds_what_was_made_without_postdesk(out):
    (export,) = EXPORTS.glob("*.csv")
    got = out.readings.bring_in(export)
    assert (got.source, got.read, got.new) == ("x", 8, 8)
    assert out.readings.bring_in(export).new == 0
