"""What waits to be mailed is mailed; what is not taken is tried again, told, and given up in the end."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from postdesk.errors import PostdeskError
from postdesk.log.posts import notices
from postdesk.log.workers import letters
from postdesk.models import timings
from postdesk.report.delivery import deliver, recipients
from postdesk.settings.mail import Mail
from stage.life import NOON

WEEK = ("weekly-report", "2026-W48")


class Postman:
    """Takes every letter, unless it is told for whom the server takes nothing, or what to raise."""

    def __init__(self):
        self.took, self.refuses, self.trouble = [], (), None

    def __call__(self, kind, period, addresses):
        if self.trouble:
            raise self.trouble
        self.took.append((kind, period, list(addresses)))
        return self.refuses


@pytest.fixture
def postman():
    return Postman()


@pytest.fixture
def tell(office, clock, postman):
    """Deliver on a desk with [notices], and return what is said."""
    house = replace(office.house, notices=("json://one",))
    return lambda: list(deliver(office.log, house, clock, postman))


def told(office):
    return [one.says for one in notices.gather_notices(office.log, [], NOON + timedelta(days=9))]


def test_each_report_goes_out_in_one_mail(office, tell, postman):
    letters.post_letters(office.log, *WEEK, ["ana@example.org", "ben@example.org"], NOON)
    letters.post_letters(office.log, "export-reminder", "2026-W49", ["eva@example.org"], NOON)
    assert tell() == [
        "the reminder for the report of 2026-W49 was mailed to eva@example.org",
        "the report of 2026-W48 was mailed to ana@example.org, ben@example.org",
    ]
    assert [to for *_, to in postman.took] == [["eva@example.org"], ["ana@example.org", "ben@example.org"]]
    assert tell() == told(office) == []


def test_an_address_that_is_refused_is_tried_again_alone(office, clock, tell, postman):
    letters.post_letters(office.log, *WEEK, ["ana@example.org", "ben@example.org"], NOON)
    postman.refuses = ("ben@example.org",)
    assert tell() == [
        "the report of 2026-W48 was mailed to ana@example.org",
        (
            "the report of 2026-W48 was not mailed to ben@example.org: the mail server takes nothing for it; "
            "tried again at 13:05"
        ),
    ]
    postman.refuses = ()
    clock.forward(minutes=5)
    assert tell() == ["the report of 2026-W48 was mailed to ben@example.org"]


def test_a_server_that_is_gone_is_told_at_once_and_when_it_is_given_up(office, clock, tell, postman):
    letters.post_letters(office.log, "campaign-report", "spring 2026-11-24", ["ana@example.org"], NOON)
    postman.trouble = PostdeskError("nobody answers")
    said = []
    for _ in range(200):
        said += tell()
        clock.forward(minutes=10)
    assert len(said) == timings.MAIL_TRIES
    first = "the report of spring was not mailed to ana@example.org: nobody answers; tried again at 13:05"
    last = (
        "the report of spring was not mailed to ana@example.org: nobody answers; given up after 10 tries: "
        "`postdesk report --campaign spring --mail ana@example.org` mails it"
    )
    assert (said[0], said[-1]) == (first, last)
    assert told(office) == [first, last]


def test_a_reminder_that_is_given_up_wants_no_command(office, clock, tell, postman):
    letters.post_letters(office.log, "export-reminder", "2026-W48", ["ana@example.org"], NOON)
    postman.trouble = PostdeskError("nobody answers")
    said = []
    for _ in range(200):
        said += tell()
        clock.forward(minutes=10)
    assert said[-1].endswith("nobody answers; given up after 10 tries")


def test_a_desk_without_notices_hears_it_from_its_worker_alone(office, clock, postman):
    letters.post_letters(office.log, *WEEK, ["ana@example.org"], NOON)
    postman.trouble = PostdeskError("nobody answers")
    assert len(list(deliver(office.log, office.house, clock, postman))) == 1
    assert told(office) == []


def test_who_gets_what(office):
    mail = Mail("127.0.0.1", "desk@example.org", to=("director@example.org",))
    house = replace(office.house, mail=mail, exporters=("ana@example.org",))
    assert recipients(house, "monthly-report") == ("director@example.org",)
    assert recipients(house, "export-reminder") == ("ana@example.org",)
    assert recipients(office.house, "weekly-report") == ()
