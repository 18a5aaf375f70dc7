"""All pages, in the order of the menu, and all forms that answer with a page."""

from postdesk.web.page import WebPage
from postdesk.web.pages import (
    accounts,
    approvals,
    bring_in,
    calendar,
    charts,
    draft,
    from_text,
    handoff,
    hashtags,
    into_queue,
    log,
    needs,
    post,
    reports,
    reword,
    settings,
    tagged_posts,
    write,
)
from postdesk.web.taking import WebForm

PAGES: tuple[WebPage, ...] = (
    calendar.PAGE,
    write.PAGE,
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
    reword.PAGE,
    tagged_posts.PAGE,
    reports.ONE,
    write.BEGIN,
    write.CAMPAIGN,
    write.FILE,
    draft.PAGE,
    draft.NEW,
    into_queue.PAGE,
    from_text.PAGE,
    bring_in.PAGE,
    accounts.ADD,
    accounts.STEP,
    accounts.LEAVE,
)
FORMS: tuple[WebForm, ...] = (
    *write.FORMS,
    *draft.FORMS,
    *from_text.FORMS,
    *into_queue.FORMS,
    *bring_in.FORMS,
    *accounts.FORMS,
    *hashtags.FORMS,
)


def most_bytes(path: str, otherwise: int) -> int:
    """Return how many bytes a form that is sent to an address may have."""
    fitting = [form.most for form in FORMS if path.startswith(form.address.partition("{")[0])]
    return max(fitting, default=otherwise)
