"""The form of a post: what was sent, as fields; fields, as what its template shows; how the post looks meanwhile."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import quote

import msgspec
from msgspec import Struct

from postdesk import networks
from postdesk.desk import Desk
from postdesk.drafts.campaign_at_hand import CampaignAtHand
from postdesk.drafts.keys import POST
from postdesk.drafts.post_fields import FIELDS, PictureFields, PostFields
from postdesk.drafts.writing import plain_ends
from postdesk.errors import PostdeskError
from postdesk.models import Finding, Severity, in_short
from postdesk.models.known_types import known_type
from postdesk.preview.page import initials, paragraphs
from postdesk.web.acts import SentForm
from postdesk.web.page import Values
from postdesk.web.showing import counted_words, finding_words, network_badge
from postdesk.web.wording import noted, phrase

SUGGESTED = 12
"""Hashtags of the campaign that are shown for choosing."""
NOT_WHOLE = noted("this form is not whole: open the page again; nothing was done")
MOST = 64 << 20
"""Bytes of a form with pictures."""


class AccountBox(Struct, frozen=True):
    """An account in the form: whether it publishes the post, its own text, and what it says without one."""

    name: str
    badge: str
    title: str
    ticked: bool
    text: str
    theirs: str


class PictureBox(Struct, frozen=True):
    """A picture in the form: its file, its words, and the address at which it is shown, "" for one that is not."""

    file: str
    alt: str
    address: str
    theirs: str = ""


class RuleSays(Struct, frozen=True):
    """What a rule says of a post as it is being written: on which accounts, and whether it keeps it back."""

    accounts: tuple[str, ...]
    binding: bool
    sentence: str
    rule: str


def write_address(campaign: str, draft: str) -> str:
    """Return where a draft is written."""
    return f"/write/post/{quote(campaign, safe='')}/{quote(draft, safe='')}"


def campaign_address(campaign: str) -> str:
    """Return where a campaign's drafts are listed."""
    return f"/write/campaign/{quote(campaign, safe='')}"


def media_address(file: str) -> str:
    """Return where a picture of a draft is shown, "" for a file that lies elsewhere."""
    return f"/write/media?file={quote(file, safe='/')}" if file.startswith("media/") else ""


def said_before(form: SentForm, draft: str) -> PostFields | None:
    """Return the fields that the form of a draft was made from, None for a new post.

    Raises:
        PostdeskError: The form is not whole, or that of another draft.
    """
    said = form.said("was")
    if not said:
        return None
    try:
        found = msgspec.json.decode(said, type=known_type(PostFields))
    except msgspec.DecodeError:
        raise PostdeskError(phrase(NOT_WHOLE)) from None
    if draft and found.id != draft:
        raise PostdeskError(phrase(NOT_WHOLE))
    return found


def fields_sent(desk: Desk, there: CampaignAtHand, form: SentForm, was: PostFields | None) -> PostFields:
    """Return what somebody has written into the form of a post."""
    accounts = desk.house.accounts
    texts = {name: text for name in accounts if (text := plain_ends(form.said(f"text-{name}")))}
    return PostFields(
        id=form.said("id") if was is None else was.id,
        at=form.said("at").replace("T", " "),
        accounts=_accounts(desk, there, form, was),
        language=form.said("language"),
        text=plain_ends(form.said("text")),
        link=form.said("link"),
        proposal="" if form.said("accepted") or was is None else was.proposal,
        hashtags=tuple(dict.fromkeys(form.said("hashtags").replace(",", " ").replace("#", " ").split())),
        texts=texts,
        pictures=_pictures(desk, form),
        thread=_parts(form, was.thread if was else ()),
        warning=" ".join(form.said("warning").split()),
    )


def _parts(form: SentForm, was: Sequence[str]) -> tuple[str, ...]:
    """Return the parts of a thread; an empty one goes, but where the file has a part without words, of pictures."""
    if "part" not in form.fields:
        return tuple(was)
    parts = [plain_ends(text).strip() for text in form.fields["part"]]
    return tuple(part for at, part in enumerate(parts) if part or (at < len(was) and not was[at]))


def _accounts(desk: Desk, there: CampaignAtHand, form: SentForm, was: PostFields | None) -> tuple[str, ...]:
    """Return the accounts of a post, () for the campaign's; names that no account of the desk has stay."""
    known = desk.house.accounts
    ticked = [name for name in known if name in form.fields.get("account", ())]
    own = was.accounts if was else ()
    if not own and set(ticked) == set(accounts_of(desk, there)):
        return ()
    stay = [name for name in own if name in ticked or name not in known]
    return (*stay, *(name for name in ticked if name not in own))


def accounts_of(desk: Desk, there: CampaignAtHand) -> list[str]:
    """Return the accounts of the desk that a campaign names for all its posts."""
    said = there.head_says("accounts")
    words = said.replace(",", " ").split() if isinstance(said, str) else list(said)
    return [name for name in desk.house.accounts if name in words]


