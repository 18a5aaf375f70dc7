"""What a network's folder says in its `__init__.py`, once, as `NETWORK`: its facts, and how to reach its rules and API.

Nothing heavy is imported to declare a network: how it reads a text and how it is called are functions that import their
files when they are called. A package of somebody else's declares one in the same way, and names it as an entry point:

    [project.entry-points."postdesk.networks"]
    pinboard = "pinboard_for_postdesk:NETWORK"
"""

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from postdesk.models import Account, Facts, Grammar

if TYPE_CHECKING:
    from postdesk.networks.network import Network, Spend
    from postdesk.networks.signing_in import Person, SignedIn, TokenKeeper


class Access(Struct, frozen=True):
    """What a network is given to act for one account.

    `secrets` are those it declares, by their names; an optional one that nobody set is not there. `media` is the folder
    in which what is sent of pictures and films lies, each file by its `kept` name; `memory` the one that only this
    machine reads. `spend` counts what calls cost. `tokens` keeps those that the network changes with every renewal;
    None where nothing is to be called.
    """

    account: Account
    secrets: Mapping[str, str]
    media: Path
    memory: Path
    spend: "Spend"
    tokens: "TokenKeeper | None" = None


class Consent(Struct, frozen=True):
    """One consent of a person to an app, on which several accounts can rest; given anew, it replaces the one before.

    `giver` is with whom it is given: accounts of networks with the same giver may rest on the same. `app` returns which
    app an account goes by, "" where that is not known. `heed` says what a person does so that the others go on.
    """

    giver: str
    app: Callable[[Account, Mapping[str, str]], str]
    heed: str


class Declaration(Facts, frozen=True, kw_only=True):
    """One network. `read` returns how it reads a text and `connect` signs an account in; None where only people post.

    Where servers of one network differ, `read_of` returns how the server of an account reads a text, as it was last
    asked, and `learn` asks it. `addresses` are regular expressions of what a post's public address looks like behind
    https://, with its id as `id` and the account's name as `handle` where they show; `{server}` stands for the
    account's server. Without any, all may be. `composer` is the page on which people write a post there; `{text}` in it
    takes the words, where the network documents such an address.

    `consent` is what several accounts can rest on together, where it is replaced when it is given anew.

    `sign_in` leads a person to what an account needs: it is given what desk.toml, or the command, says
    already. `code_lasts` is how long what she brings back from the network's page is good, None where it has no such
    page or does not say. `revoke` takes the token's power away at the network and says so in a sentence; without it,
    `leaving` says where a person does that. `version` returns in which version of the network's interface an account is
    called, and that version's last day; None where versions have none.
    """

    read: Callable[[], Grammar]
    addresses: tuple[str, ...] = ()
    composer: str = ""
    connect: "Callable[[Access], Network] | None" = None
    read_of: Callable[[Account, Path], Grammar] | None = None
    learn: Callable[[Account, Path, datetime], None] | None = None
    sign_in: "Callable[[Person, Mapping[str, str], datetime], SignedIn] | None" = None
    code_lasts: timedelta | None = None
    revoke: Callable[[Access, datetime], str] | None = None
    leaving: str = ""
    consent: Consent | None = None
    version: Callable[[Account], tuple[str, date]] | None = None

    @property
    def posts(self) -> bool:
        """Whether postdesk can post there."""
        return self.connect is not None
