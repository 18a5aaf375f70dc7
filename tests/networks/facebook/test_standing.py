"""How a Page stands: which it is, what its token may do, until when, and whether anybody sees its posts."""

from datetime import date, timedelta

import pytest

from contracts.graph import PERSON, error
from postdesk.errors import Refused, Unreachable
from stage.life import NOON
from stage.loopback import answer

PAGE = {"id": "1055", "name": "Our office", "fan_count": 3}


def test_who_it_is_and_all_that_it_may(page):
    standing = page.standing(NOON)
    assert (standing.handle, standing.id, standing.ends, standing.lacks) == ("@ouroffice", "1055", None, "")
    assert standing.scopes.startswith("pages_show_list, pages_manage_posts")
    assert standing.note == "the app is Live, as desk.toml says; 72% of the calls that Meta allows are left"
    assert standing.bars == ""


def test_an_app_that_nobody_called_live_may_be_in_development(account):
    for mode in ("development", ""):
        assert "nobody but its own people sees a post" in account(app_mode=mode).standing(NOON).note


def test_a_permission_that_is_missing_is_named_with_what_for(page, api):
    api.scopes -= {"read_insights", "pages_manage_engagement"}
    lacks = page.standing(NOON).lacks
    assert "pages_manage_engagement (comments of the Page's own); read_insights (figures): run" in lacks
    api.scopes.discard("pages_manage_posts")
    barred = page.standing(NOON)
    assert (barred.handle, barred.id, barred.lacks, "pages_manage_posts" in barred.scopes) == (
        "@ouroffice",
        "1055",
        "",
        False,
    )
    assert barred.bars.startswith(
        "the token may not post to the Page, for it lacks pages_manage_posts (publishing, editing and deleting); pages_"
    )
    assert barred.bars.endswith("run `postdesk accounts add` again and tick the Page and all that it asks for")


def test_a_permission_for_another_page_is_none(account, api):
    page = account()
    about = {"is_valid": True, "scopes": sorted(api.scopes)}
    about["granular_scopes"] = [{"scope": "read_insights", "target_ids": ["7"]}, {"scope": "pages_show_list"}]
    api.faults["GET debug_token"] = [answer(body={"data": about})]
    assert page.standing(NOON).lacks.startswith("read_insights (figures): run")


def test_a_token_that_ends_is_told(page, api):
    api.ends = int((NOON + timedelta(hours=2)).timestamp())
    assert page.standing(NOON).ends == date(2026, 11, 23)


def test_without_the_apps_secret_it_is_tried_what_shows(account, api):
    page = account(secret="")
    assert (page.standing(NOON).scopes, page.standing(NOON).lacks) == (None, "")
    api.scopes.discard("read_insights")
    assert page.standing(NOON).lacks.startswith("read_insights (figures)")
    api.scopes.discard("pages_read_engagement")
    assert page.standing(NOON).lacks.startswith("pages_read_engagement (reading")
    api.faults["GET published_posts"] = [error(2, status=500)]
    with pytest.raises(Unreachable, match="failed"):
        page.standing(NOON)


def test_a_persons_token_is_told_from_a_pages(account):
    with pytest.raises(Refused, match="this is a person's token"):
        account(PERSON).standing(NOON)


@pytest.mark.parametrize("said", [error(100, subcode=33), error(803)])
def test_another_no_is_told_as_it_is(page, api, said):
    api.faults["GET me"] = [said]
    with pytest.raises(Refused, match="refused it"):
        page.standing(NOON)


def test_a_page_that_is_hidden_and_a_version_that_is_dead(page, api):
    api.faults["GET me"] = [answer(body={**PAGE, "is_published": False}, facebook_api_version="v27.0")]
    standing = page.standing(NOON)
    assert standing.handle == "Our office"
    assert "the Page itself is not published: nobody sees it" in standing.note
    assert "Facebook serves version v27.0 in place of v26.0: update postdesk" in standing.note
