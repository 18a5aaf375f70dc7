import pytest

from postdesk.checks.rules import language_script, language_words


def test_arabic_words_with_an_english_voice(remarks):
    """
    text: "أهلًا بكم في هذه المدينة https://example.org/welcome #Welcome"
    """
    (remark,) = remarks(language_script)
    assert remark.message == 'the language is "en", and the text is in Arabic letters'


def test_the_script_is_part_of_the_language(remarks):
    """
    posts:
      - {id: one, language: sr-Cyrl, text: Vrata su otvorena svima.}
      - {id: two, language: sr_Latn, text: Врата су отворена свима., thread: [Добро дошли сви комшије]}
      - {id: three, language: ar, text: Doors open at six.}
      - {id: four, language: zh, text: Les portes sont ouvertes.}
    """
    assert [remark.message for remark in remarks(language_script)] == [
        'the language is "sr-Cyrl", and the text is in Latin letters',
        'the language is "sr-Latn", and the text is in Cyrillic letters',
        'the language is "sr-Latn", and the text is in Cyrillic letters',
        'the language is "ar", and the text is in Latin letters',
        'the language is "zh", and the text is in Latin letters',
    ]
    assert [remark.place.line for remark in remarks(language_script)][:2] == [4, 5]


def test_both_scripts_names_and_quotations(said):
    """
    posts:
      - {id: one, language: sr, text: Врата су отворена свима.}
      - {id: two, language: cnr, text: "Vrata su otvorena svima: 🎉"}
      - {id: three, language: fr, text: "« مرحبا » : c’est ainsi que l’on se salue ici."}
      - {id: four, language: ar, text: "مكتب IOM و UNHCR في بودغوريتسا"}
      - {id: five, language: xx, text: أهلًا بكم في هذه المدينة}
      - {id: six, language: uz-Mong, text: Nobody knows this script.}
      - {id: seven, text: привіт}
    """
    assert said(language_script) == []


@pytest.mark.parametrize(
    ("language", "scripts"),
    [("en", ("Latn",)), ("sr", ("Latn", "Cyrl")), ("sr-Cyrl-ME", ("Cyrl",)), ("fr-CH", ("Latn",)), ("tlh", ())],
)
def test_the_scripts_of_a_language(language, scripts):
    assert language_script.scripts(language) == scripts


def test_one_fault_is_one_finding(remarks):
    """
    posts:
      - {id: one, language: ar, text: The doors of the centre are open and the team is there to help you with it.}
      - {id: two, language: de, text: "Мы открыли новый центр, и это то, что было нужно всем, кто там живёт, и не только им."}
      - {id: three, language: ar, text: Doors open at six.}
    """
    assert [one.message for one in remarks(language_words)] == [
        'the language is "ar", and the words are those of "en"',
        'the language is "de", and the words are those of "ru"',
    ]
    assert [one.message for one in remarks(language_script)] == [
        'the language is "ar", and the text is in Latin letters'
    ]
    assert len(remarks(language_script, rules={"language-words": "off"})) == 3
