"""How well texts are read, and what is proposed of them: measured on invented texts that were marked line by line."""

import re

import pytest

from stage.releases import NOW, Officer, marked

FLAT = marked("flat")
_CONTACTS = re.compile(r"\+?\d[\d ()/-]{7,}\d|[\w.]+@[\w.]+")


def folded(text):
    return " ".join(text.split())


def test_flattened_pages_are_read_line_by_line():
    scores, titles, dates, dated = [], 0, 0, 0
    for text in FLAT:
        release = text.release()
        right, wrong, missed = text.found(release)
        scores.append(2 * right / (2 * right + wrong + missed))
        titles += release.title == text.facts["title"]
        dates += bool(text.facts["date"]) and release.dated.day == text.facts["date"]
        dated += bool(text.facts["date"])
    mean = sum(scores) / len(scores)
    print(f"lines F1 {mean:.3f}, titles {titles} of {len(FLAT)}, dates {dates} of {dated}")  # noqa: T201 -- for reading
    assert mean >= 0.92
    assert titles / len(FLAT) >= 0.85
    assert dates / dated >= 0.8


@pytest.mark.parametrize("text", FLAT, ids=lambda text: text.name)
def test_a_proposal_is_made_of_the_texts_own_words_and_fits(text, tmp_path):
    officer = Officer(tmp_path)
    told = officer.explain(officer.file("release.txt", text.text))
    assert told["language"].partition("-")[0] == text.facts["language"].partition("-")[0]
    assert told["posts"]
    source = folded(text.text)
    for post in told["posts"]:
        for part in (post["text"], *post["thread"]):
            lines = [line for line in part.split("\n") if line and not line.startswith("—")]
            assert [line for line in lines if folded(line) not in source] == []
            assert not _CONTACTS.search(part)
            assert not any(name in part for name in contacts_of(text))
    officer("new", "spring", "--from", officer.root / "release.txt")
    rules = {rule for rule, _, _, _ in officer.findings()}
    assert "length" not in rules
    assert "personal-data" not in rules
    assert "proposal" in rules


def contacts_of(text):
    """Return the names in the lines over and beside numbers, as a reader of the marks sees them."""
    said = "\n".join(line for mark, line in zip(text.marks, text.lines, strict=True) if mark == "-")
    known = (
        "Livia Marsh|Hélène Astier|Ernesto Villalba|Milica Jovović|Николи Радићу|Антон Белозёров|وليد حمدان|周文博|"
        "Jürgen Kessler|Gentian Hoxhën|Fatou Diarra|Остап Коваль|Cláudia Rocha"
    )
    return [name for name in known.split("|") if name in said]


def test_the_texts_are_many_and_of_many_languages():
    assert len({text.facts["language"] for text in FLAT}) >= 8
    assert NOW.year == 2026
