"""Paragraphs that a site repeats are remembered, and dropped the next time."""

from postdesk.drafts.releases.repeated import known_elsewhere, remember_lines, remembered, source_of
from stage.releases import Officer

MOTTO = "The Harbour Relief Agency has worked with island communities since 1974, and now does so in twelve countries."
FERRY = "New ferry links island clinics\n\nA ferry with two examination rooms began its weekly round of the islands today.\n\nIt carries nurses and vaccines to 14 villages.\n\n"
JETTY = "Storm Bay gets a new jetty\n\nWorkers in Storm Bay drove the first of ninety piles into the sea bed on Monday.\n\nThe jetty opens before the autumn gales.\n\n"


def kept(told):
    return [line["text"] for line in told["lines"] if line["kept"]]


def test_what_came_with_another_source_is_dropped(tmp_path):
    officer = Officer(tmp_path)
    ferry, jetty = officer.file("ferry.txt", FERRY + MOTTO), officer.file("jetty.txt", JETTY + MOTTO)
    assert MOTTO in kept(officer.explain(ferry))
    assert MOTTO in kept(officer.explain(jetty))
    officer("new", "ferry", "--from", ferry)
    told = officer.explain(jetty)
    assert MOTTO not in kept(told)
    assert told["lines"][-1] == {"line": 7, "kept": False, "why": "repeated", "text": MOTTO}
    assert MOTTO in kept(officer.explain(ferry))


def test_an_edit_of_a_source_is_the_same_source(tmp_path):
    memory = remembered(tmp_path)
    lines = [f"Line number {number} of the release, which is as long as a paragraph is." for number in range(20)]
    first = source_of(lines, memory)
    remember_lines(tmp_path, memory, first, lines)
    memory = remembered(tmp_path)
    edited = [*lines[:18], "Another line than before.", "And one more of them."]
    assert source_of(edited, memory) == first
    known = known_elsewhere(source_of([*edited[:3], "x" * 200, "y" * 300], memory), memory)
    assert known(lines[0])
    assert not known("short")
    remember_lines(tmp_path, memory, first, ["short", lines[0]])
    assert remembered(tmp_path)


def test_a_memory_that_cannot_be_read_is_none(tmp_path):
    (tmp_path / "paragraphs.json").write_bytes(b"no JSON \xff")
    assert remembered(tmp_path) == {}
