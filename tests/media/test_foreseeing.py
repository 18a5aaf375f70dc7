"""What would be sent of a file, without keeping anything."""

import pytest
from msgspec.structs import replace

from postdesk.drafts.media import MediaFiles
from postdesk.media.bounds import bounds_of
from postdesk.media.foreseeing import ForeseeingStore
from postdesk.media.store import MediaStore, Unsendable
from postdesk.models import Media, Place
from postdesk.networks import grammar
from postdesk.settings import House
from stage.pictures import film, jpeg


@pytest.fixture
def house(tmp_path):
    media = tmp_path / "campaigns" / "media"
    media.mkdir(parents=True)
    (media / "hall.jpg").write_bytes(jpeg())
    (media / "film.mp4").write_bytes(film())
    (media / "cut.jpg").write_bytes(jpeg()[:-60])
    return House(root=tmp_path, name="Country Office", timezone="UTC")


def meant(house, name, alt="The hall."):
    """A file of a draft, as it is found, and what Mastodon takes of it."""
    found = MediaFiles(house).find(f"media/{name}")
    media = Media(f"media/{name}", alt, Place("campaigns/spring.yaml", 1, 1), path=found.path, head=found.head)
    return media, bounds_of(grammar("mastodon"), found.head)


@pytest.mark.parametrize("name", ["hall.jpg", "film.mp4"])
def test_it_is_what_queueing_freezes_and_nothing_is_kept(house, name):
    media, bounds = meant(house, name)
    store = ForeseeingStore(house.sent_media, house.campaigns)
    foreseen = store.freeze(media, bounds)
    assert not house.sent_media.exists()
    assert foreseen == MediaStore(house.sent_media, house.campaigns).freeze(media, bounds)


def test_a_file_is_looked_at_once_and_its_words_are_each_posts_own(house):
    store = ForeseeingStore(house.sent_media, house.campaigns)
    media, bounds = meant(house, "hall.jpg")
    first = store.freeze(media, bounds)
    (house.campaigns / "media/hall.jpg").unlink()
    other = replace(media, alt="People dance.")
    assert store.freeze(other, bounds).sha256 == first.sha256
    assert store.freeze(other, bounds).alt == "People dance."
    assert store.foresee(media, bounds).sha256 == first.sha256


def test_what_cannot_be_sent_says_why(house):
    media, bounds = meant(house, "cut.jpg")
    with pytest.raises(Unsendable, match=r"media/cut\.jpg"):
        ForeseeingStore(house.sent_media, house.campaigns).freeze(media, bounds)
