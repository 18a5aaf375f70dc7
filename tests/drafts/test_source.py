import os
from pathlib import Path

import pytest
from msgspec.structs import replace

from postdesk.drafts import campaign_files, misnamed, read_campaign
from postdesk.drafts.source import source_shown
from postdesk.errors import DraftError
from postdesk.words.findings import in_words

GOOD = "campaign: spring\naccounts: [fedi]\nposts: [{id: gifts, text: Здраво}]\n"


def test_folders_are_searched_and_each_file_comes_once(house):
    for name in ("b.yaml", "a.yml", "more/c.YAML", ".hidden.yaml", ".git/d.yaml", "desk.toml", "more/notes.txt"):
        path = house.campaigns / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("")
    everything = [house.campaigns / name for name in ("a.yml", "b.yaml", "more/c.YAML")]
    assert campaign_files([], house) == everything
    assert campaign_files([house.campaigns, house.campaigns / "b.yaml"], house) == everything
    assert campaign_files([house.campaigns / "more"], house) == [house.campaigns / "more/c.YAML"]
    assert campaign_files([house.campaigns / "absent.yaml"], house) == [house.campaigns / "absent.yaml"]


def test_paths_are_named_from_the_desk(house, tmp_path_factory):
    assert source_shown(house.campaigns / "a.yaml", house) == "campaigns/a.yaml"
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "a.yaml"
    assert source_shown(elsewhere, house) == elsewhere.as_posix()
    assert source_shown(Path("a.yaml"), house) == "a.yaml"


@pytest.mark.parametrize(
    "content",
    [
        GOOD.encode("utf-8-sig"),
        GOOD.replace("\n", "\r\n").encode(),
        GOOD.replace("\n", "\r").encode(),
        ("# a note\n\n" + GOOD).encode(),
        b"---\n" + GOOD.encode(),
        b"%YAML 1.1\n---\n" + GOOD.encode(),
    ],
)
def test_what_is_merely_unusual_works(campaign, content):
    read = campaign(content)
    assert (read.findings, read.drafts[0].text) == ((), "Здраво")


@pytest.mark.parametrize(
    ("content", "looks", "place"),
    [
        (GOOD.encode("utf-16"), "UTF-16", (1, 1)),
        (GOOD.encode("utf-16-le"), "UTF-16", (1, 1)),
        ("campaign: spring".encode("utf-16-be"), "UTF-16", (1, 1)),
        ("Проба: да\n".encode("utf-16-be"), "UTF-16", (1, 1)),
        (("a: " + "x" * 200 + "ш").encode("utf-16-le"), "UTF-16", (1, 1)),
        ("text: élan".encode("utf-16-le"), "UTF-16", (1, 1)),
        (GOOD.encode("utf-32"), "UTF-32", (1, 1)),
        (GOOD.encode("cp1251"), "Windows-1251 (Cyrillic)", (3, 27)),
        ("a: b\ntext: Dobrodošli u Nikšić, čekamo vas".encode("cp1250"), "Windows-1250 (Central European)", (2, 14)),
        ("text: Les enfants célèbrent à l’école".encode("cp1252"), "Windows-1252 (Western European)", (1, 20)),
    ],
)
def test_another_encoding_is_named_with_the_way_out(campaign, content, looks, place):
    (finding,) = campaign(content).findings
    assert finding.rule == "encoding"
    assert (finding.place.line, finding.place.column) == place
    assert f"it looks like {looks}: in your editor choose" in in_words(finding)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: bbbbbbbbbbbbb\nc: \x00d\x00", "2:4 a NUL character (U+0000) stands here: delete it"),
        ("a: \u2028b", "1:4 an invisible line break (U+2028), often pasted from a web page, stands here"),
        ("a: b\ufeff", "1:5 a byte order mark in mid-file (U+FEFF) stands here: delete it"),
        ("a: \x07", "1:4 an invisible character (U+0007) stands here: delete it"),
    ],
)
def test_an_invisible_character_is_named_and_placed(campaign, text, expected):
    (finding,) = campaign(text.encode()).findings
    assert finding.rule == "control-character"
    assert f"{finding.place.line}:{finding.place.column} {in_words(finding)}".startswith(expected)


