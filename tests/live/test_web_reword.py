"""Other words for a post that is public, in Chromium: by keys alone, read by axe, and on a phone."""

from itertools import product

import pytest

from stage.public_words import POST, REF, public_post

EDIT = f"{POST}/edit"
VIEWS = [{"path": EDIT, "width": width, "dark": dark} for width, dark in product((1280, 390), (False, True))]
FORM = 'form[action="/do/edit"]'


@pytest.fixture
def public(tmp_path, clock):
    """A post whose draft says something else than what is public."""
    with public_post(tmp_path, clock) as made:
        made.write("seven")
        yield made


@pytest.fixture
def desk(public):
    return public.desk


@pytest.mark.parametrize("language", ["en", "ar"])
def test_axe_finds_nothing_and_no_window_is_too_narrow(browsed, public, language):
    public.browser(f'language = "{language}"')
    found = browsed(
        [*VIEWS, {"path": EDIT, "width": 320, "dark": False}], [("open", EDIT), ("attribute", ["html", "lang"])]
    )
    assert found["read"] == [language]
    assert [(each["violations"], each["wider"]) for each in found["found"]] == [([], 0)] * 5
    assert min(each["rules"] for each in found["found"][:4]) > 15


def test_by_keys_alone_what_is_public_gets_its_drafts_words_and_nothing_before_it_was_meant(browsed, public):
    story = [
        *(("window", [390, False]), ("open", POST), ("reach", [f'a[href="{EDIT}"]']), ("enter", "")),
        *(("reach", [f"{FORM} [name=why]"]), ("type", "The hour was wrong")),
        *(("reach", [f"{FORM} [name=sure]"]), ("press", "Space"), ("reach", [f"{FORM} button"]), ("enter", "")),
        ("read", ".said"),
    ]
    assert "six" in public.said
    assert browsed(story=story)["read"] == [f"{REF}: edited in public."]
    assert "Doors open at seven." in public.said
