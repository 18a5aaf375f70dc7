"""The rooms of the command line that speak every language of the commands whole: the list may only grow."""

from functools import cache
from pathlib import Path

import pytest

import postdesk
from postdesk.cli import accounts, asking, list_, measure, plan_lines, serve, take_over
from postdesk.log.posts import sent_back
from postdesk.models.life import CAN_BE, State
from postdesk.moments import nearness
from postdesk.publish import queued_account
from postdesk.queue import references, rewording
from postdesk.words.commands import FOLDER
from stage.catalogue_files import read
from stage.words_of_commands import (
    help_sentences,
    said_in_module,
    sentences_of_click,
    untranslated,
    written_in_module,
)

SOURCE = Path(postdesk.__file__).parent
ROOMS = """
cli/__init__ cli/accounts cli/approvals cli/approve cli/asking cli/cancel cli/changes cli/check cli/chosen cli/delete
cli/edit cli/findings cli/fmt cli/hold cli/in_translation cli/init cli/list_ cli/log cli/measure cli/move
cli/move_database cli/new cli/plan cli/plainly cli/plan_lines cli/preview cli/progress cli/publish cli/queue cli/rebuild_rollups
cli/release cli/rename cli/report cli/resolve cli/retry cli/send_back cli/serve cli/signing_in cli/take_over cli/times
cli/undo cli/work desk/approvals desk/memory desk/new_desk desk/posts desk/queue desk/releases desk/spreadsheets
desk/writing figures/period log/posts/acts log/posts/changes log/posts/edits log/posts/lookup log/posts/said_once
log/posts/undoing moments/weeks publish/deletion publish/editing queue/addresses queue/calendar_days
queue/officer_acts queue/publishing_moments queue/references queue/renaming_by_hand queue/reviewed_commits
queue/rewording queue/signing
"""
WHOLE = ROOMS.split()
IN_TABLES = {
    *accounts.TITLES,
    *plan_lines.DONE,
    *plan_lines.TO_DO,
    plan_lines.EMPTY,
    *CAN_BE,
    *(state.value for state in State),
    *list_.HEADS,
    *list_.REMEDIES.values(),
    list_.WORK,
    *asking.YES,
    *asking.NO,
    *measure.WHY.values(),
    *references.NO_SUCH.values(),
    serve.CLEAR,
    serve.NEEDS,
    *nearness._NAMED.values(),
    *nearness._WEEKDAYS,
    queued_account.AGAIN,
    rewording.ANEW,
    sent_back.ENDS,
    take_over.ASKED,
}
"""Sentences and words that stand in tables, and are said from there."""
OTHERS = {
    "new",
    "a person publishes it",
    "weekly report",
    "monthly report",
    "not approved",
    "due",
    "too late",
    "queued again",
    "edited",
    "title",
    "date",
    "place",
    "link",
    "language",
    "required",
    "it knows {names}",
    "known are {names}",
    "Example: {command}",
}
"""Words of other rooms, that commands say as they find them."""
NOT_SAID = (
    "max_content_width",
    "file=,line",
    "postdesk check && ",
    "POSTDESK_MOVE_TO",
    "postgresql://",
    "In this language: .",
    "html,md",
    "help_option_names",
    "Sequence[",
    "tuple[",
    "Iterator[",
    "list[",
    "signed_before_by",
    "days_without_posts",
)
"""Beginnings of texts that nobody reads."""


def path_of(room):
    return SOURCE / f"{room}.py"


def rooms_said():
    return {text for room in WHOLE for text in said_in_module(path_of(room))}


@pytest.mark.parametrize("name", sorted(file.stem for file in FOLDER.glob("*.po")))
def test_what_whole_rooms_say_is_in_every_catalogue(name):
    assert untranslated(name, sorted(rooms_said() | IN_TABLES, key=str)) == []


@pytest.mark.parametrize("room", WHOLE)
def test_nothing_in_a_whole_room_is_said_past_the_door(room):
    written = written_in_module(path_of(room), troubles_alone=not room.startswith("cli/"))
    left = written - known_texts()
    assert sorted(text for text in left if not text.startswith(NOT_SAID)) == []


@cache
def known_texts():
    """Every sentence that the catalogues have, and the help of commands as it stands in their docstrings."""
    known = [*(one.id for one in read("fr", FOLDER) if one.id), *help_sentences()]
    return {" ".join(each.split()) for text in known for each in ((text,) if isinstance(text, str) else text)}


def test_no_catalogue_has_what_nobody_says():
    everywhere = {text for path in SOURCE.rglob("*.py") for text in said_in_module(path)}
    said = {*everywhere, *IN_TABLES, *OTHERS, *help_sentences(), *sentences_of_click()}
    for name in (file.stem for file in FOLDER.glob("*.po")):
        assert sorted((one.id for one in read(name, FOLDER) if one.id and one.id not in said), key=str) == []
