"""Where writing begins: the campaigns with their drafts, a new campaign, a draft from a text, a file to bring in."""

from postdesk.drafts.campaign_at_hand import CampaignAtHand
from postdesk.drafts.post_fields import PostFields
from postdesk.errors import PostdeskError
from postdesk.files.regular import contents
from postdesk.text.first_words import opening_line
from postdesk.text.inert import inert
from postdesk.web.acts import SentForm
from postdesk.web.page import NotThere, PageRequest, Values, WebPage
from postdesk.web.post_form import campaign_address, write_address
from postdesk.web.taking import FormAnswer, SaidOnce, WebForm
from postdesk.web.told import told_words
from postdesk.web.wording import phrase, written_moment

SHOWN = 200
"""Drafts of a campaign that are shown; the others are found by their words."""


def page_values(asked: PageRequest) -> Values:
    """Return the campaigns."""
    return {
        "campaigns": [(campaign_address(each.campaign), each) for each in asked.desk.writing.campaigns()],
        "accounts": list(asked.desk.house.accounts),
    }


def campaign_values(asked: PageRequest) -> Values:
    """Return the drafts of one campaign, those whose id or text holds what is asked for with `find`."""
    desk, name, there = asked.desk, asked.path["campaign"], _campaign_meant(asked)
    find = asked.query.get("find", "").strip()
    fields = (found for post in there.posts if (found := desk.writing.fields(there, post)))
    fitting = [each for each in fields if find.casefold() in _words(each).casefold()]
    rows = [(write_address(name, each.id), each, _when(there, each), _opening(each)) for each in fitting[:SHOWN]]
    shown = there.path.relative_to(desk.house.root).as_posix()
    here = campaign_address(name)
    return {"there": there, "rows": rows, "find": find, "more": len(fitting) - len(rows), "shown": shown, "here": here}


def file_values(asked: PageRequest) -> Values:
    """Return the file of one campaign, to read."""
    there = _campaign_meant(asked)
    lines = inert(contents(there.path, asked.desk.house.campaigns).decode("utf-8-sig", "replace")).splitlines()
    shown = there.path.relative_to(asked.desk.house.root).as_posix()
    return {"lines": lines, "shown": shown, "here": campaign_address(there.campaign)}


def _campaign_meant(asked: PageRequest) -> CampaignAtHand:
    try:
        return asked.desk.writing.campaign(asked.path["campaign"])
    except PostdeskError as error:
        raise NotThere(told_words(error)) from None


def _words(fields: PostFields) -> str:
    return " ".join((fields.id, fields.text, *fields.texts.values()))


def _opening(fields: PostFields) -> str:
    return opening_line(fields.text or next(iter(fields.texts.values()), ""))


def _when(there: CampaignAtHand, fields: PostFields) -> str:
    """Return when a post goes out; what is no moment, such as `every:`, as its file has it."""
    said = there.said(fields.id) or {}
    written = next((value for key in ("every", "after") if isinstance(value := said.get(key), str)), fields.at)
    return written_moment(written or "next")


def begin_values(asked: PageRequest) -> Values:
    """Return an empty form for a new campaign."""
    return _beginning(asked, "", "", tuple(asked.desk.house.accounts), "", "")


def _beginning(
    asked: PageRequest, name: str, title: str, ticked: tuple[str, ...], hashtags: str, trouble: str
) -> Values:
    accounts = [(each, each in ticked) for each in asked.desk.house.accounts]
    return {"name": name, "title": title, "accounts": accounts, "hashtags": hashtags, "trouble": trouble}


def begin_campaign(asked: PageRequest, form: SentForm) -> FormAnswer:
    """Begin a campaign, and lead to its first post."""
    name, ticked = form.said("name"), _ticked(asked, form)
    if not ticked:
        raise PostdeskError(phrase("choose the accounts for which the campaign is: nothing was written"))
    hashtags = form.said("hashtags").replace("#", " ").replace(",", " ").split()
    done = asked.desk.writing.begin(name, form.said("title"), ticked, hashtags)
    said = SaidOnce(
        phrase("The campaign <bdi>{name}</bdi> is begun: write its first post.", name=name),
        "take-back",
        {"edit": done.edit},
    )
    return FormAnswer(to=f"{campaign_address(name)}/new", said=said)


def _ticked(asked: PageRequest, form: SentForm) -> tuple[str, ...]:
    return tuple(each for each in asked.desk.house.accounts if each in form.fields.get("account", ()))


def begin_again(asked: PageRequest, form: SentForm, trouble: str) -> FormAnswer:
    """Show the form again, with what was typed and what is wrong."""
    said = form.said("name"), form.said("title"), _ticked(asked, form), form.said("hashtags"), trouble
    return FormAnswer(template="web/write_begin.html", values=_beginning(asked, *said), status=409)


PAGE = WebPage("write", "/write", "web/write.html", page_values, "Write")
BEGIN = WebPage("begin", "/write/begin", "web/write_begin.html", begin_values, needs="write")
CAMPAIGN = WebPage("campaign", "/write/campaign/{campaign}", "web/write_campaign.html", campaign_values)
FILE = WebPage("campaign-file", "/write/campaign/{campaign}/file", "web/campaign_file.html", file_values)
FORMS = (WebForm("/write/begin", begin_campaign, again=begin_again),)
