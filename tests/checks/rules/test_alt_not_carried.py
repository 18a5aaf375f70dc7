from postdesk.checks.rules import alt_not_carried


def test_a_post_that_is_little_more_than_its_picture(remarks):
    """
    accounts: [telegram]
    text: "Vidimo se u petak! 🎬 https://example.org/"
    media: [{file: media/poster.jpg, alt: Plakat za film.}]
    hashtags: [Film]
    """
    (remark,) = remarks(alt_not_carried)
    assert remark.message == "the network takes no alt text, and a post of 4 words hardly says what poster.jpg shows"
    assert remark.place.line == 7


def test_a_single_word(said):
    """
    accounts: [telegram]
    text: أهلًا!
    media: [{file: poster.jpg, alt: ملصق.}]
    """
    assert said(alt_not_carried) == [
        "the network takes no alt text, and a post of 1 word hardly says what poster.jpg shows"
    ]


def test_a_post_that_speaks_for_itself_and_networks_that_take_words(said):
    """
    accounts: [telegram, fedi]
    text: Филм о одласку и повратку приказујемо у петак у седам.
    media: [{file: poster.jpg, alt: Плакат.}]
    fedi: {text: Merci.}
    """
    assert said(alt_not_carried) == []
