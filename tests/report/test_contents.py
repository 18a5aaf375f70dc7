"""A report from the log: what was published, planned and counted, ours or imported."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from postdesk.charts.captions import period_title
from postdesk.errors import PostdeskError
from postdesk.log.readings.recorded import Counting, record
from postdesk.models import Account, Figures
from postdesk.report import monthly, weekly
from postdesk.settings import House
from stage.publishing import MONDAY, publication

HOUSE = House(Path(), "Country Office", "Europe/Podgorica", accounts={"office": Account("office", "x")})
NOW = datetime(2026, 11, 24, 6, 30, tzinfo=UTC)


@pytest.fixture
def filled(log):
    """Posts known only from an import: twelve usual weeks, and one in which every post did ten times as well."""
    with log.write() as connection:
        for number in range(13 * 5):
            at = MONDAY - timedelta(weeks=12 - number // 5, hours=-number % 5)
            added = publication(connection, str(number), at=at)
            reactions = 200 + number if number >= 60 else 20 + number % 7
            record(connection, [Counting(added, Figures(reactions=reactions, comments=0, shares=0), NOW, "export")])
        publication(connection, "gone", network="friendster", at=MONDAY - timedelta(weeks=1))
    return log


def test_imported_posts_count_in_every_figure(filled):
    found = weekly(filled, HOUSE, "2026-W47", NOW)
    assert found.coverage.imported == 5
    assert found.headline.strength == "clearly"
    assert found.headline.text.startswith("X is clearly above its usual: median engagements 262 on 5 posts")
    assert [(row.network, row.posts) for row in found.networks] == [("x", 5)]
    assert found.name("friendster") == "Friendster"
    assert not found.simulated


def test_a_month(filled):
    found = monthly(filled, HOUSE, "2026-10", NOW)
    assert (period_title(found.period), len(found.posts)) == ("October 2026", 20)


def test_no_such_week(filled):
    with pytest.raises(PostdeskError, match="2026-W47"):
        weekly(filled, HOUSE, "last", NOW)


def test_simulated_readings_mark_the_report(log):
    with log.write() as connection:
        added = publication(connection)
        record(connection, [Counting(added, Figures(reactions=3), NOW, "simulated", simulated=True)])
    found = weekly(log, HOUSE, "2026-W47", NOW)
    assert found.simulated
    assert found.headline.text.endswith("(Simulated figures.)")
