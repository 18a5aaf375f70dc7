"""One draft as it is written: its words, for whom, when, its pictures; how it will look, and what the rules say."""

from postdesk.desk.writing import Contradicted
from postdesk.drafts.campaign_at_hand import CampaignAtHand
from postdesk.drafts.post_fields import PictureFields, PostFields
from postdesk.errors import PostdeskError
from postdesk.web.acts import SentForm
from postdesk.web.page import NotThere, PageRequest, Values, WebPage
from postdesk.web.post_form import (
    MOST,
    NOT_WHOLE,
    PictureBox,
    campaign_address,
    fields_sent,
    form_values,
    looked_values,
    media_address,
    merged_words,
    said_before,
    write_address,
)
from postdesk.web.taking import FormAnswer, SaidOnce, WebForm
from postdesk.web.told import told_words
from postdesk.web.wording import moment_words, noted, phrase

TEMPLATE = "web/write_post.html"
CONFLICTS = {
    ("gone", True): noted(
        "<bdi>{who}</bdi>, at {when}, has taken this post out of its file. Your words are below; save to add it anew."
    ),
    ("gone", False): noted(
        "Somebody, in an editor, has taken this post out of its file. Your words are below; save to add it anew."
    ),
    ("changed", True): noted(
        "<bdi>{who}</bdi>, at {when}, has changed this post meanwhile. Your words are below, and what the file says "
        "now: save again."
    ),
    ("changed", False): noted(
        "Somebody, in an editor, has changed this post meanwhile. Your words are below, and what the file says now: "
        "save again."
    ),
}
"""What is said of a post that somebody changed: in which way, and whether it is known who did."""
OUT = noted("<bdi>{ref}</bdi> is out of its file.")
OUT_BUT_QUEUED = noted(
    "<bdi>{ref}</bdi> is out of its file. What is queued of it goes out until you do what is shown here."
)
PICTURES = 20
"""Pictures that one form may send."""


def page_values(asked: PageRequest) -> Values:
    """Return the form of a draft."""
    there, name = _campaign(asked), asked.path["draft"]
    fields = asked.desk.writing.fields(there, name)
    if fields is None:
        raise NotThere(
            phrase(
                "There is no post <bdi>{name}</bdi> in <bdi>{campaign}</bdi>; Write shows those that there are.",
                name=name,
                campaign=there.campaign,
            )
        )
    return _values(asked, there, fields, fields)


def new_values(asked: PageRequest) -> Values:
    """Return an empty form."""
    return _values(asked, _campaign(asked), PostFields(at=asked.query.get("at", "") or "next"), None)


def _campaign(asked: PageRequest) -> CampaignAtHand:
    try:
        return asked.desk.writing.campaign(asked.path["campaign"])
    except PostdeskError as error:
        raise NotThere(told_words(error)) from None


def _values(
    asked: PageRequest,
    there: CampaignAtHand,
    now: PostFields,
    was: PostFields | None,
    theirs: PostFields | None = None,
    trouble: str = "",
    note: str = "",
) -> Values:
    values = form_values(asked.desk, there, now, was, theirs)
    return {**values, "delete_at": _delete_at(there, was), "trouble": trouble, "note": note}


def _delete_at(there: CampaignAtHand, was: PostFields | None) -> str:
    """Return the address at which a draft is taken out of its file, "" for a new one."""
    return f"{write_address(there.campaign, was.id)}/delete" if was else ""


def save_draft(asked: PageRequest, form: SentForm) -> FormAnswer:
    """Write a draft into its file; or with `only=look` show the form again as it is, and write nothing."""
    there, was = _campaign(asked), said_before(form, asked.path.get("draft", ""))
    now = fields_sent(asked.desk, there, form, was)
    if form.said("only") == "look":
        return FormAnswer(
            template=TEMPLATE, values=_values(asked, there, now, was, note=phrase("Nothing was saved yet."))
        )
    if not form.fields.get("account"):
        raise PostdeskError(phrase("choose at least one account"))
    writing = asked.desk.writing
    done = writing.save(there.campaign, was, now) if was else writing.add(there.campaign, now)
    if isinstance(done, Contradicted):
        return _conflict(asked, was or now, now, done)
    said = SaidOnce(
        phrase("<bdi>{ref}</bdi> is saved in its file.", ref=f"{done.campaign}/{done.id}"),
        "take-back",
        {"edit": done.edit},
    )
    return FormAnswer(to=write_address(done.campaign, done.id), said=said)


