"""Tokens that a network changes: one worker renews, nobody loses one, and a lost answer ends with a person at worst."""

import threading
from datetime import timedelta

import pytest

from postdesk.accounts.rotating import RotatingTokens
from postdesk.errors import PostdeskError, Refused, SettingsError, Unreachable
from postdesk.log.workers import tokens
from postdesk.settings.vault import Cipher, new_key
from postdesk.wire.oauth import Tokens
from stage.life import NOON

CIPHER = Cipher(new_key())
SOON, LATE = NOON + timedelta(hours=1), NOON + timedelta(minutes=1 * 60 + 56)


class Server:
    """Gives new tokens for the newest refresh token, once; each is good for `life` seconds."""

    life = 7200

    def __init__(self):
        self.newest, self.asked, self.trouble = "refresh-0", [], []

    def __call__(self, refresh):
        self.asked.append(refresh)
        if refresh != self.newest:
            raise Refused("the token was invalid")
        fault, late = self.trouble.pop(0) if self.trouble else (None, False)
        if fault is None or late:
            self.newest = f"refresh-{len(self.asked)}"
        if fault:
            raise fault
        return Tokens(f"access-{len(self.asked)}", self.newest, self.life)


@pytest.fixture
def server():
    return Server()


@pytest.fixture
def worker(log, tmp_path):
    """A worker's tokens, by its name; the account was signed in at noon."""

    def made(who="one", cipher=CIPHER, folder=tmp_path / "tokens"):
        return RotatingTokens(log, cipher, "x", who, folder)

    made().begin(Tokens("access-0", "refresh-0", 7200), NOON)
    return made


def test_a_token_serves_until_five_minutes_before_its_end(worker, server):
    assert worker().access(SOON, server) == "access-0"
    assert server.asked == []
    assert worker().access(LATE, server) == "access-1"
    assert worker("two").access(LATE, server) == "access-1"
    assert server.asked == ["refresh-0"]


def test_one_that_the_network_refused_is_renewed_at_once(worker, server):
    assert worker().access(NOON, server, "access-0") == "access-1"
    assert worker("two").access(NOON, server, "access-0") == "access-1"
    assert server.asked == ["refresh-0"]


def test_nothing_of_them_is_kept_in_plain(worker, server, log, tmp_path):
    worker().access(LATE, server)
    row = tokens.read_locked(log, "x")
    kept = row.locked.encode() + b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert b"access-1" not in kept
    assert b"refresh-1" not in kept
    assert row.version == 1


def test_while_one_renews_the_others_wait(worker, server, log):
    assert tokens.take_turn(log, "x", "two", LATE) is not None
    with pytest.raises(Unreachable, match="another worker renews the token of x") as told:
        worker().access(LATE, server)
    assert told.value.retry_after == 2
    assert worker().access(SOON, server) == "access-0"
    assert worker().access(LATE + timedelta(minutes=1), server) == "access-1"
    assert server.asked == ["refresh-0"]


def test_of_eight_that_renew_at_once_one_asks(worker, server):
    got, barrier = [], threading.Barrier(8)

    def run(name):
        barrier.wait(30)
        try:
            got.append(worker_of[name].access(LATE, server))
        except Unreachable as wait:
            got.append(wait.retry_after)

    worker_of = {
        f"w{number}": RotatingTokens(worker()._log, CIPHER, "x", f"w{number}", worker()._file.parent)
        for number in range(8)
    }
    threads = [threading.Thread(target=run, args=(name,)) for name in worker_of]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert set(got) <= {"access-1", 2.0}
    assert "access-1" in got
    assert server.asked == ["refresh-0"]


def test_an_answer_that_was_lost_before_anything_was_done_costs_nothing(worker, server):
    server.trouble = [(Unreachable("cannot be reached"), False)]
    with pytest.raises(Unreachable, match="cannot be reached"):
        worker().access(LATE, server)
    assert worker().access(LATE, server) == "access-2"


def test_one_that_was_lost_afterwards_ends_with_a_person_and_no_loop(worker, server):
    server.trouble = [(Unreachable("broke the connection off"), True)]
    with pytest.raises(Unreachable):
        worker().access(LATE, server)
    for _ in range(3):
        with pytest.raises(Unreachable, match="sign in again: `postdesk accounts add x`"):
            worker().access(LATE, server)
    assert server.asked == ["refresh-0", "refresh-0"]
    worker().begin(Tokens("access-9", "refresh-9", 7200), LATE)
    assert worker().access(LATE, server) == "access-9"


class Overtaken:
    """A log at which somebody else was a moment faster: it happens between what is read and the turn that is taken."""

    def __init__(self, log, faster):
        self._log, self._faster = log, [faster]

    def read(self):
        return self._log.read()

    def write(self, **how):
        for act in self._faster:
            self._faster = []
            act()
        return self._log.write(**how)


