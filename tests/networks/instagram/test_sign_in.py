"""Signing an Instagram account in, by way of the Page that it is linked with."""

import pytest

from contracts.graph import APP, SECRET, TOKEN
from contracts.instagram import InstagramApi
from stage.life import NOON


@pytest.fixture
def api():
    server = InstagramApi()
    yield server
    assert server.broken == []


@pytest.fixture
def add(api, office):
    def run(*typed, **more):
        with api.serve() as door:
            words = ("--network", "instagram", "--set", f"server={door.url}", "--way", "token")
            return office("accounts", "add", "ig", *words, typed=typed, **more)

    run.office = office
    return run


def test_the_page_leads_to_the_account(add, api):
    api.seen_until = int(NOON.timestamp()) + 90 * 86_400
    said = add(APP, SECRET, "yes", TOKEN)
    assert "Only a professional account (business or creator) can be posted to" in said
    assert "instagram_content_publish" in said
    assert "ig is signed in as @ouroffice, who may: instagram_basic" in said
    written = add.office.desk.read_text()
    assert 'app_mode = "live"\nid = "17841"\npage = "1055"\nhandle = "ouroffice"\ntoken_ends = 2027-02-21' in written
    assert "ig is signed in" in add(SECRET, "yes", TOKEN)


def test_a_page_without_an_account_and_one_with_another(add, api):
    add(APP, SECRET, "yes", TOKEN)
    api.linked = {"id": "17842", "username": "another"}
    assert "linked with @another, which is another account than desk.toml says" in add(SECRET, "yes", TOKEN, exits=1)
    api.linked = None
    assert "Our office is not linked with a professional account" in add(SECRET, "yes", TOKEN, exits=1)
