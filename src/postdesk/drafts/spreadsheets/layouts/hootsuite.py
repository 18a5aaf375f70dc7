"""Hootsuite's bulk composer: three columns without headings; day or month first, as was chosen at the upload."""

from postdesk.drafts.spreadsheets.layout import PlanLayout

LAYOUT = PlanLayout(name="Hootsuite", columns={"at": (), "text": (), "link": ()}, bare=True)
