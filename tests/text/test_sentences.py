"""Where sentences end, in seven languages and four scripts, by sentences that were marked by hand."""

import re
from pathlib import Path
from time import process_time

import pytest

from postdesk.text.sentences import sentences_in
from stage.unwatched import unwatched

MARKED = {
    name: [
        line.split("\t")
        for line in (Path(__file__).parent / "sentences" / name).read_text(encoding="utf-8").splitlines()
    ]
    for name in (
        "marked.txt",
        "hard.txt",
        "fresh.txt",
        "unseen.txt",
        "releases.txt",
        "releases2.txt",
        "posts.txt",
        "posts2.txt",
        "posts3.txt",
        "posts4.txt",
        "posts5.txt",
        "offices.txt",
        "notices.txt",
        "running.txt",
        "running2.txt",
        "briefs.txt",
        "pairs.txt",
        "ordinary.txt",
        "places.txt",
    )
}
"""Sentences of the usual kinds; and those that bring together what is hard: abbreviations, lists, quotations, brackets.

All but the first two were marked before any rule was fitted to them. Where the first reading showed that a mark was wrong,
the mark was corrected afterwards, and some of these figures are those with corrected marks: they are kinder than what was
seen at first sight. When they were first read, each by rules made from all before it, of the sentences in `fresh.txt` 93.4 % were right, in `unseen.txt` 90.1 %, in `releases.txt`, which are hard
as releases are, 96.1 %, and in `releases2.txt` 95.7 %; in `posts.txt`, which has more abbreviations than releases
have, 90.4 %, in `posts2.txt` 95.5 %, in `posts3.txt` 96.2 %, and in `posts4.txt`, whose lists end in numbers in every
language, 90.1 %, and in `posts5.txt`, which has a hard thing in each line, 84.4 %; in `offices.txt`, which has one
too, 94.4 %, and in `notices.txt`, of speeches, reports, invitations and vacancies, 97.7 %. In `running.txt`, whole
paragraphs of releases, questions and answers, vacancies, speeches, reports, notices and posts, at least 155 sentences a
language, it was 97.3 %: French 99.4, Arabic 98.8, English, Russian, Spanish and Chinese 97.5, Serbian 96.2 in Latin
letters and 94.8 in Cyrillic. In `running2.txt`, which was written after what that showed was mended, it was 100 % in
French and Russian, and in Serbian in Latin letters; of Spanish 95.5, of Serbian in Cyrillic 93.9, of English 91.8, by
abbreviations that no text had before. `briefs.txt` holds four sets of about 65 sentences a language, each read by rules
made from all before it: releases, 93.2 %; posts, vacancies and minutes, 92.1; news in brief, 94.3; notices, 95.2. Of
`pairs.txt`, in which two short sentences stand around an abbreviation each, 93.4 % were right. `ordinary.txt` is
what releases, posts, calls, minutes and vacancies mostly are, with no hard thing sought: at first sight 624 of 630 were
right, 99.0 %; with three wrong marks corrected, in Russian and in Cyrillic Serbian, Chinese had 97.4 %, the others 100. `places.txt` is what
streets, settlements, amounts and ranks are shortened to in languages that the other files have less of: of its 91 sentences 74
were right at first sight. On `posts.txt` sentencex 1.0 had
64.8 %, pysbd 0.3.4 58.2 %.
"""
LANGUAGES = sorted({(name, language) for name in ("marked.txt", "hard.txt") for language, _ in MARKED[name]})


@pytest.mark.parametrize(("name", "language"), LANGUAGES)
def test_sentences_end_where_readers_end_them(name, language):
    right, count = found_of(name, {language})
    print(f"{language}: {right} of {count} sentences")  # noqa: T201 -- for reading
    assert count >= 20
    assert right / count >= 0.97


