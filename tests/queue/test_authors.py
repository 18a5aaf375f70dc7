"""Whose words a post says: by git's last author of its lines, else by who queued it."""

import pytest

from postdesk.queue.authors import Authors
from stage.colleagues import ANA, CARA, peopled
from stage.desks import DOORS, SPRING, TEA, write


@pytest.fixture
def desk(tmp_path, clock):
    return peopled(tmp_path, clock)


def authors(desk):
    """The first word for the author of each post of spring."""
    known = Authors(desk.house, desk.log)
    return [known.of(desk.posts.named(ref)).words[0] for ref in (DOORS, TEA)]


def test_without_git_it_is_who_gave_the_post_its_content(desk, clock):
    assert authors(desk) == [CARA, CARA]
    write(desk, spring=SPRING.replace("at six", "at seven"))
    desk.acting(ANA).queue.apply()
    clock.forward(minutes=1)
    desk.queue.move([DOORS], "2026-11-25 09:00", "")
    assert authors(desk) == [ANA, CARA]


def test_in_a_repository_it_is_the_last_author_of_the_drafts_own_lines(desk, git):
    git("init", "-q")
    git("add", "campaigns")
    git("commit", "-qm", "Write")
    write(desk, spring=SPRING.replace("at six", "at seven"))
    git("commit", "-qam", "Reword the doors", by="Ana <ana@example.org>")
    assert authors(desk) == ["ana@example.org", "cara@example.org"]


def test_lines_that_nobody_committed_are_of_who_queued_them(desk, git):
    git("init", "-q")
    git("add", "campaigns")
    git("commit", "-qm", "Write", by="Ana <ana@example.org>")
    write(desk, spring=SPRING.replace("at six", "at seven"))
    assert authors(desk) == [CARA, "ana@example.org"]


def test_a_draft_that_is_gone_from_its_file_is_of_who_queued_it(desk, git):
    git("init", "-q")
    git("add", "campaigns")
    git("commit", "-qm", "Write", by="Ana <ana@example.org>")
    write(desk, spring=SPRING[: SPRING.index("  - id: tea")])
    git("commit", "-qam", "Shorten", by="Ana <ana@example.org>")
    assert authors(desk) == ["ana@example.org", CARA]


def test_each_day_of_a_series_is_of_the_last_author_of_the_series(desk, git):
    weekly = "    every: Tuesday 09:00\n    from: 2026-12-01\n    count: 2\n"
    write(desk, spring=SPRING.replace("    at: 2026-11-24 09:00\n", weekly))
    git("init", "-q")
    git("add", "campaigns")
    git("commit", "-qm", "Repeat", by="Ana <ana@example.org>")
    desk.queue.apply()
    day = desk.posts.named("spring/doors-2026-12-08@fedi")
    assert Authors(desk.house, desk.log).of(day).words[0] == "ana@example.org"
