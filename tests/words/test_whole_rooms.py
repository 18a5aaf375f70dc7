"""Every room speaks every language of the commands whole, but for those that say why they do not."""

from functools import cache
from pathlib import Path
from typing import get_args

import pytest

import postdesk
from postdesk import networks
from postdesk.cli import accounts, asking, hashtag_views, list_, measure, plan_lines, serve, take_over
from postdesk.desk.new_desk import TEXTS
from postdesk.doctor.thing import Health
from postdesk.drafts.releases.body import WHYS
from postdesk.drafts.releases.campaign_text import ABOUT_PROPOSALS, EMPTY, SOURCE, STRANGER
from postdesk.errors import NO_REASON, REFUSED
from postdesk.figures.hashtags import TagState
from postdesk.log.posts import sent_back, snapshot
from postdesk.log.readings.extracts import EXTRACTS
from postdesk.measure.intake import refusals
from postdesk.media.bounds import NO_HEIC
from postdesk.models import Certainty, Figures
from postdesk.models.as_queued import AUDIENCES, LET_GO
from postdesk.models.life import CAN_BE, State
from postdesk.moments import nearness
from postdesk.preview.shown import Fate
from postdesk.queue import comparison, content_changes, differences, post_differences, references, rewording
from postdesk.settings.toml import NOT_TOML
from postdesk.sheets.reading import OTHERS as OTHER_KINDS
from postdesk.wire.reply import NONSENSE
from postdesk.words.commands import FOLDER
from stage.catalogue_files import read
from stage.words_of_commands import (
    help_sentences,
    notes_in,
    pieced_in_module,
    said_in_module,
    sentences_of_click,
    untranslated,
    written_in_module,
)

ROOMS = Path(postdesk.__file__).parent
FOR_PROGRAMMERS = "whoever writes programs with postdesk reads it"
FOR_SHELLS = "shells, editors and other programs read it"
FOR_OPERATORS = "whoever sets up the machine, its database or its packages reads it"
IN_PARTS = "it is a reason that a program of its own, or the system, gives as a text"
ENGLISH = {
    "__init__": FOR_PROGRAMMERS,
    "cli/completing": FOR_SHELLS,
    "cli/completion": FOR_SHELLS,
    "cli/man": FOR_SHELLS,
    "cli/sarif": FOR_SHELLS,
    "cli/shells": FOR_SHELLS,
    "cli/worded": FOR_PROGRAMMERS,
    "drafts/__init__": FOR_PROGRAMMERS,
    "drafts/yaml_in_python": FOR_PROGRAMMERS,
    "log/__init__": FOR_PROGRAMMERS,
    "log/readings/parquet": FOR_OPERATORS,
    "measure/layouts/car_archives": IN_PARTS,
    "models/__init__": FOR_PROGRAMMERS,
    "models/life": FOR_PROGRAMMERS,
    "networks/brought": FOR_OPERATORS,
    "networks/shelf": FOR_OPERATORS,
    "sheets/tarballs": IN_PARTS,
    "worker/reporting": FOR_OPERATORS,
}
"""Rooms that say something in English only, and why."""
WEB = "web/"
"""Rooms of the page, which has catalogues of its own (`words/pages`)."""
WHOLE = [
    room
    for path in sorted(ROOMS.rglob("*.py"))
    if (room := path.relative_to(ROOMS).with_suffix("").as_posix()) not in ENGLISH and not room.startswith(WEB)
]
SOURCES = {
    "has more tags than any page: copy its article into a text, and name that",
    "has more parts than any message: save it again as .eml, or paste the text",
    "is nested deeper than any message: save it again as .eml, or paste the text",
    "is no message with a text: save it again as .eml, or paste the text",
    "holds no text, only pictures of it: ask for the text itself",
    "is a PDF in a script from right to left, which comes out scrambled: ask for its Word file",
    'is a PDF, which takes one more package: run `pip install "postdesk[drafting]"`',
    "is locked, or of an old Word: save it as .docx without a password",
    "holds no Word document: save it as .docx",
    "is locked: save it without a password",
    "is no PDF that can be read: save it again",
    "declares what no Word document does: save it again as .docx",
    "unpacks to far more than its size, as no document does: save it again as .docx",
}
"""What keeps a source from being read, which goes on after its name."""
IN_TABLES = {
    *accounts.TITLES,
    *plan_lines.DONE,
    *plan_lines.TO_DO,
    plan_lines.EMPTY,
    *CAN_BE,
    *(state.value for state in State),
    *accounts.HOW.values(),
    *(known.sentence for known in refusals.NOT_POSTS),
    *WHYS,
    *REFUSED.values(),
    NO_REASON,
    *(what for _, what in refusals.PARTS),
    *Figures.__struct_fields__,
    NO_HEIC,
    *(each.value for each in Fate),
    NONSENSE,
    *SOURCES,
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
    LET_GO,
    rewording.ANEW,
    sent_back.ENDS,
    take_over.ASKED,
    *NOT_TOML,
    *(what for _, what in OTHER_KINDS),
    *notes_in(*TEXTS.values(), EMPTY, ABOUT_PROPOSALS, SOURCE, STRANGER),
    *hashtag_views.MORE,
    *hashtag_views.LESS,
    *get_args(TagState),
    "we cannot tell yet",
    *Health,
    *(each.value for each in Certainty),
    *(each.title for name in networks.SHELF for each in networks.declared(name).secrets),
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
    "{one}; {other}",
    "move",
    "approve",
    "send-back",
    "refused",
    "unreachable",
    "absent",
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
    "write one of {names}",
    "Example: {command}",
    "its campaign file asks for it",
    "intent",
    "too late to publish",
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
    "urn:li:organization:",
    '"urn:li:organization:',
)
"""Beginnings of texts that nobody reads."""


def path_of(room):
    return ROOMS / f"{room}.py"


def rooms_said():
    return {text for room in WHOLE for text in said_in_module(path_of(room))}


@pytest.mark.parametrize("name", sorted(file.stem for file in FOLDER.glob("*.po")))
def test_what_whole_rooms_say_is_in_every_catalogue(name):
    assert untranslated(name, sorted(rooms_said() | IN_TABLES, key=str)) == []


@pytest.mark.parametrize("room", WHOLE)
def test_nothing_in_a_whole_room_is_said_past_the_door(room):
    assert sorted(text for text in said_in_english(room) if not text.startswith(NOT_SAID)) == []


def said_in_english(room):
    return written_in_module(path_of(room), troubles_alone=not room.startswith("cli/")) - known_texts()


@cache
def known_texts():
    """Every sentence that the catalogues have, and the help of commands as it stands in their docstrings."""
    known = [*(one.id for one in read("fr", FOLDER) if one.id), *help_sentences()]
    return {" ".join(each.split()) for text in known for each in ((text,) if isinstance(text, str) else text)}


def test_a_room_that_says_english_only_has_something_to_say():
    assert {room for room in ENGLISH if not said_in_english(room)} == set()


def test_no_sentence_of_a_whole_room_is_pieced_together():
    assert [(room, line) for room in WHOLE for line in pieced_in_module(path_of(room))] == []


def test_no_catalogue_has_what_nobody_says():
    everywhere = {text for path in ROOMS.rglob("*.py") for text in said_in_module(path)}
    said = {*everywhere, *IN_TABLES, *OTHERS, *help_sentences(), *sentences_of_click()}
    for name in (file.stem for file in FOLDER.glob("*.po")):
        assert sorted((one.id for one in read(name, FOLDER) if one.id and one.id not in said), key=str) == []
