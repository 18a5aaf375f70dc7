"""Git is asked, and no answer is an answer."""

from postdesk.files.repository import asked_of_git


def test_git_answers_in_a_repository_and_nowhere_else(git, tmp_path):
    assert asked_of_git(tmp_path, "rev-parse", "--show-toplevel") is None
    git("init", "-q")
    assert asked_of_git(tmp_path, "rev-parse", "--is-inside-work-tree") == "true\n"
    assert asked_of_git(tmp_path / "nowhere", "status") is None


def test_where_there_is_no_git_there_is_no_answer(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert asked_of_git(tmp_path, "status") is None
