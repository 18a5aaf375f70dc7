import os
from pathlib import Path

import pytest

from postdesk.drafts import campaign_files, read
from postdesk.drafts.source import shown
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
    assert shown(house.campaigns / "a.yaml", house) == "campaigns/a.yaml"
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "a.yaml"
    assert shown(elsewhere, house) == elsewhere.as_posix()
    assert shown(Path("a.yaml"), house) == "a.yaml"


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
    (finding,) = read(house.root / path, house).findings
    assert finding.rule == "unreadable"
    assert sentence in in_words(finding)


def test_a_link_that_leads_to_itself_is_a_finding(house):
    path = house.campaigns / "spring.yaml"
    path.symlink_to(path)
    (finding,) = read(path, house).findings
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
        (finding,) = read(path, house).findings
        assert finding.rule == "unreadable"
        assert in_words(finding).startswith("the file cannot be read (it is no file)")
    (finding,) = read(house.campaigns, house).findings
    assert in_words(finding) == "this is a folder: name a file in it"