def test_whoever_gets_the_turn_after_another_has_renewed_uses_the_new_token(worker, server, log, tmp_path):
    two = worker("two")
    overtaken = Overtaken(log, lambda: two.access(LATE, server))
    assert RotatingTokens(overtaken, CIPHER, "x", "one", tmp_path / "tokens").access(LATE, server) == "access-1"
    assert server.asked == ["refresh-0"]
    assert two.access(LATE + timedelta(hours=2), server) == "access-2"


class Full:
    """A log that reads, and cannot be written after the turn was taken, or not so many times."""

    def __init__(self, log, good, bad=1_000):
        self._log, self._good, self._bad = log, good, bad

    def read(self):
        return self._log.read()

    def write(self, **how):
        self._good -= 1
        if -self._bad <= self._good < 0:
            raise PostdeskError("the disk is full")
        return self._log.write(**how)


def test_a_log_that_cannot_be_written_loses_no_token(worker, server, log, tmp_path):
    full = RotatingTokens(Full(log, 1), CIPHER, "x", "one", tmp_path / "tokens", 0)
    assert full.access(LATE, server) == "access-1"
    assert tokens.read_locked(log, "x").version == 0
    assert worker("two").access(LATE, server) == "access-1"
    assert tokens.read_locked(log, "x").version == 1
    assert server.asked == ["refresh-0"]


def test_a_folder_that_cannot_be_written_is_no_matter_while_the_log_can(worker, server, tmp_path):
    (tmp_path / "file").write_text("in the way")
    assert worker(folder=tmp_path / "file" / "tokens").access(LATE, server) == "access-1"
    assert worker().access(LATE, server) == "access-1"


