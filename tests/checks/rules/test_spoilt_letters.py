import pytest

from postdesk.checks.rules import spoilt_letters


@pytest.mark.parametrize(
    ("whole", "spoilt"),
    [
        ("Don’t", "Donâ€™t"),
        ("Migración", "MigraciÃ³n"),
        ("příběhy", "pÅ™Ã\xadbÄ›hy"),
        ("дом", "Ð´Ð¾Ð¼"),
        ("“Doors", "â€œDoors"),
        ("Tea😀", "TeaðŸ˜€"),
        ("الباب", "Ø§Ù„Ø¨Ø§Ø¨"),
        ("门开了", "é—¨å¼€äº†"),
        ("à€€ cérémonie", "à€€ cÃ©rÃ©monie"),
    ],
)
def test_letters_that_were_read_in_a_wrong_encoding(remarks, whole, spoilt):
    """
    text: "Come in: SPOILT is open"
    """
    assert spoilt_letters.first_spoilt(f"Come in: {spoilt} is open") is not None
    assert spoilt_letters.repaired(spoilt) == whole


def test_the_word_is_named_with_what_it_was(remarks):
    """
    text: "We donâ€™t close."
    thread: ["A letter of ca\ufffdf is lost.", "All is well."]
    media: [{file: media/hall.jpg, alt: "La cÃ©rÃ©monie"}]
    """
    assert [(remark.message, remark.place.line) for remark in remarks(spoilt_letters)] == [
        ('"donâ€™t" was read in a wrong encoding: write "don’t"', 5),
        ('a letter of "ca\ufffdf" was lost: write it again', 6),
        ('"cÃ©rÃ©monie" was read in a wrong encoding: write "cérémonie"', 7),
    ]


def test_right_letters_of_many_languages(said):
    """
    text: "A IRMÃ… disse: «NÃO» · Café»… É… À «l’Été» – ÑANDÚ, Ø…, Ä„nd“, Œuvre, naïve—très"
    thread: ["Ženska kuća, Ћирилица, дом", "الباب مفتوح", "门开了。「」", "½ ¾ § © ® ™ € £ 😀", "Ð is a letter of Iceland", "ASCII"]
    """
    assert said(spoilt_letters) == []


def test_letters_that_a_program_wrote_in_its_own_way(said):
    r"""
    posts:
      - {id: a, text: 'Don\u2019t close.'}
      - {id: b, text: 'A cup of caf=C3=A9'}
      - {id: c, text: 'A cup of caf%C3%A9'}
      - {id: d, text: 'Well done \ud83d\ude00'}
    """
    assert [sentence.rpartition(": ")[2] for sentence in said(spoilt_letters)] == [
        'write "Don’t"', 'write "café"', 'write "café"', 'write "😀"',
    ]  # fmt: skip


def test_what_only_looks_like_letters_written_by_a_program(said):
    r"""
    posts:
      - {id: a, text: 'See https://example.org/caf%C3%A9?a=E2=80=99'}
      - {id: b, text: 'It lies in C:\users, 50%AB and a=20b=20c'}
      - {id: c, text: 'The sign \u0041 is A'}
    """
    assert said(spoilt_letters) == []


def test_one_capital_that_was_spoilt(said):
    """
    text: "Klinika se otvara u ÄŒetvrtak."
    """
    assert len(said(spoilt_letters)) == 1


def test_an_apostrophe_that_became_question_marks(said):
    """
    posts:
      - {id: a, text: "Our clinic???s doors are open."}
      - {id: b, text: "Le prix de l???eau monte."}
      - {id: c, text: "What??? Sure??? Really???Yes. Quoi ???s"}
    """
    assert said(spoilt_letters) == [
        'a letter of "clinic???s" was lost: write it again',
        'a letter of "l???eau" was lost: write it again',
    ]
