"""An officer checks a desk before queueing it."""

import json
from unicodedata import normalize

import pytest
from click.testing import CliRunner

from postdesk.cli import main
from stage.pictures import jpeg

SETTINGS = """\
[desk]
name = "Country Office"
timezone = "Europe/Podgorica"

[accounts.fedi]
network = "mastodon"
server = "https://example.social"
handle = "office"

[accounts.x]
network = "x"
handle = "office"
"""
CLEAN = """\
campaign: spring
accounts: [fedi, x]
posts:
  - id: doors
    at: 2027-03-01 09:00
    text: Doors open at six.
"""
WARNED = """\
campaign: summer
accounts: [x]
posts:
  - id: year
    at: 2027-06-01 09:00
    text: "Добра година: #2027"
    language: sr
"""
WRONG = """\
campaign: autumn
accounts: [fedi, x]
posts:
  - id: hall
    at: 2027-09-01 09:00
    text: Les portes ouvrent à six heures.
    media: [{file: media/hall.jpg}]
"""


@pytest.fixture
def desk(tmp_path, monkeypatch):
    campaigns = tmp_path / "campaigns"
    (campaigns / "media").mkdir(parents=True)
    (campaigns / "media" / "hall.jpg").write_bytes(jpeg())
    (campaigns / "desk.toml").write_text(SETTINGS, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return campaigns


@pytest.fixture
def check():
    def run(*arguments):
        result = CliRunner().invoke(main, ["check", *arguments])
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        return result.exit_code, result.output.splitlines()

    return run


def test_nothing_to_mend(desk, check):
    (desk / "spring.yaml").write_text(CLEAN, encoding="utf-8")
    assert check() == (0, ["1 post on 2 accounts: nothing to mend."])
    assert check("--format", "json") == (0, ["[]"])
    assert check("--format", "github") == (0, [])


def test_a_desk_without_posts(desk, check):
    assert check() == (0, ["There are no posts to check yet."])


def test_warnings_keep_nothing_back(desk, check):
    (desk / "summer.yaml").write_text(WARNED, encoding="utf-8")
    assert check() == (
        0,
        [
            "campaigns/summer.yaml:6:11: warning: x: #2027 will not be linked: a hashtag needs a letter (summer/year) [digits-only-hashtag]",
            "1 warning in 1 file.",
        ],
    )


def test_an_error_on_two_accounts_is_told_once_and_exits_with_one(desk, check):
    (desk / "autumn.yaml").write_text(WRONG, encoding="utf-8")
    assert check() == (
        1,
        [
            "campaigns/autumn.yaml:7:20: error: mastodon, x: hall.jpg has no alt text (autumn/hall) [alt-text]",
            "1 error in 1 file.",
        ],
    )


def test_what_is_wrong_with_a_file_comes_in_the_same_list(desk, check):
    (desk / "spring.yaml").write_text(CLEAN.replace("at six.", "at six #IOM"), encoding="utf-8")
    code, lines = check("--format", "json")
    (finding,) = json.loads("\n".join(lines))
    assert (code, finding["rule"], finding["line"]) == (1, "swallowed-hashtag", 6)


def test_one_file_and_one_network(desk, check):
    (desk / "autumn.yaml").write_text(WRONG, encoding="utf-8")
    (desk / "summer.yaml").write_text(WARNED, encoding="utf-8")
    code, lines = check("campaigns/autumn.yaml", "--network", "mastodon")
    assert (code, lines[0]) == (
        1,
        "campaigns/autumn.yaml:7:20: error: mastodon: hall.jpg has no alt text (autumn/hall) [alt-text]",
    )
    assert check("campaigns/summer.yaml", "--network", "mastodon") == (0, ["There are no posts to check yet."])


def test_sarif_is_one_document(desk, check):
    (desk / "autumn.yaml").write_text(WRONG, encoding="utf-8")
    code, lines = check("--format", "sarif")
    assert code == 1
    assert [rule["id"] for rule in json.loads("\n".join(lines))["runs"][0]["tool"]["driver"]["rules"]] == ["alt-text"]


def test_wrong_use_exits_with_two(desk, check):
    assert check("nowhere.yaml")[0] == 2
    assert check("--network", "myspace")[0] == 2
    code, lines = check("--explain", "alt-txt")
    assert code == 2
    assert lines[-1].endswith('there is no rule "alt-txt": did you mean "alt-text"?')


def test_a_manual_and_the_list_of_rules_need_no_desk(tmp_path, monkeypatch, check):
    monkeypatch.chdir(tmp_path)
    code, lines = check("--explain", "alt-text")
    assert (code, lines[0]) == (0, "Every picture says in words what it shows.")
    code, lines = check("--rules")
    assert (code, lines[0]) == (
        0,
        "length               error    A text fits the network, counted as the network counts.",
    )
    assert "swallowed-hashtag    format " in "\n".join(lines)
    code, lines = check("--rules", "--format", "json")
    assert json.loads("\n".join(lines))[1] == {
        "rule": "alt-text",
        "severity": "error",
        "asks": "Every picture says in words what it shows.",
    }


def test_without_a_desk_one_sentence(tmp_path, monkeypatch, check):
    monkeypatch.chdir(tmp_path)
    code, lines = check()
    assert code == 1
    assert lines[-1].startswith("postdesk: ")


def test_every_link_is_visited_where_that_is_asked(desk, check):
    text = "text: See https://nowhere.example.org/ for more."
    (desk / "spring.yaml").write_text(CLEAN.replace("text: Doors open at six.", text), encoding="utf-8")
    assert check() == (0, ["1 post on 2 accounts: nothing to mend."])
    _, lines = check("--online")
    assert lines[0].startswith("campaigns/spring.yaml:6:11: ")
    assert "https://nowhere.example.org/" in lines[0]
    assert lines[0].endswith("[dead-link]")  # an error where the name system can be asked, a warning where it cannot


def test_a_file_is_found_however_its_accents_are_written(desk, check):
    (desk / normalize("NFD", "proljeće-š.yaml")).write_text(CLEAN, encoding="utf-8")
    assert check(normalize("NFC", "campaigns/proljeće-š.yaml")) == (0, ["1 post on 2 accounts: nothing to mend."])
