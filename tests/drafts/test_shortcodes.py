import pytest

from postdesk.drafts.shortcodes import emojized


def heard(text):
    unknown = []
    return emojized(text, lambda code, near: unknown.append((code, near))), unknown


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We did it :tada:", "We did it 🎉"),
        (":Tada::heart:!", "🎉❤️!"),
        ("(:+1:)", "(👍)"),
        (":100: per cent", "💯 per cent"),
        (":party_popper:", "🎉"),
    ],
)
def test_a_shortcode_becomes_its_emoji(text, expected):
    assert heard(text) == (expected, [])


@pytest.mark.parametrize(
    "text",
    [
        "10:30:",
        "at 10:30:45",
        "https://example.org:80/a:b:c",
        ":::",
        "::tada::",
        "a:tada:b",
        "Note: this: that",
        ": smile :",
        ":12:",
        "no colon",
    ],
)
def test_other_colons_stay_as_they_are(text):
    assert heard(text) == (text, [])


def test_a_word_that_is_no_emoji_is_told_with_the_nearest():
    assert heard(":tda: :tada:") == (":tda: 🎉", [(":tda:", ":tada:")])
    assert heard(":tada::zzqqxxyyww:") == ("🎉:zzqqxxyyww:", [(":zzqqxxyyww:", "")])