def delete_draft(asked: PageRequest, form: SentForm) -> FormAnswer:
    """Take a draft out of its file, and lead to the queue where something of it waits."""
    there, was = _campaign(asked), said_before(form, asked.path["draft"])
    if was is None:
        raise PostdeskError(phrase(NOT_WHOLE))
    done = asked.desk.writing.remove(there.campaign, was)
    if isinstance(done, Contradicted) and done.theirs is None:
        gone = phrase(OUT, ref=f"{there.campaign}/{was.id}")
        return FormAnswer(to=campaign_address(there.campaign), said=SaidOnce(gone))
    if isinstance(done, Contradicted):
        return _conflict(asked, was, was, done)
    ref = f"{done.campaign}/{done.id}"
    waits = asked.desk.drafts.in_queue(done.campaign, done.id)
    said = phrase(OUT_BUT_QUEUED if waits else OUT, ref=ref)
    return FormAnswer(
        to="/queue" if waits else campaign_address(done.campaign), said=SaidOnce(said, "take-back", {"edit": done.edit})
    )


def type_again(asked: PageRequest, form: SentForm, trouble: str) -> FormAnswer:
    """Show the form again with all that was typed, and why it was not saved; no picture is taken along."""
    there, was = _campaign(asked), said_before(form, asked.path.get("draft", ""))
    now = fields_sent(asked.desk, there, SentForm(form.fields), was)
    says = phrase("{why}. Nothing was saved; your words are below.", why=trouble)
    return FormAnswer(template=TEMPLATE, values=_values(asked, there, now, was, trouble=says), status=409)


def _conflict(asked: PageRequest, was: PostFields, mine: PostFields, found: Contradicted) -> FormAnswer:
    """Show what was typed, and beside it what the file says by now; whoever saves then has seen both."""
    there, when = _campaign(asked), moment_words(found.when) if found.when else ""
    code = ("gone" if found.theirs is None else "changed", bool(found.who))
    says = phrase(CONFLICTS[code], who=found.who, when=when)
    if found.theirs is None:
        values = _values(asked, there, mine, None, trouble=says)
    else:
        values = _values(asked, there, merged_words(was, mine, found.theirs), found.theirs, found.theirs, trouble=says)
    return FormAnswer(template=TEMPLATE, values=values, status=409)


def draft_looks(asked: PageRequest, form: SentForm) -> FormAnswer:
    """Return how a post looks as it is being written: a piece of the page; no picture is taken along."""
    there = _campaign(asked)
    now = fields_sent(asked.desk, there, form, said_before(form, asked.path.get("draft", "")))
    return FormAnswer(template="web/looked.html", values=looked_values(asked.desk, there, now), bare=True)


def pictures_kept(asked: PageRequest, form: SentForm) -> FormAnswer:
    """Keep pictures, and return their rows in the form: a piece of the page."""
    sent = form.files.get("picture", ())
    trouble, boxes = "", list[PictureBox]()
    for file in sent:
        try:
            kept = asked.desk.writing.keep_picture(file.name, file.content)
        except PostdeskError as error:
            trouble = told_words(error)
        else:
            boxes.append(_row(PictureFields(kept)))
    values: Values = {"pictures": boxes, "trouble": trouble, "theirs": None, "first": 0}
    return FormAnswer(template="web/write_pictures.html", values=values, bare=True, status=200 if boxes else 409)


def _row(picture: PictureFields) -> PictureBox:
    return PictureBox(picture.file, picture.alt, media_address(picture.file))


PAGE = WebPage("draft", "/write/post/{campaign}/{draft}", TEMPLATE, page_values)
NEW = WebPage("new-draft", "/write/campaign/{campaign}/new", TEMPLATE, new_values, needs="write")
FORMS = (
    WebForm("/write/post/{campaign}/{draft}", save_draft, PICTURES, MOST, type_again),
    WebForm("/write/campaign/{campaign}/new", save_draft, PICTURES, MOST, type_again),
    WebForm("/write/post/{campaign}/{draft}/delete", delete_draft),
    WebForm("/write/look/{campaign}", draft_looks),
    WebForm("/write/picture", pictures_kept, PICTURES, MOST),
)
