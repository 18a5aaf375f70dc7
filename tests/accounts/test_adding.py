"""Signing accounts in as an officer does it: what is asked, what is kept and where, and that nothing secret is shown."""

import json
import re
import sys
from pathlib import Path

import pytest

from contracts.telegram import TOKEN, BotApi
from contracts.threads import ThreadsApi
from contracts.threads_sign_in import TOKEN as THREADS_TOKEN
from postdesk.settings.vault import VAULT, new_key
from stage.pretend_bluesky import Pds
from stage.pretend_mastodon import Instance
from stage.signed_in import at_terminal

PLAIN = """\
# Ours.
[desk]
name = "Country Office"
timezone = "UTC"
"""


@pytest.fixture
def office(tmp_path, monkeypatch):
    """Runs a command in a desk without accounts, with what is typed; its folder is `office.root`."""
    return at_terminal(tmp_path, monkeypatch, PLAIN)


def written(root: Path) -> str:
    return (root / ".env").read_text() if (root / ".env").exists() else ""


@pytest.fixture
def telegram():
    api = BotApi()
    with api.serve() as api.door:
        yield api


def add(office, api, *words, typed=(TOKEN, "@office"), **more):
    return office(
        "accounts", "add", "tg", "--network", "telegram", "--set", f"server={api.door.url}", *words, typed=typed, **more
    )


def test_a_bot_is_signed_in_and_its_token_is_shown_nowhere(office, telegram):
    said = add(office, telegram, typed=("no token", TOKEN, "https://t.me/+AbCdEf", "@office"))
    assert "1. Open https://t.me/BotFather" in said
    assert said.count("That does not look right") == 2
    assert said.endswith(
        "tg is signed in as @office, who may: post delete.\n"
        "[accounts.tg] stands in campaigns/desk.toml; its secrets are in .env.\n"
    )
    assert office.desk.read_text().startswith(PLAIN)
    assert 'network = "telegram"' in office.desk.read_text()
    assert TOKEN not in said + office.desk.read_text()
    assert written(office.root) == f"POSTDESK_TG_TOKEN='{TOKEN}'\n"
    (listed,) = json.loads(office("accounts", "--check", "--format", "json"))
    assert (listed["as"], listed["scopes"], listed["trouble"]) == ("@office", "post delete", None)
    assert "did is `accounts add tg` (" in office("undo", exits=1)


def test_with_a_key_the_token_is_never_written_in_plain(office, telegram, monkeypatch):
    monkeypatch.setenv("POSTDESK_SECRETS_KEY", new_key())
    said = add(office, telegram, "--keep", "age")
    assert "its secrets are in .postdesk/secrets.age" in said
    files = [path for path in office.root.rglob("*") if path.is_file()]
    assert office.root / VAULT in files
    assert not [path for path in files if TOKEN.encode() in path.read_bytes()]
    assert "@office" in office("accounts", "--check")
    assert "its secrets are out of .postdesk/secrets.age" in office("accounts", "remove", "tg", "--yes")


def test_who_is_not_let_in_leaves_nothing_behind(office, telegram):
    wrong = f"{TOKEN[:-1]}y"
    said = add(office, telegram, typed=(wrong, "@office"), exits=1)
    assert "does not accept the bot's token" in said
    assert wrong not in said
    assert (office.desk.read_text(), written(office.root)) == (PLAIN, "")


def test_who_does_not_answer_leaves_nothing_behind(office, telegram):
    said = add(office, telegram, typed=(TOKEN,), exits=2)
    assert "nobody answered: The channel's name" in said
    assert (office.desk.read_text(), written(office.root)) == (PLAIN, "")


@pytest.mark.parametrize("named", ["office", "https://t.me/office", "t.me/office/", "HTTPS://telegram.me/@office"])
def test_a_channel_is_named_as_its_link_has_it_too(office, telegram, named):
    assert "tg is signed in as @office" in add(office, telegram, typed=(TOKEN, named))
    assert 'id = "@office"' in office.desk.read_text()


