"""What other rooms say, told on a page: reasons that the log keeps, troubles, doubts; each in the language of the page.

Such a sentence is kept with its values, and is said by the catalogue of the pages or by that of the commands. One that
neither has stays English, and is given as plain text: what is in the language of the page is ready to stand in it.
"""

import re
from collections.abc import Iterable
from enum import Enum
from functools import cache, reduce
from html import escape

from postdesk.errors import PostdeskError, said_by
from postdesk.html import filled_markup, shown_address, stressed_words
from postdesk.models.life import State
from postdesk.sentences import Sentence
from postdesk.web.instead import at_the_machine, pages_instead
from postdesk.web.wording import FUNCTIONS, change_words, noted, phrase, shown_text, state_word, written_moment
from postdesk.words import ENGLISH, direction, language, num, spoken_tongue
from postdesk.words.commands import commands_speaker
from postdesk.words.pages import page_speaker
from postdesk.words.spoken import Spoken

ATTEMPTS = {
    "sending": noted("attempt {n}: being sent"),
    "published": noted("attempt {n}: published"),
    "rehearsed": noted("attempt {n}: rehearsed"),
    "refused": noted("attempt {n}: refused"),
    "unreachable": noted("attempt {n}: not reached"),
    "absent": noted("attempt {n}: not there"),
    "unknown": noted("attempt {n}: nobody can tell"),
}
"""What came of an attempt, by the outcome that its delivery has."""
WORDS_OF_STATES = frozenset(state.value for state in State)
_UNMEASURED = re.compile(r"\{(\w+):[^{}]*\}")
"""A place with a format, such as `{left:,}`: numbers are written as the language of the page writes them."""
_ADDRESS = re.compile(r"https?://\S+")
_TYPED = re.compile(r"`[^`]+`|(?<!\S)--[a-z][a-z-]*(?: (?:[A-Z]+\b|\{\w+\}))?|[A-Z]\w+ &gt; [A-Z]\w+")
"""What a sentence names that is typed, or chosen in menus: a command, an option, `Analytics > Content`."""
_TO_TYPE = re.compile(r"[\"`][^\"`{}]*\{(\w+)\}[^\"`{}]*[\"`]|--[a-z-]+ \{(\w+)\}")
"""Places of what somebody types or has typed: in quotes, in a command, behind an option."""
_KEPT = r'<bdi dir="ltr">\g<0></bdi>'
_ATTEMPT = re.compile(r"attempt (\d+): (\S+)")
EVERYTHING = {"hold --all": noted("everything on hold"), "release --all": noted("everything released")}
DONE = {
    "hold": noted("<bdi>{what}</bdi> on hold"),
    "release": noted("<bdi>{what}</bdi> released"),
    "cancel": noted("<bdi>{what}</bdi> cancelled"),
    "move": noted("<bdi>{what}</bdi> moved"),
    "rename": noted("<bdi>{what}</bdi> renamed"),
    "retry": noted("<bdi>{what}</bdi> queued again"),
    "approve": noted("<bdi>{what}</bdi> signed"),
    "send-back": noted("<bdi>{what}</bdi> sent back"),
    "resolve --absent": noted("<bdi>{what}</bdi> said to be absent"),
}
"""What is done by hand, by the word that the log has for it: to a post, or to a hold that lies over many."""
UNDO = "undo: "
"""What stands in the log before an act that was taken back."""


def told_words(said: str | PostdeskError) -> str:
    """Return what another room says, in the language of the page; plain English where no catalogue has it."""
    sentence = said.sentence if isinstance(said, PostdeskError) else Sentence(said)
    if language() != ENGLISH and _speaker(sentence) is None:
        return str(sentence)
    return _in_words(sentence)


def reason_words(why: str) -> str:
    """Return why something happened: what the program says in the page's language, as it is what a person wrote."""
    return marked_words(why) if isinstance(why, Sentence) else told_words(why) if why else ""


def line_words(line: str) -> str:
    """Return a line of a difference: what the program says in the page's language, what somebody wrote as it stands."""
    return marked_words(line) if isinstance(line, Sentence) else line


def marked_words(said: str) -> str:
    """Return what another room says, marked as English where no catalogue of the page's language has it."""
    words = told_words(said)
    if hasattr(words, "__html__"):
        return words
    return filled_markup('<bdi lang="en" dir="ltr">{said}</bdi>', shown_text, said=words)


