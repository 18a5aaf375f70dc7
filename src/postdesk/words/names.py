"""What languages are called in the language that is spoken."""

from postdesk.words import ENGLISH, language, locale, say

LANGUAGES = {
    "ar": "Arabic",
    "bs": "Bosnian",
    "de": "German",
    "en": "English",
    "es": "Spanish",
    "fr": "French",
    "hr": "Croatian",
    "it": "Italian",
    "mk": "Macedonian",
    "pt": "Portuguese",
    "ru": "Russian",
    "sq": "Albanian",
    "sr": "Serbian",
    "tr": "Turkish",
    "uk": "Ukrainian",
    "zh": "Chinese",
}
SCRIPTS = {"arab": "Arabic", "cyrl": "Cyrillic", "latn": "Latin"}


def language_name(code: str) -> str:
    """Return a language tag in words: `sr-Cyrl` is "Serbian (Cyrillic)"; what is not known stays as it is."""
    if not code:
        return say("not stated")
    base, _, rest = code.replace("_", "-").partition("-")
    if base.lower() == "cnr" and not rest:
        return say("Montenegrin")
    if language() != ENGLISH:
        return _named(code)
    name = LANGUAGES.get(base.lower(), base)
    script = SCRIPTS.get(rest.lower(), rest)
    return f"{name} ({script})" if script else name


def _named(code: str) -> str:
    """Return a language tag in the words of the language spoken."""
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(code, sep="-" if "-" in code else "_").get_display_name(locale()) or code
    except (UnknownLocaleError, ValueError):
        return code
