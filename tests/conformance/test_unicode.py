"""Grapheme clusters are Unicode's, version 17."""

from postdesk.text import graphemes


def test_grapheme_break_test(conformance):
    cases = conformance("unicode/grapheme_break_17.0.0.json")
    assert [case for case in cases if graphemes.clusters(case["text"]) != case["clusters"]] == []
    assert [case for case in cases if graphemes.count(case["text"]) != len(case["clusters"])] == []
    assert len(cases) == 766
