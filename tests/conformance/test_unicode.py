"""Grapheme clusters are Unicode's, version 17."""

from postdesk.networks.x import text as x
from postdesk.text import graphemes


def test_grapheme_break_test(conformance):
    cases = conformance("unicode/grapheme_break_17.0.0.json")
    assert [case for case in cases if graphemes.clusters(case["text"]) != case["clusters"]] == []
    assert [case for case in cases if graphemes.count(case["text"]) != len(case["clusters"])] == []
    assert len(cases) == 766


def test_on_x_every_emoji_weighs_at_least_two(conformance):
    """The stock table of 2018 never counts less than "every emoji is 2"; only a bare © or ® is no emoji to it."""
    cases = conformance("unicode/emoji-test-17.0.json")["cases"]
    strings = [case["text"] for case in cases]
    assert {text for text in strings if x.weigh(text) < 2} == {"©", "®"}
    assert len(strings) == 5225


def test_by_its_newer_weight_every_emoji_weighs_two(conformance):
    cases = conformance("unicode/emoji-test-17.0.json")["cases"]
    strings = [case["text"] for case in cases if case["rgi"]]
    assert [text for text in strings if min(x.parse(text).lengths.values()) != 2] == []
    assert len(strings) == 3953
