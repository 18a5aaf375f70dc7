from postdesk.checks.rules import media_mix
from stage import pictures


def test_a_film_stands_alone_on_most_networks_and_beside_pictures_on_some(said):
    """
    accounts: [fedi, bsky, x, linkedin, facebook, instagram, threads, telegram]
    text: A film and a picture together.
    media: [{file: hall.jpg}, {file: tour.mp4}, {file: door.jpg}]
    """
    told = "tour.mp4 is an MP4 film and stands alone there: leave out hall.jpg, or this one"
    assert said(media_mix) == [told] * 5


def test_what_stands_alone_does_so_in_its_own_part(said):
    """
    text: A film.
    media: [{file: tour.mp4}]
    thread:
      - {text: And pictures., media: [{file: hall.jpg}, {file: door.jpg}]}
    """
    assert said(media_mix) == []


def test_several_films_are_counted_elsewhere(said):
    """
    text: Two films.
    media: [{file: one.mp4}, {file: two.mp4}]
    """
    assert said(media_mix) == []


def test_a_moving_picture_stands_alone_on_x(said, house):
    """
    accounts: [fedi, x]
    text: Wave.
    media: [{file: wave.gif}, {file: hall.jpg}]
    """
    (house.campaigns / "wave.gif").write_bytes(pictures.gif())
    assert said(media_mix) == ["wave.gif moves and stands alone there: leave out hall.jpg, or this one"]


def test_a_document_stands_alone(said, house):
    """
    accounts: [linkedin]
    text: Read.
    media: [{file: plan.pdf}, {file: hall.jpg}]
    """
    (house.campaigns / "plan.pdf").write_bytes(b"%PDF-1.4")
    assert said(media_mix) == ["plan.pdf is a PDF document and stands alone there: leave out hall.jpg, or this one"]


def test_what_the_network_does_not_show_is_told_elsewhere(said, house):
    """
    accounts: [fedi, bsky, x]
    text: Read.
    media: [{file: plan.pdf}, {file: hall.jpg}]
    """
    (house.campaigns / "plan.pdf").write_bytes(b"%PDF-1.4")
    assert said(media_mix) == []
