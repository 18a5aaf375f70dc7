"""The report of a week, month or campaign: figures, computed sentences with the rules that made them, pages.

`weekly`, `monthly` and `of_campaign` compute it, `write` puts it into a folder; `KINDS` write themselves.
"""

from postdesk.report.contents import Charted, Report, charts_of_span, monthly, of_campaign, weekly
from postdesk.report.document import document
from postdesk.report.due import KIND, KINDS, last_week
from postdesk.report.mailing import mail
from postdesk.report.writing import FORMATS, printed, write

__all__ = [
    "FORMATS",
    "KIND",
    "KINDS",
    "Charted",
    "Report",
    "charts_of_span",
    "document",
    "last_week",
    "mail",
    "monthly",
    "of_campaign",
    "printed",
    "weekly",
    "write",
]
