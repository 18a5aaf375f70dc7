"""How an Instagram account stands."""

from datetime import date, timedelta

import pytest

from contracts.graph import error
from postdesk.errors import Refused, Unreachable
from stage.life import NOON
from stage.loopback import answer


def test_who_it_is_what_it_may_and_how_many_posts_are_left(instagram, api):
    api.another("One")
    standing = instagram.standing(NOON)
    assert (standing.handle, standing.id, standing.posts_left, standing.lacks) == ("@ouroffice", "17841", 49, "")
    assert standing.scopes.startswith("instagram_basic, instagram_content_publish")
    assert standing.note == "the app is Live, as desk.toml says; 72% of the calls that Meta allows are left"
    assert (standing.left, standing.bars) == (None, "")


def test_a_day_that_is_used_up_and_one_that_is_not_told(instagram, api):
    api.quota = 0
    assert instagram.standing(NOON).posts_left == 0
    api.faults["GET limit"] = [answer(body={"data": [{"quota_usage": 3}]})]
    assert instagram.standing(NOON).posts_left is None


def test_a_permission_that_is_missing_is_named_with_what_for(instagram, api):
    api.scopes.discard("instagram_manage_contents")
    assert instagram.standing(NOON).lacks.startswith("instagram_manage_contents (deleting): run")


@pytest.mark.parametrize(
    "scope", ["instagram_basic", "instagram_content_publish", "pages_read_engagement", "pages_manage_posts"]
)
def test_a_permission_without_which_nothing_goes_out_is_named_too(instagram, api, scope):
    """What is asked of the account itself needs some of them, and would only be refused."""
    api.scopes.discard(scope)
    barred = instagram.standing(NOON)
    assert barred.bars.startswith(f"the token may not post to the account, for it lacks {scope} (")
    assert barred.bars.endswith("tick the Page, the Instagram account and all that it asks for")
    assert (barred.handle, barred.id, scope in barred.scopes.split(", ")) == ("@ouroffice", "17841", False)


def test_a_token_that_was_withdrawn_is_no_question_of_permissions(instagram, api):
    api.token = "EAAanother"
    with pytest.raises(Unreachable, match="withdrawn: run `postdesk accounts add` again"):
        instagram.standing(NOON)


def test_what_ends_ninety_days_after_she_was_last_seen_is_told(instagram, api):
    api.seen_until = int((NOON + timedelta(days=90)).timestamp())
    assert instagram.standing(NOON).ends == date(2027, 2, 21)


def test_without_the_apps_secret_its_permissions_are_not_told(account):
    assert account(secret="").standing(NOON).scopes is None


def test_an_account_that_the_page_does_not_see(instagram, api):
    api.faults["GET account"] = [error(100, subcode=33)]
    with pytest.raises(Refused, match="make it a professional one in the app, link it with the Page, and run"):
        instagram.standing(NOON)
