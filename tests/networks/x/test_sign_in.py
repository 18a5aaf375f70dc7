"""Signing an account of X in, with four keys or a PIN; and what `check`, `plan` and the limit say of it."""

import re
from datetime import timedelta

import pytest
from click.testing import CliRunner

from contracts.x import KEYS, XApi
from postdesk.cli import Office, main
from stage.life import NOON
from stage.loopback import Loopback, answer, dated

PLAIN = '[desk]\nname = "Office"\ntimezone = "UTC"\n'
TYPED = [KEYS["API_KEY"], KEYS["API_KEY_SECRET"]]
CAMPAIGN = """\
campaign: doors
accounts: [x]
posts:
  - id: open
    at: 2026-11-23 12:30
    text: Doors open at six.
    link: https://example.org/doors
"""


class PinApi(XApi):
    """X with the endpoints at which a PIN is changed into a token; `confirmed` is how it comes back.

    It takes what is signed at a moment by its own clock.
    """

    confirmed, app_is_known = "true", True

    def __call__(self, asked):
        said = asked.headers.get("authorization", "")
        if asked.path.startswith("/oauth/") and not (self.app_is_known and self.timely(said)):
            return dated(answer(401, b"Could not authenticate you.", "text/plain"), self.now)
        if asked.path == "/oauth/request_token":
            assert 'oauth_callback="oob"' in said
            body = f"oauth_token=asked&oauth_token_secret=for-it&oauth_callback_confirmed={self.confirmed}"
        elif asked.path == "/oauth/access_token":
            if 'oauth_verifier="1234567"' not in said or 'oauth_token="asked"' not in said:
                return answer(401, b"Invalid request token.", "text/plain")
            body = f"oauth_token={KEYS['TOKEN']}&oauth_token_secret={KEYS['TOKEN_SECRET']}&screen_name=office"
        else:
            return super().__call__(asked)
        return answer(200, body.encode(), "text/html")

    def timely(self, said):
        return abs(int(re.search(r'oauth_timestamp="(\d+)"', said)[1]) - self.now.timestamp()) <= 300


@pytest.fixture
def api():
    return PinApi()


@pytest.fixture
def office(api, tmp_path, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "keyring", None)
    (tmp_path / "campaigns").mkdir()
    (tmp_path / "campaigns/desk.toml").write_text(PLAIN)

    def run(*words, typed=(), exits=0, minutes=0):
        moment = NOON + timedelta(minutes=minutes)
        typed = "".join(f"{line}\n" for line in typed)
        ran = CliRunner().invoke(main, ["--desk", str(tmp_path), *words], input=typed, obj=Office(lambda: moment))
        assert ran.exit_code == exits, (ran.output, ran.exception)
        assert not [value for value in KEYS.values() if value in ran.output]
        return ran.output

    run.root, run.desk = tmp_path, tmp_path / "campaigns/desk.toml"
    with Loopback(api) as door:
        run.url = door.url
        yield run


def add(office, *words, **more):
    return office("accounts", "add", "x", "--network", "x", "--set", f"server={office.url}", *words, **more)


def test_with_the_four_keys_of_the_console(office):
    said = add(office, "--way", "keys", typed=[*TYPED, "short", KEYS["TOKEN"], KEYS["TOKEN_SECRET"]])
    assert "1. Open https://console.x.com" in said
    assert "a token keeps the permission that it was made with" in said
    assert "That does not look right: it is like digits, a dash" in said
    assert "x is signed in as @office, who may: read-write." in said
    assert 'handle = "office"\nid = "2244994945"' in office.desk.read_text()
    assert {name for name in KEYS if f"POSTDESK_X_{name}='{KEYS[name]}'" in (office.root / ".env").read_text()} == set(
        KEYS
    )
    assert "open https://x.com/settings/connected_apps" in office("accounts", "remove", "x", "--yes")


def test_with_a_pin_for_another_account_than_the_apps_owner(office):
    said = add(office, "--way", "pin", typed=[*TYPED, "1234567"])
    assert f"{office.url}/oauth/authorize?oauth_token=asked" in said
    assert "x is signed in as @office" in said