@pytest.mark.parametrize(
    ("name", "least", "many"),
    [
        ("fresh.txt", 0.99, 370),
        ("unseen.txt", 0.97, 320),
        ("releases.txt", 0.99, 360),
        ("releases2.txt", 0.99, 180),
        ("posts.txt", 0.99, 330),
        ("posts2.txt", 0.99, 330),
        ("posts3.txt", 0.99, 280),
        ("posts4.txt", 0.99, 250),
        ("posts5.txt", 0.99, 550),
        ("offices.txt", 0.99, 1040),
        ("notices.txt", 0.99, 520),
        ("running.txt", 0.99, 1280),
        ("running2.txt", 0.99, 400),
        ("briefs.txt", 0.99, 2060),
        ("pairs.txt", 0.99, 480),
        ("places.txt", 1.0, 85),
    ],
)
def test_sentences_as_hard_as_in_releases_or_harder(name, least, many):
    right, count = found_of(name, {language for language, _ in MARKED[name]})
    assert count >= many
    assert right / count >= least


@pytest.mark.parametrize(("name", "least"), [("notices.txt", 60), ("running.txt", 150), ("ordinary.txt", 75)])
@pytest.mark.parametrize("language", sorted({language for language, _ in MARKED["notices.txt"]}))
def test_sentences_of_notices_end_right_in_each_language(name, least, language):
    right, count = found_of(name, {language})
    assert count >= least
    assert right / count >= 0.97


def found_of(name, languages):
    """Return how many sentences of some languages are found as they were marked, and how many there are.

    They are marked by a bar, which stands for a blank where blanks are around it; Chinese has none.
    """
    right = count = 0
    for tag, marked in MARKED[name]:
        wanted = re.split(r" \| |\|", marked) if tag in languages else []
        text = marked.replace(" | ", "" if tag == "zh" else " ").replace("|", "")
        found = sentences_in(text, tag)
        right += sum(sentence in found for sentence in wanted)
        count += len(wanted)
    return right, count


def test_a_text_of_nothing_has_no_sentence():
    assert sentences_in("") == sentences_in("   ") == []


