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


@pytest.mark.parametrize("text", ["Šta ima? 😊 Kafa ☕ – „dođi” 💙💙", "✨ Doors open ⭐", "“quoted” – no emoji…"])
def test_emoji_that_stand_by_themselves_are_found_as_the_whole_grammar_finds_them(text):
    assert pictographs.emoji(text) == tuple(match.span() for match in pictographs._pattern().finditer(text))


@pytest.mark.parametrize("joined", ["😊\u200d", "💙\ufe0f", "☕\ufe0f", "👋\U0001f3fd", "👁\ufe0f\u200d🗨\ufe0f"])
def test_emoji_that_something_follows_are_read_by_the_whole_grammar(joined):
    assert pictographs.emoji(f"a {joined} b") == tuple(
        match.span() for match in pictographs._pattern().finditer(f"a {joined} b")
    )
