from postdesk.text.signs import SoughtWords, in_small, signs_of


def test_a_text_holds_each_of_its_signs_once_whatever_they_are():
    assert signs_of("Vrata, vrata 🎓👩‍💻") == set("Vrat, v🎓👩💻\u200d")
    assert signs_of("") == set()


def test_words_are_compared_in_small_letters():
    assert in_small("ВРАТА Straße ΣΑΣ") == "врата strasse σασ"


def test_words_that_nearly_no_text_holds_are_found_wherever_they_stand():
    sought = SoughtWords(("TODO", "мбарг", " to c", "للل"))
    texts = ("a TODO: b", "под эмбаргом", "Ana to check", "للل")
    assert [sought.inside(text) for text in texts] == [True] * 4
    assert not any(map(sought.inside, ("TO DO", "Doors open at six.", "", "to c")))
