"""A picture that is handed over lies under its own name, or under one that its content marks; nobody's is replaced."""

from hashlib import sha256
from io import BytesIO

import pytest

from postdesk.drafts.new_media import keep_medium
from stage.pictures import png

NINE, TEN = png(9, 9), png(10, 10)
OF_TEN = f"hall-{sha256(TEN).hexdigest()[:8]}.png"


def kept(house, content):
    return (house.campaigns / keep_medium(house, "Hall.png", BytesIO(content))).read_bytes()


def test_each_picture_of_one_name_is_kept_once(house):
    assert [kept(house, content) for content in (NINE, TEN, NINE, TEN)] == [NINE, TEN, NINE, TEN]
    assert sorted(path.name for path in (house.campaigns / "media").glob("*.png")) == sorted(("hall.png", OF_TEN))


def test_a_link_that_leads_nowhere_stays_one(house):
    link = house.campaigns / "media/hall.png"
    link.symlink_to("gone.png")
    assert kept(house, TEN) == TEN
    assert (link.is_symlink(), (house.campaigns / "media" / OF_TEN).is_file()) == (True, True)


def test_what_somebody_changed_under_a_marked_name_is_not_taken_for_the_picture(house):
    kept(house, NINE)
    (house.campaigns / "media" / OF_TEN).write_bytes(NINE)
    with pytest.raises(FileExistsError) as trouble:
        kept(house, TEN)
    assert trouble.value.filename == str(house.campaigns / "media" / OF_TEN)
