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
        ("15 марта 2026 г. Фонд открыл школу. Она светлая.", "ru", 2),
        ("В период с 2024 по 2025 гг. Фонд помог многим. Вот итог.", "ru", 2),
        ("По состоянию на 1 июля 2026 г. Центр принял всех. Это рекорд.", "ru", 2),
        ("Школа открыта в марте 2026 г. Фонд рад.", "ru", 2),
        ("U martu 2026. Fond otvara školu. Svi su tu.", "sr-Latn", 2),
        ("Од 1. јануара 2026. Фонд ради. Сви су ту.", "sr-Cyrl", 2),
        ("Škola je otvorena u martu 2026. Fond je rad.", "sr-Latn", 2),
        ("4. mart 2026. Tim je stigao.", "sr-Latn", 2),
        ("At 10:30 a.m. Gov. Lund spoke. She left at 6 p.m. Nobody stayed.", "en", 3),
        ("The doors open at 9 a.m. ET on Monday. Come early.", "en", 2),
        ("À 10 h. M. Durand parle. Il part.", "fr", 2),
        ("Зал — 14 кв. м. Он светлый.", "ru", 2),
        ("Бак — 5 куб.м. Воды хватит.", "ru", 2),
        ("Po tač. 2) Zakona važi sve. Hvala.", "sr-Latn", 2),
        ("1.) Bring bread. 2.) Bring salt.", "en", 2),
        ("See N°. 12. It helps.", "en", 2),
        ("It was you and I. Dana left. He met Ada I. Lund.", "en", 3),
        ("It was . . . odd. . . . Then it rained.", "en", 2),
    ],
)
def test_each_kind_of_word_before_a_stop(text, language, sentences):
    assert len(sentences_in(text, language)) == sentences
