"""Where secrets go, as the log keeps it: first come, first kept; changed and forgotten by a person alone."""

from postdesk.log.workers.destinations import (
    KeptDestination,
    begin_destinations,
    change_destinations,
    drop_destinations,
    kept_destinations,
)
from stage.life import NOON

OLD, NEW = KeptDestination("mastodon", {"server": "https://old.example"}), KeptDestination("mastodon")
NAMES = ("POSTDESK_FEDI_TOKEN", "POSTDESK_FEDI_CLIENT_ID")


def test_what_was_kept_first_holds_until_it_is_changed(log):
    assert kept_destinations(log, NAMES) == {}
    assert begin_destinations(log, NAMES[:1], OLD, NOON) == {NAMES[0]: OLD}
    assert begin_destinations(log, NAMES, NEW, NOON) == {NAMES[0]: OLD, NAMES[1]: NEW}
    change_destinations(log, NAMES, NEW, NOON)
    assert kept_destinations(log, NAMES) == dict.fromkeys(NAMES, NEW)


def test_what_is_forgotten_leaves_the_others(log):
    change_destinations(log, [*NAMES, "OTHER"], OLD, NOON)
    drop_destinations(log, NAMES)
    assert kept_destinations(log, [*NAMES, "OTHER"]) == {"OTHER": OLD}
