"""Whoever signs sees what is signed: on a terminal, or by the hash of what was seen."""

import json

import pytest
from click.testing import CliRunner

from postdesk.cli import main
from stage.terminal import answered

POSTS = """\
campaign: spring
accounts: [rehearsal]
posts:
  - {id: doors, at: 2999-12-01 09:00, text: Doors open at six.}
  - {id: tea, at: 2999-12-02 09:00, text: Tea is ready for everybody.}
"""


@pytest.fixture
def office(tmp_path, monkeypatch):
    """A desk with two posts in the queue that nobody has signed."""
    monkeypatch.chdir(tmp_path)
    says("init")
    (tmp_path / "campaigns" / "welcome.yaml").write_text(POSTS, encoding="utf-8")
    assert says("queue").exit_code == 0
    return tmp_path


def says(*words):
    result = CliRunner().invoke(main, words)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def waiting():
    """What waits for a signature, with its hash."""
    return {post["ref"]: post["content_hash"] for post in json.loads(says("approvals", "--format", "json").stdout)}


def test_at_a_terminal_each_post_is_shown_and_asked_about(office):
    hashes = waiting()
    told = answered(office, "y\nn\n", "approve", "spring/*", "--by", "Jana")
    assert told.returncode == 1  # one was not signed
    assert told.stdout == "approved: spring/doors@rehearsal\n"
    assert "│   Doors open at six." in told.stderr
    assert f"│ hash: {hashes['spring/doors@rehearsal'][:10]}" in told.stderr
    assert (
        f"Sign spring/tea@rehearsal ({hashes['spring/tea@rehearsal'][:10]}) in the name of Jana? [y/N]:" in told.stderr
    )
    assert list(waiting()) == ["spring/tea@rehearsal"]


def test_whoever_signs_again_sees_what_changed(office):
    assert answered(office, "y\ny\n", "approve", "--all", "--by", "Jana").returncode == 0
    (office / "campaigns" / "welcome.yaml").write_text(POSTS.replace("six", "seven"), encoding="utf-8")
    says("queue")
    told = answered(office, "y\n", "approve", "doors", "--by", "Jana")
    assert "since it was signed: - Doors open at six.\nsince it was signed: + Doors open at seven." in told.stderr
    assert (told.returncode, waiting()) == (0, {})


def test_without_a_terminal_nothing_is_signed(office):
    seen = waiting()
    told = says("approve", "--campaign", "spring", "--by", "Jana")
    assert (told.exit_code, told.stdout) == (1, "")
    assert told.stderr.startswith(
        "postdesk: 2 posts would be approved, and nobody is here to look: `postdesk approve sp"
    )
    assert says("approve", f"tea={seen['spring/tea@rehearsal'][:10]}", "doors", "--by", "Jana").exit_code == 1
    assert waiting() == seen


def test_a_hash_signs_what_it_names(office):
    seen = waiting()
    both = [f"doors={seen['spring/doors@rehearsal'][:10].upper()}", f"spring/tea={seen['spring/tea@rehearsal']}"]
    told = says("approve", *both, "--by", "Jana")
    assert (told.exit_code, told.stdout) == (0, "approved: spring/doors@rehearsal\napproved: spring/tea@rehearsal\n")
    assert waiting() == {}


def test_one_wrong_hash_signs_nothing(office):
    seen = waiting()
    told = says("approve", f"doors={seen['spring/doors@rehearsal']}", "tea=0123456789", "--by", "Jana", "--yes")
    assert (told.exit_code, told.stdout, waiting()) == (1, "", seen)
    assert "spring/tea@rehearsal is not what 0123456789 names" in told.stderr


@pytest.mark.parametrize("content", ["", "123456789", "0123456789g", "a" * 65])
def test_what_is_no_hash_is_wrong_usage(office, content):
    told = says("approve", f"doors={content}", "--by", "Jana")
    assert told.exit_code == 2
    assert f'"{content}" is no hash of a content' in told.stderr


def test_yes_signs_what_it_would_have_shown(office):
    assert says("approve", "tea", "--by", "Jana", "--yes").stdout == "approved: spring/tea@rehearsal\n"
    assert says("approve", "--all", "--by", "Jana", "--yes").stdout == "approved: spring/doors@rehearsal\n"
    assert waiting() == {}


@pytest.fixture
def merged(office, git):
    """The same desk in a repository, to which Ben merged what Cara wrote of the doors."""
    git("init", "-q", "-b", "main")
    git("add", "campaigns/desk.toml")
    git("commit", "-qm", "Begin")
    git("checkout", "-q", "-b", "words")
    git("add", "campaigns")
    git("commit", "-qm", "Write")
    git("checkout", "-q", "main")
    git("merge", "-q", "--no-ff", "-m", "Merge", "words", by="Ben Novak <ben@example.org>")
    return git("rev-parse", "HEAD")


def test_a_merge_is_the_approval_of_what_it_brought(merged):
    told = says("approve", "--from-git", "--account", "rehearsal", "--campaign", "spring")
    signed = [f"approved: spring/{post}@rehearsal (Ben Novak, commit {merged[:10]})" for post in ("doors", "tea")]
    assert (told.exit_code, told.stdout.splitlines(), told.stderr) == (0, signed, "")
    assert waiting() == {}
    again = says("approve", "--from-git")
    assert (again.exit_code, again.stdout) == (0, "Nothing that came with it waits for a signature.\n")


def test_for_scripts_a_merge_names_who_signed_and_what_it_could_not(merged):
    told = says("approve", "spring/doors", "--from-git", merged, "--format", "json")
    (row,) = json.loads(told.stdout)
    assert (row["ref"], row["signed_by"], row["commit"]) == ("spring/doors@rehearsal", "Ben Novak", merged)
    first = says("approve", "--from-git", "HEAD^2")
    assert (first.exit_code, first.stdout) == (1, "")
    assert first.stderr.startswith("not approved: spring/tea@rehearsal: nobody but its author stands in commit ")


@pytest.mark.parametrize("also", [["--by", "Jana"], ["--all"], ["--yes"]])
def test_a_merge_says_itself_who_signs(office, also):
    assert says("approve", "--from-git", *also).exit_code == 2


def test_what_cannot_be_signed_says_so_before_anybody_is_asked(office):
    says("cancel", "doors")
    told = says("approve", "doors", "--by", "Jana")
    assert (told.exit_code, told.stderr) == (
        1,
        "postdesk: spring/doors@rehearsal is cancelled: only a post that is queued or held can be approved\n",
    )
