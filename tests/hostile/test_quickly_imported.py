"""Exports of 100,000 signs that are made to be read slowly: half a second for each importer, with its hashtags found.

Measured is the time of the processor, so that a busy machine changes nothing.
"""

import contextlib
import csv
import io
import json

import pytest

from hostile.test_quickly_read import MANY, SECONDS, TEXTS, seconds
from postdesk.errors import ExportError
from postdesk.measure.importers import IMPORTERS
from postdesk.measure.intake.files import without_links
from postdesk.measure.intake.recognising import extract
from postdesk.models import Extracted, Figures
from postdesk.networks import grammar

PIECES = {
    "digits": "1",
    "slashes": "https://x.com/",
    "colons": "urn:li:",
    "quotation marks": '"',
    "references": "&#",
    "tags": "<a ",
    "months": "Jan ",
    "times": "10:00 ",
    "dashes": "2026-",
    "blanks": " ",
    "commas": "1,",
    "brackets": "(",
    "links": "https://t.co/a ",
    "letters": "é",
    "capital sigmas": "Σ",
}
LONG = {name: piece * (MANY // len(piece)) for name, piece in PIECES.items()} | {
    name: TEXTS[name]
    for name in ("hashtags without blanks", "handles of servers", "brackets in an address", "joiners", "flags")
}
LINKS = {
    "x": "https://x.com/o/status/2105789855953846273",
    "linkedin": "https://www.linkedin.com/feed/update/urn:li:activity:7510602264084480007",
    "facebook": "https://www.facebook.com/o/posts/1827720132000001",
    "instagram": "https://www.instagram.com/p/DfZBRDTgAAF/",
    "tiktok": "https://www.tiktok.com/@o/video/7567452128936238785",
}
GOOD = {"id": "2105789855953846273", "published": "10/01/2026 10:00"}
COUNTS = Figures.__struct_fields__
TABLES = {importer.title: importer for importer in IMPORTERS if importer.columns}


def table(*rows):
    written = io.StringIO()
    csv.writer(written).writerows(rows)
    return written.getvalue()


def read(path):
    """Read an export as `import` does: its rows, and the hashtags in each."""
    with contextlib.suppress(ExportError):
        for row in extract(path).rows:
            if isinstance(row, Extracted):
                grammar(row.network).parse(without_links(row.text))


@pytest.mark.parametrize("title", TABLES)
def test_no_importer_dwells_on_a_cell_a_row_or_a_header(tmp_path, title):
    columns, file, took = TABLES[title].columns, tmp_path / "a.csv", {}
    header = [names[0] for names in columns.values()]
    good = GOOD | {"url": LINKS.get(TABLES[title].networks[0], ""), "network": TABLES[title].networks[0]}
    fields = [field for field in columns if field not in COUNTS] + [field for field in columns if field in COUNTS][:1]
    for name, text in LONG.items():
        for long in fields:
            row = [text if field == long else good.get(field, "5") for field in columns]
            file.write_text(table(header, row), "utf-8")
            took[f"{name} as {long}"] = seconds(lambda: read(file))
        short = [text[: MANY // 500] if field == "text" else good.get(field, "5") for field in columns]
        file.write_text(table(header, *[short] * 200), "utf-8")
        took[f"{name} in many rows"] = seconds(lambda: read(file))
        file.write_text(table([*header, text], [*short, ""]), "utf-8")
        took[f"{name} as a header"] = seconds(lambda: read(file))
    assert {what: round(time, 2) for what, time in took.items() if time > SECONDS} == {}


@pytest.mark.parametrize("name", LONG)
def test_no_archive_is_dwelt_on(tmp_path, name):
    text, file = LONG[name], tmp_path / "outbox.json"
    note = {"id": text, "url": text, "published": text, "content": text, "attachment": [{}] * 10_000}
    whole = {"id": "https://s.e/users/o/statuses/1", "published": "2026-11-16T07:00:00Z", "content": text, "url": text}
    notes = [
        {"type": "Create", "actor": "https://s.e/users/o", "to": ["as:Public", text], "object": one}
        for one in (note, whole, {**whole, "tag": [{"name": text}], "inReplyTo": text})
    ]
    outbox = {"@context": "https://www.w3.org/ns/activitystreams", "id": "outbox.json", "type": "OrderedCollection"}
    file.write_text(json.dumps({**outbox, "orderedItems": notes}), "utf-8")
    assert seconds(lambda: read(file)) < 3 * SECONDS


@pytest.mark.parametrize("name", LONG)
def test_no_text_that_is_no_export_is_dwelt_on(tmp_path, name):
    file = tmp_path / "a.csv"
    for text in (LONG[name], f'"{LONG[name]}', f"a,b\n{LONG[name]}", "\n".join(LONG[name].split(" "))):
        file.write_text(text, "utf-8")
        assert seconds(lambda: read(file)) < SECONDS
