import pytest

from postdesk.text.language_tags import subtags


@pytest.mark.parametrize(
    ("tag", "parts"),
    [("en", ["en"]), ("sr-Latn", ["sr", "latn"]), ("SR_Latn_ME", ["sr", "latn", "me"]), ("", [""])],
)
def test_the_language_comes_first(tag, parts):
    assert subtags(tag) == parts
