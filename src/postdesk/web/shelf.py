"""All pages, in the order of the menu."""

from postdesk.web.page import WebPage
from postdesk.web.pages import (
    accounts,
    approvals,
    calendar,
    charts,
    handoff,
    hashtags,
    log,
    needs,
    post,
    reports,
    settings,
)

PAGES: tuple[WebPage, ...] = (
    calendar.PAGE,
    approvals.PAGE,
    handoff.PAGE,
    hashtags.PAGE,
    charts.PAGE,
    reports.PAGE,
    accounts.PAGE,
    log.PAGE,
    settings.PAGE,
    needs.PAGE,
    post.PAGE,
    reports.ONE,
)
