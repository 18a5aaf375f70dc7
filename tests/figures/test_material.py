"""What figures are reckoned from."""

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
