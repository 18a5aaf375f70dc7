from postdesk.checks.rules import alt_length
from postdesk.models import Severity


def test_words_beyond_the_field(remarks):
    """
    accounts: [x]
    text: Doors open at six.
    media:
      - file: hall.jpg
        alt: "‹a × 1001›"
    """
    (remark,) = remarks(alt_length)
    assert remark.message == "the alt text of hall.jpg counts 1001 of 1000 (code points)"
    assert remark.severity is Severity.ERROR


def test_bluesky_counts_what_the_eye_sees_and_nobody_is_sure_of_its_number(remarks):
    """
    accounts: [bsky]
    text: الأبواب تفتح في السادسة.
    media:
      - file: media/ok.jpg
        alt: "‹مُ × 2000›"
      - file: media/long.jpg
        alt: "‹مُ × 2001›"
    """
    (remark,) = remarks(alt_length)
    assert remark.message == "the alt text of long.jpg counts 2001 of 2000 (graphemes)"
    assert remark.severity is Severity.WARNING


def test_a_film_has_another_field_for_its_words_on_bluesky(said):
    """
    accounts: [bsky, fedi]
    text: Doors open at six.
    media: [{file: tour.mp4, alt: "‹a × 1001›"}]
    """
    assert said(alt_length) == ["the alt text of tour.mp4 counts 1001 of 1000 (graphemes)"]


def test_linkedin_counts_an_emoji_as_two(said):
    """
    accounts: [linkedin]
    text: Les portes ouvrent à six heures.
    media: [{file: salle.jpg, alt: "‹🎁 × 2044›"}]
    """
    assert said(alt_length) == ["the alt text of salle.jpg counts 4088 of 4086 (UTF-16 units)"]


def test_no_picture_no_remark(said):
    """
    text: "‹a × 400›"
    """
    assert said(alt_length) == []


def test_telegram_keeps_no_field(said):
    """
    accounts: [telegram]
    text: Врата се отварају у шест.
    media: [{file: sala.jpg, alt: "‹а × 9000›"}]
    """
    assert said(alt_length) == []
