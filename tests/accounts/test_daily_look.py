"""Each account is asked once a day how it stands, and people hear of what only they can mend."""

from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from postdesk.accounts.daily_look import look_daily, needs_a_person, standing_news
from postdesk.errors import Refused, SettingsError, Unknown, Unreachable
from postdesk.models import Account, Standing
from postdesk.wire import NO_TOKEN
from stage.life import NOON, Told

FEDI = Account("fedi", "mastodon")
DAY = date(2026, 11, 23)


class Stands(Told):
    """Says how the account stands, or raises what it is told to."""

    asked = 0

    def __init__(self, standing):
        super().__init__()
        self.stands = standing

    def standing(self, now):
        self.asked += 1
        if isinstance(self.stands, Exception):
            raise self.stands
        return self.stands


@pytest.fixture
def look(office, clock):
    """Looks at a desk with four accounts of which one posts where that costs nothing."""
    others = (Account("x", "x"), Account("hall", "linkedin", by_hand=True), Account("try", "rehearsal"))
    house = replace(office.house, accounts={account.name: account for account in (FEDI, *others)})

    def look(network, who="desk:1"):
        asked = {"fedi": network}
        return look_daily(office.log, house, asked.__getitem__, clock, who)

    return look


def test_an_account_that_stands_well_is_asked_once_a_day_by_one_worker(look, clock):
    network = Stands(Standing("@office"))
    for who in ("desk:1", "desk:2"):
        assert look(network, who) == []
    assert network.asked == 1
    clock.forward(days=1)
    look(network)
    assert network.asked == 2


def test_what_it_lacks_is_told_once_a_week(look, clock):
    told = set()
    for _ in range(8):
        told |= set(look(Stands(Standing("@office", lacks="write:media: sign in again and allow it"))))
        clock.forward(days=1)
    assert {news.cause.split()[1] for news in told} == {"2026-W48", "2026-W49"}
    assert {news.says for news in told} == {"fedi lacks write:media: sign in again and allow it"}


def test_what_bars_it_is_told_and_whose_token_it_is_where_that_is_anothers():
    (news,) = standing_news(FEDI, Standing("@office", bars="it may only read"), DAY)
    assert news.says == "fedi cannot post: it may only read"
    named = replace(FEDI, own={"id": "8"})
    (news,) = standing_news(named, Standing("@office", id="7"), DAY)
    assert news.says.startswith("fedi cannot post: the token is of @office (7), and desk.toml says that fedi is 8")


@pytest.mark.parametrize("left", [-1, 0, 3, 4, 14, 15])
def test_the_end_of_a_token_that_only_the_network_knows_is_told_two_weeks_before_and_again(left):
    last = DAY + timedelta(days=left)
    found = list(standing_news(FEDI, Standing("@office", ends=last), DAY))
    assert len(found) == (left <= 14)
    for news in found:
        assert (
            f"{'ended' if left < 0 else 'ends'} on {last}: sign in again with `postdesk accounts add fedi" in news.says
        )
        assert news.cause.rpartition(" ")[2] == ("over" if left < 0 else "soon" if left <= 3 else "ahead")


@pytest.mark.parametrize(("later", "told"), [(-2, 1), (-1, 0), (0, 0), (1, 0), (2, 1)])
def test_an_end_that_desk_toml_says_is_told_from_there(later, told):
    known = replace(FEDI, ends={"token": DAY})
    ends = DAY + timedelta(days=later)
    assert len(list(standing_news(known, Standing("@office", ends=ends), DAY))) == told


def test_who_is_not_let_in_is_told_and_a_network_that_is_away_is_not(look, clock):
    assert look(Stands(Unreachable("example.social does not answer", 60))) == []
    assert look(Stands(Unreachable("the token is refused", NO_TOKEN))) == []
    clock.moment = NOON + timedelta(days=1)
    (news,) = look(Stands(Unreachable("the token is refused", NO_TOKEN)))
    assert news.says == "fedi cannot post: the token is refused"
    assert look(None) == []
    assert needs_a_person(SettingsError("fedi needs a token"))
    assert needs_a_person(Refused("the network does not let it in"))
    assert not needs_a_person(Unknown("nobody can tell"))


def test_people_are_told_by_notice_where_the_desk_has_any(office):
    office.house = replace(office.house, accounts={"fedi": FEDI}, notices=("json://a",))
    (news,) = office.accounts.look_daily()
    assert news.says.startswith("fedi cannot post: ")
    with office.log.read() as connection:
        kept = connection.exec_driver_sql("SELECT says FROM notice").scalars().all()
    assert kept == [news.says]
    assert office.accounts.look_daily() == []
