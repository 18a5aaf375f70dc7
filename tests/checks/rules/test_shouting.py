from postdesk.checks.rules import shouting


def test_a_sentence_in_capitals(remarks):
    """
    text: "Pažnja: UPIS JE PRODUŽEN DO 4. septembra."
    thread: ["ВРАТА СУ ОТВОРЕНА!", "WE ARE ON THE WAY 24 HOURS"]
    """
    first, second, third = remarks(shouting)
    assert first.message == '"UPIS JE PRODUŽEN DO" is in capitals: write it as a sentence'
    assert second.message.startswith('"ВРАТА СУ ОТВОРЕНА" is')
    assert third.message.startswith('"WE ARE ON THE WAY HOURS" is')
    assert (first.place.line, second.place.line) == (5, 6)


def test_acronyms_names_and_tags(said):
    """
    text: "UN DESA, IOM UNHCR UNICEF and WHO. HITNO: dođite. #DRR #EU @IOM A B C D E F"
    thread: ["L’OIM, LE HCR, LES NATIONS, LA PRESSE, ENSEMBLE", "WHO WE ARE", "نحن هنا 1 2 3", "TRANSPORT UN IOM!"]
    """
    assert said(shouting) == ['"TRANSPORT UN IOM" is in capitals: write it as a sentence']
