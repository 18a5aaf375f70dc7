from datetime import date

import pytest

from postdesk.drafts.keys import POST
from postdesk.errors import SettingsError
from postdesk.networks import SHELF
from postdesk.settings import RESERVED, load
from postdesk.settings.mail import Mail


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("apart =", "appart =", 'campaigns/desk.toml:6: "appart" is no key of [desk]: did you mean "apart"?'),
        ("[desk]", '[desk]\nholidays = ["ME"]', 'desk.toml:2: "holidays" is no key of [desk]: it stands under [days]'),
        ("hashtags.required", "quiet", 'desk.toml:19: "quiet" is no key of [style]: it stands under [days]'),
        ("[desk]", "x = 1\n[desk]", 'desk.toml:1: "x" is no key of desk.toml: it knows desk, accounts, style'),
        (
            "hashtags.required",
            "hashtags.requird",
            'desk.toml:19: "requird" is no key of [style.hashtags]: did you mean',
        ),
        ('"Europe/Podgorica"', '"Podgorica"', 'desk.toml:3: "Podgorica" is not a time zone'),
        ('"Europe/Podgorica"', "1", 'desk.toml:3: "timezone" wants a text'),
        ('name = "Country Office"', "", 'desk.toml:1: [desk] has no name: write name = "Country Office"'),
        ('timezone = "Europe/Podgorica"', "", "desk.toml:1: [desk] has no timezone"),
        ('"22:00-07:00"', '"22-7"', 'desk.toml:4: "quiet_hours" cannot be "22-7": write it like "22:00-07:00"'),
        ('["22:00-07:00"]', "[22]", 'desk.toml:4: "quiet_hours" wants a list of texts'),
        ('["22:00-07:00"]', "22", 'desk.toml:4: "quiet_hours" wants a list of texts'),
        ('"3 h"', '"soon"', 'desk.toml:5: "soon" is not a length of time'),
        ("[accounts.fedi]", "[accounts.text]", 'desk.toml:12: "text" is a key of a draft and cannot name an account'),
        ("[accounts.fedi]", '[accounts."my account"]', '"my account" cannot name an account: use letters'),
        ("[accounts.fedi]", "[accounts.LinkedIn]", "LinkedIn and linkedin are too alike to have secrets of their own"),
        ('network = "mastodon"', "", 'account fedi has no network: write network = "mastodon"'),
        ("https://example", "http://example", "would send the token in the clear: write https://"),
        ("https://example.social/", "example.social", '"server" cannot be "example.social": write it like "https://'),
        ("by_hand = true", 'by_hand = "yes"', 'desk.toml:16: "by_hand" is true or false, without quotes'),
        (
            "by_hand = true",
            "shorten_links = true",
            "desk.toml:16: fedi: only Bluesky has shorten_links: take the line out",
        ),
        ("linkedin = [", "linkdin = [", 'linkdin has slots but is no account: did you mean "linkedin"?'),
        ('"Thu 10:00"', '"Thirsday 10:00"', '"Thirsday 10:00" is not a weekly slot'),
        (
            "[report]",
            '[days]\nholidays = "Montenegro"\n[report]',
            '"holidays" cannot be "Montenegro": write it like "ME"',
        ),
        ("[report]", '[days]\nclosed = ["2026-12-24"]\n[report]', '"closed" is a day: write closed = 2027-01-31'),
        (
            "[report]",
            '[days]\nmark = ["Migrants Day"]\n[report]',
            (
                'desk.toml:30: "Migrants Day" is no international day of the UN that has a date of its own: '
                'did you mean "International Migrants Day"?'
            ),
        ),
        ("[report]", '[days]\nmark = "Office Party"\n[report]', "own: write its name as on un.org/en/observances/list"),
        ('"Mon 07:30"', '"weekly"', 'desk.toml:30: "weekly" is not a weekly slot'),
        ('"{network}"', '"{netwerk}"', '"utm_source" cannot be "{netwerk}": write it like "{network}"'),
        ('alt-text = "warning"', 'alt-text = "no"', '"alt-text" is one of error, warning, off, not "no"'),
        ("banned_words", 'emoji = "few"\nbanned_words', 'desk.toml:21: "emoji" wants a whole number: write emoji = 3'),
        ("banned_words", "emoji = -1\nbanned_words", 'desk.toml:21: "emoji" wants a whole number'),
        ("[links]", "[handles]\nUNEgypt = 1\n[links]", '"UNEgypt" is a table: write [handles.UNEgypt]'),
        ("[links]", "[handles]\nUNEgypt = { x = 1 }\n[links]", '"x" wants a text'),
        ("[rules]", '[mail]\nfrom = "a@b"\n[rules]', '[mail] has no server: write server = "smtp.example.org"'),
        ("[rules]", '[mail]\nserver = "s"\n[rules]', '[mail] has no from: write from = "desk@example.org"'),
        (
            "[rules]",
            '[mail]\nserver = "s"\nfrom = "a@b"\nsecurity = "none"\n[rules]',
            "mail would leave this machine in the clear",
        ),
        ("[rules]", '[mail]\nserver = "smtp..org"\n[rules]', '"smtp..org": write it like "smtp.example.org"'),
        ("[rules]", f'[mail]\nserver = "{"a" * 64}.org"\n[rules]', 'a.org": write it like "smtp.example.org"'),
        ("[rules]", '[mail]\nserver = "a.org\\r\\nb"\n[rules]', 'b": write it like "smtp.example.org"'),
        ("[rules]", '[mail]\nto = ["a"]\n[rules]', '"to" cannot be "a": write it like "desk@example.org"'),
        ("[rules]", '[mail]\nto = "a\\u001b@b.org"\n[rules]', 'b.org": write it like "desk@example.org"'),
        ("[rules]", '[mail]\nto = "a\\u202eb@c.org"\n[rules]', 'c.org": write it like "desk@example.org"'),
        ("[rules]", '[mail]\nto = "ü@exämple.org"\n[rules]', 'exämple.org": write it like "desk@example.org"'),
        ("[rules]", '[mail]\nto = "=?utf-8?q?x?=@b.org"\n[rules]', 'b.org": write it like "desk@example.org"'),
        ("[rules]", '[mail]\nto = "team:a@b.org"\n[rules]', '"team:a@b.org": write it like "desk@example.org"'),
        (
            "[rules]",
            '[hashtags.families]\nA = ["B"]\nC = ["b"]\n[rules]',
            "desk.toml:34: #b is in two families, A and C: keep",
        ),
        (
            "[rules]",
            "[hashtags.families]\nA = []\n[rules]",
            'desk.toml:33: family "A" has no other member: write A = ["…"]',
        ),
        ("[rules]", '[hashtags.families]\nA = ["b c"]\n[rules]', '"A" cannot be "b c": write it like "MigrantsDay"'),
        ("[rules]", "[hashtags]\nspread = 3\n[rules]", 'desk.toml:33: "spread" wants a number above 0 and at most 1'),
        ("[rules]", "[hashtags]\nspread = true\n[rules]", '"spread" wants a number above 0'),
        ("[accounts", 'csv_separator = "x"\n[accounts', '"csv_separator" is a comma, a semicolon or a tab: write'),
        ("[accounts", 'csv_separator = ""\n[accounts', 'write csv_separator = ";"'),
        ("[accounts", "csv_separator = 1\n[accounts", 'write csv_separator = ";"'),
        ("[rules]", "[[rules]]", '"rules" is a table: write [rules] on a line of its own'),
    ],
)
def test_what_no_desk_can_mean_is_refused_with_its_line(desk, old, new, sentence):
    with pytest.raises(SettingsError) as refused:
        load(desk(old, new), SHELF)
    assert sentence in str(refused.value)


