"""Tokens of LinkedIn: pasted ones end, renewed ones live for a year from the consent, whatever answers are lost."""

from datetime import timedelta

import pytest

from contracts.linkedin import MEMBER
from contracts.linkedin_oauth import CLIENT, SECRET
from postdesk.errors import Refused, Unreachable
from postdesk.networks.linkedin.tokens import RenewedToken
from postdesk.networks.network import KnownPost
from postdesk.networks.signing_in import TokenKeeper
from postdesk.wire import NO_TOKEN, Wire, oauth
from stage.begun import KEY, out, ready
from stage.life import NOON

REFRESH = "AQW-planted-refresh-0"


class InHand(TokenKeeper):
    """Keeps tokens in hand, as those of a desk do in its log."""

    def __init__(self):
        self.held = ""

    def access(self, now, renew, spent=""):
        if not self.held or self.held == spent:
            self.held = renew(REFRESH).access_token
        return self.held

    def granted(self):
        return ""


@pytest.fixture
def renewed(api, account, url):
    """A page whose app renews its token; the consent was given at noon."""
    api.token = "nobody's"
    api.oauth.refresh[REFRESH] = (NOON + timedelta(days=365), frozenset(api.scopes))
    app = oauth.App(CLIENT, SECRET)
    network = account(token=RenewedToken(Wire(url), app, InHand()))
    network.concerns(KnownPost(NOON, begun=False))
    return network


def test_a_token_is_renewed_when_it_is_first_wanted_and_used_again(renewed, api, post):
    out(renewed, post())
    out(renewed, post("Another."))
    assert (len(api.posts), api.oauth.renewals) == (2, 1)


def test_a_page_that_posts_nothing_stays_signed_in(renewed, api):
    renewed.stay_signed_in(NOON)
    assert (api.oauth.renewals, api.called) == (1, ["POST /oauth/v2/accessToken"])


def test_a_token_that_was_refused_is_renewed_and_the_call_made_again(renewed, api, post):
    out(renewed, post())
    api.oauth.given.clear()
    api.oauth.given["another"] = (NOON, frozenset())
    out(renewed, post("Another."))
    assert (len(api.posts), api.oauth.renewals) == (2, 2)


@pytest.mark.parametrize("api", [MEMBER], indirect=True)
def test_who_it_is_is_asked_with_a_new_token_as_well(renewed, api):
    renewed.standing(NOON)
    api.oauth.given.clear()
    assert renewed.standing(NOON).handle == "Ana Marić"


def test_a_new_token_that_is_not_known_everywhere_yet_waits_some_seconds(renewed, api, post):
    prepared = ready(renewed, post())
    api.oauth.shy = 2
    with pytest.raises(Unreachable, match="does not accept its new token yet") as early:
        renewed.publish(post(), KEY, NOON, prepared)
    assert early.value.retry_after == 5.0
    renewed.publish(post(), KEY, NOON, prepared)
    assert len(api.posts) == 1


def test_an_answer_that_is_lost_loses_nothing_for_the_refresh_token_stays(renewed, api, post):
    prepared = ready(renewed, post())
    api.oauth.loses = 1
    with pytest.raises(Unreachable):
        renewed.publish(post(), KEY, NOON, prepared)
    renewed.publish(post(), KEY, NOON, prepared)
    assert len(api.posts) == 1


def test_after_a_year_a_person_signs_in_again(renewed, api, post):
    api.at = NOON + timedelta(days=365)
    with pytest.raises(Refused, match="invalid, expired or revoked"):
        out(renewed, post())


def test_an_app_that_is_not_known_is_no_tokens_end(api, account, url, post):
    network = account(token=RenewedToken(Wire(url), oauth.App(CLIENT, "another-secret"), InHand()))
    with pytest.raises(Unreachable, match="401, Client authentication failed") as told:
        out(network, post())
    assert told.value.retry_after == NO_TOKEN


def test_a_token_that_ended_before_it_was_asked_about_is_renewed_first(renewed, api, post):
    out(renewed, post())
    api.oauth.given.clear()
    assert renewed.standing(NOON).ends is None
    assert api.oauth.renewals == 2
    api.oauth.refresh.clear()
    api.oauth.given.clear()
    with pytest.raises((Refused, Unreachable)):
        renewed.standing(NOON)


class Unmoved(InHand):
    """Holds one token, whatever is said of it, as while another worker renews it."""

    def access(self, now, renew, spent=""):
        return "AQX-planted-access-7"


def test_a_token_that_cannot_be_renewed_now_is_told_as_what_it_is(api, account, url):
    network = account(token=RenewedToken(Wire(url), oauth.App(CLIENT, SECRET), Unmoved()))
    with pytest.raises(Unreachable, match="the token was withdrawn, as LinkedIn says"):
        network.standing(NOON)
