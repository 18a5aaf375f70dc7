"""What an officer should look at before she accepts what is proposed."""

import pytest

from stage.releases import Officer

SAID = "The hall holds 300 people and has a stage of oak.\n\n“Come in and see it all,” said Ivo Maras, its keeper.\n"


def warned(root, text):
    officer = Officer(root)
    return officer.explain(officer.file("release.txt", text))["warnings"]


def test_a_title_whose_weekday_is_past_when_the_text_is_read(tmp_path):
    text = f"Town Hall to Open Tuesday\n\nTarnow, 4 March 2026 – The town hall opened with music.\n\n{SAID}"
    assert warned(tmp_path, text) == ['The title says "Tuesday"; the release is of 2026-03-04: write the day.']


@pytest.mark.parametrize(("first", "word"), [
    ("The town hall will open on Friday with music and bread.", "Friday"),
    ("The town hall opened this morning with music and bread.", "this morning"),
    ("Le centre des quais rouvrira vendredi avec du pain et de la musique.", "vendredi"),
    ("Општинска сала отвара се у петак уз музику и хлеб за све.", "петак"),
])  # fmt: skip
def test_a_day_of_the_week_that_another_reader_takes_for_another(first, word, tmp_path):
    text = f"Town Hall opens\n\nTarnow, 4 March 2026 – {first}\n\nThe hall holds 300 people, and has a stage of oak.\n"
    assert any(f'"lead" says "{word}"; the release is of 2026-03-04' in said for said in warned(tmp_path, text))


@pytest.mark.parametrize("first", [
    "The town hall will open on Friday, 6 March 2026, with music and bread.",
    "The town hall is open every Friday with music and bread.",
    "The town hall is open from Monday to Friday with music and bread.",
])  # fmt: skip
def test_a_weekday_with_its_day_or_of_every_week(first, tmp_path):
    text = f"Town Hall opens\n\nTarnow, 4 March 2026 – {first}\n\n{SAID}"
    assert warned(tmp_path, text) == []


@pytest.mark.parametrize("title", ["Town Hall opens on Tuesday, 4 March 2026", "Town Hall opens"])
def test_a_title_with_its_day_or_without_one(title, tmp_path):
    assert warned(tmp_path, f"{title}\n\nThe town hall opened its doors with music and bread.\n\n{SAID}") == []


def test_a_page_that_is_no_news(tmp_path):
    text = "What we do\n\nOur agency helps people who live by the water in fourteen countries.\n"
    assert warned(tmp_path, text) == ["This text names no day and quotes nobody: look whether it is news."]


@pytest.mark.parametrize("note", ["EMBARGOED UNTIL 10:00 GMT, 5 MARCH 2026", "Sous embargo jusqu’au 5 mars, 10 h"])
def test_a_release_that_is_not_free_yet(note, tmp_path):
    text = f"{note}\n\nTown Hall opens\n\nThe town hall opened its doors with music and bread.\n\n{SAID}"
    assert warned(tmp_path, text)[0] == (
        "Line 1 puts the text under an embargo: write `embargo:` with its day and hour into the campaign file."
    )


def test_an_embargo_that_the_text_is_about(tmp_path):
    assert warned(tmp_path, f"Town Hall opens\n\nThe town was under embargo for ten years and more.\n\n{SAID}") == []


def test_an_international_day_is_no_today_in_arabic(tmp_path):
    text = "خرج المتطوعون إلى القرى قبل اليوم الدولي للمتطوعين، وهم 320 متطوعا.\n\nوقالت هناء الصالحي: «لن نتخلى عنهم أبدا مهما حدث لنا».\n"
    assert warned(tmp_path, text) == []
