"""Page one of a report as a mail: words, a table, one picture, the whole report attached.

Mail programs know no SVG and hardly any style sheet, so the picture is a PNG inside the message and every style stands
on its element.
"""

import smtplib
import ssl
from collections.abc import Sequence
from contextlib import ExitStack
from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime, parseaddr
from hashlib import sha256

from postdesk.charts.captions import period_ahead, period_title
from postdesk.errors import PostdeskError
from postdesk.figures.accounts import AccountFigures
from postdesk.figures.numbers import Number
from postdesk.figures.period import Period
from postdesk.html import html_page
from postdesk.report.contents import Report
from postdesk.report.paper import figured
from postdesk.report.tables import cell, given_numbers, not_given, usual
from postdesk.report.went_out import coming, went_out
from postdesk.report.wording import figure_label, figure_note
from postdesk.report.writing import printed
from postdesk.settings import House
from postdesk.settings.mail import Mail
from postdesk.settings.toml import MAIL_PASSWORD
from postdesk.text.inert import ISOLATES, one_line
from postdesk.words import clauses, colon, direction, say, series, speaking
from postdesk.words.unbroken import unbroken

CID = "chart@postdesk"
NO_SERVER = "the desk has no mail server: write [mail] with server and from into campaigns/desk.toml"
PATIENCE = 30.0
"""Seconds after which a mail server that says nothing is given up."""


def mail(report: Report, house: House, to: Sequence[str], secret: str) -> tuple[str, ...]:
    """Mail a report through the desk's server; return the addresses for which it took nothing, if it took some.

    `secret` is the password that the server may be given.

    Raises:
        PostdeskError: The desk has no `[mail]`, or its server cannot be reached or does not take the mail.
    """
    if house.mail is None:
        raise PostdeskError(NO_SERVER)
    return send(message(report, printed(report, "html"), house.mail.sender, to), house.mail, secret)


def message(report: Report, page: str, sender: str, to: Sequence[str]) -> EmailMessage:
    """Return the mail, in the report's language; `page` is the whole report as HTML."""
    with speaking(report.language):
        return _message(report, page, sender, to)


def _message(report: Report, page: str, sender: str, to: Sequence[str]) -> EmailMessage:
    simulated = f" {say('(simulated figures)')}" if report.simulated else ""
    title = f"{colon(report.desk, period_title(report.period))}{simulated}"
    letter = heading(title, sender, to, report.made, (report.desk, report.period.name))
    letter.set_content(words(report))
    letter.add_alternative(_html(report), subtype="html")
    picture = (report.lead.on_a_phone or report.lead).drawn("png")  # its words can be read on any screen
    html = letter.get_payload(1)
    html.add_related(picture, "image", "png", cid=f"<{CID}>", filename=f"{report.lead.name}.png")  # type: ignore[union-attr]
    letter.add_attachment(page, subtype="html", filename=f"{report.period.name}.html")
    return letter


def heading(title: str, sender: str, to: Sequence[str], made: datetime, about: Sequence[str]) -> EmailMessage:
    """Return a mail without its words; `about` tells it from others that were made at the same moment."""
    letter = EmailMessage()
    letter["Subject"] = one_line(title, ISOLATES)
    letter["From"], letter["To"], letter["Date"] = sender, ", ".join(to), format_datetime(made)
    letter["Message-ID"] = _message_id((*about, made.isoformat(), *to), sender)
    return letter


def _message_id(about: Sequence[str], sender: str) -> str:
    """Return a name for the mail that no other has: the same report to the same people is the same mail."""
    of = "\n".join(about)
    domain = parseaddr(sender)[1].rpartition("@")[2] or "postdesk"
    return f"<{sha256(of.encode()).hexdigest()[:32]}@{domain}>"


