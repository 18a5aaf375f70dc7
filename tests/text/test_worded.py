import pytest

from postdesk.text.worded import with_days_parted, worded


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("We met. Join us", [0, 0, 1, 1]),
        ("do 4. decembra. Danas", [0, 0, 0, 1]),
        ("am 4. Dezember", [0, 0, 0]),
        ("2026. Danas", [0, 1]),
        ("at 9 a.m. on Monday", [0, 0, 0, 0, 0]),
        ("Dec. 4", [0, 0]),
        ("one\ntwo", [0, 1]),
        ("“Go!” he said", [0, 1, 1]),
        ("是。 好", [0, 1]),
    ],
)
def test_sentences(text, sentences):
    assert worded(text).sentences == sentences


def test_words_are_bare():
    assert worded("«Hier», (4)!").bare == ["hier", "4"]


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("明天（12月4日）开门", "明天 （ 12月4日 ）开门"),
        ("于12月4日（星期五）开门", "于 12月4日（星期五） 开门"),
        ("6月25日至26日在此", "6月25日至26日 在此"),
        ("下周一见", "下周一见"),
        ("Doors open", "Doors open"),
    ],
)
def test_words_where_no_blanks_part_them(text, apart):
    assert " ".join(with_days_parted(text).split()) == apart