def test_a_channel_that_nobody_knows_may_be_a_slip_of_the_name(office, telegram):
    said = add(office, telegram, typed=(TOKEN, "@offiice"), exits=1)
    assert "chat not found: look whether the name is right; if it is, let the bot post there" in said
    assert (office.desk.read_text(), written(office.root)) == (PLAIN, "")


def test_the_same_account_under_another_name_is_no_second_one(office, telegram):
    add(office, telegram)
    before = office.desk.read_text()
    said = office(
        *("accounts", "add", "second", "--network", "telegram", "--set", f"server={telegram.door.url}"),
        typed=(TOKEN, "@office"),
        exits=1,
    )
    assert "second was not signed in: the desk has this account already, as tg; to sign that one in again" in said
    assert "run `postdesk accounts add tg --network telegram`" in said
    assert (office.desk.read_text(), "SECOND" in written(office.root)) == (before, False)


def test_signing_in_again_changes_the_token_and_asks_before_the_account_is_another(office, telegram):
    add(office, telegram)
    office.desk.write_text(office.desk.read_text() + "by_hand = false  # as Ana said\n")
    said = add(office, telegram, typed=(TOKEN,))
    assert "The channel's name" not in said
    assert office.desk.read_text().count("[accounts.tg]") == 1
    assert "by_hand = false  # as Ana said" in office.desk.read_text()
    before = office.desk.read_text()
    telegram.chats[-1001234567890]["username"] = "other"
    office.desk.write_text(before.replace('id = "@office"', 'id = "-1001234567890"'))
    said = add(office, telegram, typed=(TOKEN, "n"), exits=1)
    assert "tg was @office and would be @other from now on. Go on?" in said
    assert "tg stays @office: nothing was changed" in said
    assert "tg is signed in as @other" in add(office, telegram, typed=(TOKEN, "y"))


def test_an_account_leaves_with_its_secrets(office, telegram):
    add(office, telegram)
    assert "tg stays." in office("accounts", "remove", "tg", typed=("n",))
    assert "tg" in office("accounts")
    said = office("accounts", "remove", "tg", typed=("y",))
    assert "tg is off the desk; its secrets are out of .env." in said
    assert "write /revoke to @BotFather" in said
    assert (office.desk.read_text(), written(office.root)) == (PLAIN, "")
    assert "has no account tg" in office("accounts", "remove", "tg", "--yes", exits=1)


def test_nobody_is_asked_whether_an_account_shall_go_that_is_not_there(office):
    said = office("accounts", "remove", "tg", typed=("y",), exits=1)
    assert "has no account tg" in said
    assert "off the desk, with its secrets?" not in said


@pytest.mark.parametrize("known", [False, True])
def test_a_token_that_changes_lies_in_the_memory_and_what_it_lacks_is_said(office, monkeypatch, known):
    """Its key lies where secrets are kept, unless the desk has one."""
    if known:
        monkeypatch.setenv("POSTDESK_SECRETS_KEY", new_key())
    api = ThreadsApi()
    api.door.scopes.discard("threads_manage_insights")
    with api.serve() as door:
        said = office(
            *("accounts", "add", "th", "--network", "threads", "--way", "token", "--keep", "env"),
            *("--set", f"server={door.url}"),
            typed=(THREADS_TOKEN,),
        )
    assert "It lacks threads_manage_insights (figures and followers): tick" in said
    places = "the desk's memory" if known else ".env, the desk's memory"
    assert said.endswith(f"[accounts.th] stands in campaigns/desk.toml; its secrets are in {places}.\n")


@pytest.mark.parametrize(
    "named",
    [
        "example.social",
        "https://example.social/",
        "https://example.social/@office",
        "example.social/web",
        "@office@example.social",
        "HTTPS://Example.social/@ana@other.example",
    ],
)
def test_a_server_is_named_as_its_pages_and_accounts_have_it_too(office, named):
    said = office("accounts", "add", "fedi", "--network", "mastodon", typed=(named, "token"), exits=2)
    assert "1. Open https://example.social/settings/applications/new, signed in" in said


