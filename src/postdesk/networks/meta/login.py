"""Signing a Page in: an app of the office's own, a person who may post there, and the Page's token, which has no end.

Facebook gives a person a token for an hour; it is changed into one for 60 days, and only a Page token that comes of
that one has no end. A token that was made in Business settings or in the Graph API Explorer can be pasted instead.
Nobody has to review the app, as long as whoever signs in has a role in it. Source: developers.facebook.com manual login
flow, access tokens, access levels, app modes (March to September 2026).
"""

import re
import secrets
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from urllib.parse import urlencode

from msgspec import Struct

from postdesk.errors import Refused
from postdesk.networks.meta.app import MetaApp, TokenItself, token_itself
from postdesk.networks.meta.graph import FACEBOOK, VERSION, Graph
from postdesk.networks.meta.keys import APP, LIVE_MODE, MODE
from postdesk.networks.signing_in import Person
from postdesk.sentences import Sentence
from postdesk.wire import Wire
from postdesk.wire.oauth import SignInPage, Token
from postdesk.wire.reply import reply_shown
from postdesk.wire.shapes import Id, Line

NUMBER = r"\d{5,25}"
HEX = r"[0-9A-Za-z]{16,100}"
PASTED = r"[!-~]{20,1000}"
WEB = r"https://[^\s/?#]+[!-~]*"
WAYS = {
    "page": Sentence("on a page of Facebook's, and then paste the address at which you end (the usual way)"),
    "token": Sentence("with a token that Business settings or the Graph API Explorer shows, to paste here"),
}
TASKS = ("CREATE_CONTENT", "FULL_CONTROL", "MANAGE")
"""What a person may have to do at a Page so that she may post there; some begin with PROFILE_PLUS_."""
SHORT = timedelta(days=2)
"""A Page token that ends sooner was made of a person's token of an hour, and is none to work with."""


class LinkedInstagram(Struct):
    """The Instagram account that is linked with a Page."""

    id: Id
    username: Line = ""


class OwnPage(Struct):
    """A Page at which a person may do something, with its token."""

    id: Id
    access_token: Token
    name: str = ""
    username: Line = ""
    tasks: list[str] = []
    instagram_business_account: LinkedInstagram | None = None

    @property
    def called(self) -> str:
        """Its name on one line, as it can be shown."""
        return reply_shown(self.name)

    @property
    def may_post(self) -> bool:
        """Whether the person may post there."""
        return any(task.removeprefix("PROFILE_PLUS_") in TASKS for task in self.tasks)


class OwnPages(Struct):
    """The Pages that a person has let the app see."""

    data: list[OwnPage] = []


class GivenToken(Struct):
    """A token, as it is given for a code or for another token."""

    access_token: Token


class PageAccess(Struct, frozen=True):
    """What a sign-in gave: the Page with its token, the app, and when the token ends."""

    page: OwnPage
    app: MetaApp
    ends: date | None = None
    seen_until: date | None = None

    @property
    def keys(self) -> dict[str, str]:
        """What desk.toml is to say of the app."""
        return {APP.name: self.app.id, MODE.name: LIVE_MODE if self.app.live else "development"}

    @property
    def secrets(self) -> dict[str, str]:
        """What is kept elsewhere."""
        return {"token": self.page.access_token, "app_secret": self.app.secret}

    @property
    def last_days(self) -> dict[str, date]:
        """The last day of the token, where it has one."""
        return {"token": self.ends} if self.ends else {}

    @property
    def last_days_seen(self) -> dict[str, date]:
        """The last day on which the token shows what is on Instagram, where there is one."""
        return {"token": self.seen_until} if self.seen_until else {}


