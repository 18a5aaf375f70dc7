"""Signing a Threads profile in: an app of the office's own at Meta, the profile as its tester, and a token.

As long as only the office's own profile uses the app, Meta wants no review and no verification. The dashboard makes a
token by itself, which needs neither a secret nor an address to come back to; the other way leads over a page of the
office's own site. Source: developers.facebook.com threads/get-started and get-access-tokens (2026-10-03).
"""

from collections.abc import Mapping
from datetime import datetime
from urllib.parse import urlencode

from msgspec import Struct

from postdesk.errors import Refused
from postdesk.networks.meta.graph import Graph
from postdesk.networks.signing_in import Person, SignedIn, tokens_can_change, who_is_told
from postdesk.networks.threads import NETWORK
from postdesk.networks.threads.answers import MEANINGS, SCOPES, SERVER, VERSION, ToldToken
from postdesk.networks.threads.lasting import JUDGE, LongToken, lasting
from postdesk.sentences import Sentence
from postdesk.wire import Reply, Wire, oauth

TOKEN = r"[!-~]{20,1000}"  # noqa: S105 - what one looks like
WAYS = {
    "token": Sentence("with a token that the app's dashboard makes, pasted here (the usual way)"),
    "page": Sentence("on Threads' own page, where the dashboard makes none; needs the app's id and secret"),
}
APP = r"(?a)\d{6,20}"
SECRET = r"[0-9a-fA-F]{16,64}|[\w-]{16,100}"  # noqa: S105 - what one looks like
PAGE = r"https://[^\s#]{4,500}"


class ShortToken(Struct):
    """A token of an hour, which is changed into one of 60 days."""

    access_token: oauth.Token


def threads_steps(person: Person, given: Mapping[str, str], now: datetime) -> SignedIn:
    """Lead to a token that lasts 60 days and is renewed by itself."""
    person.tell(
        Sentence(
            "Threads lets programs post through an app of your own at Meta. That costs nothing, and as long as only "
            "your own profile uses it, nobody has to review it:",
        ),
        Sentence(
            "1. Open https://developers.facebook.com/apps, create an app; its use case is *Access the Threads API*."
        ),
        Sentence(
            "2. In the use case, under *Permissions*, add these first, for a token keeps what it was made with: "
            "{scopes}. They let postdesk publish (also the further parts of a thread), find its posts again, count "
            "what became of them, and delete them. No more.",
            scopes=", ".join(SCOPES),
        ),
        Sentence(
            "3. Under *App roles → Roles*, add your profile as *Threads Tester*. Then open Threads as the profile: "
            "Settings → Account → Website permissions → Invites, and accept.",
        ),
    )
    wire = Wire(given.get("server") or SERVER)
    tokens_can_change()
    way = person.choose(Sentence("How do you want to sign in?"), WAYS)
    tokens = _pasted(person, wire, now) if way == "token" else _by_page(person, wire, now)
    person.tell(
        Sentence(
            "postdesk renews the token by itself, from its tenth day on, as long as a worker or cron runs now and then."
        ),
    )
    return SignedIn(who_is_told(given), tokens=tokens)


def _pasted(person: Person, wire: Wire, now: datetime) -> oauth.Tokens:
    person.tell(
        Sentence(
            "4. In the use case: Settings → User Token Generator → *Generate Access Token* beside the profile. It is "
            "shown once: copy it.",
        ),
    )
    token = person.ask_like(
        Sentence("The access token"), TOKEN, Sentence("{beginning}, all of it", beginning="THQ…"), secret=True
    )
    graph = Graph(wire, VERSION, lambda _now: token, MEANINGS)
    about = graph.read("/debug_token", now, input_token=token).into(ToldToken).data
    if not about.is_valid:
        raise Refused("Threads does not know this token, or not any more: generate a new one, and copy all of it")
    left = about.expires_at - int(now.timestamp())
    return lasting(LongToken(token, max(0, left)))


def _by_page(person: Person, wire: Wire, now: datetime) -> oauth.Tokens:
    """Let the person allow the app on a page of Threads', and change what she brings back into a token."""
    person.tell(
        Sentence(
            "4. Under *App settings → Basic*, copy the *Threads App ID* and the *Threads App Secret*. Those above them "
            "are Facebook's: with them the sign-in fails.",
        ),
        Sentence(
            "5. In the use case, under *Settings*, enter an address of your own site as *Redirect Callback URL*; any "
            "page will do, for example that of your privacy policy. You come back there, and paste its address here.",
        ),
    )
    app = oauth.App(
        person.ask_like(Sentence("The Threads App ID"), APP, "1234567890123456"),
        person.ask_like(Sentence("The Threads App Secret"), SECRET, Sentence("32 letters and digits"), secret=True),
    )
    back = person.ask_like(Sentence("The address that you entered"), PAGE, "https://office.example/privacy")
    wire.hide(app.secret)
    hidden = ("access_token",)

    def changed(_page: oauth.SignInPage, code: str) -> Reply:
        form = {
            "client_id": app.client,
            "client_secret": app.secret,
            "grant_type": "authorization_code",
            "redirect_uri": back,
            "code": code,
        }
        return wire.write("/oauth/access_token", now, public=False, form=form, judge=JUDGE, confidential=hidden)

    short = person.exchanged(lambda: _page(wire, app, back), changed).into(ShortToken).access_token
    wire.hide(short)
    query = {"grant_type": "th_exchange_token", "client_secret": app.secret, "access_token": short}
    return lasting(wire.read("/access_token", now, query=query, judge=JUDGE, confidential=hidden).into(LongToken))


def _page(wire: Wire, app: oauth.App, back: str) -> oauth.SignInPage:
    """Return the page to open; it knows no challenge, so the app's secret is what makes the code good."""
    made = oauth.sign_in_page(f"{wire.base}/oauth/authorize", app, back, tuple(SCOPES))
    asked = {
        "client_id": app.client,
        "redirect_uri": back,
        "scope": ",".join(SCOPES),
        "response_type": "code",
        "state": made.state,
    }
    pages = "https://threads.net" if wire.base == SERVER else wire.base
    return oauth.SignInPage(f"{pages}/oauth/authorize?{urlencode(asked)}", back, made.state, "", NETWORK.code_lasts)
