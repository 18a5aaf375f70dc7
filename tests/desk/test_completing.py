"""What a shell may offer at a desk: the posts that there are, or of many how they begin."""

import pytest

from postdesk.desk import Desk
from postdesk.desk.completing import FEW, accounts_offered, campaigns_offered, posts_offered
from stage.desks import lay
from stage.life import Clock

SETTINGS = """\
[desk]
name = "Country Office"
timezone = "UTC"

[accounts.fedi]
network = "mastodon"
server = "https://example.social"
rehearsal = true

[accounts.page]
network = "facebook"
by_hand = true
"""


def campaign(name, posts):
    lines = [
        f"  - {{id: p{number}, at: 2027-01-{1 + number % 28:02} 10:00, text: Post {number} of {name}}}\n"
        for number in range(posts)
    ]
    return f"campaign: {name}\naccounts: [fedi, page]\nposts:\n{''.join(lines)}"


@pytest.fixture
def office(tmp_path):
    """A desk with a large campaign and a small one; nothing is queued yet."""
    return lay(tmp_path, SETTINGS, spring=campaign("spring", FEW), winter=campaign("winter", 2))


def test_few_are_named_and_of_many_how_they_begin(office):
    assert posts_offered(office, "w") == ["winter/p0@fedi", "winter/p0@page", "winter/p1@fedi", "winter/p1@page"]
    assert posts_offered(office, "") == ["spring/", "winter/"]
    assert posts_offered(office, "spring/")[:2] == ["spring/p0@", "spring/p10@"]
    assert posts_offered(office, "spring/p1@") == ["spring/p1@fedi", "spring/p1@page"]
    assert posts_offered(office, "p59") == ["p59@fedi", "p59@page"]
    assert posts_offered(office, "x") == []
    assert campaigns_offered(office, "") == ["spring", "winter"]


def test_what_is_queued_is_named_whatever_the_files_say_by_now(office):
    desk = Desk.open(office, Clock())
    with desk.log:
        desk.queue.apply()
    (office / "campaigns" / "winter.yaml").unlink()
    assert posts_offered(office, "winter/p0") == ["winter/p0@fedi", "winter/p0@page"]
    assert posts_offered(office, "@p") == ["@page"]
    assert campaigns_offered(office, "w") == ["winter"]


def test_without_a_desk_there_is_none(tmp_path):
    assert (posts_offered(tmp_path, ""), campaigns_offered(tmp_path, "")) == ([], [])
    assert accounts_offered(tmp_path, "") == {}
