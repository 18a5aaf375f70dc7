"""The catalogues as Babel reads them, with all that their files hold."""

from postdesk.words.catalogues import HERE
from postdesk.words.cyrillic import names_in, written_over

CLDR = {"sr-Latn": "sr_Latn", "cnr": "sr_Latn_ME"}
"""What CLDR calls the language of a catalogue, where it is not the catalogue's name."""


def read(name, folder=HERE, *, cyrillic=False, typed=False):
    """Return a catalogue as its file has it, or written over in Cyrillic, but for what is typed."""
    from babel.messages.pofile import read_po

    with (folder / f"{name}.po").open("rb") as source:
        found = read_po(source, locale=CLDR.get(name, name))
    for message in found if cyrillic else ():
        if message.id and message.string:
            english = " ".join(message.id) if message.pluralizable else str(message.id)
            forms = [written_over(form, names_in(english) if typed else frozenset()) for form in forms_of(message)]
            message.string = tuple(forms) if message.pluralizable else forms[0]
    return found


def forms_of(message):
    """Return what a catalogue says for a message: one sentence, or one for each grammatical number."""
    said = message.string or ""
    return [said] if isinstance(said, str) else list(said)
