"""Each draft has its lines, from its dash to before the next one's."""

import pytest

from postdesk.drafts.draft_lines import draft_lines


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("posts:\n  - text: A\n    id: a\n\n  # b\n  - id: b\n    text: B\n", {"a": (2, 5), "b": (6, 7)}),
        ("posts:\r\n- id: a\r\n  text: |\r\n    A\r\n    B\r\naccounts: [x]\r\n", {"a": (2, 5)}),
        ("posts: [{id: a, text: A}, {id: b}]\n", {"a": (1, 1), "b": (1, 1)}),
        ("posts:\n  - text: no name\n  - id: b\n", {"b": (3, 3)}),
        ("posts: none\n", {}),
        ("- a\n", {}),
    ],
)
def test_lines(text, lines):
    assert draft_lines(text) == lines


@pytest.mark.parametrize("text", ["", "# posts\n", "posts: [\n", "posts:\n  - id: a\0\n"])
def test_a_file_that_is_torn_meanwhile_has_none(text):
    assert draft_lines(text) == {}
