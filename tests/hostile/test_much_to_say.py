"""A file that is wrong a hundred thousand times is told on a few pages, in a few seconds, wherever it is told."""

import json

import pytest

from hostile.attempts import attempt
from hostile.test_quickly_read import SECONDS, measured
from postdesk.checks.checked_files import check_files
from postdesk.models.findings_in_short import SHOWN
from postdesk.networks import SHELF
from postdesk.settings import load
from stage.desks import SETTINGS, lay

MANY = 20_000
PAGES = 150_000
"""Bytes that a person may be shown of one file."""
BEGINS = "campaign: spring\naccounts: [fedi]\nposts:\n"
POST = "  - id: doors\n    at: 2026-12-18 09:00\n    text: Doors open at six.\n"
FILES = {
    "keys of the campaign": BEGINS + POST + "".join(f"key{number}: x\n" for number in range(MANY)),
    "keys of a post": BEGINS + POST + "".join(f"    key{number}: x\n" for number in range(MANY)),
    "keys given twice": BEGINS + POST + "    link: https://example.org\n" * MANY,
    "pictures": f"{BEGINS}{POST}    media: [{', '.join(f'{{file: {number}.jpg}}' for number in range(MANY // 4))}]\n",
    "rules": f"{BEGINS}{POST}    ignore: {{{', '.join(f'a{number}: x' for number in range(MANY))}}}\n",
    "posts": BEGINS + "".join(f"  - {{id: p{number}, txt: x}}\n" for number in range(MANY // 4)),
}
FORMATS = ("text", "json", "github", "sarif")


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("kind", FILES)
def test_check_says_the_first_of_each_kind_and_how_many_follow(tmp_path, kind, format):
    root = lay(tmp_path, spring=FILES[kind])
    code, said = attempt(root, f"check --format {format}")
    assert code == 1
    assert len(said) < PAGES * (3 if format == "sarif" else 1)
    assert "more like these follow: mend those above, then check again" in said


@pytest.mark.parametrize("words", ["plan", "queue", "plan --format json", "queue --format json", "preview", "list"])
def test_so_does_whatever_asks_what_is_wrong(tmp_path, words):
    root = lay(tmp_path, spring=FILES["keys of a post"])
    _, said = attempt(root, words)
    assert len(said) < PAGES


def test_a_table_says_of_a_post_what_fits_into_a_cell(tmp_path):
    root = lay(tmp_path, spring=BEGINS + POST + "".join(f"    key{number}: x\n" for number in range(500)))
    attempt(root, ["export-drafts", root / "posts.csv"])
    assert f"{500 - SHOWN} more like these follow" in (root / "posts.csv").read_text("utf-8-sig")


@pytest.mark.parametrize("kind", FILES)
def test_it_is_found_at_once(tmp_path, kind):
    root = lay(tmp_path, spring=FILES[kind])
    house, found = load(root, SHELF), []
    took = measured(lambda: found.append(check_files(house, [root / "campaigns/spring.yaml"])))
    assert len(found[0].findings) >= MANY // 4
    assert took < 5 * SECONDS


def test_the_summary_counts_what_is_not_shown(tmp_path):
    root = lay(tmp_path, spring=FILES["keys of a post"])
    _, said = attempt(root, "check")
    assert said.splitlines()[-1].startswith(f"{MANY:,} errors".replace(",", "")), said[-300:]
    records = json.loads(attempt(root, "check --format json")[1])
    assert [each["values"] for each in records if each["code"] == "and-more"] == [{"count": MANY - SHOWN}]


def test_a_warning_is_told_before_it_counts_as_told(tmp_path):
    posts = "".join(
        f"  - {{id: p{number}, at: 2026-12-18 09:00, text: DOORS {number} ARE OPEN FOR EVERYBODY.}}\n"
        for number in range(SHOWN + 20)
    )
    root = lay(tmp_path, spring=BEGINS + posts)
    for told in (SHOWN + 1, 20, 0):
        assert attempt(root, "plan")[1].count("[shouting]\n") == told


def test_thousands_of_accounts_and_of_unknown_rules_in_desk_toml_are_not_dwelt_on(tmp_path):
    accounts = "".join(f'[accounts.a{number}]\nnetwork = "rehearsal"\n' for number in range(5_000))
    rules = "".join(f'r{number} = "off"\n' for number in range(5_000))
    root = lay(tmp_path, f"{SETTINGS}{accounts}[rules]\n{rules}", spring=BEGINS + POST)
    ended = []
    took = measured(lambda: ended.append(attempt(root, "check")))
    code, said = ended[0]
    assert (code, f"{5_000 - SHOWN} more like these follow" in said) == (1, True)
    assert took < 3 * SECONDS
