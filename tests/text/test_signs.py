from postdesk.text.signs import in_small, signs_of


def test_a_text_holds_each_of_its_signs_once_whatever_they_are():
    assert signs_of("Vrata, vrata 🎓👩‍💻") == set("Vrat, v🎓👩💻\u200d")
    assert signs_of("") == set()


def test_words_are_compared_in_small_letters():
    assert in_small("ВРАТА Straße ΣΑΣ") == "врата strasse σασ"
