"""A report as a workbook for officers: a sheet for every table, every text a text."""

from postdesk.charts.captions import period_title
from postdesk.report.breaks import series_breaks
from postdesk.report.contents import Report
from postdesk.report.plain import plain_campaigns, plain_networks
from postdesk.report.tables import ACCOUNT_COLUMNS, COLUMNS, account_table, post_table
from postdesk.sheets.writing import Table, workbook


def report_workbook(report: Report) -> bytes:
    """Return the report's tables as XLSX; what nobody gave stays empty.

    Raises:
        PostdeskError: XlsxWriter, which only this needs, is not installed.
    """
    return workbook(tables(report), f"{report.desk}: {period_title(report.period)}", report.made)


def tables(report: Report) -> list[Table]:
    """Return every table of a report: what it says, its posts, its networks and campaigns, and those of the charts."""
    said = [("headline", report.headline), *(("finding", one) for one in report.findings)]
    said += [("action", one) for one in report.actions]
    sentences = [(kind, one.text, one.strength, one.rule) for kind, one in said]
    sentences += [("break", one, "none", "") for one in series_breaks(report)]
    own: list[Table] = [
        ("report", ("kind", "sentence", "strength", "rule"), sentences),
        ("posts", COLUMNS, post_table(report)),
    ]
    if report.accounts:
        own.append(("accounts", ACCOUNT_COLUMNS, account_table(report)))
    for name, rows in (("networks", plain_networks(report)), ("campaigns", plain_campaigns(report))):
        own.append((name, tuple(rows[0]) if rows else (), [tuple(row.values()) for row in rows]))
    return own + [(one.name, *one.table) for one in report.pictures]