def test_a_pin_that_is_not_good_is_asked_for_once_more_from_a_new_page(office):
    said = add(office, "--way", "pin", typed=[*TYPED, "7654321", "1234567"])
    assert "X does not know this PIN, or not any more (401): once more, from a new page" in said
    assert (said.count("/oauth/authorize?"), said.count("The API key secret")) == (2, 1)
    assert "x is signed in as @office" in said


def test_pins_that_are_never_good_end_the_sign_in_and_nothing_is_kept(office):
    said = add(office, "--way", "pin", typed=[*TYPED, *["7654321"] * 3], exits=1)
    assert "X does not know this PIN, or not any more (401): begin again" in said
    assert office.desk.read_text() == PLAIN


def test_keys_of_no_app_are_told_before_a_page_is_opened(office, api):
    api.app_is_known = False
    said = add(office, "--way", "pin", typed=TYPED, exits=1)
    assert "does not accept the keys (401): make new ones at console.x.com" in said
    assert "/oauth/authorize" not in said


def test_with_a_clock_that_is_off_it_is_signed_by_the_clock_of_x(office, api):
    api.ahead = timedelta(minutes=10)
    assert "x is signed in as @office" in add(office, "--way", "pin", typed=[*TYPED, "1234567"])


def test_a_way_back_that_x_does_not_confirm_is_told(office, api):
    api.confirmed = "false"
    assert "X did not confirm how it comes back" in add(office, "--way", "pin", typed=TYPED, exits=1)


def test_a_token_that_may_only_read_is_told_at_once(office, api):
    api.access = "read"
    said = add(office, "--way", "keys", typed=[*TYPED, KEYS["TOKEN"], KEYS["TOKEN_SECRET"]], exits=1)
    assert "x was not signed in: the keys may only read: set the app to Read and write" in said
    assert office.desk.read_text() == PLAIN


def test_the_price_is_told_and_a_monthly_limit_stops(office, api):
    add(office, "--way", "keys", typed=[*TYPED, KEYS["TOKEN"], KEYS["TOKEN_SECRET"]])
    (office.root / "campaigns/doors.yaml").write_text(CAMPAIGN)
    assert "X charges $0.20 for these" in office("plan")
    office.desk.write_text(office.desk.read_text() + "monthly_limit = 0.1\n")
    office("queue")
    assert "this costs US$ 0.200, and monthly_limit in desk.toml allows 0.10" in office("publish", minutes=31)
    assert api.posts == []
    office.desk.write_text(re.sub("monthly_limit.*", "monthly_limit = 5", office.desk.read_text()))
    assert "published: doors/open@x https://x.com/office/status/" in office("publish", minutes=95)


@pytest.mark.parametrize("limit", ["0", "-3", "true", '"20"', "1e9"])
def test_a_limit_that_is_no_amount_is_told(office, limit):
    office.desk.write_text(f'{PLAIN}[accounts.x]\nnetwork = "x"\nmonthly_limit = {limit}\n')
    assert '"monthly_limit" is an amount: write monthly_limit = 20.00' in office("accounts", exits=1)


@pytest.mark.parametrize("day", ["0", "29", '"the first"', "1.5"])
def test_a_day_that_not_every_month_has_is_told(office, day):
    office.desk.write_text(f'{PLAIN}[accounts.x]\nnetwork = "x"\nbilling_day = {day}\n')
    assert '"billing_day"' in office("accounts", exits=1)


def test_a_day_that_every_month_has_is_taken(office):
    office.desk.write_text(f'{PLAIN}[accounts.x]\nnetwork = "x"\nbilling_day = 28\n')
    assert "billing_day" not in office("accounts", exits=1)  # only its keys lack


def test_credits_that_are_used_up_are_told_as_what_they_are(office, api):
    add(office, "--way", "keys", typed=[*TYPED, KEYS["TOKEN"], KEYS["TOKEN_SECRET"]])
    (office.root / "campaigns/doors.yaml").write_text(CAMPAIGN)
    office("queue")
    api.credits = 0
    assert "the X account's prepaid credits are used up (402): buy some" in office("publish", minutes=31)
    assert "doors/open@x  queued" in office("list")


def test_without_keys_it_is_said_what_to_set_and_that_it_can_be_by_hand(office):
    office.desk.write_text(f'{PLAIN}[accounts.x]\nnetwork = "x"\n')
    says = "x needs an API key: set POSTDESK_X_API_KEY, or say by_hand = true in desk.toml"
    assert says in office("accounts", exits=1)
