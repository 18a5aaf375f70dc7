"""A report as a workbook for officers: a sheet for every table, every text a text.

A post may begin with `=` or `@`; a cell that is written as text is never run as a formula, whatever it begins with.
"""

from collections.abc import Sequence
from datetime import date, datetime
from io import BytesIO
from typing import Any

from postdesk.charts.captions import period_title
from postdesk.errors import PostdeskError
from postdesk.report.contents import Report
from postdesk.report.plain import plain_campaigns, plain_networks
from postdesk.report.tables import ACCOUNT_COLUMNS, COLUMNS, account_table, post_table

LONGEST_NAME = 31
"""Letters that a spreadsheet allows the name of a sheet."""
PLAIN = {"strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False, "in_memory": True}

Table = tuple[str, Sequence[str], Sequence[Sequence[Any]]]


def workbook(report: Report) -> bytes:
    """Return the report's tables as XLSX; what nobody gave stays empty.

    Raises:
        PostdeskError: XlsxWriter, which only this needs, is not installed.
    """
    try:
        from xlsxwriter import Workbook
    except ImportError as absent:
        raise PostdeskError("XLSX needs a package more: pip install 'postdesk[xlsx]'") from absent
    content = BytesIO()
    with Workbook(content, PLAIN) as book:
        book.set_properties(
            {"title": f"{report.desk}: {period_title(report.period)}", "created": report.made.replace(tzinfo=None)}
        )
        bold = book.add_format({"bold": True})
        for name, columns, rows in tables(report):
            sheet = book.add_worksheet(name[:LONGEST_NAME])
            sheet.freeze_panes(1, 0)
            sheet.write_row(0, 0, columns, bold)
            for number, row in enumerate(rows, 1):
                sheet.write_row(number, 0, [cell(value) for value in row])
            sheet.autofit()
    return content.getvalue()


def tables(report: Report) -> list[Table]:
    """Return every table of a report: what it says, its posts, its networks and campaigns, and those of the charts."""
    said = [("headline", report.headline), *(("finding", one) for one in report.findings)]
    said += [("action", one) for one in report.actions]
    sentences = [(kind, one.text, one.strength, one.rule) for kind, one in said]
    own: list[Table] = [
        ("report", ("kind", "sentence", "strength", "rule"), sentences),
        ("posts", COLUMNS, post_table(report)),
    ]
    if report.accounts:
        own.append(("accounts", ACCOUNT_COLUMNS, account_table(report)))
    for name, rows in (("networks", plain_networks(report)), ("campaigns", plain_campaigns(report))):
        own.append((name, tuple(rows[0]) if rows else (), [tuple(row.values()) for row in rows]))
    return own + [(one.name, *one.table) for one in report.pictures]


def cell(value: Any) -> Any:  # noqa: ANN401 - a cell holds any plain value
    """Return a value as a spreadsheet keeps it: numbers as numbers, days as ISO, several as one text."""
    if isinstance(value, tuple):
        return ", ".join(str(part) for part in value)
    return value.isoformat() if isinstance(value, date | datetime) else value
