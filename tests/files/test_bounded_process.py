"""A process of its own says what it read, and nothing where it failed, or took longer than anybody waits."""

from postdesk.files.bounded_process import said_apart


def test_what_a_module_makes_of_what_it_is_given_comes_back():
    assert said_apart("json.tool", "--compact", given=b"[1, 2]").strip() == b"[1,2]"


def test_what_failed_half_way_says_nothing():
    assert said_apart("json.tool", "--json-lines", given=b"1\n2\n{") == b""


def test_what_takes_too_long_says_nothing():
    assert said_apart("json.tool", given=b"1", patience=0.001) == b""
