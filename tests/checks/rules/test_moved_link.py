import pytest

from postdesk.checks.rules import moved_link
from postdesk.models import Page, Place
from stage.said import Said

AT = Place("campaigns/spring.yaml", 7)


def said(address, reached, status=200):
    return [Said("moved-link", remark).message for remark in moved_link.check(Page(address, status, reached), AT)]


def test_a_page_that_stands_elsewhere():
    assert said("http://example.org/doors", "https://www.example.org/en/doors") == [
        "http://example.org/doors redirects to https://www.example.org/en/doors: write that"
    ]


@pytest.mark.parametrize("reached", ["https://example.org/doors/", "https://EXAMPLE.org/doors#top"])
def test_what_makes_no_difference(reached):
    assert said("https://example.org/doors", reached) == []


def test_a_detour_to_a_page_that_is_not_there_is_for_another_rule():
    assert said("https://example.org/doors", "https://example.org/404", 404) == []
