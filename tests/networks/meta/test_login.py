"""Signing a Page in: over a page of Facebook's, or with a token that somebody made elsewhere."""

import pytest

from contracts.facebook import FacebookApi
from contracts.graph import APP, BACK, PERSON, SECRET, SHORT, TOKEN
from postdesk.networks.meta.app import MetaApp
from postdesk.networks.meta.graph import FACEBOOK
from postdesk.networks.meta.login import login_page
from postdesk.wire import Wire
from stage.life import NOON
from stage.signed_in import PLAIN

APP_TYPED = [APP, SECRET, "Yes"]


@pytest.fixture
def api():
    server = FacebookApi()
    yield server
    assert server.broken == []


@pytest.fixture
def add(api, office, monkeypatch):
    """Adds a Page by a way; whoever pastes the address pastes the state that was asked for."""
    monkeypatch.setattr("secrets.token_urlsafe", lambda _size: "planted-state")

    def run(way, *typed, **more):
        with api.serve() as door:
            server = f"server={door.url}"
            return office(
                "accounts", "add", "page", "--network", "facebook", "--set", server, "--way", way, typed=typed, **more
            )

    run.office = office
    return run


def back(code="planted-code", state="planted-state", end="#_"):
    return f"{BACK}?code={code}&state={state}{end}"


def test_over_facebooks_own_page(add, api):
    said = add("page", *APP_TYPED, "http://nowhere", BACK, back())
    assert "1. Open https://developers.facebook.com/apps" in said
    assert "In Development mode everything seems to work, and nobody but you sees the posts." in " ".join(said.split())
    assert "   read_insights: figures" in said
    assert f"/v26.0/dialog/oauth?client_id={APP}&redirect_uri=https%3A%2F%2Fexample.org%2Fprivacy&state=" in said
    assert "That does not look right: it is like https://example.org/privacy" in said
    assert "The Page is linked with @ouroffice on Instagram" in said
    assert "page is signed in as @ouroffice, who may: pages_show_list" in said
    assert "the app is Live, as desk.toml says" in said
    assert f'app = "{APP}"\napp_mode = "live"\nid = "1055"\nhandle = "ouroffice"' in add.office.desk.read_text()
    kept = (add.office.root / ".env").read_text()
    assert (TOKEN in kept, SECRET in kept, PERSON in kept, SHORT in kept) == (True, True, False, False)


def test_a_page_that_is_linked_with_no_account_says_nothing_of_one(add, api):
    del api.pages[0]["instagram_business_account"]
    assert "Instagram, which the same app" not in add("page", *APP_TYPED, BACK, back())


def test_an_app_that_is_not_live_is_said(add):
    said = add("page", APP, SECRET, "perhaps", "no", BACK, back())
    assert "nobody but its own people sees a post: set it to Live" in said
    assert 'app_mode = "development"' in add.office.desk.read_text()


def test_a_page_of_several_is_named_or_known(add, api):
    api.pages.append({**api.pages[0], "id": "1066", "name": "Another", "access_token": "EAAof-another-page"})
    said = add("page", *APP_TYPED, BACK, back(), "7", "1055")
    assert "  1066: Another" in said
    assert "Which Page?" not in add("page", SECRET, "yes", BACK, back())


@pytest.mark.parametrize("token", [PERSON, SHORT, TOKEN])
def test_with_a_token_of_a_person_or_of_the_page(add, token):
    said = add("token", *APP_TYPED, token)
    assert "In *Business settings → System users* assign the Page" in said
    assert "page is signed in as @ouroffice" in said
    assert TOKEN in (add.office.root / ".env").read_text()


def test_with_a_token_of_a_system_user(add, api):
    api.kind = "SYSTEM_USER"
    add("token", *APP_TYPED, PERSON)
    assert "POST access_token" not in api.called


def test_a_token_that_ends_keeps_its_last_day(add, api):
    api.ends = int(NOON.timestamp()) + 60 * 86_400
    add("token", *APP_TYPED, TOKEN)
    assert "token_ends = 2027-01-22" in add.office.desk.read_text()


def test_who_pastes_too_late_pastes_once_more_and_types_nothing_anew(add):
    said = add("page", *APP_TYPED, BACK, back(code="other"), back())
    assert (said.count("The App secret"), said.count("The address:")) == (1, 2)
    assert "page is signed in as @ouroffice" in said


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ((BACK, *[back(code="other")] * 3), "This authorization code has been used"),
        ((BACK, *[back(state="other")] * 3), "this is not the address at which the sign-in ended"),
        (
            (BACK, f"{BACK}?error=access_denied&error_description=Denied&state=planted-state"),
            "let postdesk in (Denied)",
        ),
    ],
)
def test_what_she_did_not_allow_or_came_too_late_with_is_told_and_nothing_is_kept(add, typed, words):
    assert words in add("page", *APP_TYPED, *typed, exits=1)
    assert add.office.desk.read_text() == PLAIN


def test_a_page_that_was_not_ticked_and_one_at_which_she_may_not_post(add, api):
    api.pages[0]["tasks"] = ["ANALYZE"]
    assert "this person may not post to Our office" in add("page", *APP_TYPED, BACK, back(), exits=1)
    api.pages = []
    assert "Facebook shows no such Page: begin again and tick it" in add("page", *APP_TYPED, BACK, back(), exits=1)


def test_a_token_of_another_page_than_the_accounts_is_refused(add, api):
    add("token", *APP_TYPED, TOKEN)
    add.office.desk.write_text(add.office.desk.read_text().replace('id = "1055"', 'id = "1066"'))
    assert "Facebook shows no such Page" in add("token", SECRET, "yes", TOKEN, exits=1)


def test_a_token_of_a_short_one_is_refused(add, api):
    api.ends = int(NOON.timestamp()) + 3600
    assert "this Page token ends within hours" in add("token", *APP_TYPED, TOKEN, exits=1)


def test_a_token_of_something_else_is_refused(add, api):
    api.pages[0]["access_token"] = "EAAof-nobody-any-more"
    assert "this is no Page's token that works" in add("page", *APP_TYPED, BACK, back(), exits=1)


def test_facebooks_page_is_its_own():
    page = login_page(Wire(FACEBOOK), MetaApp("44"), BACK, ["a", "b"])
    assert page.address.startswith("https://www.facebook.com/v26.0/dialog/oauth?client_id=44&")
    assert page.address.endswith("&response_type=code&scope=a%2Cb")
