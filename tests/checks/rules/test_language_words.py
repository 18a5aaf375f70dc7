from postdesk.checks.rules import language_words


def test_french_words_with_an_english_voice(remarks):
    """
    text: "Les portes sont ouvertes pour tous, et le café est offert dans la salle avec les voisins."
    """
    (remark,) = remarks(language_words)
    assert remark.message == 'the language is "en", and the words are those of "fr"'


def test_a_near_relative_is_told(said):
    """
    posts:
      - {id: a, language: es, text: "As portas estão abertas para todos os que querem vir com os vizinhos."}
      - {id: b, language: pt, text: "As portas estão abertas para todos os que querem vir com os vizinhos."}
    """
    assert said(language_words) == ['the language is "es", and the words are those of "pt"']
