"""The report by mail, to a server on this machine."""

import email
import email.policy
import socket

import pytest

from postdesk.errors import PostdeskError
from postdesk.figures.period import Period
from postdesk.report.contents import report
from postdesk.report.gathering import Gathered
from postdesk.report.mailing import mail, message, send, words
from postdesk.report.writing import printed
from postdesk.settings import House
from postdesk.settings.mail import Mail, password
from stage.invented import WEEK, ZONE, intent, material, post
from stage.letterbox import letterbox

TO = ("director@example.org", "deputy@example.org")


def house(tmp_path, server=None, **said):
    through = Mail("127.0.0.1", "desk@example.org", server.port, **{"security": "none", **said}) if server else None
    return House(tmp_path, "Country Office", "Europe/Podgorica", mail=through)


def made(tmp_path, **said):
    posts = [post(0, core=3, **said), post(1, core=None, text="Doors <open>")]
    return report(Gathered(material(*posts, intended=[intent("a", 2, since=1)])), house(tmp_path))


def test_page_one_arrives_with_its_picture_and_the_whole_report(tmp_path):
    with letterbox() as server:
        mail(made(tmp_path), house(tmp_path, server), TO, "")
    letter = email.message_from_bytes(server.letters[0], policy=email.policy.default)
    assert letter["Subject"] == "Country Office: Week 47, 16–22 November 2026"
    assert (letter["From"], letter["To"]) == ("desk@example.org", ", ".join(TO))
    plain, html = letter.get_body(["plain"]).get_content(), letter.get_body(["html"]).get_content()
    assert "The whole report is attached." in plain
    assert '<img src="cid:chart@postdesk" width="440" alt="Too few posts' in html
    (picture,) = [part for part in letter.walk() if part.get_content_type() == "image/png"]
    assert picture["Content-ID"] == "<chart@postdesk>"
    assert picture.get_content().startswith(b"\x89PNG")
    (page,) = letter.iter_attachments()
    assert page.get_filename() == "2026-W47.html"
    assert page.get_content().startswith("<!doctype html>")


MONTH = Period.month("2026-11", ZONE)
CAMPAIGN = Period("day", WEEK.first, WEEK.after, ZONE, "campaign")


@pytest.mark.parametrize("period", [MONTH, CAMPAIGN])
def test_a_month_and_a_campaign_are_not_told_that_their_usual_is_to_come(period, tmp_path):
    """They have none, in this report and in any."""
    told = report(Gathered(material(post(0, core=12), period=period)), house(tmp_path))
    page, letter = printed(told, "html"), message(told, "", "a@example.org", TO)
    shown = page, printed(told, "md"), words(told), letter.get_body(["html"]).get_content()
    assert not [one for one in shown if "not known yet" in one]
    assert "engagements at seven days: 12 (on 1 of 1 post)\n" in words(told)
    assert "| engagements at seven days | 12 | on 1 of 1 post | – |" in printed(told, "md")
    assert "<br></span>" not in page


def test_what_rests_on_nothing_has_no_empty_brackets(tmp_path):
    empty = report(Gathered(material(period=MONTH)), house(tmp_path))
    assert "\nengagements at seven days: –\n" in words(empty)
    assert "()" not in words(empty)


def test_simulated_figures_are_called_so_in_the_subject(tmp_path):
    simulated = made(tmp_path, simulated=True)
    assert message(simulated, "", "a@b", TO)["Subject"].endswith("2026 (simulated figures)")
    assert "Simulated figures" in words(simulated)


def test_the_name_and_the_password_are_given_where_the_server_wants_them(tmp_path):
    with letterbox(AUTH="235 welcome") as server:
        send(message(made(tmp_path), "", "a@b", TO), house(tmp_path, server, user="desk").mail, "sesame")
    assert any(line.startswith("AUTH PLAIN ") for line in server.heard)


def test_a_password_that_is_missing_is_asked_for(tmp_path):
    through = Mail("127.0.0.1", "a@b", 9, user="desk")
    with pytest.raises(PostdeskError, match="wants the password of desk: put it into POSTDESK_MAIL_PASSWORD"):
        send(message(made(tmp_path), "", "a@b", TO), through, "")
    assert (password({}), password({"POSTDESK_MAIL_PASSWORD": "sesame"})) == ("", "sesame")


@pytest.mark.parametrize(("user", "secret"), [("desk", "šifra"), ("šef@example.org", "sesame")])
def test_a_name_or_password_that_cannot_be_sent_is_told_and_not_shown(tmp_path, user, secret):
    with letterbox() as server, pytest.raises(PostdeskError, match="in ASCII: choose others, and put the pass") as no:
        send(message(made(tmp_path), "", "a@b", TO), house(tmp_path, server, user=user).mail, secret)
    assert (secret in str(no.value), server.letters) == (False, [])


def test_a_desk_without_a_mail_server_says_what_to_write(tmp_path):
    with pytest.raises(PostdeskError, match="the desk has no mail server: write"):
        mail(made(tmp_path), house(tmp_path), TO, "")


@pytest.mark.parametrize(
    ("answers", "said", "why"),
    [
        ({"MAIL": "550 not from you"}, {}, "550 not from you"),
        ({"RCPT": "550 unknown"}, {}, "it takes nothing for director@example.org, deputy@example.org"),
        ({"AUTH": "535 wrong"}, {"user": "desk"}, "535 wrong"),
        ({}, {"security": "starttls"}, "STARTTLS extension not supported by server."),
        ({}, {"security": "tls"}, "WRONG_VERSION_NUMBER"),
    ],
)
def test_what_the_server_refuses_is_told_and_nothing_secret_was_said(tmp_path, answers, said, why):
    letter = message(made(tmp_path), "", "desk@example.org", TO)
    with (
        letterbox(**answers) as server,
        pytest.raises(PostdeskError, match="the report was not mailed: ") as no,
    ):
        send(letter, house(tmp_path, server, **said).mail, "sesame")
    assert why in str(no.value)
    assert server.letters == []


def test_a_server_that_is_not_there(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    with pytest.raises(PostdeskError, match=r"was not mailed: 127\.0\.0\.1: .*refused"):
        send(message(made(tmp_path), "", "a@b", TO), Mail("127.0.0.1", "a@b", port), "")


def test_a_mail_has_a_name_of_its_own(tmp_path):
    """Mail programs that meet a mail without one give it any, or take it for spam."""
    names = [
        message(made(tmp_path), "", "Desk <desk@example.org>", [to])["Message-ID"]
        for _ in range(2)
        for to in ("a@example.org", "b@example.org")
    ]
    assert names[:2] == names[2:]
    assert len(set(names)) == 2
    assert all(name.startswith("<") and name.endswith("@example.org>") for name in names)


def test_a_subject_has_one_line_and_steers_nothing(tmp_path):
    said = report(
        Gathered(material(post(0, core=3))),
        House(tmp_path, "Office\r\nBcc: all@example.org\x1b[2J", "Europe/Podgorica"),
    )
    subject = message(said, "", "a@b", TO)["Subject"]
    assert subject.startswith("Office\\u000d\\u000aBcc: all@example.org\\u001b[2J: Week 47")
