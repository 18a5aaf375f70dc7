"""Drafts out of a text: pasted or handed over as a file; its proposals are chosen, and saved as a new campaign."""

from msgspec import Struct
from msgspec.structs import replace

from postdesk.drafts.releases.proposals import Proposal
from postdesk.drafts.sources.shelf import MOST
from postdesk.errors import PostdeskError
from postdesk.web.acts import SentForm
from postdesk.web.page import PageRequest, Values, WebPage
from postdesk.web.post_form import campaign_address
from postdesk.web.taking import FormAnswer, SaidOnce, WebForm
from postdesk.web.told import reason_words
from postdesk.web.wording import phrase, phrases
from postdesk.words.pages import unfilled


class Proposed(Struct, frozen=True):
    """A proposal as it is shown: its name, the line of the text that it begins with, what it says for whom."""

    id: str
    line: int
    stranger: bool
    wordings: tuple[tuple[str, tuple[str, ...]], ...]


def page_values(_asked: PageRequest) -> Values:
    """Return an empty form."""
    return _asking(SentForm({}), "")


def _asking(form: SentForm, trouble: str) -> Values:
    said = {name: form.said(name) for name in ("name", "text", "link")}
    return {
        **said,
        "tongue": form.said("language"),
        "trouble": trouble,
        "accept": ".txt,.md,.html,.htm,.docx,.pdf,.eml",
    }


def propose_drafts(asked: PageRequest, form: SentForm) -> FormAnswer:
    """Show what may be posted of a text; nothing is written."""
    desk = asked.desk
    file = next((each for each in form.files.get("file", ()) if each.name), None)
    if file is None and not form.said("text"):
        raise PostdeskError(phrase("paste a text, or choose a file: nothing was done"))
    if not form.said("name"):
        raise PostdeskError(phrase("say what the campaign is to be called: nothing was done"))
    token = desk.received.keep(file.name, file.content) if file else desk.received.keep_text(form.said("text"))
    return FormAnswer(template="web/write_proposals.html", values=_proposals(asked, form, token, ""))


def text_again(_asked: PageRequest, form: SentForm, trouble: str) -> FormAnswer:
    """Show the form again, with what was typed and what is wrong."""
    return FormAnswer(template="web/write_text.html", values=_asking(form, trouble), status=409)


def _proposals(asked: PageRequest, form: SentForm, token: str, trouble: str) -> Values:
    name, language, link = form.said("name"), form.said("language"), form.said("link")
    release = asked.desk.received.release(name, token, language, link)
    if not release.proposals:
        raise PostdeskError(
            phrase(
                "<bdi>{source}</bdi> holds no sentence that could be posted: nothing was done",
                source=reason_words(release.source),
            )
        )
    return {
        "name": name,
        "tongue": language,
        "link": link,
        "token": token,
        "release": release,
        "proposals": list(map(_shown, release.proposals)),
        "chosen": form.fields.get("proposal", tuple(each.id for each in release.proposals if not each.stranger)),
        "trouble": trouble,
    }


def _shown(proposal: Proposal) -> Proposed:
    wordings = ((", ".join(each.accounts), (each.text, *each.thread)) for each in proposal.wordings)
    return Proposed(proposal.id, proposal.line, proposal.stranger, tuple(wordings))


def save_proposals(asked: PageRequest, form: SentForm) -> FormAnswer:
    """Write a new campaign with the proposals that were chosen, and lead to it."""
    desk, name, chosen = asked.desk, form.said("name"), form.fields.get("proposal", ())
    if not chosen:
        raise PostdeskError(phrase("choose at least one proposal: nothing was written"))
    release = desk.received.release(name, form.said("token"), form.said("language"), form.said("link"))
    proposals = [each for each in release.proposals if each.id in chosen]
    edit = desk.writing.write_release(name, replace(release, proposals=proposals), unfilled).edit
    told = phrases(
        "{n} proposal is saved: read it, change it, and take it as a post.",
        "{n} proposals are saved: read each, change it, and take it as a post.",
        len(proposals),
    )
    said = SaidOnce(told, "take-back", {"edit": edit})
    return FormAnswer(to=campaign_address(name), said=said)


def choose_again(asked: PageRequest, form: SentForm, trouble: str) -> FormAnswer:
    """Show the proposals again, with what is wrong."""
    values = _proposals(asked, form, form.said("token"), trouble)
    return FormAnswer(template="web/write_proposals.html", values=values, status=409)


PAGE = WebPage("text", "/write/text", "web/write_text.html", page_values, needs="write")
FORMS = (
    WebForm("/write/text", propose_drafts, 1, MOST + (1 << 20), text_again, {"text": 1 << 20}),
    WebForm("/write/text/save", save_proposals, again=choose_again),
)
