"""A small desk on the disk: two accounts that rehearse and one at which a person publishes, in Podgorica."""

from pathlib import Path

from postdesk.desk import Desk
from stage import pictures

TWO_SERVERS = """\
[desk]
name = "Country Office"
timezone = "UTC"

[accounts.fedi]
network = "mastodon"
server = "{fedi}"
handle = "office"

[accounts.bsky]
network = "bluesky"
server = "{bsky}"
handle = "office.test"
"""
"""The settings of a desk with an account on a Mastodon server and one on a Bluesky server; their addresses are to come."""

DOORS, TEA, HALL = "spring/doors@fedi", "spring/tea@fedi", "page/hall@linkedin"

SETTINGS = """\
[desk]
name = "Country Office"
timezone = "Europe/Podgorica"
rehearsal = true

[accounts.fedi]
network = "mastodon"
server = "https://example.social"
handle = "office"
rehearsal = true

[accounts.bsky]
network = "bluesky"
handle = "office.example.org"
rehearsal = true

[accounts.linkedin]
network = "linkedin"
id = "urn:li:organization:1234"
by_hand = true

[slots]
fedi = ["Tue 10:00", "Thu 10:00"]

[report]
every = "Mon 07:30"
"""

SPRING = """\
campaign: spring
title: Spring in the community centre
accounts: [fedi]
hashtags: [SpringTogether]
posts:
  - id: doors
    at: 2026-11-24 09:00
    text: Doors open at six.
  - id: tea
    at: next
    text: Tea for everybody who helped. 🍵
"""

LINKEDIN = """\
campaign: page
title: What our colleagues paste
accounts: [linkedin]
posts:
  - id: hall
    at: 2026-11-24 09:00
    language: sr
    text: "Врата су отворена. #ОтворенаВрата"
    link: https://example.org/hall
    media: [{file: media/hall.jpg, alt: The hall with its lamps lit.}]
"""


def lay(root: Path, settings: str = SETTINGS, **files: str) -> Path:
    """Write a desk's settings and its campaign files, each named by its keyword; return the desk's folder."""
    (root / "campaigns" / "media").mkdir(parents=True, exist_ok=True)
    (root / "campaigns" / "media" / "hall.jpg").write_bytes(pictures.jpeg())
    (root / "campaigns" / "desk.toml").write_text(settings, encoding="utf-8")
    for name, text in files.items():
        (root / "campaigns" / f"{name}.yaml").write_text(text, encoding="utf-8")
    return root


def states(desk: Desk) -> dict[str, str]:
    """The state of every post, by its name."""
    return {post.ref: post.state for post in desk.posts.listing()}


def published(desk: Desk) -> list[Path]:
    """What rehearsal wrote."""
    return sorted((desk.house.memory / "rehearsal").glob("*/*.md"))


def write(desk: Desk, **files: str) -> None:
    """Write campaign files of a desk that is open."""
    lay(desk.house.root, **files)
