"""The rooms of the command line that speak every language of the commands whole: the list may only grow."""

from functools import cache
from pathlib import Path
from typing import get_args

import pytest

import postdesk
from postdesk import networks
from postdesk.cli import accounts, asking, hashtag_views, list_, measure, plan_lines, serve, take_over
from postdesk.doctor.thing import Health
from postdesk.figures.hashtags import TagState
from postdesk.log.posts import sent_back, snapshot
from postdesk.log.readings.extracts import EXTRACTS
from postdesk.models import Certainty
from postdesk.models.as_queued import AUDIENCES
from postdesk.models.life import CAN_BE, State
from postdesk.moments import nearness
from postdesk.publish import queued_account
from postdesk.queue import comparison, content_changes, differences, post_differences, references, rewording
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
accounts/rotating cli/__init__ cli/accounts cli/approvals cli/approve cli/asking cli/calendar cli/cancel cli/changes
cli/check cli/chosen cli/count cli/delete cli/doctor cli/edit cli/export cli/export_drafts cli/findings cli/fmt
cli/hashtag_views cli/hashtags cli/hold cli/import_ cli/import_drafts cli/in_translation cli/init cli/list_ cli/log
cli/measure cli/move cli/move_database cli/networks cli/new cli/plan cli/plainly cli/plan_lines cli/preview cli/progress
cli/publish cli/queue cli/rebuild_rollups cli/release cli/rename cli/report cli/resolve cli/retry cli/send_back cli/serve
cli/sheet_changes cli/signing_in cli/tables cli/take_over cli/times cli/undo cli/work desk/approvals desk/memory
desk/new_desk desk/posts desk/queue desk/received desk/releases desk/spreadsheets desk/writing doctor/accounts
doctor/approvals doctor/clock doctor/database doctor/disk doctor/examination doctor/files doctor/fonts doctor/limits
doctor/machine doctor/memory doctor/notices doctor/posts doctor/python doctor/reports doctor/secrets doctor/thing
doctor/time_zones doctor/workers drafts/campaign_at_hand drafts/kept_edits drafts/new_media drafts/writing
figures/period log/engine/copies log/engine/database log/engine/moving log/engine/write_lock log/posts/acts
log/posts/changes log/posts/edits log/posts/follow_ups log/posts/lookup log/posts/said_once log/posts/undoing
moments/weeks publish/by_hand publish/deletion publish/editing publish/take_over publish/which_memory queue/addresses
queue/calendar_days queue/comparison queue/content_changes queue/days_without_posts queue/differences queue/post_differences
queue/moving queue/new_clock_rules queue/officer_acts queue/publishing_moments queue/references
queue/renaming_by_hand queue/reviewed_commits queue/rewording queue/sameness queue/signing queue/uneven_days
queue/wanted report/gathering report/pdf settings/account_tables settings/keeping settings/mark settings/vault
sheets/archives sheets/delimited sheets/encodings sheets/workbooks sheets/writing
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
    *hashtag_views.MORE,
    *hashtag_views.LESS,
    *get_args(TagState),
    "we cannot tell yet",
    *Health,
    *(each.value for each in Certainty),
    *(text for each in networks.SHELF for limit in networks.grammar(each).limits for text in (limit.name, limit.unit)),
    *(table.meaning for table in EXTRACTS),
    *(words for _, words in differences.WORDS),
    comparison.ASKED_AGAIN,
    post_differences.CHANGED,
    post_differences.IN_FILE,
    comparison.LATE,
    snapshot.GONE,
    snapshot.WAITS,
    *AUDIENCES.values(),
    *content_changes.LINKS.values(),
    "content",
    "time",
    "latest",
    "by hand",
    "after",
    "warning",
    "answers",
    "quotes",
    "card",
    "audience",
    "links",
    "{one}, {other}",
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
    "Beitrags-ID=id",
    "What we say=text",
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
