"""An officer counts a text before it becomes a post; a script counts many."""

import json
import subprocess
import sys

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


def test_a_program_that_waits_has_its_answer_before_it_asks_again():
    with subprocess.Popen(
        [sys.executable, "-m", "postdesk", "count", "--jsonl", "-n", "x"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as running:
        for text in ("Doors", "open at six."):
            running.stdin.write(f'"{text}"\n'.encode())
            running.stdin.flush()
            assert json.loads(running.stdout.readline())["x"]["length"] == len(text)
        running.stdin.close()


def test_half_a_pair_is_a_text_as_json_has_it():
    answer = count("--jsonl", "-n", "x", said=rb'"\ud800"' + b"\n" + b'"' + b"a" * 100_000 + b'"')
    assert [json.loads(line)["x"]["length"] for line in answer.stdout.splitlines()][1] == 100_000
    assert answer.exit_code == 0


def test_the_lines_are_what_the_document_holds():
    text = 'Đaci «žive» "ovdje" \\ #Škola @un 🎁 https://iom.int'
    (line,) = count("--jsonl", said=json.dumps(text).encode()).stdout.splitlines()
    assert json.loads(line) == json.loads(count("--format", "json", text).stdout)
    assert line == json.dumps(json.loads(line))