def entry_words(what: str) -> str:
    """Return what happened in an entry of the log, in the language of the page; "" for what has no words."""
    if states := change_words(what):
        return states
    attempt = _ATTEMPT.fullmatch(what)
    if attempt and attempt[2] in ATTEMPTS:
        return phrase(ATTEMPTS[attempt[2]], n=int(attempt[1]))
    if what.startswith(UNDO) and (taken := done_words(what.removeprefix(UNDO))):
        return phrase("taken back: {what}", what=taken)
    return done_words(what)


def done_words(act: str, post: str = "") -> str:
    """Return what was done by hand to a post, or by "hold @fedi" to many; "" for what has no words."""
    if act in EVERYTHING:
        return phrase(EVERYTHING[act])
    done, _, scope = (act, "", post) if post else act.partition(" ")
    return phrase(DONE[done], what=scope) if done in DONE and scope else ""


def told_after_another(parts: Iterable[str]) -> str:
    """Return what another room says, sentence after sentence, as clauses of one."""
    return reduce(_and_then, map(told_words, parts), "")


def one_after_another(parts: Iterable[str]) -> str:
    """Return what is said already, one after another, as clauses of one sentence."""
    return reduce(_and_then, parts, "")


def _and_then(one: str, other: str) -> str:
    return phrase("{one}; {other}", one=one, other=other) if one else other


def _in_words(sentence: Sentence) -> str:
    """Return a sentence that a catalogue has, or any where the page is English, with its values in their places."""
    text = _text(_speaker(sentence), sentence)
    if not sentence.values:
        return filled_markup(_markup(shown_text(text)).replace("{", "{{").replace("}", "}}"), shown_text)
    typed = {name for names in _TO_TYPE.findall(sentence.one) for name in names}
    places = {name: _value(value, typed=name in typed) for name, value in sentence.values.items()}
    return filled_markup(_markup(_UNMEASURED.sub(r"{\1}", text)), shown_text, **places)


def _markup(text: str) -> str:
    """Return a text of ours as markup; what is typed is kept from a direction that is not its own."""
    marked = escape(text, quote=False)
    return _TYPED.sub(_KEPT, marked) if direction() == "rtl" else marked


def _text(speaker: Spoken | None, sentence: Sentence) -> str:
    if speaker is None:
        return sentence.many if sentence.many and sentence.values["count"] != 1 else sentence.one
    if sentence.many:
        return speaker.ngettext(sentence.one, sentence.many, int(str(sentence.values["count"])))
    return speaker.gettext(sentence.one)


def _value(value: object, *, typed: bool) -> object:
    """Return what stands in a place: sentences, states, numbers and days in the language, names as they are."""
    if isinstance(value, Exception):
        return reason_words(said_by(value))
    if isinstance(value, Sentence):
        return state_word(value) if str(value) in WORDS_OF_STATES else marked_words(value)
    if isinstance(value, Enum):
        return state_word(value) if isinstance(value, State) else told_words(str(value.value))
    if isinstance(value, int | float):
        return num(value)
    if isinstance(value, str) and _ADDRESS.fullmatch(value):
        return filled_markup("<bdi>{at}</bdi>", shown_text, at=shown_address(value))
    return _named(str(value)) if typed else _day_or_name(str(value))


def _day_or_name(text: str) -> str:
    """Return a day or a moment in words, and a name as it is."""
    return written_moment(text) if text[:4].isdecimal() and text[4:5] == "-" else _named(text)


def _named(name: str) -> str:
    return filled_markup("<bdi>{name}</bdi>", shown_text, name=name) if _may_run_otherwise(name) else name


def _may_run_otherwise(name: str) -> bool:
    """Whether a name may run the other way than the sentence in which it stands."""
    return direction() == "rtl" or not name.isascii()


def _speaker(sentence: Sentence) -> Spoken | None:
    """Return which catalogue has a sentence in the language of the page; None for none, and where that is English."""
    return next((one for one in _speakers(language()) if one.has("", sentence.one, sentence.many)), None)


@cache
def _speakers(tag: str) -> tuple[Spoken, ...]:
    if tag == ENGLISH:
        return ()
    return tuple(filter(None, (page_speaker(spoken_tongue()), commands_speaker(tag))))


TELLING = (
    *FUNCTIONS,
    stressed_words,
    told_words,
    marked_words,
    line_words,
    reason_words,
    entry_words,
    pages_instead,
    at_the_machine,
)
"""What every template of the page may call."""