def test_bluesky_takes_an_app_password(office):
    with Pds("abcd-efgh-ijkl-mnop").serve() as door:
        words = ("accounts", "add", "bsky", "--network", "bluesky", "--set", f"server={door.url}")
        said = office(
            *words, typed=("@offce.test", "https://bsky.app/profile/office.test", "mypassword", "abcd-efgh-ijkl-mnop")
        )
        asked_again = "knows nobody who is called offce.test: write it as the account's own page shows it"
        assert asked_again in " ".join(said.split())
        assert "never with the account's own" in said
        assert "bsky is signed in as office.test." in said
        assert 'handle = "office.test"' in office.desk.read_text()
        said = office("accounts", "remove", "bsky", "--yes")
        assert " has ended the session. To take the app password's power away, delete it at https://bsky.app" in said
        assert door.play.ended == 1
        assert not list((office.root / ".postdesk/sessions").iterdir())


def test_a_handle_that_a_server_says_nothing_of_is_left_to_the_sign_in(office):
    words = ("accounts", "add", "bsky", "--network", "bluesky", "--set", "server=http://127.0.0.1:9")
    said = office(*words, typed=("@office.test", "abcd-efgh-ijkl-mnop"), exits=1)
    assert "knows nobody" not in said
    assert "127.0.0.1:9" in said


@pytest.mark.parametrize("pasted", ["the-code", "https://example.social/oauth/authorize/native?code=the-code"])
def test_a_server_of_mastodons_kind_shows_a_code(office, pasted):
    with Instance(token="the-token-of-the-account").serve() as door:
        words = ("accounts", "add", "fedi", "--network", "mastodon", "--set", f"server={door.url}/")
        said = office(*words, typed=("3", "1", pasted))
    assert "That is not one of 1 to 2." in said
    assert f"{door.url}/oauth/authorize?" in said
    assert "It asks for `read`, to find posts again" in said
    assert "fedi is signed in as office, who may: read write." in said
    assert 'handle = "office"\nid = "7"' in office.desk.read_text()
    assert "POSTDESK_FEDI_TOKEN='the-token-of-the-account'\n" in written(office.root)
    assert "the-apps-secret" not in said


def test_a_server_takes_back_what_it_gave_postdesk_itself(office):
    with Instance(token="the-token-of-the-account").serve() as door:
        words = ("accounts", "add", "fedi", "--network", "mastodon", "--set", f"server={door.url}/")
        office(*words, typed=("1", "the-code"))
        said = office("accounts", "remove", "fedi", "--yes")
        assert door.play.token == ""
    assert "fedi is off the desk; its secrets are out of .env.\n127.0.0.1" in said
    assert said.endswith(" has taken the token's power away.\n")
    assert written(office.root) == ""


def test_a_code_that_is_not_good_is_asked_for_once_more_from_a_new_page(office):
    with Instance(token="the-token-of-the-account").serve() as door:
        words = ("accounts", "add", "fedi", "--network", "mastodon", "--set", f"server={door.url}", "--way", "page")
        said = office(*words, typed=("another-code", "the-code"))
    assert "refused it: 400, The authorization code is invalid: once more, from a new page" in " ".join(said.split())
    states = re.findall("state=([^&]+)&", said)
    assert len({*states}) == len(states) == 2
    assert "fedi is signed in as office" in said


def test_codes_that_are_never_good_end_the_sign_in(office):
    with Instance(token="the-token-of-the-account").serve() as door:
        words = ("accounts", "add", "fedi", "--network", "mastodon", "--set", f"server={door.url}", "--way", "page")
        said = office(*words, typed=("another-code",) * 3, exits=1)
    assert "refused it: 400, The authorization code is invalid: begin again; what is brought back is good once" in said
    assert office.desk.read_text() == PLAIN


def test_a_token_that_was_made_by_hand_is_pasted(office):
    with Instance(token="made-by-hand").serve() as door:
        words = ("accounts", "add", "fedi", "--network", "mastodon", "--set", f"server={door.url}", "--way", "token")
        said = office(*words, typed=("made-by-hand",))
    assert "/settings/applications/new" in said
    assert "fedi is signed in as office" in said
    assert "open Preferences → Account → Authorized apps" in office("accounts", "remove", "fedi", "--yes")


