"""Signing a page or a member of LinkedIn in: an app in the Developer Portal, and a person who lets it post.

A person who gives an app other rights than before ends every token that she gave it before: so where a page and its
administrator both post through one app, each is signed in with the rights of both. No browser need be on this machine:
the portal makes a token, or the address at which LinkedIn sends the browser back is pasted, within half an hour.
Source: learn.microsoft.com/linkedin shared/authentication/authorization-code-flow and developer-portal-tools.
"""

import secrets
from collections.abc import Mapping
from contextlib import suppress
from datetime import date, datetime, timedelta
from typing import Annotated
from urllib.parse import quote, urlencode

from msgspec import Meta, Struct

from postdesk.errors import Refused
from postdesk.networks.linkedin import NETWORK
from postdesk.networks.linkedin.answers import PersonThere
from postdesk.networks.linkedin.judging import NotAllowed
from postdesk.networks.linkedin.rest import SERVER, RestCaller
from postdesk.networks.linkedin.roles import OF_PAGE, ROLES, page_names, pages_of_person
from postdesk.networks.linkedin.tokens import PAGES_HERE, PastedToken, asked_of_linkedin, scopes_in
from postdesk.networks.linkedin.versions import named_version
from postdesk.networks.signing_in import Person, SignedIn, tokens_can_change
from postdesk.sentences import Sentence
from postdesk.wire import Reply, Wire, oauth

BACK = "http://localhost:8714/back"
"""Where LinkedIn sends the browser back to: it must be registered, letter by letter."""
CLIENT, SECRET = r"[A-Za-z0-9]{8,40}", r"[A-Za-z0-9_.=-]{8,200}"
TOKEN = r"[!-~]{16,4000}"  # noqa: S105 - what one looks like
LIFE = timedelta(days=60)
"""How long a token is good that the portal made; a day less is believed."""
FEED_OF_PAGE = ("w_organization_social_feed", "r_organization_social_feed")
ASKED_OF_MEMBER = ("openid", "profile", "w_member_social")
FEED_OF_MEMBER = ("w_member_social_feed",)
WAYS = {
    "page": Sentence("an organisation's page, on a page of LinkedIn's on which you allow it"),
    "member": Sentence("yourself as a member, on a page of LinkedIn's on which you allow it"),
    "both": Sentence("either, where this app posts for the page and for you: neither sign-in then ends the other"),
    "token": Sentence("either, with a token that the Developer Portal makes; the browser may be on any machine"),
}


class RefreshLife(Struct):
    """For how many seconds a refresh token is good; None where there is none."""

    refresh_token_expires_in: Annotated[int, Meta(ge=0, le=oauth.YEARS)] | None = None


def linkedin_steps(person: Person, given: Mapping[str, str], now: datetime) -> SignedIn:
    """Lead from an app to a token, and to the page or member that is to post."""
    named_version(given.get("version", ""))
    person.tell(
        Sentence("LinkedIn lets programs post through an app. Use the one that your headquarters has, or make one:"),
        Sentence("1. Open https://www.linkedin.com/developers/apps and create an app for your organisation's page."),
        Sentence("2. A super admin of the page opens the app's verification link, within 30 days."),
        Sentence(
            "3. Under *Products*: for a page, request *Community Management API*, as the app's only product (LinkedIn "
            "reviews it, and a rejection is final for that app); for a member, add *Share on LinkedIn* and *Sign In "
            "with LinkedIn using OpenID Connect*, which need no review.",
        ),
    )
    way = person.choose(Sentence("Who is to post, and how do you sign in?"), WAYS)
    found = _pasted(person, now) if way == "token" else _allowed(person, way, given, now)
    token = found.tokens.access_token if found.tokens else found.secrets["token"]
    author = _author(person, way, token, given, now)
    return SignedIn({**given, "id": author}, found.secrets, found.ends, found.tokens)


def _pasted(person: Person, now: datetime) -> SignedIn:
    person.tell(
        Sentence(
            "4. Open the app → *Auth* → *OAuth 2.0 tools* → *Create token*, on any machine. Choose every scope that it "
            "lists, request the token, and allow it, signed in as an administrator of the page, or as the member. It "
            "is good for 60 days; postdesk says two weeks before that it ends.",
        ),
    )
    token = person.ask_like(
        Sentence("The access token"), TOKEN, Sentence("AQX…, all of it, some 350 to 1,000 letters"), secret=True
    )
    return SignedIn({}, {"token": token}, {"token": (now + LIFE).date() - timedelta(days=1)})


