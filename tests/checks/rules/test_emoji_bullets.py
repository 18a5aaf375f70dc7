from postdesk.checks.rules import emoji_bullets


def test_a_list_with_emoji_for_bullets(remarks):
    """
    text: |
      Bring with you:
      💧 water
      🔦 a torch

      1️⃣ document
      Hvala!
    thread:
      - |
        ✅ Пасош
        ✅ Вода
    """
    first, second = remarks(emoji_bullets)
    assert first.message == "3 lines in a row begin with an emoji as bullet: begin them with a dash"
    assert second.message.startswith("2 lines")
    assert (first.place.line, second.place.line) == (5, 13)


def test_single_lines_and_other_bullets(said):
    """
    text: |
      🎉 Bienvenue à tous.
      Les portes ouvrent à six heures.
      📍 Bibliothèque
      - eau
      - lampe
      🎉
      🎉
    """
    assert said(emoji_bullets) == []


def test_one_line(said):
    """
    text: 🎉 مرحبا بكم 🎉
    """
    assert said(emoji_bullets) == []
