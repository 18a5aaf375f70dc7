from postdesk.checks.rules import alt_repeated


def test_two_pictures_with_the_same_words(remarks):
    """
    text: Врата се отварају у шест.
    media:
      - {file: media/hall.jpg, alt: Људи у сали.}
      - {file: media/tea.jpg, alt: "Људи  у сали"}
    """
    (remark,) = remarks(alt_repeated)
    assert remark.message == "tea.jpg has the same alt text as hall.jpg: say what only it shows"
    assert remark.place.line == 8


def test_words_that_repeat_the_post(said):
    """
    text: Les portes ouvrent à six heures.
    media: [{file: hall.jpg, alt: les portes ouvrent à six heures}]
    link: https://example.org/
    """
    assert said(alt_repeated) == ["the alt text of hall.jpg repeats the post: say what the picture shows"]


def test_the_same_picture_twice_and_pictures_without_words(said):
    """
    text: الأبواب مفتوحة.
    media:
      - {file: hall.jpg, alt: القاعة.}
      - {file: hall.jpg, alt: القاعة.}
      - {file: one.jpg}
      - {file: two.jpg}
    """
    assert said(alt_repeated) == []


def test_a_network_that_takes_no_words(said):
    """
    accounts: [telegram]
    text: Doors open at six.
    media: [{file: hall.jpg, alt: Doors open at six.}]
    """
    assert said(alt_repeated) == []
