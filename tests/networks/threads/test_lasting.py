"""A token that is renewed by itself from its tenth day on, and is lost by no lost answer."""

from datetime import timedelta

import pytest

from contracts.threads_sign_in import LIFE, TOKEN
from contracts.threads_takes import no
from networks.threads.conftest import OFFICE
from postdesk.accounts.rotating import RotatingTokens
from postdesk.errors import Refused, Unreachable
from postdesk.networks.threads.api import Threads
from postdesk.networks.threads.lasting import LastingToken, LongToken, lasting, renewed
from postdesk.settings.vault import Cipher, new_key
from postdesk.wire import Wire
from stage.life import NOON
from stage.loopback import answer


@pytest.fixture
def token(log, url, tmp_path):
    """The token of an account that was signed in at noon."""
    keeper = RotatingTokens(log, Cipher(new_key()), "office", "one", tmp_path / "tokens")
    keeper.begin(lasting(LongToken(TOKEN, int(LIFE.total_seconds()))), NOON)
    return LastingToken(Wire(url), keeper)


def after(api, **span):
    api.at = NOON + timedelta(**span)
    return api.at


def test_it_is_renewed_from_its_tenth_day_on_and_every_ten_days(token, api):
    assert [token(after(api, days=days)) for days in (0, 9)] == [TOKEN] * 2
    first = token(after(api, days=10, hours=1))
    assert first == token(after(api, days=19)) == api.door.token != TOKEN
    assert token(after(api, days=21)) != first
    assert api.door.renewals == 2


def test_an_answer_that_was_lost_leaves_the_old_one_good_for_weeks(token, api):
    api.door.loses = 3
    assert [token(after(api, days=11, hours=hours)) for hours in (0, 1, 23)] == [TOKEN] * 3
    assert api.door.renewals == 1
    assert [token(after(api, days=days)) for days in (12, 13)] == [TOKEN] * 2
    assert token(after(api, days=14)) not in {TOKEN, ""}


def test_one_that_is_not_renewed_serves_to_its_end_and_then_asks_for_a_person(token, api):
    api.door.granted = NOON - timedelta(days=85)
    assert token(after(api, days=11)) == TOKEN
    assert token(after(api, days=59)) == TOKEN
    for _ in range(2):
        with pytest.raises(Unreachable, match="sign in again: `postdesk accounts add office`"):
            token(after(api, days=60))


def test_a_new_one_that_lets_nobody_in_is_not_kept(api, url):
    api.door.knows = lambda token: token == TOKEN
    with pytest.raises(Unreachable, match="does not accept the token"):
        renewed(Wire(url), TOKEN, after(api, days=11))


def test_one_that_threads_does_not_know_is_not_renewed(api, url):
    with pytest.raises(Refused, match="190/463"):
        renewed(Wire(url), "THQ-another-token-altogether", after(api, days=11))


def test_where_threads_fails_it_is_tried_again(api, url):
    api.door.good.clear()
    api._answered = lambda *_: no(500, 2, "Service temporarily unavailable")
    with pytest.raises(Unreachable, match="temporarily unavailable"):
        renewed(Wire(url), TOKEN, after(api, days=11))


def test_a_profile_that_posts_nothing_stays_signed_in(token, api, graph):
    Threads(graph, token, None, "https://www.threads.com/@ouroffice", OFFICE).stay_signed_in(after(api, days=11))
    assert (api.door.renewals, api.door.token == TOKEN) == (1, False)


@pytest.mark.parametrize("said", [no(400, 100, "Odd."), answer(403, b"<h1>Sorry</h1>", "text/html")])
def test_a_no_that_says_nothing_of_the_token_ends_none(api, url, said):
    api._answered = lambda *_: said
    with pytest.raises(Unreachable):
        renewed(Wire(url), TOKEN, after(api, days=11))
