import pytest

from postdesk.drafts.findings import Findings
from postdesk.drafts.yaml_tree import parse
from postdesk.words.findings import in_words

IN_TEXT = 'put the text in quotes or under "text: |"'


def swallowed(text):
    findings = Findings("spring.yaml", {})
    parse(text, findings)
    found = findings.sorted()
    assert {finding.rule for finding in found} <= {"swallowed-hashtag"}
    return [f"{finding.place.line}:{finding.place.column} {in_words(finding)}" for finding in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("text: Join us #IOM now", "1:15 #IOM"),
        ("text: Join us\n  #IOM today\nlink: x", "2:3 #IOM"),
        ("text: Join us\n  #IOM today\n  and tomorrow\nlink: x", "2:3 #IOM"),
        ("text: #IOM joins", "1:7 #IOM"),
        ("text: 'Join us' #IOM", "1:17 #IOM"),
        ("text: | #IOM\n  Join us", "1:9 #IOM"),
        ("text: >\n  Join us\n#IOM", "3:1 #IOM"),
        ("text: We are #1", "1:14 #1"),
        ("text: Добро дошли #Миграције", "1:19 #Миграције"),
        ("post: {text: Join us #IOM\n}", "1:22 #IOM"),
        ("post: {text: Join us #IOM}\nnext: x", "1:22 #IOM"),
        ("list: [a, b #IOM\n]", "1:13 #IOM"),
        ("- #IOM", "1:3 #IOM"),
        ("tags: [#IOM, #UN]\nmedia: x", "1:8 #IOM"),
        ('tags: ["IOM",#UN\n]', "1:14 #UN"),
    ],
)
def test_a_swallowed_hashtag_is_found_wherever_it_stands(text, expected):
    (finding,) = swallowed(text)
    place, tag = expected.split()
    assert finding.startswith(f'{place} "{tag}" is a comment to YAML and would vanish: ')


@pytest.mark.parametrize(
    "text",
    [
        "text: |\n  Join us #IOM\n  #UN\n",
        "text: >-\n  Join us #IOM\n",
        'text: "Join us #IOM"',
        "text: 'Join\n  us #IOM'",
        "link: https://example.org/a#part",
        "# a note about #IOM and #UN\na: b # see #IOM",
        "a: b\n#text: switched off\n",
        "a:\n  #- text: switched off\n  - b",
        "a: b ## really",
        "#\na: b #",
        "tags: ['#IOM']",
    ],
)
def test_a_kept_hashtag_and_a_real_comment_are_left_alone(text):
    assert swallowed(text) == []


def test_the_advice_fits_the_place():
    (in_text,) = swallowed("text: Join us #IOM")
    (in_list,) = swallowed("hashtags: [#IOM]")
    assert in_text == f'1:15 "#IOM" is a comment to YAML and would vanish: {IN_TEXT}'
    assert in_list.endswith('would vanish: write IOM without "#", or "#IOM" in quotes')


def test_each_line_is_told_once():
    assert [line.split()[0] for line in swallowed("a: b #One #Two\nc: d #Three\n")] == ["1:6", "2:6"]


def test_many_hashtags_cost_no_more_than_their_number():
    assert len(swallowed("#tag\n" * 50_000)) == 50_000
    assert len(swallowed("a: " + "#tag " * 100_000)) == 1
