"""Where a network would cut a text that is too long for it."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from postdesk import networks
from postdesk.preview.cutting import cut, fits
from postdesk.text import graphemes

NAMES = ["x", "mastodon", "bluesky", "threads"]
LETTERS = st.sampled_from(["a", " ", "б", "漢", "ش", "é", "e\u0301", "🎁", "👩‍🌾", "🇲🇪", "क्षि", "\n", "#", "@"])


def cut_for(network, text):
    grammar = networks.grammar(network)
    limits = [limit for limit in grammar.limits if limit.name == "text"]
    return cut(text, grammar.parse(text), grammar.parse, limits)


@pytest.mark.parametrize("network", NAMES)
def test_what_fits_is_not_cut(network):
    assert cut_for(network, "Doors open at six.") is None
    assert cut_for(network, "") is None


@pytest.mark.parametrize(
    ("network", "text", "beyond"),
    [
        ("x", "a" * 281, 280),
        ("x", "漢" * 150, 140),
        ("x", "a" * 279 + "🎁!", 279),
        ("mastodon", "б" * 500 + "в", 500),
        ("mastodon", "а" + " " * 600 + "б", 601),  # blanks at the end of a text count nothing there
        ("bluesky", "🎁" * 301, 300),
        ("bluesky", "👩‍🌾" * 301, 3000 // 11 * 3),
        ("threads", "🎁" * 126, 125),
        ("linkedin", "🎁" * 1501, 1500),
    ],
)
def test_the_first_character_beyond_the_limit(network, text, beyond):
    assert cut_for(network, text) == beyond


def test_an_address_counts_whole_or_not_at_all():
    words = "a" * 270 + " "
    assert cut_for("x", f"{words}https://example.org/ and more") == len(words)
    remote = "b" * 480 + " @somebody@a-very-long-name.example.social"
    assert cut_for("mastodon", f"{remote} and much more") == len(f"{remote} and much ")


def test_a_limit_that_nobody_is_sure_of_cuts_nothing():
    text = "б" * 300
    parsed = networks.grammar("threads").parse(text)
    assert parsed.lengths["bytes"] > 500
    assert cut_for("threads", text) is None


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(NAMES), st.lists(LETTERS, min_size=1, max_size=12).map(lambda few: "".join(few * 600)[:900]))
def test_what_stands_before_the_cut_fits_and_with_one_character_more_it_does_not(network, text):
    grammar = networks.grammar(network)
    binding = [limit for limit in grammar.limits if limit.name == "text" and limit.certainty.sure]
    end = cut_for(network, text)
    assume(end is not None)
    assert fits(grammar.parse(text[:end]), binding)
    parsed = grammar.parse(text)
    within = any(entity.start <= end < entity.end for entity in (*parsed.links, *parsed.mentions))
    more = len(graphemes.clusters(text[end:])[0])
    assert within or not fits(grammar.parse(text[: end + more]), binding)
