"""When reports write themselves, and which did not arrive."""

from datetime import timedelta

from msgspec.structs import replace

from postdesk.doctor.reports import look
from postdesk.doctor.thing import Health, Scene
from postdesk.log.workers import letters
from postdesk.models import timings
from postdesk.report import reminder
from postdesk.settings.mail import Mail
from stage.life import NOON


def seen(house, log=None):
    return list(look(Scene(house, NOON, lambda: 0.0, lambda _account, _house: None, log=log)))


def test_when_reports_write_themselves_is_said(office):
    assert [sign.says for sign in seen(office.house)] == ["reports write themselves: a week's on Mon 07:30"]
    mail = Mail("127.0.0.1", "desk@example.org", to=("director@example.org",))
    house = replace(office.house, report_month="1 08:00", report_campaign=timedelta(days=8), mail=mail)
    assert [sign.says for sign in seen(house)] == [
        (
            "reports write themselves: a week's on Mon 07:30; a month's at 1 08:00 (day and time) of the next; "
            "a campaign's 8 days after its last post; mailed to director@example.org"
        )
    ]


def test_exporters_want_a_mail_server(office):
    _, sign = seen(replace(office.house, exporters=("ana@example.org",)))
    assert (sign.health, sign.remedy) == (
        Health.LOOK,
        "write [mail] with server and from into campaigns/desk.toml",
    )


def test_a_report_that_did_not_arrive_is_named_with_the_reason(office):
    letters.post_letters(office.log, "weekly-report", "2026-W48", ["ana@example.org"], NOON)
    assert len(seen(office.house, office.log)) == 1
    moment = NOON
    for tries in range(timings.MAIL_TRIES):
        taken = letters.take_letters(office.log, moment)
        moment += timedelta(days=1)
        letters.letters_put_off(office.log, taken, moment, "nobody answers")
        if not tries:
            _, sign = seen(office.house, office.log)
            assert sign.says == "the report of 2026-W48 was not mailed to ana@example.org yet: nobody answers"
    _, sign = seen(office.house, office.log)
    assert sign.remedy == (
        "see that the address and [mail] are right: `postdesk report --week 2026-W48 --mail ana@example.org` mails it"
    )


def test_a_reminder_whose_time_is_over_has_no_command(office):
    letters.post_letters(office.log, reminder.KIND, "2026-W48", ["ana@example.org"], NOON)
    moment = NOON
    for _ in range(timings.MAIL_TRIES):
        taken = letters.take_letters(office.log, moment)
        moment += timedelta(days=1)
        letters.letters_put_off(office.log, taken, moment, "nobody answers")
    _, sign = seen(office.house, office.log)
    assert sign.remedy == "see that the address and [mail] are right"
