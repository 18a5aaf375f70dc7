"""A post as it is queued, shown as its account will show it, whatever its file says by now."""

import pytest
from sqlalchemy import text

from postdesk.desk import Desk
from postdesk.preview.shown import Fate
from postdesk.preview.terminal import terminal_lines
from stage import pictures
from stage.desks import lay

SETTINGS = """\
[desk]
name = "Country Office"
timezone = "Europe/Podgorica"

[accounts.fedi]
network = "mastodon"
server = "https://example.social"
handle = "office"
visibility = "private"

[accounts.bsky]
network = "bluesky"
handle = "office.example.org"
shorten_links = true

[accounts.page]
network = "linkedin"
id = "urn:li:organization:1234"
by_hand = true
"""
SPRING = """\
campaign: spring
accounts: [{account}]
posts:
  - id: doors
    at: 2026-11-24 09:00
    language: sr
    text: "Vrata su otvorena. #Vrata"
    link: https://example.org/news/doors-open
    thread: [I sutra.]
"""


@pytest.fixture
def desk(tmp_path, clock):
    desk = Desk.open(lay(tmp_path, SETTINGS, spring=SPRING.format(account="fedi")), clock)
    with desk.log:
        yield desk


def queued(desk, account="fedi", more=""):
    """The preview of the only post, queued for an account."""
    lay(desk.house.root, SETTINGS, spring=SPRING.format(account=account) + more)
    findings, _ = desk.queue.apply()
    assert [finding.rule for finding in findings if finding.severity.name == "ERROR"] == []
    lay(desk.house.root, SETTINGS, spring="campaign: spring\nposts: []\n")
    (preview,) = desk.posts.preview(desk.posts.listing()).previews
    return preview


def test_it_is_the_preview_of_its_file(desk):
    (before,) = desk.drafts.preview().previews
    assert queued(desk) == before
    assert (before.audience, before.readers, len(before.parts)) == ("private", "followers-only", 2)


def test_who_sees_it_and_its_hash_stand_in_its_box(desk):
    shown = queued(desk)
    lines = [line.plain for line in terminal_lines(desk.posts.preview(desk.posts.listing()))]
    assert "│ seen by: followers-only" in lines
    assert f"│ hash: {shown.hash[:10]}" in lines


def test_links_are_as_they_will_be_sent(desk):
    shown = queued(desk, "bsky", "    bsky: {thread: []}\n")
    assert "example.org/news/doors-o..." in shown.parts[0].text
    assert (shown.audience, shown.readers) == ("", "")


def test_what_a_person_publishes_says_so(desk):
    assert queued(desk, "page", "    page: {thread: []}\n").fate is Fate.HANDED_OVER


def test_pictures_are_those_that_are_sent(desk):
    (desk.house.campaigns / "media/upright.jpg").write_bytes(pictures.from_a_phone())
    more = "    media:\n      - {file: media/hall.jpg, alt: The hall.}\n      - {file: media/upright.jpg, alt: ''}\n"
    hall, upright = queued(desk, more=more + "    ignore: {alt-text: It is decoration only.}\n").pictures
    assert (hall.file, hall.alt, hall.sent, hall.wanting) == ("media/hall.jpg", "The hall.", "", False)
    assert (upright.wanting, upright.sent) == (True, "as JPEG, 20×40")
    assert str(hall.count) == "9/10000 code points"


def test_an_account_that_desk_toml_has_no_more_is_shown_as_it_was(desk):
    shown = queued(desk)
    desk.house.accounts.pop("fedi")
    (again,) = desk.posts.preview(desk.posts.listing()).previews
    assert (again.handle, again.audience) == (shown.handle, "private")


def test_a_film_has_no_words_about_its_size(desk):
    (desk.house.campaigns / "media/film.mp4").write_bytes(pictures.film())
    (shown,) = queued(desk, more="    media: [{file: media/film.mp4, alt: A film.}]\n").pictures
    with desk.log.write() as connection:
        connection.execute(text("UPDATE post SET payload = json_set(payload, '$.media[0].original', 'a')"))
        connection.execute(text("UPDATE post SET payload = json_remove(payload, '$.media[0].width')"))
    (preview,) = desk.posts.preview(desk.posts.listing()).previews
    assert (shown.file, preview.pictures[0].sent) == ("media/film.mp4", "as MP4")


def test_a_queued_gif_that_moves_is_shown_as_the_film_that_it_becomes(desk):
    wave = desk.house.campaigns / "media" / "wave.gif"
    wave.parent.mkdir(exist_ok=True)
    wave.write_bytes(pictures.gif())
    shown = queued(desk, more="    media: [{file: media/wave.gif, alt: A hand waves.}]\n")
    assert shown.pictures[0].sent == "shown as a film"
    for kept in desk.house.sent_media.iterdir():
        kept.unlink()
    (again,) = desk.posts.preview(desk.posts.listing()).previews
    assert again.pictures[0].sent == ""
