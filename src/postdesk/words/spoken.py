"""A catalogue as it is spoken: the sentences of one `.po` file, each read when it is first asked for.

The format is GNU gettext's (its manual, "The Format of PO Files"). Babel reads all that such a file can hold, and takes
longer to load than a whole `check`; here only what is said counts, so that a run in another language begins hardly
later than an English one, and no compiled file beside a catalogue can be older than it. The tests hold every catalogue
here to what Babel reads.
"""

import re
from collections.abc import Callable, Mapping
from functools import cached_property
from gettext import c2py

_ENTRY = re.compile(r'^(?:msgctxt "(.*)"\n)?msgid "(.*)"\n(?:msgid_plural "(.*)"\n)?((?:msgstr.*\n)+)', re.MULTILINE)
_FORM = re.compile(r'^msgstr(?:\[\d\])? "(.*)"$', re.MULTILINE)
_BROKEN = '"\n"'
"""Where a text goes on in the next line."""
_EMPTY = ' ""\n'
"""A form that is missing; within a text no quote stands without a backslash."""
_ESCAPED = re.compile(r"\\(.)")
_ESCAPES = {"n": "\n", "t": "\t"}
_QUOTING = str.maketrans({"\\": r"\\", '"': r"\"", "\n": r"\n", "\t": r"\t"})
_PLURAL = re.compile(r"plural=([^;\n]+);")
Written = Callable[[str, str], str]
"""What makes of a sentence, and of its English, the sentence as it is written."""
Key = tuple[str, str]
"""A context, "" where there is none, and a sentence in English, both as they stand in quotes; of two by their number
the one for one."""


_ABSENT = "", _EMPTY
"""What is said for a sentence that is not there."""
HEAD: Key = ("", "")
"""Where a catalogue says how its language counts."""


class Spoken:
    """The sentences of a language, by their English, as gettext's translations have them.

    A sentence that the catalogue has not is `beside`'s, where there is one, and otherwise said in English.

    Args:
        source: What the `.po` file says.
        beside: Another catalogue, for what this one leaves out.
        written: How its sentences are written; as they stand in the file, if nothing is said.
    """

    def __init__(self, source: str, beside: "Spoken | None" = None, written: Written | None = None) -> None:
        self._beside, self._written = beside, written
        self._source = f"\n{source}\n".replace(_BROKEN, "")
        self._said: dict[Key, list[str]] = {}

    def gettext(self, message: str) -> str:
        """Return a sentence in the language."""
        return self.pgettext("", message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Return a sentence in the form that a number asks for."""
        return self.npgettext("", msgid1, msgid2, n)

    def pgettext(self, context: str, message: str) -> str:
        """Return a sentence of some context in the language."""
        if forms := self._forms(context, message):
            return forms[0]
        return self._beside.pgettext(context, message) if self._beside else message

    def npgettext(self, context: str, msgid1: str, msgid2: str, n: int) -> str:
        """Return a sentence of some context in the form that a number asks for."""
        if forms := self._forms(context, msgid1):
            return forms[self._form_for(n)]
        if self._beside:
            return self._beside.npgettext(context, msgid1, msgid2, n)
        return msgid1 if n == 1 else msgid2

    def has(self, context: str, one: str, many: str = "") -> bool:
        """Whether a sentence, or two by their number, are said in the language in every form."""
        held, said = self._entries.get((_quoted(context), _quoted(one)), _ABSENT)
        if held == _quoted(many) and _EMPTY not in said:
            return True
        return self._beside is not None and self._beside.has(context, one, many)

    @cached_property
    def _entries(self) -> Mapping[Key, tuple[str, str]]:
        """The whole catalogue, for whoever asks for all of it: for each sentence the one for many, and the forms."""
        return {(context, one): (many, said) for context, one, many, said in _ENTRY.findall(self._source)}

    def _entry(self, context: str, message: str) -> tuple[str, str]:
        """Return what `_entries` has: a command says a few sentences of two thousand, and each is found at once."""
        sought = f'\nmsgid "{_quoted(message)}"\n'
        sought = f'\nmsgctxt "{_quoted(context)}"{sought}' if context else sought
        at = self._source.find(sought)
        while at >= 0 and not context and self._source.startswith("msgctxt", self._source.rfind("\n", 0, at) + 1):
            at = self._source.find(sought, at + 1)  # the same words of some context
        found = _ENTRY.match(self._source, at + 1) if at >= 0 else None
        return (found[3] or "", found[4]) if found else _ABSENT

    @cached_property
    def _form_for(self) -> Callable[[int], int]:
        plural = _PLURAL.search(self._entry(*HEAD)[1])
        return c2py(plural[1]) if plural else _germanic

    def _forms(self, context: str, message: str) -> list[str]:
        """Return a sentence in all its forms; none where one of them is missing."""
        if (context, message) not in self._said:
            many, said = self._entry(context, message)
            forms = [] if _EMPTY in said else [_unquoted(form) for form in _FORM.findall(said)]
            english = f"{message} {_unquoted(many)}"
            self._said[context, message] = [self._written(form, english) for form in forms] if self._written else forms
        return self._said[context, message]


def _germanic(n: int) -> int:
    """Return the form for a number where a catalogue does not say how its language counts, as gettext does."""
    return int(n != 1)


def _quoted(text: str) -> str:
    """Return a text as it stands in quotes."""
    return text.translate(_QUOTING)


def _unquoted(text: str) -> str:
    return _ESCAPED.sub(_sign, text) if "\\" in text else text


def _sign(found: re.Match[str]) -> str:
    return _ESCAPES.get(found[1], found[1])
