import json

import pytest

from postdesk.desk.new_desk import init
from postdesk.drafts import campaign_files, read_campaign
from postdesk.errors import SettingsError
from postdesk.networks import SHELF
from postdesk.settings import find_desk, load

FILES = [
    "campaigns/desk.toml",
    "campaigns/welcome.yaml",
    ".gitignore",
    "campaigns/.desk-schema.json",
    "campaigns/.schema.json",
]


def test_a_new_desk_is_made_with_its_folder_and_reads_without_a_finding(tmp_path):
    folder = tmp_path / "office" / "desk"
    assert [path.relative_to(folder).as_posix() for path in init(folder)] == FILES
    house = load(find_desk(folder / "campaigns"), SHELF)
    campaigns = [read_campaign(path, house) for path in campaign_files([], house)]
    assert [(len(campaign.drafts), campaign.findings) for campaign in campaigns] == [(2, ())]
    assert [(account.name, account.network) for account in house.accounts.values()] == [("rehearsal", "rehearsal")]


def test_the_sample_names_its_schema_in_its_first_line(tmp_path):
    init(tmp_path)
    first = (tmp_path / "campaigns/welcome.yaml").read_text("utf-8").splitlines()[0]
    named = first.removeprefix("# yaml-language-server: $schema=")
    described = json.loads((tmp_path / "campaigns" / named).read_bytes())
    assert "rehearsal" in described["properties"]["posts"]["items"]["properties"]


def test_memory_and_secrets_are_kept_out_of_git(tmp_path):
    init(tmp_path)
    assert {".postdesk/", ".env", "reports/handoff/"} <= set((tmp_path / ".gitignore").read_text().splitlines())


def test_no_file_is_replaced_and_all_in_the_way_are_named(tmp_path):
    (tmp_path / "campaigns").mkdir()
    for name in ("campaigns/desk.toml", "campaigns/.schema.json"):
        (tmp_path / name).write_text("mine")
    with pytest.raises(SettingsError, match=r"already has campaigns/desk\.toml, campaigns/\.schema\.json: nothing was"):
        init(tmp_path)
    assert (tmp_path / "campaigns/desk.toml").read_text() == "mine"
    assert not (tmp_path / "campaigns/welcome.yaml").exists()


@pytest.mark.parametrize("written", [1, 2, 3, 4])
def test_a_start_that_was_killed_is_brought_to_its_end(tmp_path, written):
    init(tmp_path / "whole")
    desk = tmp_path / "desk"
    (desk / "campaigns").mkdir(parents=True)
    for name in FILES[:written]:
        (desk / name).write_bytes((tmp_path / "whole" / name).read_bytes())
    init(desk)
    assert [(desk / name).read_bytes() for name in FILES] == [
        (tmp_path / "whole" / name).read_bytes() for name in FILES
    ]
    with pytest.raises(SettingsError, match="already has"):
        init(desk)


def test_a_gitignore_that_is_there_keeps_its_lines_and_gets_those_it_lacks(tmp_path):
    (tmp_path / ".gitignore").write_text("*.bak\n.env")
    init(tmp_path)
    lines = (tmp_path / ".gitignore").read_text().splitlines()
    assert lines[:2] == ["*.bak", ".env"]
    assert lines.count(".env") == 1
    assert {".postdesk/", "reports/handoff/"} <= set(lines)


def test_a_gitignore_that_lacks_nothing_stays_as_it_is(tmp_path):
    init(tmp_path / "one")
    text = (tmp_path / "one" / ".gitignore").read_bytes()
    (tmp_path / "two").mkdir()
    (tmp_path / "two" / ".gitignore").write_bytes(text)
    init(tmp_path / "two")
    assert (tmp_path / "two" / ".gitignore").read_bytes() == text


def test_a_folder_that_cannot_be_one_is_told(tmp_path):
    (tmp_path / "desk").write_text("a file")
    with pytest.raises(SettingsError, match="cannot hold a desk"):
        init(tmp_path / "desk" / "inside")
