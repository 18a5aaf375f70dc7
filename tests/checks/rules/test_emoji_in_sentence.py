from postdesk.checks.rules import emoji_in_sentence


def test_an_emoji_instead_of_a_word(remarks):
    """
    text: We 💙💙 our volunteers.
    thread: ["Dođite, ☕ čaj je spreman i 🍰 kolač."]
    """
    first, second = remarks(emoji_in_sentence)
    assert first.message == "💙💙 stands inside a sentence: write the word, or put it at the end"
    assert second.message.startswith("☕ stands inside")
    assert (first.place.line, second.place.line) == (5, 6)


def test_between_sentences_at_the_end_and_between_facts(said):
    """
    text: "Upis je počeo! ✏️ Časovi su besplatni 📚 Добро дошли. 🎁"
    thread: ["🎉 bienvenue", "📍 Podgorica 🕕 18 h", "نحن 💙 متطوعينا", "Здраво 👋\\nдођите", "“Da” 💙 kaže ona"]
    """
    assert said(emoji_in_sentence) == []