@pytest.mark.parametrize(
    ("words", "says", "exits"),
    [
        (("page", "--network", "tiktok"), "postdesk does not post to TikTok, so there is nothing to sign in", 1),
        (("fedi", "--network", "mastodon", "--set", "server"), "--set wants KEY=VALUE", 2),
        (
            ("fedi", "--network", "mastodon", "--set", "server=https://a.example", "--way", "walk"),
            "--way is one of page, token",
            2,
        ),
        (("text", "--network", "mastodon", "--set", "server=https://a.example"), '"text" is a key of a draft', 1),
        (("fedi", "--network", "mastodon", "--set", "colour=red"), '"colour" is no key of [accounts.fedi]', 1),
        (("x", "--network", "x", "--way", "oauth2", "--keep", "age"), "need a key: set POSTDESK_SECRETS_KEY", 1),
        (("x", "--network", "x", "--keep", "keyring"), "the keyring needs an extra", 1),
    ],
)
def test_what_cannot_be_is_told_before_anything_is_asked(office, words, says, exits):
    assert says in office("accounts", "add", *words, exits=exits)
    assert office.desk.read_text() == PLAIN


@pytest.mark.parametrize(
    ("network", "way"), [("x", "oauth2"), ("threads", "page"), ("threads", "token"), ("linkedin", "page")]
)
def test_where_tokens_that_change_cannot_be_kept_it_is_told_before_a_page_is_opened(office, monkeypatch, network, way):
    """Such tokens lie encrypted in the log; what a person brings back from a page is good once, and would be spent."""
    monkeypatch.setitem(sys.modules, "pyrage", None)
    said = office("accounts", "add", "new", "--network", network, "--way", way, exits=1)
    assert 'run `pip install "postdesk[age]"`' in said
    assert office.desk.read_text() == PLAIN


def test_a_name_that_another_network_has_is_taken(office, telegram):
    add(office, telegram)
    said = office("accounts", "add", "tg", "--network", "bluesky", exits=1)
    assert "tg is an account of Telegram: choose another name" in said


def test_what_is_set_wrongly_for_the_terminal_is_a_wrong_use(office):
    words = ("accounts", "add", "fedi", "--network", "mastodon", "--set", "server=https://a.example")
    assert "nobody answered: 1 to 2" in office(*words, exits=2)


def test_a_token_kept_anew_elsewhere_takes_the_place_of_the_old_one(office, telegram, monkeypatch):
    """What lies in `.env` is read before the locked file: the old token would be used on."""
    monkeypatch.setenv("POSTDESK_SECRETS_KEY", new_key())
    add(office, telegram, "--keep", "env")
    telegram.token = f"{TOKEN[:-1]}z"
    add(office, telegram, "--keep", "age", typed=(telegram.token,))
    assert "POSTDESK_TG_TOKEN" not in written(office.root)
    (listed,) = json.loads(office("accounts", "--check", "--format", "json"))
    assert (listed["as"], listed["trouble"]) == ("@office", None)


def test_a_token_in_the_environment_is_told_of_before_another_is_asked_for(office, telegram, monkeypatch):
    monkeypatch.setenv("POSTDESK_TG_TOKEN", TOKEN)
    said = add(office, telegram, typed=(), exits=1)
    assert "POSTDESK_TG_TOKEN is set in the environment, which comes before what a sign-in keeps: unset it" in said
    assert "BotFather" not in said


def test_whoever_signs_in_again_is_asked_where_desk_toml_leads_elsewhere(office, telegram):
    add(office, telegram)
    other = telegram.door.url.replace("127.0.0.1", "localhost")
    office.desk.write_text(office.desk.read_text().replace(telegram.door.url, other))
    asked, again = len(telegram.door.asked), ("accounts", "add", "tg", "--network", "telegram")
    said = office(*again, typed=("n",), exits=1)
    assert "[accounts.tg] server is http://localhost now, and its secrets are for http://127.0.0.1" in said
    assert said.endswith("postdesk: tg was not signed in: nothing was changed\n")
    assert len(telegram.door.asked) == asked
    assert "tg is signed in as @office" in office(*again, typed=("y", TOKEN))
    assert "nothing is sent" not in office("accounts", "--check")
