"""A town before a colon that no list has is known by its release; what heads a text without being a place is kept."""

import pytest

from postdesk.drafts.releases.release import read_release
from postdesk.drafts.releases.towns import is_town
from postdesk.drafts.sources.text_lines import told_lines
from stage.releases import settled

ENGLISH = "A new bridge has cut the walk to the nearest clinic from four hours to forty minutes."
RELEASES = [
    ("MBURUKULU: ", ENGLISH, "The bridge was built by 140 workers from six villages and is 86 metres long."),
    ("Mburukulu: ", ENGLISH, "Twelve people in Mburukulu now work at the clinic, and more are to come in spring."),
    ("EL MORICHAL: ", "Más de 4.200 familias intercambiaron semillas en la feria de este año.", "La feria contó con 180 puestos de 26 comunidades y de toda la zona."),
    ("SÉMBOUDOU : ", "Les 600 élèves de l’école mangent un repas chaud à midi depuis lundi.", "La fréquentation a augmenté de 18 % à Sémboudou et dans les villages voisins."),
    ("Gornja Lazina: ", "Pokretna biblioteka je za mjesec dana obišla 42 sela i pozajmila 3.100 knjiga.", "Vozilo je kupljeno u Gornjoj Lazini, gdje je i otvorena nova čitaonica za sve."),
    ("ВЕРХНЕОЗЁРНЫЙ: ", "Пункт обогрева на 120 мест открылся в понедельник и будет работать до марта.", "За первую ночь в Верхнеозёрном пришли 74 человека, и это ещё не все."),
    ("عين الريحان: ", "افتتحت يوم الخميس مدرسة جديدة تضم اثني عشر صفاً ومكتبة وتستقبل 480 طالبة.", "وهذه أول مدرسة للبنات في عين الريحان منذ عشرين سنة كما قال الأهالي."),
    ("青石湾：", "由三百二十户渔民共同出资的新冷库周四启用，可储存四百吨鱼获，使渔民不必当天贱卖。", "冷库由太阳能供电，青石湾的渔民每年可节省电费约十八万元。"),
]  # fmt: skip
"""The heads, and the two paragraphs, of releases that have no title."""


@pytest.mark.parametrize(("head", "first", "second"), RELEASES, ids=[head for head, *_ in RELEASES])
def test_the_text_begins_behind_a_town_that_no_list_has(head, first, second):
    release = read_release("x", told_lines(f"{head}{first}\n\n{second}"), settled())
    assert (release.place, release.title) == (head.strip(" :：\u00a0"), first)


@pytest.mark.parametrize("name", [
    "UPDATE", "Update", "KEY FINDINGS", "UNICEF", "WHO", "FLOOD RESPONSE", "MINUSVA", "Kalder", "IN BRIEF", "EL DATO",
    "Ministry of Health", "MINISTRY OF HEALTH", "GARDENS", "发言人", "合作区",
])  # fmt: skip
def test_what_heads_a_text_without_being_a_place_is_no_town(name):
    told = f"{name}: After the flood the response of the MINUSVA went on. It was seen at WHO and in gardens. 发言人"
    assert not is_town(name, told)


def test_an_acronym_behind_a_word_of_place_is_no_town():
    assert not is_town("HARRA", "HARRA: Two nurses of the agency work at HARRA today.")


def test_a_text_that_tells_nothing_names_no_town():
    assert not is_town("MBURUKULU", "")
