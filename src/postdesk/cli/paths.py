"""Campaign files and folders as they are named on the command line."""

from pathlib import Path
from typing import Any

import click

from postdesk.media.finding import as_on_disk


class CampaignPath(click.Path):
    """A file or folder that is there, found in whatever form its accents are written."""

    def __init__(self) -> None:
        super().__init__(exists=True, path_type=Path)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:  # noqa: ANN401 - as click has it
        """Return the path as the disk has it."""
        return super().convert(as_on_disk(Path(value)), param, ctx)
