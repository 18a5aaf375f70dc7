"""Whose token it is: asked once for each token, by whichever process."""

import stat
from datetime import timedelta

import pytest

from contracts.x import ME
from postdesk.errors import Unreachable
from postdesk.models import Account
from postdesk.networks.x.answers import Me
from postdesk.networks.x.api import X
from postdesk.networks.x.owner import KnownOwner
from stage.life import NOON

KEY, OFFICE = "k", Me("2244994945", "office")


@pytest.fixture
def file(tmp_path):
    return tmp_path / "x/office.json"


@pytest.fixture
def process(account, file):
    """Makes the account anew, as another process has it; `said` is what desk.toml says."""

    def made(spend, **said):
        x = account(spend, 20_000, known=None)
        return X(x.caller, file.parent, x.budget, None, Account("x", "x", own=said), KnownOwner(file))

    return made


def test_the_next_process_knows_whose_a_token_is(file):
    KnownOwner(file).keep_owner("one", OFFICE, NOON)
    assert (KnownOwner(file).owner_by("one"), KnownOwner(file).owner_by("two")) == (OFFICE, None)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


@pytest.mark.parametrize("content", ["", "[]", '{"token": "one", "me": {}}'])
def test_what_was_not_written_here_tells_nothing(file, content):
    file.parent.mkdir()
    file.write_text(content)
    assert KnownOwner(file).owner_by("one") is None


def test_where_nothing_can_be_written_it_is_asked_again(tmp_path):
    (tmp_path / "x").write_text("")
    KnownOwner(tmp_path / "x/office.json").keep_owner("one", OFFICE, NOON)
    assert KnownOwner(tmp_path / "x/office.json").owner_by("one") is None


def test_only_the_first_process_asks_and_pays(process, api, post):
    spent = []
    for _ in range(3):
        process(lambda costs, _now: spent.append(costs)).prepare(post(), KEY, NOON, "")
    assert (api.called, [cost for ((_, cost),) in spent]) == (["GET /2/users/me"], [10])


def test_a_look_is_counted_once_a_day_by_utc_whoever_looks_and_as_x_charges_it(process, api):
    """`accounts --check`, and how many follow it, are the same look at the same account."""
    spent, midnight = [], NOON.replace(hour=0) + timedelta(days=1)
    for moment in (NOON, midnight - timedelta(seconds=1), midnight, midnight + timedelta(hours=9)):
        api.at = moment
        x = process(lambda costs, _now: spent.append(costs))
        x.standing(moment)
        x.followers(moment)
    assert [cost for ((_, cost),) in spent] == [10, 10]
    assert (len(api.called), api.spent) == (8, 20)


def test_a_look_that_x_does_not_answer_is_counted_and_so_is_the_next(process, api):
    spent = []
    api.credits = 0
    for _ in range(2):
        with pytest.raises(Unreachable, match="prepaid credits are used up"):
            process(lambda costs, _now: spent.append(costs)).standing(NOON)
    assert [cost for ((_, cost),) in spent] == [10, 10]


def test_another_name_in_desk_toml_is_seen_at_once(process, api, post):
    process(lambda *_: None, id=ME["id"]).prepare(post(), KEY, NOON, "")
    with pytest.raises(Unreachable, match=r"desk\.toml says that x is 7"):
        process(lambda *_: None, id="7").prepare(post(), KEY, NOON, "")
    assert api.called == ["GET /2/users/me"]
