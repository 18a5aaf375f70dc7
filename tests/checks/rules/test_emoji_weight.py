from postdesk.checks.rules import emoji_weight
from postdesk.networks.x import text as x


def test_an_emoji_younger_than_the_table(remarks):
    """
    accounts: [x, fedi]
    text: Learn to code 🧑‍💻 with us 👩‍💻
    thread: [Nothing new here ❤️, "🫱🏻‍🫲🏿 https://example.org"]
    """
    first, second = remarks(emoji_weight)
    assert first.message == (
        "the emoji count 3 more by X's table of 2018 than by today's: 30 in all is taken, 27 may be what X counts"
    )
    assert second.message.startswith("the emoji count 7 more")
    assert (first.place.line, second.place.line) == (6, 7)


def test_emoji_that_both_know(said):
    """
    accounts: [x]
    text: "Welcome 👋🏽 👩‍👩‍👧‍👦 🇷🇸 1️⃣ ☎️ 🎁 © 2026"
    """
    assert said(emoji_weight) == []


def test_the_units_are_those_of_x():
    assert set(x.parse("🧑‍💻").lengths) == {emoji_weight.COUNTED, emoji_weight.NEWER}
