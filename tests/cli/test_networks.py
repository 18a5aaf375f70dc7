"""An officer looks up a limit, and how postdesk knows it."""

import json
from datetime import UTC, datetime

from click.testing import CliRunner

from postdesk.cli import Office, main

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)


def networks(*arguments, now=NOW):
    return CliRunner().invoke(main, ["networks", *arguments], obj=Office(lambda: now))


def test_the_limits_of_one_network():
    answer = networks("mastodon")
    assert answer.exit_code == 0
    assert "16,777,216" in answer.output
    assert "2026-08-07" in answer.output
    assert "over a year ago" not in answer.output


def test_after_a_year_a_limit_is_marked():
    assert "2026-08-07 (over a year ago)" in networks("mastodon", now=NOW.replace(year=2027)).output


def test_scripts_get_every_network():
    limits = json.loads(networks("--format", "json").output)
    assert {limit["network"] for limit in limits} >= {"x", "youtube"}
    assert limits[0] == {
        "network": "x",
        "limit": "text",
        "number": 280,
        "unit": "weighted",
        "source": "twitter-text 3.1.0, config v3; docs.x.com fundamentals/counting-characters",
        "seen": "2026-08-22",
        "certainty": "run",
        "severity": "error",
        "aged": False,
    }
