import pytest

from postdesk.text import pictographs


@pytest.mark.parametrize(
    "sign", ["🎉", "👩‍👩‍👧‍👦", "🇲🇪", "1️⃣", "✏️", "👋🏽", "❤️‍🔥", "🏴󠁧󠁢󠁳󠁣󠁴󠁿", "🧑‍⚕️", "🅰️", "☔", "🙂‍↔️", "⛹🏻‍♂️", "☝🏽"]
)
def test_one_emoji_is_one(sign):
    assert pictographs.emoji(f"Vrata {sign} ћирилица") == ((6, 6 + len(sign)),)


@pytest.mark.parametrize("text", ["Doors open", "Žene – 5 € → ✔ ™ ©", "أهلًا", "１", "№ 1"])
def test_letters_and_signs_are_none(text):
    assert pictographs.emoji(text) == ()


def test_emoji_that_follow_each_other_are_one_run():
    assert pictographs.runs("🎉🎉 ☕ и 💙") == [(0, 4), (7, 8)]
