"""What a token may do: as LinkedIn tells its app where the app is known here, and else as far as it can be tried."""

from datetime import timedelta

import pytest

from contracts.linkedin import MEMBER, PAGE, TOKEN
from contracts.linkedin_oauth import CLIENT, SECRET
from postdesk.errors import Refused, Unreachable
from postdesk.networks.linkedin.tokens import PastedToken
from postdesk.wire import Wire, oauth
from stage.life import NOON


@pytest.fixture
def told(account, url):
    """An account whose app's name and secret are kept."""
    return lambda token=TOKEN, secret=SECRET: account(
        token=PastedToken(token, Wire(url), oauth.App(CLIENT, secret))
    ).standing(NOON)


def test_scopes_and_the_last_day_are_what_linkedin_tells(told):
    said = told()
    scopes = "r_organization_social r_organization_social_feed rw_organization_admin w_organization_social"
    assert said.scopes == f"post and see figures, as an administrator; {scopes} w_organization_social_feed"
    assert (said.ends.isoformat(), said.lacks, said.bars, said.note) == ("2027-01-22", "", "", "")


def test_what_is_lacking_is_named_with_what_it_is_for(told, api):
    api.scopes -= {"r_organization_social", "w_organization_social_feed"}
    said = told()
    assert said.lacks == (
        "r_organization_social (looking up a post whose answer was lost): run `postdesk accounts add` again, and allow it"
    )
    assert said.note == (
        "the first comment may need w_organization_social_feed: ask for it where the app's *Auth* tab lists it"
    )
    api.role = "CONTENT_ADMINISTRATOR"
    assert told().lacks.endswith("allow it; the page's figures: LinkedIn gives them to its administrators alone; "
                                 "let one of them sign in")  # fmt: skip
    api.scopes.discard("rw_organization_admin")
    assert "rw_organization_admin (the page's roles and figures): run" in told().lacks


def test_without_the_scope_of_posting_nothing_goes_out_and_nothing_is_tried(told, api):
    api.scopes.discard("w_organization_social")
    said = told()
    assert said.bars.startswith("the token may not post, for it lacks w_organization_social: run")
    assert (said.lacks, [call for call in api.called if "initializeUpload" in call]) == ("", [])


def test_a_role_that_does_not_do_is_told_from_a_scope(told, api):
    api.files.begin = lambda *_: api.no(403, "ACCESS_DENIED", "Not enough permissions", serviceErrorCode=100)
    assert told().bars.startswith("LinkedIn lets the person who signed in upload nothing, although the token has the")


@pytest.mark.parametrize(
    ("token", "after", "words"),
    [
        ("AQX-planted-access-0", 61, r"the token has ended, as LinkedIn says: run `postdesk accounts add` again"),
        ("AQX-planted-access-7", 0, "the token was withdrawn, as LinkedIn says"),
    ],
)
def test_a_token_that_is_good_no_more_is_told_with_why(told, api, token, after, words):
    api.oauth.given["AQX-planted-access-0"] = (NOON + timedelta(days=60), frozenset())
    api.at = NOON + timedelta(days=after)
    with pytest.raises(Unreachable, match=words):
        told(token)


def test_an_app_that_linkedin_does_not_know_is_told(told):
    with pytest.raises(Refused, match="Client authentication failed"):
        told(secret="another-secret-of-an-app")


@pytest.mark.parametrize("api", [MEMBER], indirect=True)
def test_a_members_scopes_are_told_as_well(told, api):
    said = told()
    assert said.scopes == "post, edit and delete; openid profile w_member_social w_member_social_feed"
    api.scopes.discard("w_member_social")
    assert told().bars.startswith("the token may not post, for it lacks w_member_social")


def test_where_the_app_is_not_known_here_it_is_tried(account):
    assert account().standing(NOON).scopes == "post and see figures, as an administrator"
    assert account().standing(NOON).id == PAGE
