"""Links as the app writes them; node's own URL gave the answers."""

import pytest

from postdesk.networks.bluesky.facets import Facet
from postdesk.networks.bluesky.short import short, shortened


@pytest.mark.parametrize(
    ("link", "written"),
    [
        ("https://lnkd.in/gUvrUksy", "lnkd.in/gUvrUksy"),
        ("https://www.IOM.int/", "www.iom.int"),
        ("https://www.iom.int/news/doors-open-six?utm_source=x", "www.iom.int/news/doors-o..."),
        ("https://a.com/12345678901234", "a.com/12345678901234"),
        ("https://a.com/123456789012345", "a.com/123456789012..."),
        ("https://a.com?b=c#d", "a.com?b=c#d"),
        ("http://a.com:8080/a", "a.com:8080/a"),
        ("https://a.com:443/a", "a.com/a"),
        ("https://user:word@a.com/", "a.com"),
        ("https://münchen.de/straße", "xn--mnchen-3ya.de/stra%C3%9Fe"),
        ("https://Straße.de/", "xn--strae-oqa.de"),
        ("https://a.com\\b?c\\d", "a.com/b?c\\d"),
        ("https://a..é.com/", "a..xn--9ca.com"),
        ("https://a.com/a/../b/./", "a.com/b/"),
        ("https://a.com/a/..", "a.com"),
        ("https://a.com/\x1f", "a.com"),
        ("iom.int/a/very/long/path/indeed", "iom.int/a/very/long/path/indeed"),
        ("http.zz", "http.zz"),
        ("https://", "https://"),
        ("https://a|b.com/", "https://a|b.com/"),
        ("https://a.com:99999/", "https://a.com:99999/"),
        ("https://[a/", "https://[a/"),
    ],
)
def test_a_link_in_the_text(link, written):
    assert short(link) == written


def test_facets_cover_the_short_link_and_lead_to_the_whole_address():
    text = "é https://example.org/news/doors-open #x iom.int é"
    sent, facets = shortened(text)
    assert sent == "é example.org/news/doors-o... #x iom.int é"
    assert facets == [
        Facet(3, 30, "link", "https://example.org/news/doors-open"),
        Facet(31, 33, "tag", "x"),
        Facet(34, 41, "link", "https://iom.int"),
    ]


def test_without_links_nothing_moves():
    assert shortened("Doors #x") == ("Doors #x", [Facet(6, 8, "tag", "x")])
