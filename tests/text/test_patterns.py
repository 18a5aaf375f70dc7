import re
import subprocess
import sys

import pytest

from postdesk.text.patterns import Pattern, compiled_when_used


def test_a_pattern_that_waits_finds_what_a_compiled_one_finds():
    with compiled_when_used():
        waiting = re.compile(r"(\d+)\s*h", flags=re.IGNORECASE)
        raw = re.compile(rb"[ \t]+")
    assert isinstance(waiting, Pattern)
    assert waiting.fullmatch("2 H")[1] == "2"
    assert waiting.sub("two", "in 2h") == "in two"
    assert (waiting.pattern, waiting.groups) == (r"(\d+)\s*h", 1)
    assert raw.split(b"a \tb") == [b"a", b"b"]


def test_a_pattern_is_read_only_when_it_is_used():
    with compiled_when_used():
        wrong = re.compile("(")
    with pytest.raises(re.error, match="missing"):
        wrong.search("")


def test_patterns_are_compiled_at_once_again_after_the_block_even_where_an_import_fails():
    with pytest.raises(ModuleNotFoundError), compiled_when_used():
        import a_module_that_is_not_there  # noqa: F401
    assert isinstance(re.compile("a"), re.Pattern)


def test_pyyaml_reads_in_python_as_it_does_without_us():
    ask = (
        "import yaml\n"
        "print(yaml.load('[2026-11-26, 2026-11-26T09:00:00Z, 0x1F, 1.5, no, ~, 12:30]', yaml.SafeLoader))\n"
        "print(yaml.safe_dump({'no': '012', 'b': 'ž', 'c': 'Ж\\n'}))\n"
        "try: yaml.load('a: \\x07', yaml.SafeLoader)\n"
        "except yaml.reader.ReaderError as trouble: print(trouble)\n"
    )
    ours, theirs = (
        subprocess.run([sys.executable, "-c", first + ask], capture_output=True, text=True, check=True).stdout
        for first in ("import postdesk.drafts.yaml_events\n", "")
    )
    assert ours == theirs
    assert "special characters are not allowed" in theirs


def test_a_check_compiles_none_of_the_patterns_that_only_pyyaml_in_python_needs():
    ask = (
        "from postdesk.drafts.yaml_events import yaml\n"
        "print(type(yaml.reader.Reader.NON_PRINTABLE).__module__, 'search' in vars(yaml.reader.Reader.NON_PRINTABLE))"
    )
    said = subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True, check=True).stdout
    assert said.split() == ["postdesk.text.patterns", "False"]
