"""What desk.toml and the secrets say of an account at Meta; light, so that a check imports no more than this."""

from postdesk.models import AccountKey, KeyKind, Secret

LIVE_MODE = "live"
MODE = AccountKey("app_mode", KeyKind.CHOICE, LIVE_MODE, choices=(LIVE_MODE, "development"))
"""What the person who signed in has said of the app."""
APP = AccountKey("app", KeyKind.HANDLE, "1234567890")
"""The number of the app."""
PAGE = AccountKey("page", KeyKind.HANDLE, "102030405060708", needed=True)
"""The number of the Page with which an Instagram account is linked."""
LEAVING = "open https://www.facebook.com/settings?tab=business_tools as the person who signed in, and remove the app"
TOKEN = Secret("token", "a Page token", "sign in with `postdesk accounts add`, which gets one that does not end")
APP_SECRET = Secret(
    "app_secret", "an app secret", "https://developers.facebook.com → the app → Settings → Basic", optional=True
)
