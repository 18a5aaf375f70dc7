"""Who an account is at LinkedIn, and what the person who signed in may do there.

What a token may do, LinkedIn tells its app; where the app's name and secret are not kept, it is tried.
Source: learn.microsoft.com/linkedin organizations/organization-access-control-by-role and organization-lookup-api,
shared/authentication/token-introspection.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime

from msgspec.structs import replace

from postdesk.errors import Unreachable
from postdesk.models import Standing
from postdesk.networks.linkedin.answers import PageNames, PersonThere, RolesThere
from postdesk.networks.linkedin.judging import NotAllowed
from postdesk.networks.linkedin.looking import reads_back
from postdesk.networks.linkedin.rest import RestCaller
from postdesk.networks.linkedin.tokens import LinkedInScopes
from postdesk.networks.linkedin.versions import last_day
from postdesk.networks.own_token import barred_without, lacking_with, told_lacking
from postdesk.sentences import Sentence, as_clauses
from postdesk.wire import NO_TOKEN

ROLES = {
    "ADMINISTRATOR": Sentence("post and see figures, as an administrator"),
    "CONTENT_ADMINISTRATOR": Sentence("post, as a content administrator"),
    "CONTENT_ADMIN": Sentence("post, as a content administrator"),
    "DIRECT_SPONSORED_CONTENT_POSTER": Sentence("post, as a poster of sponsored content"),
}
"""The roles with which one may post on a page, the mightiest first, and what each may."""
OF_PAGE: Mapping[str, str] = {
    "w_organization_social": Sentence("posting, editing and deleting"),
    "r_organization_social": Sentence("looking up a post whose answer was lost"),
    "rw_organization_admin": Sentence("the page's roles and figures"),
}
"""The scopes that postdesk needs for a page, and what for."""
OF_MEMBER: Mapping[str, str] = {
    "w_member_social": Sentence("posting, editing and deleting"),
    "profile": Sentence("saying whose token it is"),
}
"""The scopes that postdesk needs for a member, and what for."""
FEED = {"w_organization_social": "w_organization_social_feed", "w_member_social": "w_member_social_feed"}
"""By the scope of posting, the one that newer apps have for the first comment."""
AGAIN = Sentence("run `postdesk accounts add` again, and allow it")
UNADMINISTERED = Sentence(
    "the scope rw_organization_admin, so that neither roles nor figures can be read: sign in again with it"
)
UNREAD = Sentence(
    "the scope r_organization_social, so that no post whose answer was lost can be looked up: sign in again with it"
)
NO_FIGURES = Sentence("the page's figures: LinkedIn gives them to its administrators alone; let one of them sign in")
NO_UPLOADS = Sentence(
    "LinkedIn lets the person who signed in upload nothing, although the token has the scope: a super admin of the "
    "page sees to the role under Settings → Manage admins"
)
MEMBER = Sentence(
    "a member's token posts, edits and deletes, and no more: LinkedIn shows it no posts, comments or followers, so "
    "that a person is asked where no answer came to a post with files, and figures only where the app has "
    "r_member_postAnalytics; it allows a member 150 calls a day, of which a picture takes three"
)


def pages_of_person(caller: RestCaller, role: str, now: datetime) -> list[str]:
    """Return the URNs of the pages on which the person who signed in has a role.

    Raises:
        NetworkError: LinkedIn does not say.
    """
    query = f"q=roleAssignee&role={role}&state=APPROVED"
    found = caller.read(f"/rest/organizationAcls?{query}", now).into(RolesThere)
    return [one.page for one in found.elements if one.role == role]


def page_names(caller: RestCaller, page: str, now: datetime) -> PageNames:
    """Return what a page is called.

    Raises:
        NetworkError: LinkedIn does not say.
    """
    return caller.read(f"/rest/organizations/{page.rpartition(':')[2]}", now).into(PageNames)


def page_standing(caller: RestCaller, page: str, now: datetime) -> Standing:
    """Return how a page stands: its name, and the role of the person who signed in.

    Raises:
        Refused: LinkedIn does not know the page.
        Unreachable: LinkedIn could not be asked, or the person has no role there.
    """
    told, ends = caller.scopes(now), last_day(caller.version)
    try:
        role = next((role for role in ROLES if page in pages_of_person(caller, role, now)), "")
    except NotAllowed:
        bars = _barred(caller, page, told, OF_PAGE, now)
        lacks = _lacking_as_told(told, OF_PAGE, bars) or UNADMINISTERED
        return _as_told(Standing("", id=page, version_ends=ends, lacks=lacks, bars=bars), told, OF_PAGE)
    if not role:
        raise Unreachable(
            "the person who signed in has no role on {page}: a super admin of the page gives it under "
            "Settings → Manage "
            "admins",
            NO_TOKEN,
            page=page,
        )
    named = page_names(caller, page, now)
    bars = _barred(caller, page, told, OF_PAGE, now)
    lacks = _lacking_as_told(told, OF_PAGE, bars)
    known = Standing(
        named.vanity_name or named.localized_name,
        scopes="" if bars else ROLES[role],
        id=page,
        lacks=as_clauses(_lacking(caller, page, role, lacks, now)),
        version_ends=ends,
        bars=bars,
    )
    return _as_told(known, told, OF_PAGE)


def _as_told(known: Standing, told: LinkedInScopes | None, needs: Mapping[str, str]) -> Standing:
    """Return how an account stands with what LinkedIn told its app of the token, where it did."""
    if told is None:
        return known
    posting = next(iter(needs))
    if FEED[posting] not in told.names:
        comment = Sentence(
            "the first comment may need {scope}: ask for it where the app's *Auth* tab lists it", scope=FEED[posting]
        )
        known = replace(known, note=_one_by_one(known.note, comment))
    scopes = _one_by_one(known.scopes or "", " ".join(sorted(told.names)))
    return replace(known, scopes=scopes, ends=told.ends)


def _one_by_one(*told: str) -> Sentence:
    return as_clauses(map(Sentence, filter(None, told)))


def _lacking_as_told(told: LinkedInScopes | None, needs: Mapping[str, str], bars: str) -> Sentence:
    """Say which scopes a token lacks, as LinkedIn told its app, and what to do; "" for none, or where one `bars` it."""
    if told is None or bars:
        return Sentence("")
    return lacking_with(told_lacking([scope for scope in needs if scope not in told.names], needs), AGAIN)


def _lacking(caller: RestCaller, page: str, role: str, lacks: Sentence, now: datetime) -> Iterator[Sentence]:
    """Yield what else the person who signed in, or her token, may not do on a page; what it `lacks` was told before."""
    if lacks:
        yield lacks
    if role != "ADMINISTRATOR":
        yield NO_FIGURES
    if not lacks and not reads_back(caller, page, now):
        yield UNREAD


def _barred(
    caller: RestCaller, author: str, told: LinkedInScopes | None, needs: Mapping[str, str], now: datetime
) -> str:
    """Say what keeps a token from posting, and what to do; "" for nothing."""
    posting = next(iter(needs))
    lacking = barred_without(posting, AGAIN)
    if told and posting not in told.names:
        return lacking
    if may_upload(caller, author, now):
        return ""
    return lacking if told is None else NO_UPLOADS


def may_upload(caller: RestCaller, author: str, now: datetime) -> bool:
    """Whether a token may begin an upload, which nobody sees: as near to posting as can be tried.

    Raises:
        NetworkError: LinkedIn does not say.
    """
    asked = {"initializeUploadRequest": {"owner": author}}
    try:
        caller.write("/rest/images?action=initializeUpload", now, asked, public=False)
    except NotAllowed:
        return False
    return True


def member_standing(caller: RestCaller, member: str, now: datetime) -> Standing:
    """Return how a member stands: the name, and what a member's token cannot do.

    Raises:
        Refused: LinkedIn does not let the token in.
        Unreachable: LinkedIn could not be asked, or the token is somebody else's.
    """
    told, who = caller.scopes(now), caller.who(now).into(PersonThere)
    if member != f"urn:li:person:{who.sub}":
        raise Unreachable(
            "the token is that of {theirs}, not of {member}: sign in again",
            NO_TOKEN,
            theirs=who.name or who.sub,
            member=member,
        )
    bars = _barred(caller, member, told, OF_MEMBER, now)
    may, ends = "" if bars else Sentence("post, edit and delete"), last_day(caller.version)
    lacks = _lacking_as_told(told, OF_MEMBER, bars)
    known = Standing(who.name, may, id=member, lacks=lacks, note=MEMBER, version_ends=ends, bars=bars)
    return _as_told(known, told, OF_MEMBER)
