"""A reason is kept with its values, and read by everybody in their own language; rows of before still read."""

from pathlib import Path

import pytest
from sqlalchemy import func, select, update

from postdesk.errors import PostdeskError, Unreachable
from postdesk.log.kept_sentences import UNIT, as_kept, as_written
from postdesk.log.posts import history
from postdesk.log.posts.changes import EVENTS
from postdesk.models.life import State
from postdesk.sentences import Sentence, after_another
from postdesk.words.commands import commands_speaker

REASONS = [
    Sentence("moved to {when}", when="2026-12-01 11:00"),
    Sentence("{what} changed", what=after_another(map(Sentence, ("content", "time")))),
    Sentence("{post} is {state}", post="spring/doors@fedi", state=State.PUBLISHED),
    Sentence("it was sent {count} time, and {why}", many="it was sent {count} times, and {why}", count=3, why="late"),
    Sentence("not sent, for {error}", error=Unreachable("{host} is away", host="example.social")),
    Sentence("not written: {why}", why=ValueError(Sentence("{n:,} rows", n=12000))),
    Sentence("{file} says {share:.1f}", file=Path("a.csv"), share=0.25),
    Sentence("not read: {why}", why=ValueError("no number")),
]


@pytest.mark.parametrize("reason", REASONS, ids=str)
def test_a_sentence_comes_back_with_its_values(reason):
    kept = as_kept(reason)
    assert kept.partition(UNIT)[0] == str(reason), "scripts and statements read its English"
    read = as_written(kept)
    assert (read, read.one, read.many) == (reason, reason.one, reason.many)
    assert as_kept(read) == kept, "a log that is moved keeps it as it was"


def test_what_a_person_wrote_and_what_stands_whole_are_kept_as_they_are():
    assert as_kept("The hall is taken.") == as_written("The hall is taken.") == "The hall is taken."
    assert as_kept(Sentence("due")) == "due"
    assert as_kept(f"a{UNIT}b") == "a b", "no text passes for a sentence with values"


def test_the_log_gives_reasons_as_they_were_written(office):
    office.queue.apply()
    office.queue.move(["doors"], "2026-11-25 11:15", "the hall is taken")
    (*_, moved) = office.posts.history("doors")
    assert moved.why == "moved to 2026-11-25 11:15: the hall is taken"
    assert moved.why.one == "{what}: {why}"
    assert moved.why.values["what"].one == "moved to {when}"
    french = commands_speaker("fr")
    assert french.gettext(moved.why.values["what"].one).format(when="X") == "déplacé au X"


def test_a_row_of_before_reads_as_it_stands(office):
    office.queue.apply()
    office.queue.hold(["doors"], "")
    last = select(func.max(EVENTS.c.id)).scalar_subquery()
    with office.log.write() as connection:
        connection.execute(update(EVENTS).where(EVENTS.c.id == last).values(why="moved to 2026-11-25 11:15"))
    (*_, old) = office.posts.history("doors")
    assert old.why == "moved to 2026-11-25 11:15"
    assert not isinstance(old.why, Sentence)
    assert history.latest(office.log, 1)[0].why == old.why


@pytest.mark.parametrize(
    ("why", "read"),
    [
        ("a\0b", "a b"),
        ("half \udc80 a pair", "half ? a pair"),
        (Sentence("it said {why}", why="a\0\udc80"), "it said a\0?"),
        (Sentence("it said {why}", why=Sentence("half \udc80")), "it said half ?"),
    ],
)
def test_a_reason_holds_nothing_that_one_database_keeps_and_another_does_not(why, read):
    kept = as_kept(why)
    assert "\0" not in kept.encode().decode()
    assert as_written(kept) == read


def test_a_trouble_that_says_a_sentence_whole_keeps_it():
    trouble = PostdeskError(Sentence("the network has it"))
    assert str(trouble) == trouble.sentence == "the network has it"
