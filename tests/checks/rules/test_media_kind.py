import pytest

from postdesk.checks.rules import media_kind
from stage import pictures


@pytest.fixture
def laid(house):
    """Files of every kind in the desk's folder."""
    every = {
        "page.webp": pictures.webp(),
        "wave.gif": pictures.gif(),
        "still.gif": pictures.gif(frames=1),
        "spin.png": pictures.saved(pictures.drawn(), "PNG", save_all=True, append_images=[pictures.noise(40, 20)]),
        "tour.mp4": pictures.film(),
        "tour.webm": pictures.webm(),
        "talk.mp3": b"ID3\4",
        "plan.pdf": b"%PDF-1.4",
    }
    for name, content in every.items():
        (house.campaigns / name).write_bytes(content)


def test_still_pictures_of_every_kind_are_taken_everywhere(laid, said):
    """
    accounts: [fedi, x, bsky, linkedin, facebook, instagram, threads, telegram]
    text: Doors open at six.
    media: [{file: page.webp}, {file: still.gif}, {file: spin.png}]
    """
    assert said(media_kind) == []


def test_moving_pictures_are_told_where_they_would_stand_still(laid, said):
    """
    accounts: [fedi, x, bsky, linkedin, facebook, instagram, threads, telegram]
    text: Doors open at six.
    media: [{file: wave.gif}]
    """
    still = "wave.gif moves, and pictures stand still there: give the account a still one or a film"
    assert said(media_kind) == [still] * 3


def test_films_in_formats_that_a_network_does_not_take(laid, said):
    """
    accounts: [fedi, x]
    text: Doors open at six.
    media: [{file: tour.webm}]
    """
    assert said(media_kind) == ["tour.webm is a WebM film; the network takes MOV, MP4: save it so"]


def test_postdesk_sends_no_picture_with_a_later_part_to_telegram_and_a_person_may(laid, remarks, house):
    """
    accounts: [fedi, bsky, telegram]
    text: Doors open at six.
    thread:
      - text: And the hall.
        media: [{file: hall.jpg}]
    """
    from msgspec.structs import replace

    (remark,) = remarks(media_kind)
    told = "hall.jpg goes with a later part of the thread, and postdesk sends none there: put it into media"
    assert remark.message == told
    for change in ({"by_hand": True}, {"rehearsal": True}):
        account = replace(house.accounts["telegram"], **change)
        assert remarks(media_kind, accounts={**house.accounts, "telegram": account}) == []


def test_recordings_and_documents(laid, said):
    """
    accounts: [fedi, linkedin]
    text: Listen and read.
    media: [{file: talk.mp3}, {file: plan.pdf}]
    """
    advice = "which the network does not show: give the account a picture or a film"
    assert said(media_kind) == [f"plan.pdf is a PDF document, {advice}", f"talk.mp3 is a sound recording, {advice}"]


def test_a_picture_that_is_to_stay_as_it_is_has_to_be_of_a_kind_that_is_taken(laid, said):
    """
    accounts: [fedi, instagram]
    text: Doors open at six.
    media: [{file: page.webp, fit: false}]
    """
    assert said(media_kind) == [
        "page.webp is a WebP picture, which the network does not take: leave out fit, and it is sent as JPEG"
    ]


def test_what_is_damaged_is_told_elsewhere(variants, house):
    """
    text: Doors open at six.
    media: [{file: hall.jpg}]
    """
    from msgspec.structs import replace

    from postdesk.models import FileKind, Head

    (variant,) = variants()
    for head in (None, Head(FileKind.HTML, 39)):
        told = replace(variant, media=tuple(replace(media, head=head) for media in variant.media))
        assert list(media_kind.check(told)) == []
