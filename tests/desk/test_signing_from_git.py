"""A pull request is the approval: who merged and reviewed it signs what it brought, and never its author."""

import pytest
from sqlalchemy import select

from postdesk.desk import Desk
from postdesk.log.posts.approvals import APPROVALS
from stage.colleagues import ANA, BEN, CARA, SIGNED, TWICE, peopled
from stage.desks import DOORS, SETTINGS, SPRING, TEA, write
from stage.desks import lay as laid

BENS, ANAS, CARAS = (f"{name} <{mail}@example.org>" for name, mail in ((BEN, "ben"), (ANA, "ana"), (CARA, "cara")))


@pytest.fixture
def pull(tmp_path, clock, git):
    """A desk in a repository, to which a pull request of Cara's brought other words for the doors."""

    def pulled(settings=SIGNED, message="Merge", by=BENS, desk=None):
        desk = desk or peopled(tmp_path, clock, settings)
        git("init", "-q", "-b", "main")
        git("add", "campaigns")
        git("commit", "-qm", "Begin", by=CARAS)
        git("checkout", "-q", "-b", "words")
        write(desk, spring=SPRING.replace("at six", "at seven"))
        git("commit", "-qam", "Reword", by=CARAS)
        git("checkout", "-q", "main")
        git("merge", "-q", "--no-ff", "-m", message, "words", by=by)
        desk.queue.apply()
        return desk

    return pulled


def signed(desk, revision="HEAD", only=None):
    found = desk.queue.sign_from_git(revision, "", only)
    return [(each.post.ref, each.who) for each in found.signed], found.unsigned


def waits(desk):
    return [waits.post.ref for waits in desk.queue.unsigned()]


def test_who_merged_it_signs_what_it_brought_and_nothing_else(pull, git):
    desk = pull()
    assert signed(desk) == ([(DOORS, BEN)], {})
    assert waits(desk) == [TEA]
    last = [(entry.who, entry.why) for entry in desk.posts.history(DOORS)][-1]
    commit = git("rev-parse", "HEAD")
    assert last == (BEN, f"approved by {BEN} in commit {commit[:10]}")
    with desk.log.read() as connection:
        assert connection.execute(select(APPROVALS.c.commit)).scalars().all() == [commit]
    assert signed(desk) == ([], {})


def test_two_signatures_are_of_two_people(pull):
    desk = pull(TWICE, message=f"Merge\n\nReviewed-by: {ANAS}\nApproved-by: {ANAS}")
    assert signed(desk) == ([(DOORS, BEN), (DOORS, ANA)], {})
    assert waits(desk) == [TEA]


def test_one_of_two_is_not_enough_and_a_later_one_adds_to_it(pull, git):
    desk = pull(TWICE)
    done, lacking = signed(desk)
    assert done == [(DOORS, BEN)]
    assert lacking[DOORS].endswith(f"names {BEN}, and it needs 2 signatures")
    desk.acting(ANA).queue.approve([DOORS], "", "")
    assert waits(desk) == [TEA]


def test_who_wrote_it_signs_nothing_by_merging_it(pull):
    desk = pull(by=CARAS, message=f"Merge\n\nReviewed-by: {BENS}")
    done, lacking = signed(desk)
    assert done == []
    assert lacking[DOORS].startswith("nobody but its author stands in commit ")


@pytest.mark.parametrize(
    ("by", "why"),
    [
        ("Eve <eve@example.org>", "eve@example.org may not sign here"),
        ("Mallory <m@example.org>", "Mallory <m@example.org> is nobody in [people]"),
    ],
)
def test_only_who_may_sign_here_does(pull, by, why):
    assert signed(pull(by=by)) == ([], {DOORS: why})


def test_what_is_queued_otherwise_is_not_signed(pull):
    desk = pull()
    write(desk, spring=SPRING.replace("at six", "at eight"))
    desk.queue.apply()
    assert signed(desk) == ([], {})
    assert set(waits(desk)) == {DOORS, TEA}


def test_what_was_sent_back_waits_for_its_author(pull):
    desk = pull()
    desk.acting(ANA).queue.send_back([desk.posts.named(DOORS)], "Which door?")
    done, lacking = signed(desk)
    assert done == []
    assert lacking[DOORS].startswith(f'{DOORS} was sent back by {ANA} ("Which door?")')


def test_some_posts_of_it_can_be_named(pull):
    desk = pull()
    assert signed(desk, only={TEA}) == ([], {})
    assert signed(desk, only={DOORS}) == ([(DOORS, BEN)], {})


def test_several_merges_are_signed_by_who_merged_each(pull, git):
    desk = pull()
    write(desk, spring=SPRING.replace("at six", "at seven").replace("Tea for", "Tea and cake for"))
    git("checkout", "-q", "-b", "cake")
    git("commit", "-qam", "Cake", by=CARAS)
    git("checkout", "-q", "main")
    git("merge", "-q", "--no-ff", "-m", "Merge", "cake", by=ANAS)
    desk.queue.apply()
    assert signed(desk, "HEAD~2..") == ([(DOORS, BEN), (TEA, ANA)], {})


def test_without_people_it_is_whom_git_names(pull, tmp_path, clock):
    settings = SETTINGS.replace("rehearsal = true\n", 'rehearsal = true\napproval = "required"\n', 1)
    desk = Desk.open(laid(tmp_path, settings, spring=SPRING), clock)
    assert signed(pull(desk=desk)) == ([(DOORS, BEN)], {})


def test_each_takes_back_their_own_signature(pull):
    desk = pull(TWICE, message=f"Merge\n\nReviewed-by: {ANAS}")
    signed(desk)
    desk.acting(BEN).queue.undo("", "")
    (found,) = [waits for waits in desk.queue.unsigned() if waits.post.ref == DOORS]
    assert [each.who for each in found.signatures] == [ANA]


def test_who_signed_in_anothers_name_takes_that_back(office):
    office.queue.apply()
    office.queue.approve([DOORS], "Jana", "")
    office.queue.undo("", "")
    assert DOORS in waits(office)
