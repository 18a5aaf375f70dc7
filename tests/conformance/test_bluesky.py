"""Bluesky reads as the tests of its own library say."""

from postdesk.networks.bluesky import facets
from postdesk.networks.bluesky import text as bluesky

TARGET = {"tag": "", "mention": "did:fake:", "link": ""}


def segments(text):
    raw, done, cut = text.encode(), 0, []
    for facet in facets.facets(text):
        if facet.start > done:
            cut.append({"text": raw[done : facet.start].decode()})
        cut.append({"text": raw[facet.start : facet.end].decode(), "target": TARGET[facet.kind] + facet.value})
        done = facet.end
    return [*cut, {"text": raw[done:].decode()}] if done < len(raw) else cut


def holds(case):
    if case["kind"] == "segments":
        return segments(case["text"]) == case["expected_segments"]
    found = [facet for facet in facets.facets(case["text"]) if facet.kind == "tag"]
    ranges = [[facet.start, facet.end] for facet in found]
    return [facet.value for facet in found] == case["expected_tags"] and ranges == case["expected_byte_ranges"]


def test_rich_text_detection(conformance):
    cases = conformance("bluesky/rich_text_detection.json")["cases"]
    assert [case for case in cases if not holds(case)] == []
    assert len(cases) == 97


def test_lengths(conformance):
    cases = conformance("bluesky/lengths.json")["cases"]
    answers = [bluesky.parse(case["text"]).lengths for case in cases]
    assert answers == [{"graphemes": case["graphemes"], "bytes": case["utf8"]} for case in cases]
    assert len(cases) == 15


def test_what_the_lexicon_takes(conformance):
    cases = [
        case
        for case in conformance("bluesky/limits_oracle.json")["cases"]
        if case.get("text") and not case["name"].startswith("tag")
    ]
    limits = [limit for limit in bluesky.GRAMMAR.limits if limit.name == "text"]
    fits = [all(bluesky.parse(case["text"]).lengths[limit.unit] <= limit.number for limit in limits) for case in cases]
    assert fits == [case["result"] == "valid" for case in cases]


def test_empty_lines(conformance):
    """Two of the cases are about facets that move with the text; they are no cases for a text alone."""
    cases = [
        case for case in conformance("bluesky/newline_sanitization.json")["cases"] if "entities" not in case["test"]
    ]
    assert [facets.clean_newlines(case["text"]) for case in cases] == [case["expected"] for case in cases]
    assert len(cases) == 12
