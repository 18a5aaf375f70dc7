"""Where a sentence ends without a stop, in posts above all."""

from time import process_time

import pytest

from postdesk.text.sentences import sentences_in
from stage.unwatched import unwatched

SECONDS = 2.5
"""What grows with the square of the length takes more than ten times as long."""


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
        ("We planted trees 👉 Thank you all!", ["We planted trees", "👉 Thank you all!"]),
        (
            "📍 Bar, old town 📅 5 May 👉 https://example.org/a",
            ["📍 Bar, old town", "📅 5 May 👉 https://example.org/a"],
        ),
        ("1️⃣ Register 2️⃣ Wait ✅", ["1️⃣ Register", "2️⃣ Wait ✅"]),
    ],
)
def test_a_sentence_begins_behind_an_emoji_or_an_address_with_a_word_that_begins_sentences(text, sentences):
    assert sentences_in(text) == sentences


@pytest.mark.parametrize(
    ("piece", "sentences"), [("#MigrantsDay ", 1), ("🌳 ", 1), ("#MigrantsDay Join us ", 4762), ("🌳 Thank you ", 8333)]
)
def test_a_hundred_thousand_signs_of_such_ends(piece, sentences):
    text = (piece * 100_000)[:100_000]
    start = process_time()
    with unwatched():
        found = sentences_in(text)
    assert process_time() - start < SECONDS
    assert len(found) == sentences