def _pictures(desk: Desk, form: SentForm) -> tuple[PictureFields, ...]:
    """Return the pictures that stay, then those that the form brings along, which are kept at once."""
    files, alts, gone = (form.fields.get(name, ()) for name in ("file", "alt", "gone"))
    stay = [
        PictureFields(file, " ".join(alts[at].split()) if at < len(alts) else "")
        for at, file in enumerate(files)
        if file not in gone
    ]
    sent = [file for file in form.files.get("picture", ()) if file.name]
    words = " ".join(form.said("picture-alt").split())
    new = [
        PictureFields(desk.writing.keep_picture(file.name, file.content), "" if at else words)
        for at, file in enumerate(sent)
    ]
    return (*stay, *new)


def form_values(
    desk: Desk,
    there: CampaignAtHand,
    now: PostFields,
    was: PostFields | None,
    theirs: PostFields | None = None,
) -> Values:
    """Return what the template of the form shows; `theirs` is what the file says where that is something else."""
    said = (there.said(was.id) if was else None) or {}
    known = {key.name for key in POST} & set(said)
    return {
        "campaign": there.campaign,
        "shown": there.path.relative_to(desk.house.root).as_posix(),
        "post": now,
        "was": msgspec.json.encode(was).decode() if was else "",
        "draft": was.id if was else "",
        "boxes": list(_boxes(desk, there, now, theirs)),
        "pictures": list(_shown_pictures(now, theirs)),
        "theirs": theirs,
        "zone": desk.house.timezone,
        "inherited": {key: there.head_says(key) for key in ("language", "link")},
        "desk_language": desk.house.language,
        "common_tags": _plain_words(there.head_says("hashtags")),
        "suggested": [tag for tag in _suggested(there) if tag not in now.hashtags],
        "others": sorted(known - FIELDS),
        "campaign_at": campaign_address(there.campaign),
        **looked_values(desk, there, now),
    }


def _boxes(desk: Desk, there: CampaignAtHand, now: PostFields, theirs: PostFields | None) -> Iterator[AccountBox]:
    chosen = now.accounts or accounts_of(desk, there)
    for name, account in desk.house.accounts.items():
        own, found = now.texts.get(name, ""), theirs.texts.get(name, "") if theirs else ""
        title = networks.title(account.network)
        differs = found if theirs and found != own else ""
        yield AccountBox(name, network_badge(account.network), title, name in chosen, own, differs)


def _shown_pictures(now: PostFields, theirs: PostFields | None) -> Iterator[PictureBox]:
    there = {picture.file: picture.alt for picture in theirs.pictures} if theirs else {}
    for picture in now.pictures:
        other = there.get(picture.file, picture.alt)
        yield PictureBox(picture.file, picture.alt, media_address(picture.file), other if other != picture.alt else "")


def _suggested(there: CampaignAtHand) -> list[str]:
    """Return the hashtags of a campaign's posts, the most used first."""
    counted: Counter[str] = Counter()
    for said in there.each_says("hashtags"):
        counted.update(_plain_words(said))
    return [tag for tag, _ in counted.most_common(SUGGESTED)]


def _plain_words(value: object) -> list[str]:
    if isinstance(value, str):
        return [word.lstrip("#") for word in value.replace(",", " ").split()]
    return [word for word in value if isinstance(word, str)] if isinstance(value, list) else []


def looked_values(desk: Desk, there: CampaignAtHand, now: PostFields) -> Values:
    """Return how a post looks as it is being written: what each account shows, and what the rules say."""
    look = desk.writing.look(there, now) if now.id or now.text or now.texts else None
    return {
        "previews": look.previews if look else (),
        "says": said_by_rules(look.findings) if look else [],
        "badge": network_badge,
        "counted": counted_words,
        "initials": initials(desk.house.name),
        "office": desk.house.name,
        "paragraphs": paragraphs,
        "picture_at": media_address,
    }


def said_by_rules(findings: Sequence[Finding]) -> list[RuleSays]:
    """Return findings, those that keep a post back first, and what is said of several accounts once."""
    together: dict[tuple[bool, str, str], dict[str, None]] = {}
    for finding in in_short(findings):
        key = (finding.severity is Severity.ERROR, finding_words(finding), finding.rule)
        together.setdefault(key, {}).update({finding.account: None} if finding.account else {})
    said = [RuleSays(tuple(accounts), *key) for key, accounts in together.items()]
    return sorted(said, key=lambda one: not one.binding)


def merged_words(was: PostFields, mine: PostFields, theirs: PostFields) -> PostFields:
    """Return what a form shows after a conflict: mine where I wrote something, theirs where only they did."""
    found = msgspec.structs.asdict(theirs)
    typed: Mapping[str, object] = {
        key: value for key, value in msgspec.structs.asdict(mine).items() if value != getattr(was, key)
    }
    texts = {
        name: mine.texts.get(name, "") if mine.texts.get(name) != was.texts.get(name) else theirs.texts.get(name, "")
        for name in {**theirs.texts, **mine.texts}
    }
    return PostFields(**{**found, **typed, "texts": {name: text for name, text in texts.items() if text}})
