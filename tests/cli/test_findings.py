"""The same findings, for people, scripts, GitHub and everything that reads SARIF."""

import json
from pathlib import Path

import pytest

from postdesk.cli.findings import show_findings
from postdesk.cli.sarif import sarif_document, uri
from postdesk.models import Finding, Place, Severity
from postdesk.words.findings import missing

SPRING = "campaigns/spring.yaml"
JPG = {"file": "hall.jpg"}
HALL = Finding(Place(SPRING, 11, 7), Severity.ERROR, "alt-text", "missing", JPG, "mastodon", "fedi", "spring/doors")
HALL_ON_X = Finding(Place(SPRING, 11, 7), Severity.ERROR, "alt-text", "missing", JPG, "x", "x", "spring/doors")
TAGS = {"tag": "migrantsday", "better": "MigrantsDay"}
TAG = Finding(Place(SPRING, 4, 9), Severity.WARNING, "camel-case", "flat", TAGS, "x", "x", "spring/doors")
COMMENT = Finding(Place("campaigns/autumn.yaml", 30, 2), Severity.ERROR, "swallowed-hashtag", "text", {"tag": "IOM"})
PRICE = {"network": "X", "cost": "100%", "plain": "50%:\r\ntwice"}
WINTER = Finding(Place("campaigns/зима, 1.yaml"), Severity.WARNING, "x-cost", "links", PRICE, "x", "x", "z/a")
COSTS = "x: costs 100%25 on X because of its links; without any 50%25:%0D%0Atwice"
QUOTED = '"#IOM" is a comment to YAML and would vanish: put the text in quotes or under "text: |"'


@pytest.fixture
def shown(capsys):
    def show(findings, *details):
        show_findings(findings, *details)
        return capsys.readouterr().out

    return show


def no_slots(account, post, row):
    return Finding(Place(SPRING, row, 9), Severity.ERROR, "no-slots", "none", {"account": account}, "x", account, post)


def test_what_one_line_of_the_settings_cures_is_told_once_to_a_person(shown):
    found = [no_slots(account, f"spring/{name}", row) for row, name in enumerate("abcd", 5) for account in ("x", "xx")]
    cure = 'has no weekly slots for "at: next": add'
    *lines, summary = shown([*found, no_slots("y", "spring/a", 5)]).splitlines()
    assert summary == "3 errors in 1 file."
    assert [line.partition(f" {cure}")[0] + line.rpartition("time")[2] for line in lines] == [
        "campaigns/spring.yaml:5:9: error: x: x (spring/a, spring/b, spring/c, …) [no-slots]",
        "campaigns/spring.yaml:5:9: error: x: xx (spring/a, spring/b, spring/c, …) [no-slots]",
        "campaigns/spring.yaml:5:9: error: x: y (spring/a) [no-slots]",
    ]
    assert len(json.loads(shown(found, "json"))) == len(found)
    assert shown(found, "github").count("no weekly slots") == len(found)
    assert "(spring/a, spring/b) [no-slots]" in shown(found[:4])


def test_for_a_person_from_the_first_line_of_the_first_file(shown):
    assert shown([HALL, TAG, COMMENT]).splitlines() == [
        f"campaigns/autumn.yaml:30:2: error: {QUOTED} [swallowed-hashtag]",
        "campaigns/spring.yaml:4:9: warning: x: #migrantsday reads better as #MigrantsDay, as the desk writes it elsewhere (spring/doors) [camel-case]",
        "campaigns/spring.yaml:11:7: error: mastodon: hall.jpg has no alt text (spring/doors) [alt-text]",
        "2 errors, 1 warning in 2 files.",
    ]


def test_one_remark_on_two_accounts_is_one_line(shown):
    assert shown([HALL, HALL_ON_X]).splitlines() == [
        "campaigns/spring.yaml:11:7: error: mastodon, x: hall.jpg has no alt text (spring/doors) [alt-text]",
        "1 error in 1 file.",
    ]


def test_warnings_alone(shown):
    assert shown([TAG]).splitlines()[-1] == "1 warning in 1 file."


def test_nothing_to_say(shown):
    assert shown([]) == ""
    assert shown([], "github") == ""
    assert json.loads(shown([], "json")) == []
    assert json.loads(shown([], "sarif"))["runs"][0]["results"] == []