@pytest.mark.parametrize(
    "text", ["...", "?!", "A.", "1.", "«»", "。。", "x. ", "No.", "a.m.", "前。 后", "د. ب", "中. 文 a. B"]
)
def test_odd_ends_are_lost_nowhere(text):
    assert "".join(sentences_in(text)).replace(" ", "") == text.replace(" ", "")


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("He lives at 14 Mill St. Doors open late.", 2),
        ("We met at 3 St. Anne's Road. Rain fell.", 2),
        ("It rang. iPhones do.", 2),
        ("Lund et al. 3 years later agreed. Yes.", 2),
        ("Voir al. 3 et al. 4. Merci.", 2),
        ("See annex B. Lund agrees.", 2),
        ("Плане, Мира, 34. „Дошли су.“", 2),
        ("“我……我不知道。”", 1),
        ("我们等了很久……没有人来。", 2),
        ("我们等了很久……！", 1),
        ("“太好了！”“真的吗？”孩子们喊道。", 1),
        ("The clinic is on Bank St. Crews came.", 2),
        ("He moved to Port St. Lucie. Rain fell.", 2),
        ("We slept at Anne's. Rain fell.", 2),
        ("Present: A. Brown, E. Frank et al. Mr. Diaz spoke.", 2),
        ("Две фотографии 3,5 х 4,5 см. Возьмите их.", 2),
        ("Bogotá, 12 de marzo de 2026. – La oficina abrió. Llueve.", 2),
        ("Lea más 👉 https://example.org/a Comparta", 2),
        ("更多👉https://example.org/a欢迎分享", 2),
        ("Give it to me. Then go.", 2),  # "Me Durand" is a French lawyer
        ("M. Durand vit ici. Il dort.", 2),
        ("Il mesure 120 m. Il est en bois.", 2),
        ("Come on Wed. 4 March. Be early.", 2),
        ("They wed. Four years later they moved.", 2),
        ("Stigli su OEBS, UN i dr. Svi su tu.", 2),
        ("Govorio je dr. Vuk. Svi su tu.", 2),
        ("Three things: 1. Listen. 2. Wait.", 2),
        ("Aid (rice... Water too) came. It helped.", 2),
        ("第2条（见第12页。）很短。", 1),
        ("“走吧。”她说。“好。”", 2),
        ("«هل ستمطر؟» سألت ليلى. نعم.", 2),
        ("Sve je stiglo: ćebad, peći i sl. Hvala.", 2),
        ("Vidi sl. 3 i sl. 4. Jasno je.", 2),
        ("Vive en la calle 5 B. Tiene dos hijos.", 2),
        ("Abre a las 10 p. m. Cierra tarde.", 2),
        ("Gen. (ret.) Adu spoke. He left.", 2),
        ("See annex B. It has the map.", 2),
        ("В 2021 г. Организация открыла центр. Он полон.", 2),
        ("他住在No. 12。很远。", 2),
    ],
)
def test_what_is_an_abbreviation_in_one_place_and_a_word_in_another(text, sentences):
    assert len(sentences_in(text)) == sentences


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Po čl. 4. Zakona važi sve. Hvala.", 2),
        ("Vidi čl. 4. Svi su tu.", 2),
        ("Došla je Mira, 34. Doneli su hleb.", 2),
        ("Otvoren je 12. Sajam knjiga. Dođite.", 2),
        ("Počelo je 12. Prvenstvo sveta. Dođite.", 2),
        ("Glasalo je 12. Uzdržanih nema.", 2),
        ("Zovite +381 11 000 11 22. Javljamo se.", 2),
        ("Pišite do ponedeljka, 11. maj. Izvinite.", 2),
        ("Dođite dva puta god. Recite svima.", 2),
        ("Sastanak je u Mlinskoj ul. Ponesite vodu.", 2),
        ("Od 2020. god. Centar radi. Dođite.", 2),
    ],
)
def test_a_figure_with_a_stop_counts_or_ends_in_south_slavic(text, sentences):
    assert len(sentences_in(text, "sr-Latn")) == sentences


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("We did it! 🎉", ["We did it! 🎉"]),
        ("We did it! 🎉 Thank you.", ["We did it! 🎉", "Thank you."]),
        ("We did it!🎉💙 Thank you.", ["We did it!🎉💙", "Thank you."]),
        ("谢谢大家！💙我们明年见。", ["谢谢大家！💙", "我们明年见。"]),
        ("Join us! 📍 Bar, old town", ["Join us!", "📍 Bar, old town"]),
        ("🚰 Water flows. 🏫 Schools are open.", ["🚰 Water flows.", "🏫 Schools are open."]),
        ("🚨 Flood! 🚨 Leave now.", ["🚨 Flood! 🚨", "Leave now."]),
        ("🔹 Water. 🔹 Schools.", ["🔹 Water.", "🔹 Schools."]),
        ("قالت: «انتظرنا... وانتظرنا... ثم جاءت الحافلة».", ["قالت: «انتظرنا... وانتظرنا... ثم جاءت الحافلة»."]),
        ("أعطى كل ما لديه… وأكثر. شكرًا.", ["أعطى كل ما لديه… وأكثر.", "شكرًا."]),
        ("يعرض فيلم «من نحن؟» الليلة. تعالوا.", ["يعرض فيلم «من نحن؟» الليلة.", "تعالوا."]),
        ("电影“我们是谁？”今晚上映。来吧。", ["电影“我们是谁？”今晚上映。", "来吧。"]),
        ("大家好,欢迎.我们开始,好吗?", ["大家好,欢迎.", "我们开始,好吗?"]),
        ("乔治.布什说过。", ["乔治.布什说过。"]),
        ("他倾尽全力……甚至更多。", ["他倾尽全力……甚至更多。"]),
        ("“是这里吗？”奥马尔问门卫。是的。", ["“是这里吗？”奥马尔问门卫。", "是的。"]),
        ("“为什么？”问题很多。", ["“为什么？”", "问题很多。"]),
        ("“好。”专家T. R. 李说。", ["“好。”专家T. R. 李说。"]),
        ("🙏 …", ["🙏 …"]),
        ("We did it! «\u202f", ["We did it! «"]),
        ("We did it. «\u202fThank you\u202f»", ["We did it.", "«\u202fThank you\u202f»"]),
        ("«هل ستمطر؟» سألتني ليلى. نعم.", ["«هل ستمطر؟» سألتني ليلى.", "نعم."]),
        ("“谁？”队里的一位妇女问我。她走了。", ["“谁？”队里的一位妇女问我。", "她走了。"]),
        ("大家好!我们开始。“准备好了吗?”她问。", ["大家好!", "我们开始。", "“准备好了吗?”她问。"]),
        ("口号是:“不用Top!”大家笑了。", ["口号是:“不用Top!”", "大家笑了。"]),
        ("“谁?”“我!”门开了。", ["“谁?”", "“我!”", "门开了。"]),
        ("“走吧！”她点点头，“天黑了。”门开了。", ["“走吧！”她点点头，“天黑了。”", "门开了。"]),
        ("电影《走吧！孩子》上映了。很好看。", ["电影《走吧！孩子》上映了。", "很好看。"]),
        ("بلغت النسبة 90% من الخطة.وأكد المدير ذلك.", ["بلغت النسبة 90% من الخطة.", "وأكد المدير ذلك."]),
        ("انتهى العمل!شكرًا لكم.", ["انتهى العمل!", "شكرًا لكم."]),
        ("قالت: «سنبقى».وأضافت كلمة.", ["قالت: «سنبقى».", "وأضافت كلمة."]),
        ("التسجيل (مجاني!) مفتوح. تعالوا.", ["التسجيل (مجاني!) مفتوح.", "تعالوا."]),
        ("We opened a school.The centre is next.", ["We opened a school.", "The centre is next."]),
        ("Write to office.Montenegro@example.org now.", ["Write to office.Montenegro@example.org now."]),
        ("See example.Com and просп.Мира now.", ["See example.Com and просп.Мира now."]),
        ("他看了《你好！》这部电影。", ["他看了《你好！》这部电影。"]),
        ("“我们开始，”他说，“就在今天。”她点点头说好。", ["“我们开始，”他说，“就在今天。”", "她点点头说好。"]),
    ],
)
def test_signs_without_a_word_and_who_spoke_belong_to_what_was_said(text, sentences):
    assert sentences_in(text) == sentences


