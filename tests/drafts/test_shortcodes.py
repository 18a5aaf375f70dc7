import emoji
import pytest

from postdesk.drafts.common_shortcodes import COMMON
from postdesk.drafts.shortcodes import emojized, shortcodes
from postdesk.words.nearest import nearest
from stage.unwatched import unwatched


def heard(text):
    unknown = []
    return emojized(text, unknown.append), unknown


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We did it :tada:", "We did it 🎉"),
        (":Tada::heart:!", "🎉❤️!"),
        ("(:+1:)", "(👍)"),
        (":100: per cent", "💯 per cent"),
        (":party_popper:", "🎉"),
        (":Montenegro: :Turkey: :turkey:", "🇲🇪 🇹🇷 🦃"),
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


def test_a_word_that_is_no_emoji_is_told_and_the_nearest_is_known():
    assert heard(":tda: :tada:") == (":tda: 🎉", [":tda:"])
    assert heard(":tada::zzqqxxyyww:") == ("🎉:zzqqxxyyww:", [":zzqqxxyyww:"])
    assert (nearest(":tda:", shortcodes()), nearest(":zzqqxxyyww:", shortcodes())) == (":tada:", "")


def test_every_name_of_the_emoji_package_is_known_but_two_that_hold_a_sign_of_their_own():
    """Where two signs share a name, it means the first; an alias comes before a name."""
    whole = [(sign, one) for sign, one in emoji.EMOJI_DATA.items() if one["status"] <= emoji.STATUS["fully_qualified"]]
    meant = {one["en"]: sign for sign, one in reversed(whole)}
    meant |= {alias: sign for sign, one in reversed(whole) for alias in one.get("alias", ())}
    del meant[":keycap_#:"], meant[":keycap_*:"]
    with unwatched():
        assert {name: heard(name)[0] for name in meant} == meant


def test_what_is_common_is_what_the_emoji_package_says():
    assert dict(COMMON) == {name: emoji.emojize(f":{name}:", language="alias") for name in COMMON}
    assert not [name for name, sign in COMMON.items() if sign == f":{name}:"]
