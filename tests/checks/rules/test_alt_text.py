from postdesk.checks.rules import alt_text


def test_a_picture_without_words(said):
    """
    text: Doors open at six.
    media: [{file: hall.jpg}]
    """
    assert said(alt_text) == ["hall.jpg has no alt text"]


def test_words_made_of_blanks_are_no_words(said):
    """
    text: Vrata se otvaraju u šest.
    media:
      - file: sala.jpg
        alt: "   "
    """
    assert said(alt_text) == ["sala.jpg has no alt text"]


def test_a_picture_with_words(said):
    """
    text: Les portes ouvrent à six heures.
    media: [{file: salle.jpg, alt: Des chaises vides devant une scène.}]
    """
    assert said(alt_text) == []


def test_one_of_two_pictures_is_named_where_it_stands(remarks):
    """
    text: الأبواب تفتح في السادسة.
    media:
      - file: one.jpg
        alt: قاعة فيها كراسٍ.
      - file: two.jpg
    """
    (remark,) = remarks(alt_text)
    assert remark.message == "two.jpg has no alt text"
    assert remark.place.path == "campaigns/story.yaml"
    assert remark.place.line == 9


def test_telegram_takes_no_words_for_pictures(said):
    """
    accounts: [telegram]
    text: Doors open at six.
    media: [{file: hall.jpg}]
    """
    assert said(alt_text) == []