def test_where_neither_can_be_written_it_is_told(worker, server, log, tmp_path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(PostdeskError, match="the disk is full"):
        RotatingTokens(Full(log, 1), CIPHER, "x", "one", tmp_path / "file" / "t", 0).access(LATE, server)


def test_a_log_that_cannot_be_written_for_a_moment_is_written_again_within_the_turn(worker, server, log, tmp_path):
    worker()
    full = RotatingTokens(Full(log, 1, bad=2), CIPHER, "x", "one", tmp_path / "north")
    assert full.access(LATE, server) == "access-1"
    assert tokens.read_locked(log, "x").version == 1
    assert worker_at(log, tmp_path / "south").access(LATE, server) == "access-1"


def worker_at(log, folder):
    """A worker on a machine of its own."""
    return RotatingTokens(log, CIPHER, "x", folder.name, folder, 0)


def test_who_was_frozen_over_a_renewal_brings_the_new_tokens_after_another_found_the_old_ones_dead(
    worker, server, log, tmp_path
):
    worker()
    north, south = (worker_at(log, tmp_path / name) for name in ("north", "south"))
    turn_over = LATE + timedelta(minutes=1)

    def frozen(refresh):
        given = server(refresh)
        with pytest.raises(Unreachable, match="sign in again"):
            south.access(turn_over, server)
        return given

    assert north.access(LATE, frozen) == "access-1"
    assert south.access(turn_over, server) == "access-1"
    assert south.access(LATE + timedelta(hours=2), server) == "access-3"
    assert server.asked == ["refresh-0", "refresh-0", "refresh-1"]


def test_who_was_cut_off_from_the_log_brings_the_new_tokens_when_that_is_over(worker, server, log, tmp_path):
    """They lie on its machine meanwhile; what another says of the old ones does not stand in their way."""
    worker()
    north, south = tmp_path / "north", worker_at(log, tmp_path / "south")
    cut_off = RotatingTokens(Full(log, 1), CIPHER, "x", "north", north, 0)
    assert cut_off.access(LATE, server) == "access-1"
    with pytest.raises(Unreachable, match="sign in again"):
        south.access(LATE + timedelta(minutes=1), server)
    assert worker_at(log, north).access(LATE, server) == "access-1"
    assert south.access(LATE, server) == "access-1"


def test_who_signed_in_anew_meanwhile_keeps_the_tokens_of_that(worker, server, log, tmp_path):
    worker()
    cut_off = RotatingTokens(Full(log, 1), CIPHER, "x", "north", tmp_path / "north", 0)
    cut_off.access(LATE, server)
    south = worker_at(log, tmp_path / "south")
    south.begin(Tokens("access-9", "refresh-9", 7200), LATE)
    assert worker_at(log, tmp_path / "north").access(LATE, server) == "access-9"


@pytest.mark.parametrize("content", [b"", b"nonsense", b"\xff\xfe", b"0 older"])
def test_a_file_that_says_nothing_newer_is_passed_over(worker, server, tmp_path, content):
    worker()
    (tmp_path / "tokens").mkdir(exist_ok=True)
    (tmp_path / "tokens" / "x.age").write_bytes(content)
    assert worker().access(SOON, server) == "access-0"


def test_without_a_life_or_a_new_refresh_token_it_goes_on(worker, server):
    worker().begin(Tokens("access-7", "refresh-0"), NOON)
    assert worker().access(NOON + timedelta(minutes=54), server) == "access-7"
    assert worker().access(SOON, lambda _refresh: Tokens("access-8", None, 7200)) == "access-8"
    assert worker().access(LATE + timedelta(hours=2), server) == "access-1"


def test_who_was_never_signed_in_and_who_has_another_key_is_told(log, worker, server, tmp_path):
    with pytest.raises(SettingsError, match="y is not signed in: run `postdesk accounts add y`"):
        RotatingTokens(log, CIPHER, "y", "one", tmp_path).access(NOON, server)
    with pytest.raises(SettingsError, match="the token of x does not open: set the POSTDESK_SECRETS_KEY"):
        worker(cipher=Cipher(new_key())).access(NOON, server)
    assert "access" not in repr(worker()._opened(tokens.read_locked(log, "x").locked))
    assert tokens.drop_locked(log, "x")
    assert not tokens.drop_locked(log, "x")


WEEKS = timedelta(days=50)


@pytest.fixture
def lasting(log, tmp_path):
    """Tokens of sixty days, of an account that was signed in at noon."""

    def made(who="one"):
        return RotatingTokens(log, CIPHER, "x", who, tmp_path / "tokens")

    made().begin(Tokens("access-0", "refresh-0", 60 * 86_400), NOON)
    return made


def test_a_token_of_weeks_is_renewed_long_before_its_end(lasting, server):
    server.life = 60 * 86_400
    assert lasting().access(NOON + timedelta(days=9), server, ahead=WEEKS) == "access-0"
    assert lasting().access(NOON + timedelta(days=10), server, ahead=WEEKS) == "access-1"
    assert lasting("two").access(NOON + timedelta(days=10), server, ahead=WEEKS) == "access-1"
    assert server.asked == ["refresh-0"]


@pytest.mark.parametrize("trouble", [Refused("no"), Unreachable("lost")])
def test_where_that_fails_the_old_one_serves_and_it_is_tried_again_a_day_later(lasting, server, trouble):
    server.trouble = [(trouble, False)]
    for hours in (0, 1, 23):
        assert lasting().access(NOON + timedelta(days=10, hours=hours), server, ahead=WEEKS) == "access-0"
    assert len(server.asked) == 1
    assert lasting().access(NOON + timedelta(days=11), server, ahead=WEEKS) == "access-2"


def test_while_another_renews_it_the_old_one_serves(lasting, server, log):
    moment = NOON + timedelta(days=10)
    assert tokens.take_turn(log, "x", "two", moment) is not None
    assert lasting().access(moment, server, ahead=WEEKS) == "access-0"
    assert server.asked == []


YEAR = 365 * 86_400


@pytest.mark.parametrize(
    ("given", "renewed", "ends"),
    [
        (Tokens("a", "r", 7200), Tokens("b", "s", 7200), (None, None)),
        (Tokens("a", "r", 7200, "", YEAR), Tokens("b", None, 7200), (YEAR, YEAR)),
        (Tokens("a", "r", 7200, "", YEAR), Tokens("b", "r", 7200, "", YEAR - 7000), (YEAR, YEAR - 40)),
        (Tokens("a", "r", 7200, "", YEAR), Tokens("b", "s", 7200), (YEAR, None)),
        (Tokens("a", "a", YEAR), Tokens("b", "b", YEAR), (YEAR, YEAR + 6960)),
    ],
)
def test_when_only_a_person_can_get_new_ones_is_known(worker, log, given, renewed, ends):
    """A refresh token that stays keeps its end; a token that renews itself has its own."""
    worker().begin(given, NOON)
    found = [tokens.sign_in_ends(log).get("x")]
    worker().access(LATE, lambda _refresh: renewed, spent=given.access_token)
    found.append(tokens.sign_in_ends(log).get("x"))
    assert found == [end and NOON + timedelta(seconds=end) for end in ends]


def test_a_sign_in_that_the_network_does_not_know_any_more_has_ended(worker, log, server):
    server.newest = "another"
    with pytest.raises(Unreachable, match="sign in again"):
        worker().access(LATE, server)
    assert tokens.sign_in_ends(log) == {"x": NOON + timedelta(seconds=7200)}
