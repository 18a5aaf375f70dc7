"""What a token says of itself, and what is known of the app that it is for.

An app in Development mode answers everything with yes, and nobody but its own people sees the posts. Whether one is
Live, no call tells with certainty: the person who signed in has said it. Source: developers.facebook.com debug_token,
app-modes, access-levels (September 2026).
"""

from collections.abc import Collection
from datetime import UTC, date, datetime
from typing import Annotated

from msgspec import Meta, Struct

from postdesk.models import Account
from postdesk.networks.meta.graph import Graph
from postdesk.networks.meta.keys import APP, LIVE_MODE, MODE
from postdesk.sentences import Sentence
from postdesk.wire.shapes import Id

Scope = Annotated[str, Meta(max_length=200)]
DEVELOPMENT = Sentence(
    "the app may be in Development mode, in which nobody but its own people sees a post: set it to Live at "
    'developers.facebook.com, look at a post in a private window, then write app_mode = "live" into desk.toml'
)
HIDDEN = "to be seen only by the app's own people until the app is Live"
"""How a post differs from what was sent, where the app may be in Development mode."""
LIVE = Sentence("the app is Live, as desk.toml says")


class MetaApp(Struct, frozen=True):
    """The app by which an account is signed in; its number and secret are "" where nobody said them."""

    id: str = ""
    secret: str = ""
    live: bool = False

    def __repr__(self) -> str:
        """Leave the secret out."""
        return f"<app {self.id}>"

    @property
    def mode(self) -> Sentence:
        """What is to be said of its mode."""
        return LIVE if self.live else DEVELOPMENT


class Granted(Struct):
    """A permission, and for which Pages and accounts it was ticked; for all where none are named."""

    scope: Scope
    target_ids: list[Id] = []


class TokenItself(Struct):
    """What a token says of itself; 0 is "never"."""

    is_valid: bool
    type: Scope = ""
    app_id: str = ""
    expires_at: int = 0
    data_access_expires_at: int = 0
    scopes: list[Scope] = []
    granular_scopes: list[Granted] = []

    @property
    def ends(self) -> date | None:
        """The last day of the token; None where it has none."""
        return datetime.fromtimestamp(self.expires_at, UTC).date() if self.expires_at else None

    @property
    def seen_until(self) -> date | None:
        """The last day on which it shows all: some permissions end 90 days after the person was last seen."""
        last = [moment for moment in (self.expires_at, self.data_access_expires_at) if moment]
        return datetime.fromtimestamp(min(last), UTC).date() if last else None

    def lacking(self, wanted: Collection[str], target: str, others: tuple[str, ...] = ()) -> list[str]:
        """Return which permissions it lacks, or has for others than the target only.

        Permissions that begin with one of `others` are for something else than the target.
        """
        narrow = {
            each.scope
            for each in self.granular_scopes
            if each.target_ids and target not in each.target_ids and not each.scope.startswith(others)
        }
        return [scope for scope in wanted if scope not in self.scopes or scope in narrow]


class TokenTold(Struct):
    """The answer to the question what a token is."""

    data: TokenItself


def app_of(account: Account, secret: str) -> MetaApp:
    """Return the app of an account, as desk.toml says it."""
    return MetaApp(account.said(APP.name), secret, account.said(MODE.name) == LIVE_MODE)


def token_itself(graph: Graph, app: MetaApp, token: str, now: datetime) -> TokenItself:
    """Ask what a token is, with the app's own.

    Raises:
        Refused: The app's number or secret is not right.
        Unreachable: Meta could not be asked.
    """
    asked = Graph(graph.wire, graph.version, lambda _now: f"{app.id}|{app.secret}", {})
    return asked.read("/debug_token", now, input_token=token).into(TokenTold).data
