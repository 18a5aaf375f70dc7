"""What is known of the app, and what a token says of itself."""

from postdesk.models import Account
from postdesk.networks.meta.app import DEVELOPMENT, LIVE, MetaApp, TokenItself, app_of


def test_the_mode_is_what_desk_toml_says():
    own = {"app": "44", "app_mode": "live"}
    assert app_of(Account("page", "facebook", own=own), "secret") == MetaApp("44", "secret", live=True)
    assert app_of(Account("page", "facebook"), "") == MetaApp()
    assert (MetaApp(live=True).mode, MetaApp().mode) == (LIVE, DEVELOPMENT)


def test_a_secret_is_not_shown():
    assert repr(MetaApp("44", "planted-secret")) == "<app 44>"


def test_a_token_without_an_end_has_none():
    assert TokenItself(is_valid=True).ends is None
