"""The way from an account to its network."""

from datetime import UTC, datetime

from postdesk.desk import Desk
from stage.desks import DOORS, SETTINGS, lay


def test_an_account_that_is_gone_is_named_in_the_log_and_nothing_is_lost(office, clock):
    office.queue.apply()
    without = SETTINGS.replace("accounts.fedi", "accounts.masto").replace("\nfedi = ", "\nmasto = ")
    lay(office.house.root, without)
    clock.moment = datetime(2026, 11, 24, 8, 1, tzinfo=UTC)
    desk = Desk.open(office.house.root, clock)
    with desk.log:
        assert [(outcome.ref, outcome.state) for outcome in desk.publishing.publish_due()] == [(DOORS, "queued")]
        assert desk.posts.history("doors")[-1].why == (
            "[accounts.fedi] is gone from desk.toml: put it back, or cancel its posts"
        )
    clock.forward(minutes=5)
    assert [(outcome.ref, outcome.state) for outcome in office.publishing.publish_due()] == [(DOORS, "published")]


def test_only_a_person_can_post_where_no_program_can(office):
    assert office.accounts.connect("fedi").simulated
    assert office.accounts.connect("linkedin") is None