def test_the_same_account_under_two_names_is_refused(desk):
    twin = '[accounts.twin]\nnetwork = "linkedin"\nid = "1234"\n\n[accounts.fedi]'
    with pytest.raises(SettingsError, match="twin is the same account as linkedin: keep one"):
        load(desk("[accounts.fedi]", twin), SHELF)


def test_two_accounts_of_one_network_without_ids_are_two(desk):
    two = '[accounts.a]\nnetwork = "rehearsal"\n\n[accounts.b]\nnetwork = "rehearsal"\n\n[accounts.fedi]'
    assert {"a", "b"} <= set(load(desk("[accounts.fedi]", two), SHELF).accounts)


@pytest.mark.parametrize("server", ["http://127.0.0.1:8080", "http://localhost:3000", "http://[::1]:80"])
def test_plain_http_is_for_this_machine(desk, server):
    assert load(desk("https://example.social/", server), SHELF).accounts["fedi"].server == server


def test_a_desk_may_rehearse_as_a_whole_or_by_account(desk):
    whole = load(desk("[desk]", "[desk]\nrehearsal = true"), SHELF).accounts
    assert [account.rehearsal for account in whole.values()] == [True, True]
    one = load(desk("by_hand = true", "rehearsal = true"), SHELF).accounts
    assert [account.rehearsal for account in one.values()] == [False, True]


def test_an_account_on_bluesky_may_send_short_links(desk):
    said = '[accounts.bsky]\nnetwork = "bluesky"\nshorten_links = true\n\n[accounts.fedi]'
    accounts = load(desk("[accounts.fedi]", said), SHELF).accounts
    assert {name: account.own.get("shorten_links", False) for name, account in accounts.items()} == {
        "linkedin": False,
        "bsky": True,
        "fedi": False,
    }


def test_an_account_says_who_sees_its_posts_and_when_its_token_ends(desk):
    said = '[accounts.fedi]\nvisibility = "unlisted"\ntoken_ends = 2027-01-31'
    account = load(desk("[accounts.fedi]", said), SHELF).accounts["fedi"]
    assert (account.said("visibility"), account.ends) == ("unlisted", {"token": date(2027, 1, 31)})


