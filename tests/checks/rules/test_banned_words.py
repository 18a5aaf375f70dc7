import pytest

from postdesk.checks.rules import banned_words


def test_a_phrase_in_any_case_over_a_line_break(said):
    """
    text: |
      Nobody is an Illegal
      migrant.
    """
    assert said(banned_words, banned_words=("illegal migrant",)) == [
        '"illegal migrant" is a word that the desk has banned'
    ]


def test_whole_words_only_and_a_star_for_any_ending(said):
    """
    text: Illegal migrants, paralegal migrant, illegally.
    """
    assert said(banned_words, banned_words=("illegal migrant", "legal")) == []
    assert said(banned_words, banned_words=("illegal migrant*",)) == [
        '"illegal migrants" is a word that the desk has banned'
    ]


def test_in_a_thread_and_in_the_words_for_a_picture(remarks):
    """
    text: Good company.
    thread: ["An alien came."]
    media:
      - file: hall.jpg
        alt: Two aliens and an alien.
    """
    found = remarks(banned_words, banned_words=("alien",))
    assert [(remark.message, remark.place.line) for remark in found] == [
        ('"alien" is a word that the desk has banned', 6),
        ('"alien" is a word that the desk has banned (in the alt text)', 8),
    ]


@pytest.mark.parametrize(
    ("banned", "found"),
    [
        ("ilegalac", "ilegalac"),
        ("илегалац", "илегалац"),
        ("étrangers illégaux", "étrangers illégaux"),
        ("لاجئ", "لاجئ"),
    ],
)
def test_in_every_script(said, banned, found):
    """
    text: "ILEGALAC, Илегалац, ÉTRANGERS  ILLÉGAUX, لاجِئ — kôd, кôд"
    """
    assert said(banned_words, banned_words=(banned,)) == [f'"{found}" is a word that the desk has banned']


def test_near_words_in_every_script(said):
    """
    text: "ilegalaca, нелегалац, étranger, اللاجئون"
    """
    assert said(banned_words, banned_words=("ilegalac", "илегалац", "étrangers", "لاجئ")) == []


def test_letters_made_of_two_code_points(said):
    """
    text: "C\\u030Cudan tekst"
    """
    assert said(banned_words, banned_words=("čudan",)) == ['"čudan" is a word that the desk has banned']


def test_a_desk_that_bans_nothing(said):
    """
    text: Anything goes.
    """
    assert said(banned_words) == []
    assert said(banned_words, banned_words=("*", " ")) == []


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("*foo", "a barfoo b", True),
        ("*foo", "a foobar b", False),
        ("f*o*d", "flood and food", True),
        ("f*o*d", "floods", False),
        ("*a*b*", "xxaxxbxx", True),
        ("*a*b*", "xxbxxaxx", False),
        ("illegal  migrant*", "illegal\n migrants", True),
        ("* foo", "bar   foo", True),
        ("*", "anything", False),
    ],
)
def test_a_star_stands_for_any_letters(phrase, text, found):
    assert bool(banned_words.banned_in(text, (phrase,))) == found
