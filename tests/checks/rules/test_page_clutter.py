import pytest

from postdesk.checks.rules import page_clutter


def test_what_was_copied_with_the_page(remarks):
    """
    text: |
      We opened the hall.
      To view or add a comment, sign in
    thread: ["WHO WE AREThe Organization opened the hall."]
    """
    found = remarks(page_clutter)
    assert [remark.message for remark in found] == [
        '"To view or add a comment, sign in" is from the page, not from the message: delete it',
        "AREThe is two words without a blank between them",
    ]
    assert [remark.place.line for remark in found] == [5, 8]


@pytest.mark.parametrize(
    "text",
    ["Doors open.\nRead more", "Like\nComment\nShare\nWe opened", "We use cookies to make this page better for all of our readers and friends", "Doors.\nLire la suite"],
)  # fmt: skip
def test_furniture(text):
    assert page_clutter.of_a_page(text)
    assert len(page_clutter.of_a_page(text)) <= 58


@pytest.mark.parametrize("text", ["Share", "Read more about it:\nhttps://example.org", "Home is where we are.\nStay"])
def test_words_of_the_message(text):
    assert page_clutter.of_a_page(text) == ""


@pytest.mark.parametrize("text", ["Our WorkAs the leading agency", "About UsWe are here"])
def test_glued_words(text):
    assert page_clutter.glued(text)


@pytest.mark.parametrize("text", ["YouTube, LinkedIn and TikTok", "#WeTheThe", "NGOs and PhDs", "McDonald", "iOSThe"])
def test_names_in_capitals_within(text):
    assert page_clutter.glued(text) in {"", "iOSThe"}
