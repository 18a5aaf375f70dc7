"""An address is sent so that the network links it whole, and it leads where it led."""

import pytest

from postdesk.networks import grammar
from postdesk.text.whole_addresses import linked_whole


def on(network, link):
    return linked_whole(link, grammar(network).parse)


@pytest.mark.parametrize(
    "link",
    [
        "https://example.org",
        "https://example.org/a/b-c_d.pdf?x=1&y=2#part",
        "https://example.org/вести/дом",
        "https://example.org/?q=",
    ],
)
def test_an_address_that_all_link_whole_stays_as_it_is(link):
    assert {on(network, link) for network in ("x", "mastodon", "telegram", "linkedin")} == {link}


@pytest.mark.parametrize(
    ("link", "sent"),
    [
        ("https://example.org/أخبار", "https://example.org/%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1"),
        ("https://example.org/U.S.", "https://example.org/U.S%2E"),
        ("https://example.org/U.S.?utm_source=x", "https://example.org/U.S%2E?utm_source=x"),
        ("https://example.org#part", "https://example.org/#part"),
        ("https://example.org/why?", "https://example.org/why"),
        ("https://example.org/50%?a=1", "https://example.org/50%25?a=1"),
        ("https://example.org/a~", "https://example.org/a%7E"),
        ("https://example.org/a)b", "https://example.org/a%29b"),
        ("https://example.org/{a}", "https://example.org/%7Ba%7D"),
        ("https://example.org/c#/U.S.?a=1", "https://example.org/c#/U.S%2E?a=1"),
        ("https://example.org/?q=C++", "https://example.org/?q=C+%20"),
        ("https://example.org/a–b?q=新闻", "https://example.org/a%E2%80%93b?q=%E6%96%B0%E9%97%BB"),
    ],
)
def test_what_x_would_cut_is_encoded_as_far_as_is_needed(link, sent):
    assert on("x", link) == sent
    assert [found.text for found in grammar("x").parse(f"Read {sent} now").links] == [sent]


@pytest.mark.parametrize("link", ["https://[oops/а", "https://example.org/a b", "no address", "https://a..b/é"])
def test_what_no_network_links_stays_as_it_is(link):
    assert on("x", link) == link
