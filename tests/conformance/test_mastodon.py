"""Mastodon reads as its own specs say; what its authors' tests say but nobody could verify is left out."""

import pytest

from postdesk.networks.mastodon import text as mastodon


def first(entities):
    return entities[0].text if entities else None


def names(entities):
    return [entity.text for entity in entities]


ANSWERS = {
    "hashtag": (23, lambda case, parsed: first(parsed.hashtags) == case["expected_first"]),
    "hashtags": (7, lambda case, parsed: names(parsed.hashtags) == case["expected"]),
    "mention": (10, lambda case, parsed: first(parsed.mentions) == case["expected_first"]),
    "mentions": (3, lambda case, parsed: names(parsed.mentions) == case["expected"]),
    "links": (28, lambda case, parsed: names(parsed.links) == case["expected"]),
    "entities": (
        1,
        lambda case, parsed: names((*parsed.hashtags, *parsed.mentions, *parsed.links)) == case["expected"],
    ),
    "length": (10, lambda case, parsed: parsed.lengths["graphemes"] == case["actual_length"]),
    "tag_name_valid": (
        4,
        lambda case, _: (names(mastodon.parse(f"#{case['text']}").hashtags) == [case["text"]]) is case["expected"],
    ),
}


@pytest.mark.parametrize("kind", ANSWERS)
def test_specs(conformance, kind):
    count, holds = ANSWERS[kind]
    every = conformance("mastodon/mastodon_text_cases.json")["cases"]
    cases = [case for case in every if case["kind"] == kind and case["verified"] is True]
    parsed = [mastodon.read_note(case["text"], case.get("spoiler_text") or "") for case in cases]
    assert [case for case, read in zip(cases, parsed, strict=True) if not holds(case, read)] == []
    assert len(cases) == count