def words(report: Report) -> str:
    """Return page one as plain text."""
    labelled: list[tuple[str, Number | AccountFigures]] = [(figure_label(one), one) for one in given_numbers(report)]
    labelled += [(series([name, figure_label(one)]), one) for name, page in report.pages.items() for one in page]
    numbers = [
        " ".join(filter(None, (colon(label, cell(one.value, "").shown), _in_brackets(one, report.period))))
        for label, one in labelled
    ]
    actions = [f"{number}. {one.text}" for number, one in enumerate(report.actions, 1)]
    parts = [
        colon(report.desk, period_title(report.period)),
        report.headline.text,
        *(report.plain(finding) for finding in report.findings),
        "\n".join(numbers),
        not_given(report),
        "\n\n".join(f"{one.text}\n{one.about}" for one in went_out(report)),
        report.lead.alt,
        "\n".join(coming(report)),
        "\n".join(actions),
        "\n".join(report.missing),
        say("The whole report is attached."),
    ]
    return "\n\n".join(filter(None, parts)) + "\n"


def _in_brackets(one: Number | AccountFigures, period: Period) -> str:
    """Return what a figure rests on and what is usual, as an aside; nothing where there is nothing to say."""
    aside = clauses(figure_note(one), usual(one, period))
    return aside and f"({aside})"


SPEAKING = (
    cell, clauses, colon, coming, figure_label, figure_note, figured, given_numbers, not_given, period_ahead,
    period_title, say, series, usual, went_out,
)  # fmt: skip
"""What the letter calls by name."""


def _html(report: Report) -> str:
    start, end = ("left", "right") if direction() == "ltr" else ("right", "left")
    values: dict[str, object] = {"report": report, "chart": report.lead, "cid": CID}
    values |= {"direction": direction(), "start": start, "end": end}
    return html_page("mail.html", values | {one.__name__: one for one in SPEAKING}, unbroken)


def send(letter: EmailMessage, through: Mail, secret: str) -> tuple[str, ...]:
    """Hand a mail to the desk's server; the password never goes over a way that others can read.

    Returns the addresses for which the server took nothing, where it took the mail for others.

    Raises:
        PostdeskError: The server cannot be reached or does not take the mail; the sentence says why.
    """
    if through.user and not secret:
        raise PostdeskError(
            "{server} wants the password of {user}: put it into {key}",
            server=through.server,
            user=through.user,
            key=MAIL_PASSWORD,
        )
    if not (through.user + secret).isascii():  # smtplib sends no other
        raise PostdeskError(
            "{server} wants the name and the password of {user} in ASCII: "
            "choose others, and put the password into {key}",
            server=through.server,
            user=through.user,
            key=MAIL_PASSWORD,
        )
    try:
        with _connected(through) as server:
            if through.user:
                server.login(through.user, secret)
            return tuple(server.send_message(letter))
    except (smtplib.SMTPException, OSError) as trouble:
        raise PostdeskError(
            "the report was not mailed: {server}: {why}", server=through.server, why=_why(trouble)
        ) from trouble


def _connected(through: Mail) -> smtplib.SMTP:
    """Return a connection whose way is closed to others, as [mail] says."""
    context = ssl.create_default_context()
    if through.security == "tls":
        return smtplib.SMTP_SSL(through.server, through.port, timeout=PATIENCE, context=context)
    server = smtplib.SMTP(through.server, through.port, timeout=PATIENCE)
    with ExitStack() as undo:
        undo.callback(server.close)
        if through.security == "starttls":
            server.starttls(context=context)
        undo.pop_all()
    return server


def _why(trouble: Exception) -> str:
    """Return what a server said, or what stood in the way, in one line."""
    if isinstance(trouble, smtplib.SMTPResponseException):
        said = trouble.smtp_error
        return f"{trouble.smtp_code} {said.decode(errors='replace') if isinstance(said, bytes) else said}"
    if isinstance(trouble, smtplib.SMTPRecipientsRefused):
        return f"it takes nothing for {', '.join(trouble.recipients)}"
    return " ".join(str(trouble).split())