def test_paths_as_seen_from_where_the_officer_stands(shown, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    root = Path.cwd() / "desk"
    assert shown([TAG], "text", root).startswith("desk/campaigns/spring.yaml:4:9: ")
    (root / "campaigns").mkdir(parents=True)
    monkeypatch.chdir(root / "campaigns")
    assert shown([TAG], "text", root).startswith("spring.yaml:4:9: ")
    assert shown([TAG], "text", Path("..")).startswith("spring.yaml:4:9: ")


def test_a_file_that_lies_elsewhere_is_shown_whole(shown, tmp_path, monkeypatch):
    root = tmp_path.resolve() / "desk"
    (root / "reports").mkdir(parents=True)
    monkeypatch.chdir(root / "reports")
    assert shown([TAG], "text", root).startswith(f"{root.as_posix()}/campaigns/spring.yaml:4:9: ")


def test_for_scripts_one_record_an_account(shown):
    assert json.loads(shown([HALL, HALL_ON_X], "json")) == [
        {
            "path": "campaigns/spring.yaml",
            "line": 11,
            "column": 7,
            "severity": "error",
            "network": network,
            "account": account,
            "post": "spring/doors",
            "rule": "alt-text",
            "code": "missing",
            "values": {"file": "hall.jpg"},
            "message": "hall.jpg has no alt text",
        }
        for network, account in [("mastodon", "fedi"), ("x", "x")]
    ]


def test_json_keeps_the_scripts_of_its_texts(shown):
    assert "зима" in shown([WINTER], "json")


def test_for_github_with_its_escapes(shown):
    assert shown([HALL, HALL_ON_X, COMMENT, WINTER], "github").splitlines() == [
        f"::error file=campaigns/autumn.yaml,line=30,col=2,title=swallowed-hashtag::{QUOTED}",
        "::error file=campaigns/spring.yaml,line=11,col=7,title=alt-text::mastodon, x: hall.jpg has no alt text",
        "::warning file=campaigns/зима%2C 1.yaml,line=1,col=1,title=x-cost::" + COSTS,
    ]


def test_sarif_names_the_tool_explains_its_rules_and_places_its_results():
    log = sarif_document([HALL, COMMENT, TAG])
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    driver = run["tool"]["driver"]
    assert driver["name"] == "postdesk"
    assert [rule["id"] for rule in driver["rules"]] == ["alt-text", "swallowed-hashtag", "camel-case"]
    assert driver["rules"][0]["shortDescription"] == {"text": "Every picture says in words what it shows."}
    assert driver["rules"][0]["fullDescription"]["text"].startswith("People who use a screen reader get the words ")
    assert "What to do" in driver["rules"][0]["help"]["text"]
    assert run["results"][0] == {
        "ruleId": "alt-text",
        "ruleIndex": 0,
        "level": "error",
        "message": {"text": "mastodon: hall.jpg has no alt text"},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": "campaigns/spring.yaml"},
                    "region": {"startLine": 11, "startColumn": 7},
                }
            }
        ],
        "properties": {
            "network": "mastodon",
            "account": "fedi",
            "post": "spring/doors",
            "code": "missing",
            "values": {"file": "hall.jpg"},
        },
    }
    assert [result["level"] for result in run["results"]] == ["error", "error", "warning"]
    assert run["results"][1]["message"] == {"text": QUOTED}


def test_paths_become_uris():
    assert uri("campaigns/зима, 1.yaml") == "campaigns/%D0%B7%D0%B8%D0%BC%D0%B0%2C%201.yaml"
    assert uri("/desk/campaigns/a b.yaml") == "file:///desk/campaigns/a%20b.yaml"


def test_findings_are_read_in_the_language_of_the_reader(shown, monkeypatch):
    monkeypatch.setenv("POSTDESK_LANGUAGE", "fr")
    (said, _) = shown([HALL]).splitlines()
    assert said.startswith("campaigns/spring.yaml:11:7: error: mastodon: hall.jpg ")
    assert said.endswith("[alt-text]")
    assert ("n’a pas de texte alternatif" in said) == (not missing("fr"))
    assert json.loads(shown([HALL], "json"))[0]["code"] == "missing"
