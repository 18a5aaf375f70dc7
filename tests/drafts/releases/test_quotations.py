"""Who said what: in the order in which languages say it."""

import pytest

from postdesk.drafts.releases.quotations import quotations
from postdesk.drafts.sources.original import Passage


def said(*paragraphs):
    return [(quote.speaker, quote.post) for quote in quotations([Passage(1, text) for text in paragraphs])]


@pytest.mark.parametrize(("text", "speaker", "post"), [
    ("“We never gave up on them,” said Ruth Mbeki, head of the school.", "Ruth Mbeki", "head of the school"),
    ("“We never gave up on them,” Ruth Mbeki said.", "Ruth Mbeki", ""),
    ('"We never gave up on them," said Ruth Mbeki, head of school. "No."', "Ruth Mbeki", "head of school"),
    ("« Nous n’avons jamais abandonné », a dit Léa Or, maire. « Non. »", "Léa Or", "maire"),
    ("Ruth Mbeki, head of the school, said: “We never gave up on them.”", "Ruth Mbeki", "head of the school"),
    ("According to plan, Ruth Mbeki said: “We never gave up on them.”", "Ruth Mbeki", ""),
    ("“We never gave up on them,” concluded IOM’s Ruth Mbeki.", "Ruth Mbeki", ""),
    ("« Nous n’avons jamais abandonné », a déclaré Solange Mirat, ministre du Logement.", "Solange Mirat", "ministre du Logement"),
    ("«Nunca los hemos abandonado a ellos», dijo Lucía Peña.", "Lucía Peña", ""),
    ("„Nikada nismo odustali od njih”, kazala je Ana Rakić.", "Ana Rakić", ""),
    ("„Nikada nismo odustali od njih”, rekao je ministar Vuk Ilić i dodao da će pomoći.", "ministar Vuk Ilić", ""),
    ("Директорка Ана Ракић је рекла: „Никада нисмо одустали од њих.”", "Директорка Ана Ракић", ""),
    ("«Мы никогда от них не откажемся», — сказала директор Анна Белова.", "директор Анна Белова", ""),
    ("«Мы никогда от них не откажемся», — заявила Анна Белова во время встречи.", "Анна Белова", ""),
    ("„Nikada nismo odustali od njih”, kazala je Ana Rakić na otvaranju.", "Ana Rakić", ""),
    ("«Мы никогда от них не откажемся», — сказала Белова-Дорн на открытии в Заречье.", "Белова-Дорн", ""),
    ("„Никада нисмо одустали од њих“, рекла је Ракић на отварању.", "Ракић", ""),
    ("«Мы никогда от них не откажемся», — сказал министр Северного края по делам детей Иван Белов.",
     "министр Северного края по делам детей Иван Белов", ""),
    ("«Мы никогда от них не откажемся», — вспоминает Анна Белова.", "Анна Белова", ""),
    ("Le maire, M. Léo Or, s’est félicité de ce choix : « Nous n’avons jamais abandonné. »", "M. Léo Or", ""),
    ("— Мы никогда от них не откажемся, — сказала Анна Белова. — Никогда.", "Анна Белова", ""),
    ("—Nunca los hemos abandonado —dijo Lucía Peña—. Nunca.", "Lucía Peña", ""),
    ("校长王丽在致辞中表示:“我们从来没有放弃过他们。”", "校长王丽", ""),
    ("大家听了校长王丽的致辞,她在致辞中表示:“我们从来没有放弃过他们。”", "", ""),
    ("وقالت الوزيرة هناء الصالحي: «لن نتخلى عنهم أبدا مهما حدث لنا».", "الوزيرة هناء الصالحي", ""),
    ("«لن نتخلى عنهم أبدا مهما حدث»، قالت هناء الصالحي، وهي نساجة.", "هناء الصالحي", ""),
    ("«لن نتخلى عنهم أبدا مهما حدث»، أوضح الدكتور سامر الحداد خلال الافتتاح.", "الدكتور سامر الحداد", ""),
    ("“لن نتخلى عنهم أبدا مهما حدث”، كما تقول هناء الصالحي.", "هناء الصالحي", ""),
    ("وقال مدير المكتب، أحمد سالم: «لن نتخلى عنهم أبدا مهما حدث».", "مدير المكتب، أحمد سالم", ""),
    ("“We never gave up on them,” as Ruth Mbeki said.", "Ruth Mbeki", ""),
    ("“我们从来没有放弃过他们。”校长王丽说。", "校长王丽", ""),
    ("校长王丽表示：“我们从来没有放弃过他们。”", "校长王丽", ""),
    ("»Wir haben sie nie im Stich gelassen«, erzählt Jonas Brandt, der Kapitän.", "Jonas Brandt", "der Kapitän"),
    ("»Sie sagte: ›Geh nie ans Wasser.‹ Ich ging«, meinte Jonas Brandt.", "Jonas Brandt", ""),
    ("„Wir haben sie nie im Stich gelassen“, sagte Ministerin Dr. Karla Lenz am Montag in Bremen.",
     "Ministerin Dr. Karla Lenz", ""),
    ("„Никада нисмо одустали од њих“, рекао је начелник инж. Вук Илић.", "начелник инж. Вук Илић", ""),
    ("«До школы нам идти пять километров, — рассказала жительница сел. Озёрное Анна Белова. — Зимой дольше».",
     "жительница сел. Озёрное Анна Белова", ""),
    ("«Ми ніколи не відмовимося від них», — розповіла Оксана Лис, яка приїхала з с. Нова Гребля.",
     "Оксана Лис", "яка приїхала з с. Нова Гребля"),
    ("Dr. Ruth Mbeki, Principal Secretary at the ministry, said: “We never gave up on them.”",
     "Dr. Ruth Mbeki", "Principal Secretary at the ministry"),
    ("On Monday, Ruth Mbeki said: “We never gave up on them.”", "Ruth Mbeki", ""),
    ("وأوضح المتحدث باسم الميناء، سامر الحداد، أن «العملية استمرت تسع عشرة ساعة كاملة».",
     "المتحدث باسم الميناء، سامر الحداد", ""),
    ("“Ne kurrë nuk i kemi braktisur ata”, tha Erblina Kola.", "Erblina Kola", ""),
])  # fmt: skip
def test_the_name_beside_the_word_for_saying(text, speaker, post):
    assert said(text) == [(speaker, post)]


