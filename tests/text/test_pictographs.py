import pytest
from hypothesis import given
from hypothesis import strategies as st

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


TRICKY = "a1#© \u200d\ufe0f\u20e3\u203c€→☝✋✏✔⌚⭐（中\U0001f004\U0001f1f2\U0001f1ea\U0001f308\U0001f3fb\U0001f44b\U0001f680\U0001f9f3\U000e0067"


@given(st.text(st.sampled_from(TRICKY), max_size=8))
def test_what_is_found_at_sight_and_by_patterns_is_what_the_whole_grammar_finds(text):
    whole = tuple(match.span() for match in pictographs._pattern().finditer(text))
    assert pictographs._at_sight(text) in {whole, None}
    assert pictographs.emoji(text) == whole
