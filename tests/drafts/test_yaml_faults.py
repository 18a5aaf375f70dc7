import pytest

from postdesk.drafts.findings import Findings
from postdesk.drafts.yaml_events import FASTEST
from postdesk.drafts.yaml_in_python import PureParser
from postdesk.drafts.yaml_tree import parse
from postdesk.words.findings import in_words

IN_TEXT = 'put the text in quotes or under "text: |"'


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("text: @IOM says\n  more", f'1:7 reserved-character: "@" cannot start a text without quotes: {IN_TEXT}'),
        ("text: % of all", f'1:7 reserved-character: "%" cannot start a text without quotes: {IN_TEXT}'),
        ("text: `code`", f'1:7 reserved-character: "`" cannot start a text without quotes: {IN_TEXT}'),
        ("text: *bold* x", f'1:7 reserved-character: "*" cannot start a text without quotes: {IN_TEXT}'),
        ("text: * x", f'1:7 reserved-character: "*" cannot start a text without quotes: {IN_TEXT}'),
        ("text: & x", f'1:7 reserved-character: "&" cannot start a text without quotes: {IN_TEXT}'),
        ("text: - x", f'1:7 reserved-character: "- " at the start makes a list: {IN_TEXT}'),
        ("text: ? x", f'1:7 reserved-character: "? " at the start makes a key: {IN_TEXT}'),
        ("text: Note: this", f'1:11 second-colon: a second ": " breaks this value: {IN_TEXT}'),
        ("a:\n\tb: c", "2:1 tab: a tab stands where YAML wants blanks: use blanks"),
        ('a: "\\ud83d\\ude00"', 'escape: "\\ud83d\\ude00" is not a way to write 😀 in YAML: write 😀 itself'),
        ('a: "\\ud83d"', "escape: this escape is half a character: write the character itself"),
        ('a: "go #Safe\\ud83d\\ude00"', 'escape: "\\ud83d\\ude00" is not a way to write 😀 in YAML: write 😀 itself'),
        ('a: "\\x4"', "1:7 escape: this escape lacks digits: write the character itself"),
        ('a: "\\q"', 'escape: in double quotes "\\" starts an escape, and this is none: write it twice'),
        ('a: "x', "1:4 yaml: the quotation mark opened here is never closed: close it, or write it twice"),
        ("a: 'It's fine'", '1:8 yaml: the text goes on after its closing quotation mark: put the whole text under "te'),
        ('a: "Hi" she said', "1:9 yaml: the text goes on after its closing quotation mark"),
        ("a: [New] things", f'1:10 yaml: "[" at the start makes a list, and more follows it: {IN_TEXT}'),
        ("a: {new} things", f'1:10 yaml: "{{" at the start makes a mapping, and more follows it: {IN_TEXT}'),
        ("a: > x", '1:6 yaml: "|" and ">" stand alone on their line: put the text in the lines below'),
        ("a: }", f'1:4 yaml: "}}" cannot stand here: {IN_TEXT}'),
        ("a: b\nc\nd: e", '2:1 yaml: this line has no key: indent it further and put the text under "text: |"'),
        ("a: b\ntext\nd: e", '2:1 yaml: a colon is missing after "text": write "text: …"'),
        ("a: b\nat 2026-12-18 09:00", '2:1 yaml: a colon is missing after "at": write "at: …"'),
        ("- a\nb: c", '2:1 yaml: this line stands in a list but does not start with "- ": indent it further'),
        ("a: |\n  x\n y\nb: c", "3:2 yaml: this does not fit the lines above: check the indentation and the quotes"),
        ("a: [b, c\nd: e", '1:4 yaml: a list opened by "[" here is not closed, or lacks a comma'),
        ("{a: b", '1:1 yaml: what "{" opens here is not closed, or lacks a comma'),
        ("[[[", "yaml: the file ends while a bracket is open: close it"),
        ("a: b\n...\nc: d\n", "yaml: nothing can follow here: indent it as the lines above"),
    ],
)
@pytest.mark.parametrize("parser", [FASTEST, PureParser])
def test_a_syntax_error_is_told_in_plain_words_at_its_place(text, expected, parser):
    findings = Findings("spring.yaml", {})
    assert parse(text, findings, parser) is None
    (found,) = findings.sorted()
    assert expected in f"{found.place.line}:{found.place.column} {found.rule}: {in_words(found)}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("text: !a,b x", '1:7 vanished-word: "!" cannot start a text without quotes'),
        ("text: !x!y z", '1:7 vanished-word: "!" cannot start a text without quotes'),
        ("%of all\na: b", 'reserved-character: "%" cannot start a line'),
        ("%YAML 3.0\n---\na: b", 'reserved-character: "%" cannot start a line'),
        ('text: "a\n---\nb"', '2:1 yaml: a line "---" or "..." stands inside quotes: indent it'),
        ("a: |\n\t\n  x\n\ty", "tab: a tab"),
    ],
)
def test_what_only_the_c_parser_tells_is_plain_too(text, expected):
    findings = Findings("spring.yaml", {})
    parse(text, findings)
    (found,) = findings.sorted()
    assert expected in f"{found.place.line}:{found.place.column} {found.rule}: {in_words(found)}"


def test_the_cause_is_told_rather_than_what_follows_from_it():
    findings = Findings("spring.yaml", {})
    parse("a: one #Tag\nb: two\n  #IOM says\n  more\nc: d", findings)
    assert [(found.place.line, found.rule) for found in findings.sorted()] == [
        (1, "swallowed-hashtag"),
        (3, "swallowed-hashtag"),
    ]


def test_an_earlier_hashtag_does_not_hide_a_later_error():
    findings = Findings("spring.yaml", {})
    parse("a: one #Tag\nb: two\nc: @d", findings)
    assert [found.rule for found in findings.sorted()] == ["swallowed-hashtag", "reserved-character"]
