import pytest

from postdesk.checks.rules import dead_link
from postdesk.models import Page, Place, Severity
from stage.said import Said

AT = Place("campaigns/spring.yaml", 7)
DOORS = "https://example.org/doors"


def said(page):
    return [(said.message, said.severity) for said in (Said("dead-link", one) for one in dead_link.check(page, AT))]


def test_a_page_that_is_there():
    assert said(Page(DOORS, 200, DOORS)) == []


@pytest.mark.parametrize(("status", "words"), [(404, "is not there"), (410, "is gone")])
def test_a_page_that_is_not(status, words):
    assert said(Page(DOORS, status, DOORS)) == [(f"{DOORS} {words} ({status})", None)]


def test_a_host_that_nobody_knows():
    page = Page(DOORS, None, why="leads nowhere: its host is not known")
    assert said(page) == [(f"{DOORS} leads nowhere: its host is not known", None)]


def test_a_server_that_only_dislikes_programs_is_a_warning():
    assert said(Page(DOORS, 403, DOORS)) == [(f"{DOORS} answers 403 to programs: open it and see", Severity.WARNING)]
    assert said(Page(DOORS, None, why="gives no answer: open it and see")) == [
        (f"{DOORS} gives no answer: open it and see", Severity.WARNING)
    ]