@pytest.mark.parametrize("piece", ["Dr. A. ", "г. А. ", "a.) "])
def test_a_paragraph_of_nothing_but_short_words_with_stops_is_one_sentence_and_soon_read(piece):
    text = (piece * 100_000)[:100_000]
    assert min(_seconds_to_find_one(text[:-turn]) for turn in (1, 2, 3)) < 0.6


def _seconds_to_find_one(text):
    begun = process_time()
    with unwatched():
        found = sentences_in(text, "en")
    assert found == [text.strip()]
    return process_time() - begun


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Gen. Kos (ret.) Ana spoke.", ["Gen. Kos (ret.) Ana spoke."]),
        ("(Bar.) Ana spoke. It rained.", ["(Bar.)", "Ana spoke.", "It rained."]),
        ("我们看了《你好！》。天黑了。", ["我们看了《你好！》。", "天黑了。"]),
        ("我们看了《你好！再见》。天黑了。", ["我们看了《你好！再见》。", "天黑了。"]),
        ("我们看了《你好》！天黑了。", ["我们看了《你好》！", "天黑了。"]),
        ("Ana (who spoke. Then left) went.", ["Ana (who spoke. Then left) went."]),
    ],
)
def test_a_bracket_or_a_title_holds_its_sentence_together(text, sentences):
    assert sentences_in(text) == sentences
