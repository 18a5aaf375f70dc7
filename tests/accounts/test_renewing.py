"""What an account is signed in with is renewed once a day, also while nothing is posted."""

import pytest
from click.testing import CliRunner
from msgspec.structs import replace

from postdesk.accounts.renewing import renew_daily
from postdesk.cli import Office, main
from postdesk.errors import Unreachable
from postdesk.log.workers import tokens
from postdesk.models import Account
from postdesk.wire import NO_TOKEN
from stage.life import Told

PAGE, FEDI = Account("page", "threads"), Account("fedi", "mastodon")
SAYS = "page cannot post: Threads does not know the token any more: sign in again"


class Renewing(Told):
    """Counts how often it is to stay signed in, or raises what it is told to."""

    def __init__(self, trouble=None):
        super().__init__()
        self.trouble, self.asked = trouble, 0

    def stay_signed_in(self, now):
        self.asked += 1
        if self.trouble:
            raise self.trouble


@pytest.fixture
def renew(office, clock):
    """Renews at a desk with two accounts, of which one has tokens that end."""
    house = replace(office.house, accounts={account.name: account for account in (PAGE, FEDI)})
    tokens.begin_locked(office.log, "page", "locked")

    def renew(network, who="desk:1"):
        return renew_daily(office.log, house, {"page": network}.__getitem__, clock, who)

    return renew


def test_tokens_are_renewed_once_a_day_by_one_worker(renew, clock):
    network = Renewing()
    for who in ("desk:1", "desk:2"):
        assert renew(network, who) == []
    assert network.asked == 1
    clock.forward(days=1)
    renew(network)
    assert network.asked == 2


def test_what_fails_in_passing_waits_a_day_and_bothers_nobody(renew):
    network = Renewing(Unreachable("Threads does not answer", 60))
    assert [renew(network) for _ in range(2)] == [[], []]
    assert network.asked == 1


def test_where_only_a_person_can_sign_in_again_she_is_told_once_a_week(renew, clock):
    told = set()
    for _ in range(8):
        told |= set(renew(Renewing(Unreachable(SAYS.partition(": ")[2], NO_TOKEN))))
        clock.forward(days=1)
    assert {(news.cause.split()[1], news.says) for news in told} == {("2026-W48", SAYS), ("2026-W49", SAYS)}


def test_an_account_that_a_person_posts_to_is_left_alone(renew):
    assert renew(None) == []


def test_a_desk_that_only_cron_calls_renews_too(office, clock):
    """The token is there, and the key with which it is locked is not: only a person can mend that."""
    toml = office.house.root / "campaigns/desk.toml"
    toml.write_text('[desk]\nname = "Office"\ntimezone = "UTC"\n\n[accounts.page]\nnetwork = "threads"\n')
    tokens.begin_locked(office.log, "page", "locked")
    said = [CliRunner().invoke(main, ["--desk", str(toml.parent), "publish"], obj=Office(clock)) for _ in range(2)]
    assert [ran.exit_code for ran in said] == [0, 0], said[0].output
    asked = "page cannot post: page has a token that its network changes"
    assert [asked in ran.output for ran in said] == [True, False]