@pytest.mark.parametrize(
    ("account", "line", "sentence"),
    [
        ("linkedin", 'visibility = "unlisted"', "linkedin: only Mastodon has visibility: take the line out"),
        ("fedi", 'visibility = "hidden"', '"visibility" is one of public, unlisted, private, not "hidden"'),
        ("fedi", 'token_ends = "2027-01-31"', "write token_ends = 2027-01-31, without quotes"),
        ("fedi", "token_ends = 2027-01-31T10:00:00", "write token_ends = 2027-01-31, without quotes"),
    ],
)
def test_what_no_account_can_mean_is_refused(desk, account, line, sentence):
    with pytest.raises(SettingsError) as refused:
        load(desk(f"[accounts.{account}]", f"[accounts.{account}]\n{line}"), SHELF)
    assert sentence in str(refused.value)


def test_handles_are_known_in_any_case_and_with_or_without_their_sign(desk):
    said = '[handles]\nUNEgypt = { x = "@UNEgypt", linkedin = "UN Egypt" }\n\n[links]'
    assert load(desk("[links]", said), SHELF).handles == {"unegypt": {"x": "UNEgypt", "linkedin": "UN Egypt"}}


def test_a_desk_says_how_many_emoji_a_post_may_have(desk):
    assert load(desk("banned_words", "emoji = 5\nbanned_words"), SHELF).emoji == 5
    assert load(desk(), SHELF).emoji == 3


def test_the_language_is_a_language_tag(desk):
    assert load(desk("[desk]", '[desk]\nlanguage = "sr-Latn"\napproval = "required"'), SHELF).language == "sr-Latn"


def test_every_key_of_a_post_is_kept_from_accounts():
    assert {key.name for key in POST} == RESERVED


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("office@example.org", "is no address of notices: write it like mailto://user:${MAIL}@host"),
        ("mailto://", "is no address of notices"),
        ("mailto://office:plain@mail.example.org", "the mailto:// address holds a secret, and this file is shared"),
        ("tgram://123456789:AAbbCCddEEffGGhhIIjjKKllMMnnOOppQQ/42", "the tgram:// address holds a secret"),
        ("json://hooks.example.org/T0123456789abcdefABCDEF0123456789", "the json:// address holds a secret"),
    ],
)
def test_an_address_of_notices_that_is_none_or_holds_a_secret_is_refused(desk, address, sentence):
    with pytest.raises(SettingsError) as refused:
        load(desk("[rules]", f'[notices]\nto = "{address}"\n[rules]'), SHELF)
    assert sentence in str(refused.value)


def test_addresses_of_notices_take_their_secrets_from_the_environment(desk):
    to = ["mailto://office:${MAIL}@mail.example.org", "json://127.0.0.1:8080/", "tgram://${BOT}/42"]
    assert load(desk("[rules]", f"[notices]\nto = {to}\n[rules]"), SHELF).notices == tuple(to)


def test_a_mail_server(desk):
    said = '[mail]\nserver = "localhost"\nport = 25\nsecurity = "none"\nfrom = "a@b"\nto = ["c@d"]\n\n[rules]'
    assert load(desk("[rules]", said), SHELF).mail == Mail("localhost", "a@b", 25, "none", "", ("c@d",))


def test_hashtags_that_count_as_one_and_the_spread_of_their_effects(desk):
    said = '[hashtags]\nspread = 0.3\nfamilies = { "#MigrantsDay" = ["#ДанМиграната", "MigrantsDay"] }\n\n[rules]'
    house = load(desk("[rules]", said), SHELF)
    assert house.hashtag_spread == 0.3
    assert house.families.members == {"MigrantsDay": ("MigrantsDay", "ДанМиграната")}
    assert house.families.key("#данмиграната") == "migrantsday"
    assert house.families.key("IOM") == "iom"


def test_days_off_and_days_to_mark(desk):
    days = '[days]\nholidays = ["ME", "DE-BY"]\nclosed = 2026-12-24\nmark = ["world REFUGEE day"]\n[report]'
    house = load(desk("[report]", days), SHELF)
    assert (house.holidays, house.closed) == (("ME", "DE-BY"), (date(2026, 12, 24),))
    assert house.marked == ("World Refugee Day",)
    assert house.holiday(date(2026, 12, 24)) == "the office is closed"
    assert load(desk(), SHELF).holiday(date(2026, 1, 1)) == ""


def test_a_country_without_a_calendar_is_told_with_the_file(desk):
    house = load(desk("[report]", '[days]\nholidays = "XX"\n[report]'), SHELF)
    with pytest.raises(SettingsError, match=r'desk.toml: no holidays are known of "XX"'):
        house.holiday(date(2026, 12, 24))
