"""What desk.toml and the secrets say of an account at Meta; light, so that a check imports no more than this."""

from postdesk.errors import SettingsError
from postdesk.models import AccountKey, KeyKind, Secret
from postdesk.networks.declaration import Access, Consent
from postdesk.sentences import Sentence, after_another

LIVE_MODE = "live"
MODE = AccountKey("app_mode", KeyKind.CHOICE, LIVE_MODE, choices=(LIVE_MODE, "development"))
"""What the person who signed in has said of the app."""
APP = AccountKey("app", KeyKind.HANDLE, "1234567890")
"""The number of the app."""
PAGE = AccountKey("page", KeyKind.HANDLE, "102030405060708")
"""The number of the Page with which an Instagram account is linked."""
LEAVING = Sentence(
    "open https://www.facebook.com/settings?tab=business_tools as the person who signed in, and remove the app"
)
TOKEN = Secret(
    "token", "a Page token", "sign in with `postdesk accounts add`, which gets one that does not end", optional=True
)
APP_SECRET = Secret(
    "app_secret", "an app secret", "https://developers.facebook.com → the app → Settings → Basic", optional=True
)


CONSENT = Consent(
    "Meta",
    lambda account, _secrets: account.said(APP.name),
    Sentence(
        "leave ticked, on the page that opens, their Pages and accounts, too, and allow all that they need: what is "
        "unticked ends"
    ),
)
"""What a person allows an app, she allows it for all its Pages and Instagram accounts together."""


def page_token(access: Access, *needed: str) -> str:
    """Return the token of an account whose desk.toml says what is needed.

    Raises:
        SettingsError: There is none, or something is not said; offices that post by hand are told how to go on so.
    """
    account = access.account
    token = access.secrets.get(TOKEN.name, "")
    lacking = [Sentence(key) for key in needed if not account.said(key)] + ([] if token else [Sentence(TOKEN.title)])
    if lacking:
        raise SettingsError(
            "{account} lacks {lacking}: run `postdesk accounts add {account} --network {network}`, or "
            "say by_hand = true in desk.toml",
            account=account.name,
            lacking=after_another(lacking),
            network=account.network,
        )
    return token
