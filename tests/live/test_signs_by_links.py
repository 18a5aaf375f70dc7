"""Every sign of punctuation that may stand right before or after an address, among words of 22 scripts.

The networks' own libraries are asked what they link: postdesk links the same, and the rule about links says where each
leads wherever that is not where its writer meant it to.
"""

import sys
import unicodedata

import pytest
from links import WORDS, Written
from test_links import HOUSE, NETWORKS, led_to, linked, their_links, variant_of  # noqa: F401 -- a fixture

from postdesk.checks.rules import link_malformed, whole_link
from postdesk.text.meant_links import meant_links

LINK = "https://example.org/a"
SIGNS = [
    sign
    for sign in map(chr, range(sys.maxunicode + 1))
    if unicodedata.category(sign)[0] in "PSZ" and sign not in "\n\r\u2028\u2029"
]


def around(sign, word):
    """Addresses beside a sign: after it, before it, between two of them and words, bare and in a sentence."""
    yield f"{sign}{LINK}"
    yield f"{word}{sign}{LINK} {word}"
    yield f"{word} {sign}{LINK}{sign} {word}"
    yield f"{LINK}{sign}"
    yield f"{word} {LINK}{sign}{word}"
    yield f"{word} {LINK}{sign} {word}"


@pytest.fixture(scope="module")
def texts():
    """Six texts for each sign, with the words of one script after another."""
    words = [some.split()[0] for some in WORDS.values()]
    return [text for number, sign in enumerate(SIGNS) for text in around(sign, words[number % len(words)])]


@pytest.mark.parametrize("network", NETWORKS)
def test_what_is_linked(texts, their_links, agree, network):  # noqa: F811
    found = [[(link.start, link.end) for link in variant_of(network, text).grammar.parse(text).links] for text in texts]
    agree(texts, found, their_links(network, texts))


@pytest.mark.parametrize("network", NETWORKS)
def test_what_the_rule_says(texts, their_links, agree, network):  # noqa: F811
    sound = [text for text in texts if not list(link_malformed.check(variant_of(network, text)))]
    posts = [Written(text, link.text, link.start) for text in sound for link in meant_links(text)]
    said = [list(whole_link.check(variant_of(network, post.text), HOUSE)) for post in posts]
    agree(posts, list(map(led_to, said, posts)), linked(posts, their_links(network, [post.text for post in posts])))
