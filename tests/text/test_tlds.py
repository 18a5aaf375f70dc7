"""Which names at the end of a domain X and Mastodon know."""

import pytest

from postdesk.text import tlds


def test_the_list_is_that_of_2020():
    assert len(tlds.known_tld()) == 1574
    assert {"int", "org", "рф", "भारतम्"} <= tlds.known_tld()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("int", "int"),
        ("INT!", "INT"),
        ("comé", "com"),
        ("com1", ""),
        ("com@", ""),
        ("рф", "рф"),
        ("рф1", ""),
        ("भारतम्", "भारतम्"),
        ("vermögensberater", "vermögensberater"),
        ("xn--p1ai", "xn--p1ai"),
        ("zz", ""),
        ("жж", ""),
        ("", ""),
    ],
)
def test_where_one_ends(text, name):
    assert tlds.end(text, 0) == len(name)


@pytest.mark.parametrize(("host", "known"), [("iom.int", True), ("iom", False), ("iom.zz", False), (".int", False)])
def test_hosts(host, known):
    assert tlds.closes(host) is known
