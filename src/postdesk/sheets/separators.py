"""What stands between the cells of a CSV that a spreadsheet opens by a double click, and before decimals in it.

A spreadsheet cuts a CSV at the list separator of the machine's region, and takes a number with the wrong decimal sign
for a text or a day. Where decimals stand behind a comma, a comma cannot separate cells. A first line `sep=;` would say
it too, but Excel then reads no UTF-8, and other programs take it for a heading.

Source: https://github.com/dotnet/runtime/blob/main/src/libraries/System.Private.CoreLib/src/System/Globalization/IcuLocaleData.cs,
the list separators of Windows by locale.
"""

from msgspec import Struct


class CsvForm(Struct, frozen=True):
    """How a CSV is written: the `separator` between its cells, the `decimal` sign in its numbers."""

    separator: str = ","
    decimal: str = "."


COMMAS = CsvForm()
"""What programs expect."""
WITH_COMMAS = {"en", "as", "gn", "gu", "he", "hi", "hy", "iu", "ja", "km", "kn", "ko", "ta", "th", "ug", "vi", "zh"}
"""The languages for which Windows separates with a comma; for all others that it knows, with a semicolon."""
WITH_COMMAS_THERE = {"es-mx", "es-us"}
"""Countries that separate with a comma where the rest of their language does not."""


def csv_form(language: str, separator: str = "") -> CsvForm:
    """Return how a CSV is written for the spreadsheets of who writes a language, or with a separator that they name.

    A semicolon is named for a machine whose decimals stand behind a comma, whatever the office writes.
    """
    tag = language.replace("_", "-").casefold()
    usual = "," if tag.partition("-")[0] in WITH_COMMAS or tag in WITH_COMMAS_THERE else ";"
    if (separator or usual) != ";":
        return CsvForm(separator or usual)
    return CsvForm(";", _decimal(tag) if usual == ";" else ",")


def _decimal(tag: str) -> str:
    """Return the decimal sign of a language in Latin digits; a comma where CLDR does not know it."""
    from babel import Locale, UnknownLocaleError

    try:
        known = Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError):
        return ","
    return str(known.number_symbols["latn"]["decimal"])