class PageLogin:
    """One sign-in of one person, for some permissions, each with what it is for."""

    def __init__(self, person: Person, given: Mapping[str, str], scopes: Mapping[str, str], now: datetime) -> None:
        self._person, self._given, self._scopes, self._now = person, given, scopes, now
        self._wire = Wire(given.get("server") or FACEBOOK)

    def run(self, page: str) -> PageAccess:
        """Lead her to the token of a Page; `page` is its number where that is known already, else "".

        Raises:
            Refused: She did not let the app in, or may not post there, or the token does not last.
            Unreachable: Facebook could not be asked.
        """
        app = self._app()
        if self._person.choose(Sentence("How do you want to sign in?"), WAYS) == "token":
            found = self._of_pasted(app, page)
        else:
            found = self._chosen(self._own_pages(self._long(self._allowed(app), app)), page)
        about = token_itself(self._graph(""), app, found.access_token, self._now)
        return PageAccess(found, app, self._lasting(about), about.seen_until)

    def _app(self) -> MetaApp:
        person = self._person
        person.tell(
            Sentence("Facebook and Instagram let programs post through an app of your own; nobody has to review it."),
            Sentence(
                "1. Open https://developers.facebook.com/apps, signed in as somebody with full control of the Page, "
                "and create an app with the use case *Manage everything on your Page*.",
            ),
            Sentence(
                "2. Open *App settings → Basic*: give it a privacy-policy address, a category and an icon, and switch "
                "it to *Live*. In Development mode everything seems to work, and nobody but you sees the posts. On the "
                "same page stand the App ID and the App secret.",
            ),
        )
        number = person.known_or_asked(self._given, APP.name, Sentence("The App ID"), NUMBER, "1234567890123456")
        secret = person.ask_like(Sentence("The App secret"), HEX, Sentence("32 letters and digits"), secret=True)
        live = person.answers_yes(Sentence("Is the app switched to Live? (yes or no)"))
        self._wire.hide(secret)
        return MetaApp(number, secret, live)

    def _allowed(self, app: MetaApp) -> str:
        """Let her allow the app on a page of Facebook's; returns a token for an hour."""
        person = self._person
        person.tell(
            Sentence(
                "3. Under *Facebook Login → Settings → Valid OAuth Redirect URIs* write the address of any page of "
                "your own website, such as that of its privacy policy: Facebook sends you there when you have allowed "
                "it.",
            ),
        )
        back = person.ask_like(
            Sentence("The address of that page, letter by letter"), WEB, "https://example.org/privacy"
        )
        person.tell(
            Sentence(
                "4. On the page that opens now, *tick the Page* (and the Instagram account) and allow all that it asks:"
            ),
            *(Sentence("   {scope}: {what}", scope=scope, what=what) for scope, what in self._scopes.items()),
        )
        form = {"client_id": app.id, "client_secret": app.secret, "redirect_uri": back}
        return person.exchanged(
            lambda: login_page(self._wire, app, back, list(self._scopes)),
            lambda _, code: self._given_token({**form, "code": code.removesuffix("#_")}),
        )

    def _long(self, token: str, app: MetaApp) -> str:
        """Change a person's token into one for 60 days."""
        form = {"grant_type": "fb_exchange_token", "client_id": app.id, "client_secret": app.secret}
        return self._given_token({**form, "fb_exchange_token": token})

    def _given_token(self, form: Mapping[str, str]) -> str:
        self._wire.hide(*(value for name, value in form.items() if name in {"code", "fb_exchange_token"}))
        # A new token may be the old one, so that what is wanted is not hidden.
        return (
            self._graph("").given("/oauth/access_token", self._now, form, "access_token").into(GivenToken).access_token
        )

    def _of_pasted(self, app: MetaApp, page: str) -> OwnPage:
        self._person.tell(
            Sentence(
                "3. In *Business settings → System users* assign the Page to a system user and generate a token for "
                "the app that never ends; or take *Get User Access Token* in "
                "https://developers.facebook.com/tools/explorer. It has to allow: {scopes}.",
                scopes=", ".join(self._scopes),
            ),
        )
        token = self._person.ask_like(
            Sentence("The token"), PASTED, Sentence("EAA and some hundred letters"), secret=True
        )
        self._wire.hide(token)
        about = token_itself(self._graph(""), app, token, self._now)
        if about.type == "PAGE":
            fields = "id,name,username,instagram_business_account{id,username}"
            found = self._graph(token).read("/me", self._now, fields=fields).into(PageAlone).with_token(token)
            return self._chosen([found], page)
        return self._chosen(self._own_pages(self._long(token, app) if about.type == "USER" else token), page)

    def _own_pages(self, token: str) -> list[OwnPage]:
        fields = "id,name,username,access_token,tasks,instagram_business_account{id,username}"
        return self._graph(token).read("/me/accounts", self._now, fields=fields, limit="100").into(OwnPages).data

    def _chosen(self, pages: Sequence[OwnPage], known: str) -> OwnPage:
        """Return the Page that is known already, or the only one, or the one that she names."""
        pages = [page for page in pages if known in {"", page.id}]
        if not pages:
            raise Refused(
                "Facebook shows no such Page: begin again and tick it; where it belongs to a business portfolio, allow "
                "business_management, too, or paste a system user's token"
            )
        page = pages[0] if len(pages) == 1 else self._named(pages)
        if not page.may_post:
            raise Refused(
                "this person may not post to {page}: give them the task *Content* in the Page's settings",
                page=page.called,
            )
        return page

    def _named(self, pages: Sequence[OwnPage]) -> OwnPage:
        self._person.tell(Sentence("Which Page?"), *(f"  {page.id}: {page.called}" for page in pages))
        number = self._person.ask_like(
            Sentence("Its number"), "|".join(re.escape(page.id) for page in pages), pages[0].id
        )
        return next(page for page in pages if page.id == number)

    def _lasting(self, about: TokenItself) -> date | None:
        """Return the last day of a Page's token; Refused where it is none to work with."""
        if not about.is_valid or about.type != "PAGE":
            raise Refused("this is no Page's token that works: begin again")
        if about.expires_at and datetime.fromtimestamp(about.expires_at, self._now.tzinfo) - self._now < SHORT:
            raise Refused(
                "this Page token ends within hours, for it was made of a person's short one: take the way over the page"
            )
        return about.ends

    def _graph(self, token: str) -> Graph:
        return Graph(self._wire, VERSION, lambda _now: token, {})


class PageAlone(Struct):
    """A Page as its own token shows it."""

    id: Id
    name: str = ""
    username: Line = ""
    instagram_business_account: LinkedInstagram | None = None

    def with_token(self, token: str) -> OwnPage:
        """Return it as one at which its own token may post."""
        return OwnPage(self.id, token, self.name, self.username, [TASKS[0]], self.instagram_business_account)


def login_page(wire: Wire, app: MetaApp, back: str, scopes: Sequence[str]) -> SignInPage:
    """Return the page of Facebook's to open; a server of this machine shows its own."""
    state = secrets.token_urlsafe(32)
    asked = {"client_id": app.id, "redirect_uri": back, "state": state, "response_type": "code"}
    where = "https://www.facebook.com" if wire.base == FACEBOOK else wire.base
    address = f"{where}/{VERSION}/dialog/oauth?{urlencode({**asked, 'scope': ','.join(scopes)})}"
    return SignInPage(address, back, state, "")
