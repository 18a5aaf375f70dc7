"""What editors know of a desk's files: a JSON Schema beside them for campaigns, and one for desk.toml.

The first line of a file names its schema. That of campaigns knows the desk's accounts, so it is written anew when those
change.
"""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import msgspec

from postdesk import networks
from postdesk.errors import SettingsError
from postdesk.files.whole import write_whole
from postdesk.settings import House, load

OF_CAMPAIGNS = Path("campaigns", ".schema.json")
OF_DESK = Path("campaigns", ".desk-schema.json")


def campaign_schema(house: House | None = None) -> dict[str, Any]:
    """Return the schema of a campaign file: of any, or of a desk's, which names its accounts."""
    from postdesk.drafts.schema import schema

    return schema(house, _rules())


def desk_schema() -> dict[str, Any]:
    """Return the schema of desk.toml."""
    from postdesk.settings.schema import settings_schema

    return settings_schema(networks.SHELF.usable(), _rules())


def _rules() -> dict[str, str]:
    """Return what each rule asks for, by its name."""
    from postdesk.checks.shelf import RULES, manual

    return {name: manual(name).partition("\n")[0] for name in RULES}


def write_schemas(root: Path, write: Callable[[Path, bytes], Path] = write_whole) -> list[Path]:
    """Write both schemas of a desk to where its files name them; that of campaigns comes last.

    Raises:
        SettingsError: desk.toml says what no desk can mean.
        OSError: they cannot be written.
    """
    house = load(root, networks.SHELF)
    described = {OF_DESK: desk_schema(), OF_CAMPAIGNS: campaign_schema(house)}
    return [write(root / path, schema_file(schema)) for path, schema in described.items()]


def renew_schemas(root: Path) -> None:
    """Write the schemas of a desk anew where they are; what stands in the way of that stands in the way of no work."""
    if (root / OF_CAMPAIGNS).exists():
        with suppress(OSError, SettingsError):
            write_schemas(root)


def schema_file(schema: dict[str, Any]) -> bytes:
    """Return a schema as its file holds it."""
    return msgspec.json.format(msgspec.json.encode(schema), indent=2) + b"\n"
