"""A desk at which people publish, on seven networks; the officer's campaign is the test's docstring."""

import inspect
import re

import pytest

from postdesk.models import Account
from postdesk.preview import preview_posts
from postdesk.settings import House
from stage.pictures import film, jpeg

ACCOUNTS = {
    "fedi": Account("fedi", "mastodon", by_hand=True, own={"server": "https://example.social", "handle": "office"}),
    "x": Account("x", "x", by_hand=True, own={"handle": "office"}),
    "bsky": Account("bsky", "bluesky", by_hand=True, own={"handle": "office.example.org"}),
    "linkedin": Account("linkedin", "linkedin", by_hand=True, own={"id": "urn:li:organization:1"}),
    "instagram": Account("instagram", "instagram", by_hand=True, own={"handle": "office"}),
    "threads": Account("threads", "threads", by_hand=True, own={"handle": "office"}),
    "telegram": Account("telegram", "telegram", by_hand=True, own={"handle": "office"}),
}


@pytest.fixture
def house(tmp_path):
    """The Country Office in Podgorica, with three small files in campaigns/media/."""
    media = tmp_path / "campaigns" / "media"
    media.mkdir(parents=True)
    for name in ("hall.jpg", "tea.jpg"):
        (media / name).write_bytes(jpeg())
    (media / "film.mp4").write_bytes(film())
    return House(root=tmp_path, name="Country Office", timezone="Europe/Podgorica", accounts=dict(ACCOUNTS))


@pytest.fixture
def sheet(request, house):
    """The sheet of the posts in the test's docstring; `‹a × 300›` stands for 300 times a."""

    def looked(network=""):
        story = re.sub(
            r"‹(.+?) × (\d+)›", lambda found: found[1] * int(found[2]), inspect.cleandoc(request.function.__doc__)
        )
        name = "" if story.startswith("id:") else "    id: post\n"
        posts = f"posts:\n  -\n{name}" + "\n".join(f"    {line}" for line in story.splitlines())
        path = house.campaigns / "spring.yaml"
        path.write_text(f"campaign: spring\ntitle: Spring\naccounts: [x]\n{posts}\n", encoding="utf-8")
        return preview_posts(house, [path], network)

    return looked


@pytest.fixture
def seen(sheet):
    """The only preview of the docstring's post."""

    def only():
        (preview,) = sheet().previews
        return preview

    return only
