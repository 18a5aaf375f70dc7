"""What X makes a link of."""

import pytest

from postdesk.models import Entity
from postdesk.networks.x.links import x_links

LABEL = "a" * 64


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("no dot", []),
        ("The end. Next", []),
        ("iom.int", ["iom.int"]),
        ("Visit iom.int/a, or un.org.", ["iom.int/a", "un.org"]),
        ("https://iom.int:8080/a?b=c.", ["https://iom.int:8080/a?b=c"]),
        ("HTTPS://IOM.INT", ["HTTPS://IOM.INT"]),
        ("https://iom.int", ["https://iom.int"]),
        ("a@iom.int", []),
        ("-iom.int /iom.int _iom.int .iom.int", []),
        ("ftp://iom.int", []),
        ("xhttps://iom.int", []),
        ("https://iom.zz zz.zz", []),
        ("https://-iom.int", []),
        ("a_b.iom.int a_b.int", ["b.iom.int"]),
        ("中文iom.int", ["iom.int"]),
        ("é.int", ["é.int"]),
        ("中国.中国", []),
        ("https://中国.中国/a", ["https://中国.中国/a"]),
        ("foo.com.中国 foo.com.中国/a", ["foo.com.中国", "foo.com.中国/a"]),
        ("中a.com.中b.com.рф/x", ["a.com", "b.com.рф/x"]),
        ("😀iom.int", ["iom.int"]),
        ("@😀.iom.int", ["iom.int"]),
        ("https://t.co/abc.def", ["https://t.co/abc"]),
        (f"https://t.co/{'a' * 41}", []),
        (f"{LABEL}.com", []),
        (f"https://{'é' * 64}.com https://{'é' * 60}。é.com", []),
        (f"https://iom.int/{'a' * 4090}", []),
        ("https://xn--中.中国 https://xn--é.com", ["https://xn--é.com"]),
        ("https://iom.int/a_(b) https://iom.int/&(b)", ["https://iom.int/a_(b)", "https://iom.int/"]),
        ("https://iom.int?a https://iom.int??", ["https://iom.int?a", "https://iom.int"]),
        ("foo.com/a,bar.com", ["foo.com/a,bar.com"]),
        ('"xn--abc.me/', ["xn--abc.me/"]),
        ("a.b.c.d", []),
        ("x..int", []),
        ("a._.int", []),
        ("iom.int/中un.org", ["iom.int/", "un.org"]),
        ("iom.int👁\u200d🗨RT", ["iom.int"]),
    ],
)
def test_links(text, found):
    assert [link.text for link in x_links(text)] == found


def test_places_are_in_code_points():
    assert x_links("💡 iom.int/a") == [Entity("iom.int/a", 2, 11)]


def test_a_domain_inside_a_word_is_linked_where_x_finds_it_first():
    assert x_links("laa.中国a.中国") == [Entity("a.中国", 2, 6)]
