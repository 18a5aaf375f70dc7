"""What a form is: its address, and what becomes of what was sent; more than an act, it may answer with a page."""

from collections.abc import Callable, Mapping

from msgspec import Struct

from postdesk.errors import PostdeskError, system_reason
from postdesk.web.acts import SentForm
from postdesk.web.page import PageRequest, Values
from postdesk.web.told import told_words
from postdesk.web.wording import noted, phrase

OF_FILE = noted("<bdi>{file}</bdi> cannot be read or written (<bdi>{why}</bdi>).")
OF_A_FILE = noted("A file cannot be read or written (<bdi>{why}</bdi>).")


class SaidOnce(Struct, frozen=True):
    """What became of an act, to be said once; `undo` is the act that takes it back, with its fields, "" for none."""

    sentence: str
    undo: str = ""
    fields: Mapping[str, str] = {}


class FormAnswer(Struct, frozen=True):
    """The answer to a form: an address `to` which it leads, with what is `said` there; or a page.

    `bare` is a page without what stands round all others: a piece that goes into an open one.
    """

    to: str = ""
    said: SaidOnce | None = None
    template: str = ""
    values: Values = {}
    status: int = 200
    bare: bool = False


class WebForm(Struct, frozen=True):
    """One form. `files` is how many files it may send, `most` how many bytes it may have, all in all.

    `longer` says how many characters those fields may have that may have more than others.
    What `take` refuses with a PostdeskError is shown by `again`, with what was typed and that sentence, and changed
    nothing; without it the sentence is a page of its own.
    """

    address: str
    take: Callable[[PageRequest, SentForm], FormAnswer]
    files: int = 0
    most: int = 1 << 20
    again: Callable[[PageRequest, SentForm, str], FormAnswer] | None = None
    longer: Mapping[str, int] = {}


def taken_or_again(form: WebForm, asked: PageRequest, sent: SentForm) -> FormAnswer:
    """Take what a form says, or show the form again with what is wrong; PostdeskError, OSError where it has no page."""
    try:
        sent.see_that_it_is_text(form.longer)
        return form.take(asked, sent)
    except (PostdeskError, OSError) as error:
        if form.again is None:
            raise
        return form.again(asked, sent, trouble_words(error))


def trouble_words(error: Exception) -> str:
    """Return what an exception says, whole; a sentence of the page keeps its marks."""
    if isinstance(error, OSError):
        values = {"file": error.filename, "why": system_reason(error)}
        return phrase(OF_FILE if error.filename else OF_A_FILE, **values)
    said = error.args[0] if error.args else ""
    return told_words(error) if isinstance(error, PostdeskError) and not hasattr(said, "__html__") else said
