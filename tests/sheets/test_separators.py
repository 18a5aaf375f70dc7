"""What stands between the cells of a CSV for the spreadsheets of a language; the list is Windows' own."""

import pytest

from postdesk.sheets.separators import CsvForm, csv_form

COMMA, SEMICOLON, GERMAN = CsvForm(",", "."), CsvForm(";", "."), CsvForm(";", ",")


@pytest.mark.parametrize(
    ("language", "form"),
    [("en", COMMA), ("en-GB", COMMA), ("EN_us", COMMA), ("he", COMMA), ("zh-Hant", COMMA), ("es-MX", COMMA),
     ("fr", GERMAN), ("fr-CA", GERMAN), ("de", GERMAN), ("es", GERMAN), ("ru", GERMAN), ("sq", GERMAN), ("mk", GERMAN),
     ("sr", GERMAN), ("sr-Latn", GERMAN), ("cnr", GERMAN), ("me", GERMAN), ("pt-BR", GERMAN), ("uk", GERMAN),
     ("ar", SEMICOLON), ("de-CH", SEMICOLON), ("sw", SEMICOLON), ("ur", SEMICOLON), ("xq", GERMAN)],
)  # fmt: skip
def test_a_language_has_its_separator_and_its_decimal_sign(language, form):
    assert csv_form(language) == form


@pytest.mark.parametrize(
    ("language", "separator", "form"),
    [("fr", ",", COMMA), ("en", ";", GERMAN), ("ar", ";", SEMICOLON), ("fr", "\t", CsvForm("\t", "."))],
)
def test_an_office_that_names_a_separator_gets_it(language, separator, form):
    assert csv_form(language, separator) == form
