"""What a full stop says of the word before it, kind by kind."""

import pytest

from postdesk.text.sentences import sentences_in


@pytest.mark.parametrize(
    ("text", "language", "sentences"),
    [
        ("See Doc. A/RES/76/300 and Add. 1. Read both.", "en", 2),
        ("It costs approx. US$ 5. Bring cash.", "en", 2),
        ("See Prot. No. 1. It is short.", "en", 2),
        ("He read judgment sent. 12/2024. It was long.", "en", 2),
        ("Il leur a fallu trois ans env. Bravo à tous.", "fr", 2),
        ("Elle dirige le bureau p. i. Mme Diop la suit.", "fr", 1),
        ("Il vit aux É.-U. Son frère aussi.", "fr", 2),
        ("C'est l'idée de l'U.E. Source : une note.", "fr", 2),
        ("J.-P. Moreau dirige ici. Il part.", "fr", 2),
        ("Le lt-col. Frane parle. Il part.", "fr", 2),
        ("Las NN. UU. ayudan. Es mucho.", "es", 2),
        ("Vive en EE. UU. Fuente: una nota.", "es", 2),
        ("Abre el lun. 2 de feb. de 2026. Venga.", "es", 2),
        ("Dođite u pet. 20. nov. u podne. Hvala.", "sr-Latn", 2),
        ("Ostalo ih je pet. Kuće su prazne.", "sr-Latn", 2),
        ("BAR, 4. mart 2026. – Tim je stigao. Radi.", "sr-Latn", 2),
        ("Danas ih je 12. Škola je prazna.", "sr-Latn", 2),
        ("Govorili su o Rez. 2719, st. 7. Ćutali su.", "sr-Latn", 2),
        ("Стоит 2 долл. США. Это дорого.", "ru", 2),
        ("Живёт в с. Нова. Там тихо.", "ru", 2),
        ("Это хлеб, соль и т. д. Всё свежее.", "ru", 2),
        ("Водитель — Дж. Мба. Он новый.", "ru", 2),
        ("الحاضرون: ليا وج. مبا. شكراً.", "ar", 2),
        ("News: 1) A bus, line No. 7. 2) Longer hours. 3) No paper.", "en", 3),
        ("Gen. (u penz.) Marko Kos radi. Tu je.", "sr-Latn", 2),
        ("Ulica hrastova 14. Tel. je isti. Svratite.", "sr-Latn", 3),
        ("La S.A.S. L'entreprise emploie 340 personnes. Oui.", "fr", 3),
        ("Rgt. Kolm marched on. It rained.", "en", 2),
        ("Bila je krv. Kolo stade.", "sr-Latn", 2),
        ("He lives in the U.S. “I like it,” he says.", "en", 2),
    ],
)
def test_each_kind_of_word_before_a_stop(text, language, sentences):
    assert len(sentences_in(text, language)) == sentences