def test_a_pronoun_is_whoever_spoke_before_if_only_one_has():
    first = "“We never gave up on them,” said Ruth Mbeki."
    assert said(first, "“And we never will give up,” she added.") == [("Ruth Mbeki", ""), ("Ruth Mbeki", "")]
    other = "“Nor did we ever give up on them,” said Ivo Maras."
    assert said(first, other, "“And we never will give up,” she added.")[2] == ("", "")
    assert said("“我们从来没有放弃过他们。”她说。") == [("", "")]


@pytest.mark.parametrize("text", [
    "The book “A Short History of the River and its People” is out.", "They call it “the bridge”.",
    "“It never ends, and nobody closes it", "No marks at all.",
])  # fmt: skip
def test_what_is_nobodys_words(text):
    assert said(text) == []


def test_what_is_said_by_nobody_in_particular():
    assert said("“We never gave up on them,” said the people there.") == [("", "")]


def test_and_she_added_is_whoever_spoke_in_the_sentence_before():
    spanish = (
        "La alcaldesa, Lucía Peña, señaló que “la tierra es la primera condición”. Y añadió: “Sin ella no hay pan.”"
    )
    assert said(spanish)[1] == ("Lucía Peña", "")


def test_a_quotation_behind_whoever_is_told_of_is_theirs_and_not_of_an_earlier_speaker():
    first = "“We never gave up on them,” said Ruth Mbeki."
    told = "Professor Ivo Maras, who led the study, said the seeds belong to all. “We hold a copy of each,” he added."
    assert said(first, told)[1] == ("Professor Ivo Maras", "who led the study")


def test_he_said_is_nobody_where_another_person_is_told_of_between():
    first = "“We never gave up on them,” said Ruth Mbeki."
    other = "The director, Ivo Maras, called for more flats. “The keys are in a drawer in the city,” he said."
    assert said(first, other)[1] == ("", "")
    within = f"{first[:-1]}, the mayor. Ivo Maras came a day later. “The keys are in a drawer in the city.”"
    assert said(within)[1] == ("", "")


def test_a_mark_that_nothing_closes_hides_no_quotation_behind_it():
    assert said("Home »News: “We never gave up on them,” said Ruth Mbeki.") == [("Ruth Mbeki", "")]
