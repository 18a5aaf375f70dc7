"""An account is written into desk.toml, and taken out, and no other letter changes."""

from datetime import date

import pytest

from postdesk.errors import SettingsError
from postdesk.networks import SHELF
from postdesk.settings import DESK, load
from postdesk.settings.account_tables import account_lines, with_account, without_account, write_desk

FEDI = {"network": "mastodon", "server": "https://example.social", "token_ends": date(2027, 1, 31)}
BEFORE = """\
# Ours; ask Ana before you change it.
[desk]
name = "Office"   # "the" office
timezone = "UTC"

[accounts.stage] # goes nowhere
network = "rehearsal"
# its last words

# What the week looks like:
[slots]
stage = ["Tue 10:00"] # Tuesdays
"""


@pytest.fixture
def desk(tmp_path):
    def lay(text):
        (tmp_path / "campaigns").mkdir(exist_ok=True)
        (tmp_path / DESK).write_bytes(text.encode())
        return tmp_path

    return lay


def test_a_table_is_put_below_the_last_account(desk):
    root = desk(BEFORE)
    after = with_account(root, "fedi", FEDI, SHELF).decode()
    new = '\n[accounts.fedi]\nnetwork = "mastodon"\nserver = "https://example.social"\ntoken_ends = 2027-01-31\n'
    assert after == BEFORE.replace("# its last words\n", f"# its last words\n{new}")
    write_desk(root, after.encode())
    assert load(root, SHELF).accounts["fedi"].ends == {"token": date(2027, 1, 31)}
    write_desk(root, without_account(root, "fedi", SHELF))
    assert (root / DESK).read_text() == BEFORE


@pytest.mark.parametrize("end", ["", "\n", "\n\n# the end\n"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_wherever_the_file_ends(desk, end, newline, mark):
    text = mark + f'[desk]\nname = "O"\ntimezone = "UTC"{end}'.replace("\n", newline)
    root = desk(text)
    after = with_account(root, "fedi", FEDI, SHELF).decode()
    assert after.startswith(text)
    assert after.count("\n") == after.count(newline)
    write_desk(root, after.encode())
    assert load(root, SHELF).accounts["fedi"].server == "https://example.social"
    last = root / DESK
    last.write_bytes(after.rstrip().encode())
    again = with_account(root, "second", {"network": "rehearsal", "by_hand": True}, SHELF).decode()
    assert again.startswith(after.rstrip())


def test_an_account_that_is_there_gets_new_values_and_keeps_its_comments(desk):
    root = desk(
        BEFORE.replace(
            'network = "rehearsal"\n',
            'network = "mastodon"\nserver = "https://a.example" # old\nid = "7"\ntoken_ends = 2026-01-31\n',
        )
    )
    said = {"network": "mastodon", "server": "https://b.example", "id": "7", "handle": 'a"b'}
    after = with_account(root, "stage", said, SHELF).decode()
    assert '[accounts.stage] # goes nowhere\nnetwork = "mastodon"\nserver = "https://b.example"\nid = "7"\n' in after
    assert 'handle = "a\\"b"\n' in after
    assert after.endswith('# What the week looks like:\n[slots]\nstage = ["Tue 10:00"] # Tuesdays\n')


def test_an_account_goes_with_its_slots(desk):
    root = desk(
        BEFORE.replace("# its last words\n\n", "") + 'other = ["Wed 10:00"]\n[accounts.other]\nnetwork = "rehearsal"\n'
    )
    after = without_account(root, "stage", SHELF).decode()
    assert "stage" not in after
    assert "# Ours; ask Ana" in after
    assert "# What the week looks like:\n[slots]\nother" in after


@pytest.mark.parametrize(
    "accounts", ['accounts = { stage = { network = "rehearsal" } }\n', '[accounts]\nstage.network = "rehearsal"\n']
)
def test_where_it_does_not_fit_nothing_is_done_and_the_lines_are_told(desk, accounts):
    root = desk(
        accounts + '[desk]\nname = "O"\ntimezone = "UTC"\n'
        if "{" in accounts
        else BEFORE.split("[acc", maxsplit=1)[0] + accounts
    )
    with pytest.raises(SettingsError, match=r"take .accounts.stage. out of campaigns/desk\.toml yourself"):
        without_account(root, "stage", SHELF)
    if "{" in accounts:
        with pytest.raises(SettingsError, match=r'write it yourself: \[accounts\.fedi\] ⏎ network = "mastodon"'):
            with_account(root, "fedi", FEDI, SHELF)


def test_what_no_desk_can_mean_is_refused(desk):
    with pytest.raises(SettingsError, match="would send the token in the clear"):
        with_account(desk(BEFORE), "fedi", {"network": "mastodon", "server": "http://example.social"}, SHELF)


def test_a_file_that_cannot_be_used_is_told(tmp_path):
    with pytest.raises(SettingsError, match=r"desk\.toml cannot be read"):
        with_account(tmp_path, "fedi", FEDI, SHELF)
    with pytest.raises(SettingsError, match=r"desk\.toml cannot be written \(no such file or directory\)"):
        write_desk(tmp_path, b"")


def test_the_lines_of_an_account():
    assert account_lines("a", {"network": "x", "by_hand": True}) == '[accounts.a]\nnetwork = "x"\nby_hand = true\n'
