"""A commit is somebody's word for what it brings: of who merged it, and of whom its message names as reviewers."""

from functools import partial

import pytest

from postdesk.errors import PostdeskError
from postdesk.queue.reviewed_commits import contents_at, reviewed_commits
from stage.colleagues import peopled
from stage.desks import DOORS, SPRING, TEA, write

ANA, BEN, CARA = "Ana Marić <ana@example.org>", "Ben Novak <ben@example.org>", "Cara Petrović <cara@example.org>"
FORGE = "GitHub <noreply@github.com>"
CARAS = ("cara@example.org", "Cara Petrović")


@pytest.fixture
def desk(tmp_path, clock, git):
    """A desk in a repository whose first commit is Cara's."""
    desk = peopled(tmp_path, clock)
    git("init", "-q", "-b", "main")
    git("add", "campaigns")
    git("commit", "-qm", "Begin")
    return desk


def committed(git, message, by=CARA, committer="", *words):
    """A commit that changes nothing, perhaps made by another than its author."""
    author = ("--author", by) if committer else ()
    git("commit", "-q", "--allow-empty", *author, *words, "-m", message, by=committer or by)


def signers(desk, revision="HEAD", author=CARAS):
    return [person.name for commit in reviewed_commits(desk.house.root, revision) for person in commit.signers(author)]


def merged(git, message="Merge", by=BEN, committer=""):
    git("checkout", "-q", "-b", "words")
    committed(git, "Words")
    git("checkout", "-q", "main")
    git("merge", "-q", "--no-ff", "--no-commit", "words")
    author = ("--author", by) if committer else ()
    git("commit", "-q", *author, "-m", message, by=committer or by)


def test_whoever_merged_it_and_whoever_reviewed_it_by_its_message(desk, git):
    merged(git, "Merge\n\nReviewed-by: Ana Marić <ana@example.org>\nApproved-by: Dan")
    assert signers(desk) == ["Ben Novak", "Ana Marić", "Dan"]


def test_somebody_who_is_named_twice_gives_one_word(desk, git):
    merged(git, f"Merge\n\nReviewed-by: {BEN}")
    assert signers(desk) == ["Ben Novak"]


def test_the_author_stands_for_nothing_nor_does_what_they_write_of_others(desk, git):
    merged(git, f"Merge\n\nReviewed-by: {BEN}", by=CARA)
    assert signers(desk) == []
    assert signers(desk, author=("ana@example.org",)) == ["Cara Petrović", "Ben Novak"]


def test_where_a_forge_merged_it_is_who_pressed_the_button(desk, git):
    merged(git, by=BEN, committer=FORGE)
    assert signers(desk) == ["Ben Novak"]


def test_what_a_forge_squashed_is_reviewed_by_whom_its_message_names(desk, git):
    committed(git, f"Squash\n\nReviewed-by: {BEN}\nReviewed-by: {CARA}", CARA, FORGE)
    assert signers(desk) == ["Ben Novak"]


def test_a_commit_of_ones_own_names_nobody_and_that_of_another_whom_it_says(desk, git):
    committed(git, f"Words\n\nReviewed-by: {BEN}")
    assert signers(desk) == []
    committed(git, f"Words\n\nReviewed-by: {BEN}", CARA, ANA)
    assert signers(desk) == ["Ben Novak"]


def test_a_range_names_the_commits_of_the_branch_itself(desk, git):
    merged(git)
    committed(git, "More")
    assert [len(commit.parents) for commit in reviewed_commits(desk.house.root, "HEAD~2..")] == [2, 1]
    assert len(reviewed_commits(desk.house.root, "HEAD")) == 1


@pytest.mark.parametrize("revision", ["nowhere", "--output=x", "HEAD..nowhere", ".."])
def test_what_is_no_commit_is_said(desk, revision):
    with pytest.raises(PostdeskError, match="is no commit here: write its number, a branch, or a range"):
        reviewed_commits(desk.house.root, revision)


def test_a_folder_that_is_in_no_repository_is_said(tmp_path, clock):
    with pytest.raises(PostdeskError, match="is in no repository that git knows"):
        reviewed_commits(peopled(tmp_path, clock).house.root, "HEAD")


def test_a_part_of_the_history_is_not_enough(desk, git, tmp_path):
    committed(git, "More")
    git("clone", "-q", "--depth", "1", f"file://{tmp_path}", "part")
    with pytest.raises(PostdeskError, match="only a part of the history is here"):
        reviewed_commits(tmp_path / "part", "HEAD")


def test_a_commit_brings_the_posts_that_say_something_else_since(desk, git):
    (first,) = reviewed_commits(desk.house.root, "HEAD")
    assert set(first.brought(partial(contents_at, desk.house))) == {DOORS, TEA}
    write(desk, spring=SPRING.replace("at six", "at seven"))
    git("commit", "-qam", "Reword")
    (second,) = reviewed_commits(desk.house.root, "HEAD")
    assert set(second.brought(partial(contents_at, desk.house))) == {DOORS}
    assert first.brought(partial(contents_at, desk.house))[DOORS] == desk.posts.named(DOORS).content_hash
    desk.queue.apply()
    assert second.brought(partial(contents_at, desk.house))[DOORS] == desk.posts.named(DOORS).content_hash


def test_settings_that_change_what_is_sent_bring_every_post(desk, git):
    settings = desk.house.campaigns / "desk.toml"
    settings.write_text(settings.read_text("utf-8") + '\n[links]\nutm = { utm_source = "x" }\n', "utf-8")
    write(desk, spring=SPRING.replace("    text: Doors", "    link: https://example.org/a\n    text: Doors"))
    git("commit", "-qam", "Count links")
    (commit,) = reviewed_commits(desk.house.root, "HEAD")
    assert set(commit.brought(partial(contents_at, desk.house))) == {DOORS}


def test_before_there_was_a_desk_nothing_was_asked_for(desk, git):
    git("rm", "-q", "--cached", "campaigns/desk.toml")
    git("commit", "-qm", "Without settings")
    assert contents_at(desk.house, "HEAD") == {}
    git("rm", "-q", "-r", "--cached", "campaigns")
    git("commit", "-qm", "Without campaigns")
    assert contents_at(desk.house, "HEAD") == {}


def test_settings_that_could_not_be_read_are_said(desk, git):
    (desk.house.campaigns / "desk.toml").write_text("[desk", "utf-8")
    git("commit", "-qam", "Break")
    with pytest.raises(PostdeskError, match=r"commit \w{10} cannot be read: .*nothing was signed"):
        contents_at(desk.house, git("rev-parse", "HEAD"))
