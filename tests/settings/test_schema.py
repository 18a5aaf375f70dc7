"""The schema of desk.toml: it takes what the reader takes, and underlines what the reader refuses."""

import tomllib
from datetime import date
from pathlib import Path

import pytest
from jsonschema import Draft7Validator

from postdesk.desk.editor_schemas import desk_schema
from postdesk.desk.new_desk import init
from postdesk.errors import SettingsError
from postdesk.networks import SHELF
from postdesk.settings import load
from postdesk.settings.key_values import Rare
from postdesk.settings.keys import SECTIONS, DeskFile, keys_below
from postdesk.settings.schema import READ, settings_schema

ROOT = Path(__file__).parent.parent.parent
OFFICE = """\
[desk]
name = "Country Office"
timezone = "Europe/Podgorica"
quiet_hours = ["22:00-07:00"]

[accounts.fedi]
network = "mastodon"
server = "https://example.social"
token_ends = 2027-01-31
visibility = "unlisted"

[accounts.linkedin]
network = "linkedin"
id = "urn:li:organization:1234"
by_hand = true

[slots]
fedi = "Tue 10:00"

[mail]
server = "smtp.example.org"
from = "desk@example.org"

[hashtags]
spread = 0.2
families = { MigrantsDay = ["MigrantsDay2026"] }

[days]
holidays = ["ME"]
closed = [2026-07-13]

[rules]
alt-text = "warning"
"""


def dated(said):
    """As an editor sees a day: as its letters."""
    if isinstance(said, dict):
        return {key: dated(value) for key, value in said.items()}
    if isinstance(said, list):
        return list(map(dated, said))
    return said.isoformat() if isinstance(said, date) else said


def underlined(text):
    errors = Draft7Validator(desk_schema()).iter_errors(dated(tomllib.loads(text)))
    return sorted(".".join(map(str, error.absolute_path)) for error in errors)


def keys(table):
    for key in table.values():
        yield key
        yield from keys(keys_below(key.shape) or {})


def test_every_key_is_explained():
    assert [key.field for key in keys(SECTIONS) if not key.about.endswith(".") and "at: next" not in key.about] == []


def test_what_reads_a_rare_key_is_where_it_is_said_to_be():
    rare = {key.shape for key in keys(SECTIONS) if isinstance(key.shape, Rare)}
    assert {shape.reader.__name__ for shape in rare} == {shape.name for shape in rare}


def test_every_key_has_a_shape():
    own = {DeskFile.accounts, DeskFile.weights}
    assert {key.shape for key in keys(SECTIONS) if not keys_below(key.shape) and key.shape not in own} <= set(READ)


def test_it_is_a_schema_itself():
    Draft7Validator.check_schema(desk_schema())
    assert settings_schema(SHELF)["properties"]["rules"]["additionalProperties"] == {
        "enum": ["error", "warning", "off"]
    }


def test_what_is_right_is_not_underlined(tmp_path):
    assert underlined(OFFICE) == []
    assert underlined((ROOT / "campaigns" / "desk.toml").read_text("utf-8")) == []
    init(tmp_path)
    assert underlined((tmp_path / "campaigns" / "desk.toml").read_text("utf-8")) == []


@pytest.mark.parametrize(
    ("right", "wrong", "where"),
    [
        ('name = "Country Office"', "", "desk"),
        ('timezone = "Europe/Podgorica"', 'time_zone = "Europe/Podgorica"', "desk"),
        ('network = "mastodon"', 'network = "mastodont"', "accounts.fedi.network"),
        ('server = "https://example.social"', 'server = "example.social"', "accounts.fedi.server"),
        ('visibility = "unlisted"', 'visibility = "publik"', "accounts.fedi.visibility"),
        ("by_hand = true", 'by_hand = "yes"', "accounts.linkedin.by_hand"),
        ("by_hand = true", 'workroom = "@office"', "accounts.linkedin"),
        ("spread = 0.2", "spread = 2", "hashtags.spread"),
        ('from = "desk@example.org"', "", "mail"),
        ('alt-text = "warning"', 'alt-text = "loud"', "rules.alt-text"),
        ('alt-text = "warning"', 'alt-txt = "warning"', "rules"),
    ],
)
def test_what_the_reader_refuses_is_underlined_where_it_stands(tmp_path, right, wrong, where):
    text = OFFICE.replace(right, wrong)
    assert where in underlined(text)
    (tmp_path / "campaigns").mkdir()
    (tmp_path / "campaigns" / "desk.toml").write_text(text, "utf-8")
    if where != "rules":  # which rules there are, those know who ask them
        with pytest.raises(SettingsError):
            load(tmp_path, SHELF)
