"""What charts draw from."""

import pytest

from postdesk.charts.material import language_name, percent
from stage.invented import material, post


def test_posts_of_the_week_and_of_the_quarter():
    posts = [post(-85), post(-84), post(-1), post(0), post(7)]
    stuff = material(*posts)
    assert stuff.current == (posts[3],)
    assert stuff.quarter == tuple(posts[1:4])


def test_a_network_that_nobody_named():
    assert material().name("rehearsal") == "Rehearsal"
    assert material().name("linkedin") == "LinkedIn"


def test_one_simulated_figure_is_enough():
    assert material(post(0), post(-80, simulated=True)).simulated
    assert not material(post(0)).simulated


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("en", "English"),
        ("sr-Cyrl", "Serbian (Cyrillic)"),
        ("sr_Latn", "Serbian (Latin)"),
        ("pt-BR", "Portuguese (BR)"),
        ("xx", "xx"),
        ("", "not stated"),
    ],
)
def test_languages_in_words(code, name):
    assert language_name(code) == name


def test_something_is_never_0_per_cent_and_less_than_all_never_100():
    assert [percent(part, 300) for part in (0, 1, 150, 299, 300)] == ["0%", "1%", "50%", "99%", "100%"]
