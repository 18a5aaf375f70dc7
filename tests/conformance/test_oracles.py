"""Answers that the networks' own code gave to probes and to strings from real posts."""

import pytest

from postdesk.networks.bluesky import text as bluesky
from postdesk.networks.bluesky.facets import address
from postdesk.networks.mastodon import text as mastodon
from postdesk.networks.telegram import text as telegram
from postdesk.networks.x import text as x


def names(entities, sign=""):
    return [f"{sign}{entity.text}" for entity in entities]


MATRIX = {
    "x": x.parse,
    "mastodon_ge_4_6": mastodon.parse,
    "mastodon_le_4_5": mastodon.parse_45,
    "bluesky": bluesky.parse,
    "telegram": telegram.parse,
}


@pytest.mark.parametrize("network", MATRIX)
def test_hashtag_matrix(conformance, network):
    cases = conformance("hashtag_matrix_oracle_answers.json")
    assert [case for case in cases if names(MATRIX[network](case["text"]).hashtags) != case[network]] == []
    assert len(cases) == 114


def x_answer(text):
    parsed = x.parse(text)
    return {
        "len": parsed.lengths["weighted"],
        "tags": names(parsed.hashtags),
        "men": names(parsed.mentions),
        "links": names(parsed.links),
    }


def bluesky_answer(text):
    parsed = bluesky.parse(text)
    links = [address(link.text) for link in parsed.links]
    return {**parsed.lengths, "tags": names(parsed.hashtags), "men": names(parsed.mentions), "links": links}


def mastodon_answer(text):
    parsed = mastodon.parse(text)
    return {
        "len": parsed.lengths["graphemes"],
        "tags": names(parsed.hashtags),
        "men": names(parsed.mentions),
        "links": names(parsed.links),
    }


def telegram_answer(text):
    parsed = telegram.parse(text)
    return {
        "cp": len(text),
        "tags": names(parsed.hashtags, "#"),
        "men": names(parsed.mentions, "@"),
        "links": names(parsed.links),
    }


@pytest.mark.parametrize(
    ("network", "answer"),
    [("x", x_answer), ("bsky", bluesky_answer), ("masto", mastodon_answer), ("tg", telegram_answer)],
)
def test_real_strings(conformance, network, answer):
    cases = conformance("real_strings_oracle_answers.json")
    wrong = [case for case in cases if not answer(case["text"]).items() <= case[network].items()]
    assert wrong == []
    assert len(cases) == 42
