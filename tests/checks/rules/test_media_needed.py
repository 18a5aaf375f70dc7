from postdesk.checks.rules import media_needed


def test_instagram_takes_no_post_of_words_alone(remarks):
    """
    accounts: [fedi, instagram]
    text: Doors open at six.
    """
    (remark,) = remarks(media_needed)
    assert remark.message == ("there is no post without a picture or film there: add media, or leave the account out")
    assert remark.place.line == 6


def test_a_picture_for_the_account_alone_is_enough(said):
    """
    accounts: [fedi, instagram]
    text: Doors open at six.
    instagram: {media: [{file: hall.jpg}]}
    """
    assert said(media_needed) == []
