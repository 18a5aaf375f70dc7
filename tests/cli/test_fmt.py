"""`fmt`: files are put in order, or only told of."""

import json

import pytest
from click.testing import CliRunner

from postdesk.cli import main

UNTIDY = "campaign: spring\nposts:\n- id: doors\n  text: Doors   # soon\n- id: gates\n  text: Gates"
TIDY = "campaign: spring\nposts:\n  - id: doors\n    text: Doors   # soon\n\n  - id: gates\n    text: Gates\n"


@pytest.fixture
def spring(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert CliRunner().invoke(main, ["init"]).exit_code == 0
    path = tmp_path / "campaigns" / "spring.yaml"
    path.write_text(UNTIDY, "utf-8")
    return path


def says(*words):
    result = CliRunner().invoke(main, ["fmt", *words])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.stdout


def test_what_is_not_in_order_is_put_in_order_and_named(spring):
    assert says() == (0, "tidied campaigns/spring.yaml\n")
    assert spring.read_text("utf-8") == TIDY
    assert says() == (0, "Every campaign file is in order.\n")
    assert says("--check") == (0, "Every campaign file is in order.\n")


def test_check_writes_nothing_and_tells(spring):
    assert says("--check") == (1, "would tidy campaigns/spring.yaml\n1 file not in order; nothing was written.\n")
    assert spring.read_text("utf-8") == UNTIDY


def test_diff_shows_what_would_be_another(spring):
    code, shown = says("--diff", str(spring))
    assert code == 0
    assert shown.startswith(
        "--- campaigns/spring.yaml\n+++ campaigns/spring.yaml\n@@ -1,6 +1,7 @@\n campaign: spring\n"
    )
    assert "-  text: Gates\n+  - id: doors\n" in shown
    assert shown.endswith("+    text: Gates\n1 file not in order; nothing was written.\n")
    assert spring.read_text("utf-8") == UNTIDY


def test_a_file_that_cannot_be_read_is_left_alone_and_the_rest_goes_on(spring):
    (spring.parent / "broken.yaml").write_text("posts: [", "utf-8")
    (spring.parent / "latin.yaml").write_bytes(b"title: caf\xe9\n")
    code, shown = says()
    assert (code, shown.splitlines()) == (
        1,
        [
            "left as it is: campaigns/broken.yaml: the file cannot be read: correct what `postdesk check` says of it first",
            "left as it is: campaigns/latin.yaml: it is not UTF-8: `postdesk check` says more",
            "tidied campaigns/spring.yaml",
        ],
    )
    code, shown = says("--format", "json")
    assert code == 1
    assert [(one["path"], one["tidied"]) for one in json.loads(shown)] == [
        ("campaigns/broken.yaml", False),
        ("campaigns/latin.yaml", False),
    ]
