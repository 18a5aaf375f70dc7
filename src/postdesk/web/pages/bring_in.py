"""Files that are brought in: figures from a network's export, and drafts from a spreadsheet, shown before they are."""

from datetime import date

from msgspec import Struct

from postdesk.drafts.spreadsheets.comparing import CellChange
from postdesk.drafts.spreadsheets.new_files import FileToBe
from postdesk.errors import PostdeskError
from postdesk.sentences import Sentence
from postdesk.web.acts import SentForm
from postdesk.web.page import PageRequest, Values, WebPage
from postdesk.web.taking import FormAnswer, SaidOnce, WebForm
from postdesk.web.wording import noted, phrase

MOST = 64 << 20
SHOWN = 50
"""Rows that were skipped, faults and changes of one file that are told one by one."""


class ShownChange(Struct, frozen=True):
    """One cell that a table changes: the post, the column, and the lines that go and come."""

    post: str
    column: str
    lines: tuple[tuple[str, str], ...]


class ShownFile(Struct, frozen=True):
    """What a table would change in one file: new posts by name and first words, and cells; how many more of each."""

    shown: str
    fresh: bool
    new: tuple[tuple[str, str, str], ...]
    changes: tuple[ShownChange, ...]
    more: int


def page_values(asked: PageRequest) -> Values:
    """Return the two forms."""
    return {"accounts": list(asked.desk.house.accounts), "trouble": "", "imported": None, "name": ""}


def show_both(asked: PageRequest, _form: SentForm, trouble: str) -> FormAnswer:
    """Show the two forms again, with what is wrong."""
    return FormAnswer(template="web/import.html", values={**page_values(asked), "trouble": trouble}, status=409)


def _kept(asked: PageRequest, form: SentForm) -> str:
    """Keep the file of a form; PostdeskError where there is none."""
    file = next((each for each in form.files.get("file", ()) if each.name), None)
    if file is None:
        raise PostdeskError(phrase("choose a file first: nothing was done"))
    return asked.desk.received.keep(file.name, file.content)


def take_figures(asked: PageRequest, form: SentForm) -> FormAnswer:
    """Take figures in, and say what became of each row."""
    token = _kept(asked, form)
    as_of = _day(form.said("as-of"))
    name = asked.desk.received.kept(token).name
    imported = asked.desk.received.figures(token, as_of, form.said("account"))
    values = {**page_values(asked), "imported": imported, "name": name, "shown": SHOWN, "local": asked.desk.local}
    return FormAnswer(template="web/import.html", values=values)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise PostdeskError(
            phrase('"{text}" is no day: write it as 2026-12-18; nothing was done', text=text[:20])
        ) from None


def show_difference(asked: PageRequest, form: SentForm) -> FormAnswer:
    """Show what a table of drafts would change; nothing is written."""
    return _difference(asked, form, _kept(asked, form), "")


def _difference(asked: PageRequest, form: SentForm, token: str, trouble: str) -> FormAnswer:
    campaign, accounts = form.said("campaign"), [each for each in form.fields.get("account", ()) if each]
    taken, digest = asked.desk.received.table(token, asked.desk.spreadsheets.meant({}, "", None, accounts, campaign))
    values: Values = {
        "name": asked.desk.received.kept(token).name,
        "token": token,
        "seen": digest,
        "campaign": campaign,
        "accounts": accounts,
        "files": [_file(each) for each in taken.files],
        "faults": [(fault.place, fault.sentence) for fault in taken.faults[:SHOWN]],
        "more": max(0, len(taken.faults) - SHOWN),
        "notes": taken.notes,
        "taken": taken,
        "trouble": trouble,
    }
    status = 409 if taken.faults or trouble else 200
    return FormAnswer(template="web/import_drafts.html", values=values, status=status)


def write_difference(asked: PageRequest, form: SentForm) -> FormAnswer:
    """Write what a table asks for, if that is what was shown."""
    desk, token, accounts = asked.desk, form.said("token"), list(form.fields.get("account", ()))
    meant = desk.spreadsheets.meant({}, "", None, accounts, form.said("campaign"))
    taken, digest = desk.received.table(token, meant)
    if digest != form.said("seen") or taken.faults:
        why = phrase("The campaign files were changed meanwhile: this is what would change now. Nothing was written.")
        return _difference(asked, form, token, why)
    name = desk.received.kept(token).name
    edits = desk.writing.write_table(taken.files, Sentence(noted("{who} took {file} in"), who=desk.who, file=name))
    files = ", ".join(each.shown for each in taken.files)
    said = SaidOnce(
        phrase("<bdi>{name}</bdi> is taken in: {files}.", name=name, files=files),
        "take-back",
        {"edit": " ".join(edits)},
    )
    return FormAnswer(to="/write", said=said)


def _file(file: FileToBe) -> ShownFile:
    new = tuple(
        (post.ref, str(post.said.get("at", "next")), " ".join(str(post.said.get("text", "")).split()))
        for post in file.new[:SHOWN]
    )
    changes = tuple(_change(each) for each in file.changes[:SHOWN])
    more = len(file.new) + len(file.changes) - len(new) - len(changes)
    return ShownFile(file.shown, file.before is None, new, changes, more)


def _change(change: CellChange) -> ShownChange:
    post = f"{change.ref}@{change.account}" if change.account else change.ref
    return ShownChange(post, change.column, tuple((sign, line) for sign, line in change.lines if line))


PAGE = WebPage("import", "/import", "web/import.html", page_values)
FORMS = (
    WebForm("/import/figures", take_figures, 1, MOST, show_both),
    WebForm("/import/drafts", show_difference, 1, MOST, show_both),
    WebForm("/import/drafts/write", write_difference, again=show_both),
)
