"""Telegram reads as tdlib's own tests say."""

import pytest

from postdesk.networks.telegram import text as telegram

COUNTS = {"hashtag": 35, "mention": 12, "cashtag": 57, "url": 179}


def answer(case):
    parsed = telegram.parse(case["text"])
    found = {"hashtag": parsed.hashtags, "mention": parsed.mentions, "cashtag": parsed.cashtags, "url": parsed.links}
    sign = {"hashtag": "#", "mention": "@", "cashtag": "$", "url": ""}[case["kind"]]
    return [f"{sign}{entity.text}" for entity in found[case["kind"]]]


@pytest.mark.parametrize("kind", COUNTS)
def test_entities(conformance, kind):
    every = conformance("telegram/message_entities.json")["cases"]
    cases = [case for case in every if case["kind"] == kind and case["verified"] is True]
    assert [case for case in cases if answer(case) != case["expected"]] == []
    assert len(cases) == COUNTS[kind]
