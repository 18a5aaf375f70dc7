from postdesk.checks.rules import too_many_emoji


def test_a_row_of_them(remarks):
    """
    text: "Dobro došli! 🎉🎉🎉 ☕"
    thread: ["شكرًا 💙💙💙💙💙"]
    """
    first, second = remarks(too_many_emoji)
    assert first.message == "4 emoji are read out one by one; the desk wants 3 at most"
    assert (first.place.line, second.place.line) == (5, 6)


def test_the_desk_says_how_many(said):
    """
    text: "Bienvenue 🎉☕"
    """
    assert said(too_many_emoji, emoji=1) == ["2 emoji are read out one by one; the desk wants 1 at most"]
    assert said(too_many_emoji) == []


def test_families_flags_and_keycaps_are_one_each_and_signs_are_none(said):
    """
    text: "Добро дошли 👩‍👩‍👧‍👦 🇲🇪 1️⃣ – ✔ → ™ © 5 #"
    """
    assert said(too_many_emoji) == []
