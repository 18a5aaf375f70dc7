"""An officer counts a text before it becomes a post; a script counts many."""

import json

from click.testing import CliRunner

from postdesk.cli import main


def count(*arguments, said=b""):
    return CliRunner().invoke(main, ["count", *arguments], input=said)


def test_a_text_on_one_network():
    answer = count("-n", "x", "Doors open. #IOM @un iom.int")
    assert answer.exit_code == 0
    assert "44/280" in answer.output
    assert "#IOM" in answer.output
    assert "@un" in answer.output
    assert "iom.int" in answer.output


def test_without_a_network_all_are_counted():
    answer = count("--format", "json", "Doors")
    assert list(json.loads(answer.output)) == [
        "x", "mastodon", "bluesky", "linkedin", "facebook", "instagram", "threads", "telegram", "tiktok", "youtube", "rehearsal",
    ]  # fmt: skip


def test_scripts_get_what_commands_md_promises():
    answer = count("-n", "x", "--format", "json", "#IOM and @un at https://iom.int")
    assert json.loads(answer.output) == {
        "x": {
            "length": 39,
            "unit": "weighted",
            "limit": 280,
            "hashtags": ["IOM"],
            "mentions": ["un"],
            "links": ["https://iom.int"],
        }
    }


def test_standard_input_is_a_text():
    assert "5/280" in count("-n", "x", "-", said=b"Doors\n").output


def test_a_text_that_is_too_long_is_marked_and_is_no_error():
    answer = count("-n", "bluesky", "a" * 301)
    assert answer.exit_code == 0
    assert "301/300 !" in answer.output


def test_one_json_string_a_line():
    answer = count("--jsonl", "-n", "telegram", said='"💡"\n"#a\\nb"\n'.encode())
    assert answer.exit_code == 0
    assert [json.loads(line)["telegram"]["length"] for line in answer.stdout.splitlines()] == [1, 4]


def test_a_broken_line_is_told_and_the_others_are_answered():
    answer = count("--jsonl", "-n", "x", said=b'"a"\nnonsense\n{"a": 1}\n\xff\n"b"\n')
    assert answer.exit_code == 1
    assert [json.loads(line) and 1 for line in answer.stdout.splitlines()] == [1, None, None, None, 1]
    assert [line.split()[2] for line in answer.stderr.splitlines()] == ["2", "3", "4"]