def _allowed(person: Person, way: str, given: Mapping[str, str], now: datetime) -> SignedIn:
    """Let the person allow the app on a page of LinkedIn's, and change what she brings back into tokens."""
    tokens_can_change()
    person.tell(
        Sentence(
            "4. Under *Auth*, add exactly {address} as a redirect URL, and copy the client ID and the client secret. "
            "Whoever signs in needs a role on the page: administrator, for figures are shown to nobody else. If you "
            "let this app post for another account before, choose *both*: other rights end its token.",
            address=BACK,
        ),
    )
    app = oauth.App(
        person.ask_like(Sentence("The client ID"), CLIENT, Sentence("14 letters and digits"), secret=True),
        person.ask_like(
            Sentence("The client secret"), SECRET, Sentence("some 16 to 40 letters and digits"), secret=True
        ),
    )
    scopes = _scopes(person, way)
    person.tell(Sentence("The page asks for: {scopes}.", scopes=", ".join(scopes)), *_WHY[way])
    wire = Wire(given.get("server") or PAGES_HERE)
    wire.hide(app.client, app.secret)

    def changed(page: oauth.SignInPage, code: str) -> Reply:
        form = {"grant_type": "authorization_code", "code": code, "redirect_uri": page.redirect}
        return asked_of_linkedin(wire, app, form, now)

    reply = person.exchanged(lambda: _page(wire, app, scopes), changed)
    return _signed_in(app, scopes, reply.into(oauth.Tokens), reply.into(RefreshLife), now)


_PAGE_WHY = Sentence(
    "That is posting, reading back what was posted, the page's roles and figures, and comments where listed."
)
_MEMBER_WHY = Sentence("That is who you are, and posting in your name.")
_WHY = {"page": (_PAGE_WHY,), "member": (_MEMBER_WHY,), "both": (_PAGE_WHY, _MEMBER_WHY)}


def _scopes(person: Person, way: str) -> tuple[str, ...]:
    """Return the rights to ask for; one that the app does not have would end the sign-in."""
    person.tell(Sentence("Does *Auth* list scopes whose names end in _feed? They are for the first comment."))
    feed = person.answers_yes(Sentence("yes or no"))
    page = (*OF_PAGE, *(FEED_OF_PAGE if feed else ())) if way != "member" else ()
    return (*page, *((*ASKED_OF_MEMBER, *(FEED_OF_MEMBER if feed else ())) if way != "page" else ()))


def _page(wire: Wire, app: oauth.App, scopes: tuple[str, ...]) -> oauth.SignInPage:
    """Return the page to open; apps with a secret have no challenge (PKCE) at LinkedIn."""
    state = secrets.token_urlsafe(32)
    asked = {
        "response_type": "code",
        "client_id": app.client,
        "redirect_uri": BACK,
        "state": state,
        "scope": " ".join(scopes),
    }
    address = f"{wire.base}/oauth/v2/authorization?{urlencode(asked, quote_via=quote)}"
    return oauth.SignInPage(address, BACK, state, "", NETWORK.code_lasts)


def _signed_in(
    app: oauth.App, scopes: tuple[str, ...], tokens: oauth.Tokens, life: RefreshLife, now: datetime
) -> SignedIn:
    """Return what is kept: the token, or what renews it; and the app, which LinkedIn tells what a token may do."""
    if lacking := set(scopes) - scopes_in(tokens.scope):
        raise Refused(
            "LinkedIn did not grant {scopes}: begin again and allow all that it asks", scopes=", ".join(sorted(lacking))
        )
    kept = {"client_id": app.client, "client_secret": app.secret}
    if tokens.refresh_token:
        return SignedIn({}, kept, {"token": _end(life.refresh_token_expires_in, now)}, tokens)
    return SignedIn({}, {"token": tokens.access_token, **kept}, {"token": _end(tokens.expires_in, now)})


def _end(seconds: int | None, now: datetime) -> date:
    return (now + (LIFE if seconds is None else timedelta(seconds=seconds))).date()


def _author(person: Person, way: str, token: str, given: Mapping[str, str], now: datetime) -> str:
    """Return who is to post: whoever desk.toml names, the only one there is, or the one that the person chooses."""
    found = _authors(way, token, given, now)
    if not found:
        raise Refused(
            "the token can post for nobody: the person who signed in has no role on a page; a super admin of the page "
            "gives one under Settings → Manage admins; then begin again"
        )
    if said := given.get("id"):
        if said not in found:
            raise Refused(
                "the token cannot post as {said}, but as {found}: begin again as somebody else",
                said=said,
                found=", ".join(found),
            )
        return said
    if len(found) == 1:
        return next(iter(found))
    person.tell(Sentence("Who is to post?"), *(f"  {number}. {name}" for number, name in enumerate(found.values(), 1)))
    numbers = "|".join(str(number) for number in range(1, len(found) + 1))
    return list(found)[int(person.ask_like(Sentence("1 to {count}", count=len(found)), numbers, "1")) - 1]


def _authors(way: str, token: str, given: Mapping[str, str], now: datetime) -> dict[str, str]:
    """Return as whom a token may post, by URN, with what each is called."""
    wire = Wire(given.get("server") or SERVER)
    caller = RestCaller(wire, PastedToken(token), named_version(given.get("version", "")))
    found: dict[str, str] = {}
    for role in ROLES if way != "member" else ():
        with suppress(NotAllowed):
            found |= {
                page: page_names(caller, page, now).localized_name or page
                for page in pages_of_person(caller, role, now)
                if page not in found
            }
    if way != "page":
        with suppress(NotAllowed):
            who = caller.who(now).into(PersonThere)
            found[f"urn:li:person:{who.sub}"] = f"{who.name or who.sub}, as a member"
    return found
