"""A post's life as values: what may follow what, and that each set of states stands once."""

import re
import subprocess
import sys
from collections.abc import Collection
from datetime import UTC, datetime
from itertools import combinations
from pathlib import Path

import pytest

import postdesk
from postdesk.models import life
from postdesk.models.life import Hand, State

SOURCE = Path(postdesk.__file__).parent
NAMED = {name: states for name, states in vars(life).items() if isinstance(states, tuple) and name.isupper()}
NOW = datetime(2026, 12, 18, 9, tzinfo=UTC)


def reached(start: State) -> set[State]:
    """The states to which ways lead from one, by any number of steps."""
    found: set[State] = set()
    ahead = {start}
    while ahead:
        found |= ahead
        ahead = {after for state in ahead for after in life.NEXT[state]} - found
    return found


def test_every_state_has_its_place():
    assert set(life.NEXT) == set(State)
    assert reached(State.QUEUED) == set(State)


def test_what_may_be_public_is_sent_again_only_after_somebody_looked():
    """From `sending` and `unknown` leads a way back; from what was public none does."""
    assert all(State.SENDING not in reached(state) for state in life.SENT)
    assert State.SENDING not in life.NEXT[State.UNKNOWN]


def test_whoever_needs_a_person_is_not_to_come():
    assert not set(life.NEEDS_A_PERSON) & set(life.TO_COME)
    assert set(life.TROUBLED) < set(life.NEEDS_A_PERSON)


def test_files_change_only_what_waits_or_was_set_aside():
    assert set(State) - set(life.BEYOND_FILES) == {*life.WAITING, *life.SET_ASIDE, State.CANCELLED}


def test_no_two_sets_say_the_same():
    assert [pair for pair in combinations(NAMED, 2) if set(NAMED[pair[0]]) == set(NAMED[pair[1]])] == []


def test_no_state_stands_twice_in_a_set():
    assert all(len(states) == len(set(states)) for states in NAMED.values())


def test_sets_of_states_stand_nowhere_else():
    """Two states beside each other are a set without a name."""
    beside = re.compile(r"State\.[A-Z_]+, State\.[A-Z_]+")
    found = [
        f"{path.relative_to(SOURCE)}: {line.strip()}"
        for path in sorted(SOURCE.rglob("*.py"))
        if path != SOURCE / "models" / "life.py"
        for line in path.read_text().splitlines()
        if beside.search(line) and not re.search(r"Step\(|step\(", line)
    ]
    assert found == []


def test_nobody_outside_the_log_holds_a_transaction_on_posts():
    """Who publishes, queues or decides calls a verb; only whoever reads figures still asks for a connection."""
    rooms = ("queue", "publish", "desk", "worker", "doctor", "accounts", "cli")
    opened = re.compile(r"log\.(read|write|step)\(")
    paths = [path for room in rooms for path in sorted((SOURCE / room).rglob("*.py"))]
    found = [path.relative_to(SOURCE).as_posix() for path in paths if opened.search(path.read_text())]
    assert found == []


@pytest.mark.parametrize("done", life.CAN_BE)
def test_what_a_person_does_is_done_to_some_states(done):
    assert isinstance(life.CAN_BE[done], Collection)
    assert set(life.CAN_BE[done]) <= set(State) - set(life.ON_ITS_WAY)


def test_a_step_that_no_life_knows_is_a_mistake():
    life.allow(State.QUEUED, State.HELD)
    with pytest.raises(ValueError, match="no post goes from deleted to queued"):
        life.allow(State.DELETED, State.QUEUED)


def test_a_hand_gives_its_reason_or_what_it_did():
    asked, silent = Hand("mira", "mourning", NOW), Hand("mira", "", NOW)
    assert asked.step("queued", State.HELD, "hold").why == "mourning"
    assert silent.step("queued", State.HELD, "hold").why == "hold"
    assert asked.adding("queued", State.QUEUED, "moved").why == "moved: mourning"


def test_the_command_line_reads_it_without_a_database():
    asked = "import sys, postdesk.models.life; print(sorted({'sqlalchemy', 'sqlmodel', 'pydantic'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True).stdout == "[]\n"
