"""Where a sentence ends without a stop, in posts above all."""

import pytest

from postdesk.text.sentences import sentences_in


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("We planted trees 🌳 Thank you all!", ["We planted trees 🌳", "Thank you all!"]),
        ("Plantamos árboles 🌳 ¡Gracias a todos!", ["Plantamos árboles 🌳", "¡Gracias a todos!"]),
        ("زرعنا 400 شجرة 🌳 شكرًا لكم!", ["زرعنا 400 شجرة 🌳", "شكرًا لكم!"]),
        ("我们种了树🌳感谢大家！", ["我们种了树🌳", "感谢大家！"]),
        ("Read https://example.org/a It is short.", ["Read https://example.org/a", "It is short."]),
        ("We mark #MigrantsDay Join us at six.", ["We mark #MigrantsDay", "Join us at six."]),
        ("Proud to work with 💙 Mercy Corps here.", ["Proud to work with 💙 Mercy Corps here."]),
        ("Happy to be in 🇬🇲 The Gambia.", ["Happy to be in 🇬🇲 The Gambia."]),
        ("Proud to work with 💙 The Red Cross.", ["Proud to work with 💙 The Red Cross."]),
        ("We 💙 The Gambia.", ["We 💙 The Gambia."]),
        ("On #MigrantsDay the doors open.", ["On #MigrantsDay the doors open."]),
        ("🌳 Thank you!", ["🌳 Thank you!"]),
        ("انتهى العمل!شكرًا لكم.", ["انتهى العمل!", "شكرًا لكم."]),
        ("قالت: «سنبقى».وأضافت كلمة.", ["قالت: «سنبقى».", "وأضافت كلمة."]),
        ("التسجيل (مجاني!) مفتوح. تعالوا.", ["التسجيل (مجاني!) مفتوح.", "تعالوا."]),
    ],
)
def test_a_sentence_begins_behind_an_emoji_or_an_address_with_a_word_that_begins_sentences(text, sentences):
    assert sentences_in(text) == sentences
