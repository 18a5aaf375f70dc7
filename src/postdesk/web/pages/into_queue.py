"""What the campaign files ask for against what is queued, shown before it is done; and taking it into the queue."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from msgspec import Struct

from postdesk.desk import Desk
from postdesk.errors import PostdeskError
from postdesk.models import Finding, Severity
from postdesk.queue import Change, Plan
from postdesk.web.acts import SentForm
from postdesk.web.page import PageRequest, Values, WebPage
from postdesk.web.post_form import write_address
from postdesk.web.showing import finding_words
from postdesk.web.taking import FormAnswer, SaidOnce, WebForm
from postdesk.web.wording import noted, phrase, phrases

TEMPLATE = "web/into_queue.html"
DOES: Mapping[str, str] = {
    "added": noted("New in the queue"),
    "changed": noted("With other words, or at another time"),
    "renamed": noted("Under another name"),
    "withdrawn": noted("Out of the queue: no file asks for it any more"),
}
"""The parts of a plan in which something happens, and what."""
LEAVES: Mapping[str, str] = {
    "waiting": noted("Stays as it was queued, until its draft is mended"),
    "kept": noted("Stays as it went out, whatever its file says now"),
    "repeated": noted("Stays out: it has been said before"),
}
"""The parts in which nothing happens, though the files say something else."""
SHOWN = 50
"""Posts of one part, and sentences of rules, that are shown one by one."""


class PlannedPart(Struct, frozen=True):
    """Posts with which the same is to happen: each with its moment and why; and how many more there are."""

    title: str
    rows: tuple[tuple[str, str, str], ...]
    more: int


class RuleOfDraft(Struct, frozen=True):
    """What a rule says of a draft, on which accounts: whether it keeps it out, and where the draft is written."""

    binding: bool
    name: str
    address: str
    accounts: tuple[str, ...]
    sentence: str


def page_values(asked: PageRequest) -> Values:
    """Return what would be done now."""
    findings, plan = asked.desk.queue.plan()
    remarks = sorted(_remarks(findings), key=lambda alike: alike[0].severity is not Severity.ERROR)
    parts = list(_parts(asked.desk, plan, DOES))
    return {
        "does": parts,
        "leaves": list(_parts(asked.desk, plan, LEAVES)),
        "says": list(map(_said, remarks[:SHOWN])),
        "more": max(0, len(remarks) - SHOWN),
        "errors": sum(one.severity is Severity.ERROR for one in findings),
        "unchanged": len(plan.unchanged),
        "seen": plan_digest(plan) if parts else "",
        "trouble": "",
    }


def _parts(desk: Desk, plan: Plan, titles: Mapping[str, str]) -> Iterator[PlannedPart]:
    for name, title in titles.items():
        changes: Sequence[Change] = getattr(plan, name)
        if changes:
            rows = tuple((desk.local(change.due), change.ref, change.what) for change in _in_order(changes)[:SHOWN])
            yield PlannedPart(phrase(title), rows, max(0, len(changes) - SHOWN))


def _in_order(changes: Sequence[Change]) -> Sequence[Change]:
    return sorted(changes, key=_moment)


def _moment(change: Change) -> tuple[datetime, str]:
    return change.due, change.ref


def _remarks(findings: Sequence[Finding]) -> list[list[Finding]]:
    """Return together what is said of one draft in the same words, once for each of its accounts."""
    together: dict[tuple[object, ...], list[Finding]] = {}
    for finding in findings:
        of = finding.severity, _name(finding), finding.rule, finding.code, *finding.values.items()
        together.setdefault(of, []).append(finding)
    return list(together.values())


def _name(finding: Finding) -> str:
    return finding.named or f"{finding.place.path}:{finding.place.line}"


def _said(alike: Sequence[Finding]) -> RuleOfDraft:
    finding = alike[0]
    campaign, _, draft = finding.named.partition("/")
    return RuleOfDraft(
        finding.severity is Severity.ERROR,
        _name(finding),
        write_address(campaign, draft) if draft else "",
        tuple(dict.fromkeys(each.account for each in alike if each.account)),
        finding_words(finding),
    )


def plan_digest(plan: Plan) -> str:
    """Return what tells one plan from another: what happens to which post, and when."""
    said = [(name, change.ref, change.due.isoformat(), change.what) for name in DOES for change in getattr(plan, name)]
    return hashlib.sha256(repr(sorted(said)).encode()).hexdigest()


def take_into_queue(asked: PageRequest, form: SentForm) -> FormAnswer:
    """Make the queue match the files, if that does what was shown."""
    queue = asked.desk.queue
    asked.desk.people.allow("queue")
    if plan_digest(queue.plan()[1]) != form.said("seen"):
        raise PostdeskError(
            phrase("The files or the queue were changed meanwhile: this is what would change now. Nothing was queued.")
        )
    _, plan = queue.apply()
    count = sum(len(getattr(plan, name)) for name in DOES)
    said = phrases(
        "The queue says what the files say: {n} change.", "The queue says what the files say: {n} changes.", count
    )
    return FormAnswer(to="/", said=SaidOnce(said))


def look_again(asked: PageRequest, _form: SentForm, trouble: str) -> FormAnswer:
    """Show what would be done now, and why nothing was."""
    return FormAnswer(template=TEMPLATE, values={**page_values(asked), "trouble": trouble}, status=409)


PAGE = WebPage("queue", "/queue", TEMPLATE, page_values)
FORMS = (WebForm("/queue", take_into_queue, again=look_again),)