@pytest.mark.parametrize(
    ("path", "sentence"),
    [
        ("campaigns", "this is a folder: name a file in it"),
        ("campaigns/absent.yaml", "the file cannot be read (no such file or directory)"),
        ("campaigns/a\0b.yaml", "no file can have this name"),
    ],
)
def test_what_cannot_be_read_is_a_finding(house, path, sentence):
    (finding,) = read_campaign(house.root / path, house).findings
    assert finding.rule == "unreadable"
    assert sentence in in_words(finding)


def test_a_link_that_leads_to_itself_is_a_finding(house):
    path = house.campaigns / "spring.yaml"
    path.symlink_to(path)
    (finding,) = read_campaign(path, house).findings
    assert finding.rule == "unreadable"


def test_every_character_that_is_let_in_is_one_the_parser_takes(campaign):
    welcome = [chr(code) for code in range(0xA0, 0x11000) if not 0xD800 <= code <= 0xDFFF]
    refused = {"\u2028", "\u2029", "\ufeff", "\ufffe", "\uffff"}
    text = "".join(sign for sign in welcome if sign not in refused)
    read = campaign(f"campaign: spring\naccounts: [fedi]\nposts: [{{id: gifts, text: '{text}'}}]\n".encode())
    assert read.findings == ()
    assert read.drafts[0].text == text.strip()


def test_what_is_no_file_is_refused_and_not_read(house):
    os.mkfifo(house.campaigns / "pipe.yaml")
    (house.campaigns / "zero.yaml").symlink_to("/dev/zero")
    for path in (house.campaigns / "pipe.yaml", house.campaigns / "zero.yaml", Path("/dev/zero"), Path("/dev/stdin")):
        (finding,) = read_campaign(path, house).findings
        assert finding.rule == "unreadable"
        assert in_words(finding).startswith("the file cannot be read (it is no file)")
    (finding,) = read_campaign(house.campaigns, house).findings
    assert in_words(finding) == "this is a folder: name a file in it"


MARKS = {"ours": "<" * 7, "apart": "=" * 7, "theirs": ">" * 7}
MERGED = """\
campaign: spring
accounts: [fedi]
posts:
  - id: doors
    at: 2026-12-05 10:00
    text: |
      The doors open
{0}{ours} HEAD
      at six.
{0}{apart}
      at seven.
{0}{theirs} colleague
"""


@pytest.mark.parametrize(("indent", "column"), [("", 1), ("      ", 7)])
def test_what_git_leaves_of_a_conflict_is_named_wherever_it_stands(campaign, indent, column):
    (finding,) = campaign(MERGED.format(indent, **MARKS)).findings
    assert (finding.rule, finding.place.line, finding.place.column) == ("conflict", 8, column)
    assert in_words(finding) == (
        '"<<<<<<< HEAD" is a mark of git where two versions were not joined: '
        "keep what is right of both and delete the marks"
    )


@pytest.mark.parametrize("left", ["=======", ">>>>>>> colleague", "||||||| 1f3c", "<<<<<<<"])
def test_one_mark_that_was_overlooked_is_a_conflict_too(campaign, left):
    (finding,) = campaign(f"campaign: spring\n{left}\naccounts: [fedi]\nposts: [{{id: a, text: x}}]\n").findings
    assert (finding.rule, finding.place.line, finding.values) == ("conflict", 2, {"mark": left})


def test_each_conflict_is_named(campaign):
    found = campaign(MERGED.format("", **MARKS) + MERGED.format("", **MARKS).partition("posts:\n")[2]).findings
    assert [(finding.rule, finding.place.line) for finding in found] == [("conflict", 8), ("conflict", 17)]


@pytest.mark.parametrize("line", ["<<<<<<<", "=======", ">>>>>>>> more", "a <<<<<<< b", ">>>>>>>more"])
def test_a_line_of_signs_in_a_text_is_none(post, line):
    assert line in post(f"text: |\n  Doors\n  {line}\n  open.").text


