import pytest

from postdesk.checks.rules import alt_wording
from postdesk.models import Media


def test_a_file_is_not_described_by_its_name(said):
    """
    text: Doors open at six.
    media:
      - {file: hall.jpg, alt: hall.jpg}
      - {file: tea.jpg, alt: tea}
      - {file: one.jpg, alt: IMG_2041}
      - {file: two.jpg, alt: "Screenshot 2026-11-02"}
    """
    assert said(alt_wording) == [
        '"hall.jpg" is a file\'s name: say in words what hall.jpg shows',
        '"tea" is a file\'s name: say in words what tea.jpg shows',
        '"IMG_2041" is a file\'s name: say in words what one.jpg shows',
        '"Screenshot 2026-11-02" is a file\'s name: say in words what two.jpg shows',
    ]


def test_what_is_heard_anyway(remarks):
    """
    text: Doors open at six.
    media: [{file: hall.jpg, alt: An image of the hall.}]
    """
    (remark,) = remarks(alt_wording)
    assert remark.message == 'the alt text of hall.jpg begins with "An image of", which is heard anyway'
    assert remark.place.line == 6


@pytest.mark.parametrize(
    "alt",
    [
        "Photo of two children.",
        "Une photo de deux enfants.",
        "L'image d’un enfant.",
        "Slika djece za stolom.",
        "Fotografija: djeca za stolom.",
        "Слика дјеце за столом.",
        "صورة لأطفال حول طاولة.",
    ],
)
def test_in_the_desks_languages(alt):
    assert alt_wording.announcement(alt)


@pytest.mark.parametrize(
    "alt",
    [
        "Drawing of a hall.",
        "Photographers wait at the door.",
        "Imagerie médicale : une salle d’attente.",
        "Slikarka stoji pred svojim platnom.",
        "Сликарка стоји пред платном.",
        "صور",
        "Images in the sand.",
    ],
)
def test_what_tells_something(alt):
    assert not alt_wording.announcement(alt)
    assert not alt_wording.is_name(alt, Media("media/hall.jpg", alt, None))


def test_a_picture_without_words_and_a_network_without_them(said):
    """
    accounts: [fedi, telegram]
    text: Doors open at six.
    media: [{file: hall.jpg}]
    telegram: {media: [{file: tea.jpg, alt: tea.jpg}]}
    """
    assert said(alt_wording) == []
