from itertools import pairwise

import pytest

from postdesk.drafts.findings import Findings
from postdesk.drafts.yaml_events import FASTEST
from postdesk.drafts.yaml_in_python import PureParser
from postdesk.drafts.yaml_tree import MOST_REPEATED, Block, Listing, Scalar, parse
from postdesk.words.findings import in_words

PARSERS = [FASTEST, PureParser]
IN_TEXT = 'put the text in quotes or under "text: |"'


def findings_of(text, parser=FASTEST):
    findings = Findings("spring.yaml", {})
    parse(text, findings, parser)
    return [f"{found.place.line}:{found.place.column} {found.rule}: {in_words(found)}" for found in findings.sorted()]


def plain(node):
    """A tree as Python's own values."""
    if isinstance(node, Scalar):
        return node.value
    if isinstance(node, Listing):
        return [plain(item) for item in node.items]
    return {name: plain(value) for name, (_, value) in node.entries.items()}


def values(text, parser):
    findings = Findings("spring.yaml", {})
    root = parse(text, findings, parser)
    assert findings.sorted() == ()
    return plain(root)


@pytest.mark.parametrize("parser", PARSERS)
def test_every_scalar_is_the_text_that_was_written(parser):
    written = "a: no\nb: 10:30\nc: 1.10\nd: 2026-12-18 09:00\ne: 0x1F\nf: null\ng:\nh: 'it''s'\ni: !!str 12"
    expected = {"a": "no", "b": "10:30", "c": "1.10", "d": "2026-12-18 09:00", "e": "0x1F", "f": "null", "g": ""}
    assert values(written, parser) == expected | {"h": "it's", "i": "12"}


@pytest.mark.parametrize("parser", PARSERS)
def test_every_value_knows_its_line_and_column(parser):
    root = parse("a: b\nlist:\n  - x\n  - {k: 🎁, l: y}\n", Findings("f", {}), parser)
    assert isinstance(root, Block)
    key, listing = root.entries["list"]
    assert (key.line, key.column) == (2, 1)
    first, second = listing.items
    assert (first.line, first.column, second.line, second.column) == (3, 5, 4, 5)
    last = second.entries["l"][1]
    assert (last.value, last.line, last.column, last.plain) == ("y", 4, 15, True)


@pytest.mark.parametrize("parser", PARSERS)
def test_anchors_and_merges_that_are_used_work(parser):
    written = """
common: &common {x: 1, y: 2}
more: &more {y: 3, z: 4}
one: {<<: *common, y: 9}
two:
  <<: [*common, *more]
again: &name text
same: *name
"""
    read = values(written, parser)
    assert read["one"] == {"y": "9", "x": "1"}
    assert read["two"] == {"x": "1", "y": "2", "z": "4"}
    assert read["same"] == "text"


@pytest.mark.parametrize("parser", PARSERS)
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("text: *bold x", f'1:7 alias: "*bold" refers to an anchor that is not there: {IN_TEXT}'),
        ("a: &a [*a]", f'1:8 alias: "*a" refers to an anchor that is not there: {IN_TEXT}'),
        ("text: !important news", f'1:7 vanished-word: "!important" is a tag to YAML and would vanish: {IN_TEXT}'),
        ("text: ! news", f'1:7 vanished-word: "!" is a tag to YAML and would vanish: {IN_TEXT}'),
        ("a: !!python/name:x y", f'1:4 vanished-word: "!!python/name:x" is a tag to YAML and would vanish: {IN_TEXT}'),
        ("a: !list [x]", f'1:4 vanished-word: "!list" is a tag to YAML and would vanish: {IN_TEXT}'),
        ("text: &word rest", f'1:7 unused-anchor: "&word" is an anchor to YAML and would vanish: {IN_TEXT}'),
        ("a: &x 1\nb: &x 2\nc: *x", f'1:4 unused-anchor: "&x" is an anchor to YAML and would vanish: {IN_TEXT}'),
        ("a: 1\nb: 2\na: 3", '3:1 duplicate-key: "a" is already given in line 1: keep one of the two'),
        ("? [a]\n: b", "1:3 yaml: a key is a single word, not a list or a mapping"),
        ("<<: 3", '1:5 yaml: after "<<:" comes a mapping, such as *name'),
        ("a: 1\n---\nb: 2", '2:1 several-documents: a second document begins here ("---"): give it a file of its own'),
    ],
)
def test_what_yaml_would_swallow_or_mistake_is_an_error(parser, text, expected):
    assert findings_of(text, parser) == [expected]


@pytest.mark.parametrize("parser", PARSERS)
@pytest.mark.parametrize("opening", ["[", "{", "- ", "? "])
def test_nesting_without_end_ends(parser, opening):
    (finding,) = findings_of(opening * 100_000, parser)
    assert "nesting: values are nested more than 50 deep" in finding


@pytest.mark.parametrize("parser", PARSERS)
def test_an_expansion_bomb_stays_small(parser):
    names = "abcdefghijkl"
    bomb = f"a: &a [{','.join('x' * 9)}]\n" + "".join(
        f"{name}: &{name} [{','.join(['*' + before] * 9)}]\n" for before, name in pairwise(names)
    )
    (finding,) = findings_of(bomb, parser)
    assert f"expansion: references repeat more than {MOST_REPEATED:,} values" in finding


def test_merges_that_repeat_too_much_stay_small():
    wide = ", ".join(f"k{number}: 1" for number in range(1000))
    (finding,) = findings_of(f"a: &a {{{wide}}}\nb:\n" + "  - {<<: *a}\n" * 1000)
    assert "expansion" in finding


@pytest.mark.parametrize("parser", PARSERS)
def test_several_traps_of_one_file_are_all_told(parser):
    rules = [line.split()[1] for line in findings_of("a: 1 #Tag\na: 2\nb: !x 3\nc: &y 4", parser)]
    assert rules == ["swallowed-hashtag:", "duplicate-key:", "vanished-word:", "unused-anchor:"]


def test_a_text_without_a_value_is_none():
    assert parse("# only a note", Findings("f", {})) is None