@pytest.mark.parametrize(
    ("escape", "sign", "what"),
    [
        ("\\0", "U+0000", "a NUL character"),
        ("\\e[31m", "U+001B", "an invisible character"),
        ("\\u009b", "U+009B", "an invisible character"),
        ("\\uFEFF", "U+FEFF", "a byte order mark in mid-file"),
    ],
)
def test_an_escape_that_stands_for_an_invisible_sign_is_refused_anywhere(campaign, escape, sign, what):
    for text in (
        f'campaign: "sp{escape}ring"\naccounts: [fedi]\nposts: [{{id: a, text: x}}]\n',
        f'campaign: spring\naccounts: [fedi]\nposts: [{{id: "a{escape}", text: x}}]\n',
        f'campaign: spring\naccounts: [fedi]\nposts: [{{id: a, text: "Hi {escape} there"}}]\n',
        f'campaign: spring\naccounts: [fedi]\nposts: [{{id: a, text: x, "k{escape}": 1}}]\n',
        f'campaign: spring\naccounts: [fedi]\nposts: [{{id: a, text: x, ignore: {{length: "{escape}"}}}}]\n',
    ):
        found = [finding for finding in campaign(text).findings if finding.rule == "control-character"]
        assert [(finding.code, finding.values["sign"]) for finding in found] == [(found[0].code, sign)]
        assert in_words(found[0]).startswith(what)


def test_a_new_line_and_a_tab_may_be_escapes(post):
    assert post('text: "Doors\\n\\topen"').text == "Doors\n\topen"


def test_files_that_look_like_campaigns_and_are_not_read_are_told(house):
    for name in ("a.yaml", "a.yaml~", "b.yml~", "c.yaml.txt", "more/d.YML.bak", ".e.yaml.txt", "notes.txt"):
        path = house.campaigns / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("")
    told = list(misnamed([], house))
    assert [(finding.place.path, finding.values["better"]) for finding in told] == [
        ("campaigns/b.yml~", "b.yml"),
        ("campaigns/c.yaml.txt", "c.yaml"),
        ("campaigns/more/d.YML.bak", "d.YML"),
    ]
    assert in_words(told[0]) == "b.yml~ is not read, because its name does not end in .yaml: call it b.yml"
    assert list(misnamed([house.campaigns / "a.yaml", house.campaigns / "more"], house)) == told[2:]
    assert list(misnamed([], replace(house, rules={"misnamed-file": "off"}))) == []


def test_settings_that_lie_where_they_are_not_read_are_told(house):
    for path in (house.root / "desk.toml", house.campaigns / "desk.toml.txt", house.campaigns / "desk.toml"):
        path.write_text("")
    told = list(misnamed([], house))
    assert [finding.place.path for finding in told] == ["desk.toml", "campaigns/desk.toml.txt"]
    assert in_words(told[0]) == "desk.toml is not read here: settings belong in campaigns/desk.toml"
    assert [finding.place.path for finding in misnamed([house.campaigns], house)] == ["campaigns/desk.toml.txt"]


def test_a_folder_with_all_else_in_it_is_not_searched_for_ever(house, tmp_path):
    everything = tmp_path / "everything"
    for number in range(4):
        (everything / f"folder-{number}").mkdir(parents=True)
        (everything / f"folder-{number}" / "notes.txt").touch()
        (everything / f"folder-{number}" / "spring.yaml").touch()
    for searched in (campaign_files, lambda *asked: list(misnamed(*asked))):
        searched([everything], house, 8)
        with pytest.raises(DraftError, match="everything holds too much that is no campaign to be searched: name camp"):
            searched([everything], house, 7)


def test_the_desks_own_pictures_may_be_as_many_as_they_like(house):
    for name in ("door.jpg", "garden.jpg", "spring.yaml"):
        (house.campaigns / name).touch()
    assert campaign_files([house.campaigns], house, 1) == campaign_files([], house, 1)
    assert list(misnamed([], house, 1)) == []
