"""Signing in seldom, and again where it has to be."""

import stat
from datetime import timedelta

import pytest

from postdesk.errors import Unreachable
from postdesk.log import open_log
from postdesk.log.workers import budgets
from postdesk.models import Account
from postdesk.networks.bluesky import NETWORK
from postdesk.networks.bluesky.answers import Session
from postdesk.networks.bluesky.session import SignIn
from postdesk.networks.declaration import Access
from postdesk.networks.network import freely
from postdesk.wire import Wire
from stage.life import NOON
from stage.loopback import answer
from stage.pretend_bluesky import Pds


@pytest.fixture
def pds():
    pds = Pds()
    with pds.serve() as pds.server:
        yield pds


@pytest.fixture
def sign_in(pds, tmp_path):
    def make(password="app-pass", spend=freely):
        return SignIn(Wire(pds.server.url), "office.test", password, tmp_path / "sessions" / "office.json", spend)

    return make


def upload(pds, sign_in):
    path = "/xrpc/com.atproto.repo.uploadBlob"
    wire = Wire(pds.server.url)
    return sign_in.call(lambda token: wire.write(path, NOON, token=token, accept=(400, 401), content=b"x"), NOON)


def test_one_sign_in_serves_every_process_until_it_expires(pds, sign_in, tmp_path):
    for _ in range(3):
        assert upload(pds, sign_in()).status == 200
        assert sign_in().did(NOON) == "did:plc:office"
    assert pds.sign_ins == 1
    kept = tmp_path / "sessions" / "office.json"
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert "app-pass" not in kept.read_text()


def test_an_expired_session_is_refreshed_and_a_revoked_one_made_anew(pds, sign_in):
    upload(pds, sign_in())
    pds.good -= {"access-0"}
    assert upload(pds, sign_in()).status == 200
    assert (pds.sign_ins, pds.refreshed) == (1, 1)
    pds.good.clear()
    assert upload(pds, sign_in()).status == 200
    assert (pds.sign_ins, pds.refreshed) == (2, 1)


def test_a_file_that_holds_no_session_is_made_anew(pds, sign_in, tmp_path):
    (tmp_path / "sessions").mkdir()
    (tmp_path / "sessions" / "office.json").write_text("{")
    assert sign_in().did(NOON) == "did:plc:office"


def test_a_handle_that_changed_is_followed_by_the_accounts_lasting_name(pds, sign_in):
    upload(pds, sign_in())
    pds.handle = "new.test"
    pds.good.clear()
    assert upload(pds, sign_in()).status == 200
    assert pds.asked_names == ["office.test", "did:plc:office"]


def test_a_handle_that_nobody_has_is_told_and_no_new_password_advised(pds, sign_in):
    pds.handle = "new.test"
    with pytest.raises(Unreachable, match=r"nobody has that name there: set the account's `handle` in desk.toml"):
        upload(pds, sign_in())
    pds.faults["com.atproto.identity.resolveHandle"] = answer(500, {})
    with pytest.raises(Unreachable, match="the app password is wrong or was deleted: make a new one"):
        upload(pds, sign_in())


def test_an_account_whose_lasting_name_is_known_is_signed_in_by_it(pds, tmp_path):
    sign_in = SignIn(Wire(pds.server.url), "old.test", "app-pass", tmp_path / "office.json", did="did:plc:office")
    assert sign_in.did(NOON) == "did:plc:office"
    assert pds.asked_names == ["did:plc:office"]


@pytest.mark.parametrize("odd", [None, [], {"service": 7}, {"service": [7, {"id": "#other"}]}, {"service": [{}]}])
def test_where_an_account_is_kept_is_said_by_its_document_if_it_says_so(pds, sign_in, odd):
    pds.host = "https://pds.example.org"
    assert sign_in().host(NOON) == "https://pds.example.org"
    assert Session("did:plc:office", "office.test", "a", "b", odd).host == ""


def test_a_wrong_password_is_told_and_nothing_was_sent(pds, sign_in):
    with pytest.raises(
        Unreachable, match=r"does not let office.test in \(AuthenticationRequired\): the app password is wrong"
    ) as no:
        upload(pds, sign_in("another-word"))
    assert no.value.retry_after == 300
    assert "another-word" not in str(no.value)


def test_a_server_that_lets_nobody_in_is_believed(pds, sign_in):
    pds.do_com_atproto_repo_uploadblob = lambda _body, _token: json_no(401, "AccountTakedown")
    with pytest.raises(Unreachable, match=r"no longer lets office.test in: AccountTakedown"):
        upload(pds, sign_in())
    pds.do_com_atproto_repo_uploadblob = lambda _body, _token: json_no(401)
    with pytest.raises(Unreachable, match=r"no longer lets office\.test in: 401"):
        upload(pds, sign_in())


def json_no(status, *name):
    from stage.loopback import answer

    return answer(status, {"error": name[0]} if name else [])


def test_a_session_that_cannot_be_kept_is_told(pds, sign_in, tmp_path):
    (tmp_path / "sessions").write_text("a file where the folder should be")
    with pytest.raises(Unreachable, match=r"office.json cannot be written|sessions cannot be written"):
        sign_in().did(NOON)


def test_a_session_that_another_worker_has_just_renewed_is_used_and_not_renewed_again(pds, sign_in):
    mine = sign_in()
    used = mine._session(NOON).access_jwt
    pds.good -= {used}
    upload(pds, sign_in())
    assert mine._renewed(used, NOON).access_jwt in pds.good
    assert (pds.sign_ins, pds.refreshed) == (1, 1)


def test_workers_that_crash_and_sign_in_again_and_again_stay_below_what_the_server_allows(log, pds, sign_in, tmp_path):
    """Three of them, none of which can keep its session: after twenty sign-ins all wait until the time is over."""

    def crashing(minutes=0):
        now = NOON + timedelta(minutes=minutes)
        sign_in(spend=lambda costs, at: budgets.take(log, "bsky", costs, at)).did(now)
        (tmp_path / "sessions" / "office.json").unlink()

    for _ in range(20):
        crashing()
    for minutes, wait in ((0, 300), (2, 180)):
        with pytest.raises(Unreachable, match="bsky has used its 20 sign-ins in five minutes") as no:
            crashing(minutes)
        assert no.value.retry_after == wait
    assert pds.sign_ins == 20
    for number in range(180):
        crashing(5 * (1 + number // 20))
    with pytest.raises(Unreachable, match="bsky has used its 200 sign-ins a day"):
        crashing(60)
    assert pds.sign_ins == 200


@pytest.mark.sqlite
def test_a_sign_in_that_cannot_be_counted_is_not_made(pds, sign_in, tmp_path):
    with (
        open_log(tmp_path / "desk.sqlite", patience=timedelta(milliseconds=20)) as log,
        log.write(),
        pytest.raises(Unreachable, match="is busy"),
    ):
        sign_in(spend=lambda costs, at: budgets.take(log, "bsky", costs, at)).did(NOON)
    assert pds.sign_ins == 0


def test_a_session_ends_at_its_server_and_here(pds, sign_in, tmp_path):
    assert sign_in().end(NOON) is False
    upload(pds, sign_in())
    assert sign_in().end(NOON) is True
    assert (pds.ended, list((tmp_path / "sessions").iterdir())) == (1, [])


def test_where_no_session_is_kept_none_is_ended_and_the_app_password_is_a_persons(tmp_path):
    account = Account("bsky", "bluesky", own={"handle": "office.test"})
    access = Access(account, {"token": "app-pass"}, tmp_path, tmp_path, freely)
    assert NETWORK.revoke(access, NOON).startswith("To take the app password's power away, ")
