import pytest

from postdesk.text.language_tags import is_tag, subtags


@pytest.mark.parametrize(
    ("tag", "parts"),
    [("en", ["en"]), ("sr-Latn", ["sr", "latn"]), ("SR_Latn_ME", ["sr", "latn", "me"]), ("", [""])],
)
def test_the_language_comes_first(tag, parts):
    assert subtags(tag) == parts


@pytest.mark.parametrize("tag", ["en", "fil", "sr-Latn", "sr-Latn-ME", "es-419", "de-CH-1996"])
def test_a_language_with_its_parts_has_the_form_of_a_tag(tag):
    assert is_tag(tag)


@pytest.mark.parametrize(
    "word", ["", "e", "english", "en-", "-en", "e1", "en-a", "en-abcdefghi", "sr_Latn", "ру", "en-é1", "en "]
)
def test_what_has_another_form_is_no_tag(word):
    assert not is_tag(word)
