"""X reads as twitter-text's own conformance suite says. The number of cases that pass is pinned."""

import re
from html import unescape

import pytest

from postdesk.networks.x import text as x

MENTIONS, LINKS, TAGS, CASHTAGS = "screen_name", "url", "hashtag", "cashtag"
KINDS = {
    "mentions": (23, MENTIONS),
    "mentions_with_indices": (3, MENTIONS),
    "urls": (91, LINKS),
    "urls_with_indices": (10, LINKS),
    "urls_with_directional_markers": (2, LINKS),
    "tco_urls_with_params": (5, LINKS),
    "hashtags": (65, TAGS),
    "hashtags_from_astral": (3, TAGS),
    "hashtags_with_indices": (8, TAGS),
    "cashtags": (8, CASHTAGS),
    "cashtags_with_indices": (2, CASHTAGS),
}


def found(text, kind):
    parsed = x.parse(text)
    return {MENTIONS: parsed.mentions, LINKS: parsed.links, TAGS: parsed.hashtags, CASHTAGS: parsed.cashtags}[kind]


def answer(case, kind):
    entities = found(case["text"], kind)
    if case["expected"] and isinstance(case["expected"][0], dict):
        return [{kind: entity.text, "indices": [entity.start, entity.end]} for entity in entities]
    return [entity.text for entity in entities]


@pytest.mark.parametrize("section", KINDS)
def test_extract(conformance, section):
    count, kind = KINDS[section]
    cases = conformance("twitter-text/extract.json")["tests"][section]
    assert [case for case in cases if answer(case, kind) != case["expected"]] == []
    assert len(cases) == count


@pytest.mark.parametrize(
    ("section", "count"),
    [("WeightedTweetsWithDiscountedEmojiCounterTest", 22), ("UnicodeDirectionalMarkerCounterTest", 2)],
)
def test_weights_of_version_3(conformance, section, count):
    cases = conformance("twitter-text/validate.json")["tests"][section]
    answers = [(x.weigh(case["text"]), x.valid(case["text"])) for case in cases]
    assert answers == [(case["expected"]["weightedLength"], case["expected"]["valid"]) for case in cases]
    assert len(cases) == count


@pytest.mark.parametrize(("section", "count"), [("country", 315), ("generic", 1259)])
def test_top_level_domains(conformance, section, count):
    cases = conformance("twitter-text/tlds.json")["tests"][section]
    assert [case for case in cases if answer(case, LINKS) != case["expected"]] == []
    assert len(cases) == count


@pytest.mark.parametrize(
    ("section", "kind", "count"),
    [("hashtags", TAGS, 70), ("urls", LINKS, 78), ("cashtags", CASHTAGS, 2), ("usernames", MENTIONS, 19)],
)
def test_what_autolink_wraps_is_what_links(conformance, section, kind, count):
    cases = conformance("twitter-text/autolink.json")["tests"][section]
    wrong = [case for case in cases if wrapped(case, kind) != anchors(case, kind)]
    assert wrong == []
    assert len(cases) == count


def wrapped(case, kind):
    """Return the names of what links; the reference wraps addresses only where they say their scheme."""
    names = [entity.text for entity in found(case["text"], kind)]
    return [name for name in names if kind != LINKS or "://" in name]


def anchors(case, kind):
    """Return the entities that the expected HTML wraps: what stands in its anchors, or the address they lead to."""
    pairs = re.findall(r'<a [^>]*?href="([^"]*)"[^>]*>(.*?)</a>', case["expected"])
    if kind == LINKS:
        return [unescape(text) for _, text in pairs]
    return [unescape(text).lstrip("#＃$@＠") for _, text in pairs]


@pytest.mark.parametrize(("section", "kind", "count"), [("hashtags", TAGS, 7), ("usernames", MENTIONS, 4)])
def test_what_is_valid_links_as_a_whole(conformance, section, kind, count):
    """A hashtag or a name alone is valid where all of it links."""
    cases = conformance("twitter-text/validate.json")["tests"][section]
    whole = [[entity.text for entity in found(case["text"], kind)] == [case["text"][1:]] for case in cases]
    assert whole == [case["expected"] for case in cases]
    assert len(cases) == count
