import pytest

DESK = """\
[desk]
name = "Country Office"
timezone = "Europe/Podgorica"
quiet_hours = ["22:00-07:00"]
latest = "3 h"
apart = "45 min"

[accounts.linkedin]              # the short name used in drafts
network = "linkedin"
id = 1234

[accounts.fedi]
network = "mastodon"
server = "https://example.social/"
handle = "office"
by_hand = true

[style]
hashtags.required = ["MigrantsDay"]
hashtags.spellings = "#ForMigrants"
banned_words = ["illegal migrant"]

[links]
utm = { utm_source = "{network}", utm_campaign = "{campaign}" }

[slots]
linkedin = ["Tue 10:00", "Thu 10:00"]

[report]
every = "Mon 07:30"

[rules]
alt-text = "warning"
"""


@pytest.fixture
def desk(tmp_path):
    """Writes a desk.toml, with one thing in it replaced, and returns the desk's folder."""

    def write(old="", new=""):
        assert old in DESK
        (tmp_path / "campaigns").mkdir(exist_ok=True)
        (tmp_path / "campaigns/desk.toml").write_text(DESK.replace(old, new, 1) if old else DESK, "utf-8")
        return tmp_path

    return write
