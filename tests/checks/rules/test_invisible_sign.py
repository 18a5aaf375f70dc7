import pytest

from postdesk.checks.rules import invisible_sign


def test_a_soft_hyphen_in_a_hashtag(remarks):
    """
    text: "Doors open. #Safe\\u00ADMigration ex\\u200Bample"
    link: "https://example.org/a\\u2060b"
    thread: ["Windows shut. #Safe\\u200BMigration"]
    """
    found = remarks(invisible_sign)
    assert [remark.message for remark in found] == [
        "an invisible soft hyphen (U+00AD) stands in #Safe[·]Migration: delete it",
        "an invisible zero-width space (U+200B) stands in ex[·]ample: delete it",
        "an invisible zero-width space (U+200B) stands in #Safe[·]Migration: delete it",
        "an invisible word joiner (U+2060) stands in https://example.org/a[·]b: delete it",
    ]
    assert [remark.place.line for remark in found] == [5, 5, 7, 6]


def test_a_zero_width_space_under_hashtags(said):
    """
    text: Doors open.
    hashtags: ["Safe\u200bMigration", Home]
    """
    assert said(invisible_sign) == ["an invisible zero-width space (U+200B) stands in #Safe[·]Migration: delete it"]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("#Safe\u00a0Migration", "#Safe\u00a0Migration"),
        ("#COP\u202fClimate now", "#COP\u202fClimate"),
        ("migra\u200cnts", "migra\u200cnts"),
        ("and #\u2060joined", "#\u2060joined"),
        ("вра\u00adта", "вра\u00adта"),
        ("#IOM\ufeff", "#IOM\ufeff"),
        ("Doors #\u200eSafe", "#\u200eSafe"),
        ("#\u200fالهجرة", "#\u200fالهجرة"),
        ("by @\u200boffice", "@\u200boffice"),
        ("#Safe\u200eMigration", "#Safe\u200eMigration"),
        ("https://example.org/a\u200f now", "https://example.org/a\u200f"),
    ],
)
def test_what_does_harm(text, word):
    assert [found for found, _ in invisible_sign.firsts(text)] == [word]


@pytest.mark.parametrize(
    "text",
    [
        "Doors open.", "Voilà\u00a0! #Été\u00a0! 10\u202f000 personnes", "نرم\u200cافزار", "👩\u200d👧", "क्\u200dष",
        "สวัสดี\u200bครับ", "\ufeffDoors open", "a \u200b b", "#IOM\u00a02026",
        "قال (IOM)\u200f اليوم", "#وسم\u200f و\u061c",
    ],
)  # fmt: skip
def test_what_is_good_typography(text):
    assert invisible_sign.firsts(text) == []


def test_a_thin_space_cuts_a_hashtag_like_one_that_does_not_break(said):
    """
    posts:
      - {id: a, text: "Doors open #Safe\\u2009Migration"}
      - {id: b, text: "Doors open #Safe\\u200aMigration"}
      - {id: c, text: "10\\u2009000 doors #Safe\\u2009!"}
    """
    assert said(invisible_sign) == [
        "an invisible thin space (U+2009) stands in #Safe[·]Migration: delete it",
        "an invisible hair space (U+200A) stands in #Safe[·]Migration: delete it",
    ]
