from postdesk.checks.rules import media_count
from postdesk.models import Severity


def test_five_pictures_on_mastodon(remarks):
    """
    text: Five looks at one evening.
    media:
      - file: one.jpg
      - file: two.jpg
      - file: three.jpg
      - file: four.jpg
      - file: five.jpg
    """
    (remark,) = remarks(media_count)
    assert remark.message == "5 pictures; the network takes 4 in one post"
    assert (remark.severity, remark.place.line) == (Severity.ERROR, 11)


def test_four_pictures_on_mastodon_and_five_on_telegram(said):
    """
    accounts: [fedi, telegram]
    text: Четири погледа на једно вече.
    media: [{file: one.jpg}, {file: two.jpg}, {file: three.jpg}, {file: four.jpg}]
    telegram:
      media: [{file: one.jpg}, {file: two.jpg}, {file: three.jpg}, {file: four.jpg}, {file: five.jpg}]
    """
    assert said(media_count) == []


def test_two_films_on_x(said):
    """
    accounts: [x]
    text: Deux films, une soirée.
    media: [{file: one.mp4}, {file: two.MP4}]
    """
    assert said(media_count) == ["2 films; the network takes 1 in one post"]


def test_a_network_that_sets_no_number(said):
    """
    accounts: [telegram]
    text: Films of the evening.
    media: [{file: one.mp4}, {file: two.mp4}]
    """
    assert said(media_count) == []


def test_no_picture(said):
    """
    text: Nothing to see.
    """
    assert said(media_count) == []
