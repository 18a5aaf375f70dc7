"""Campaign files and folders as they are named on the command line."""

import re
from pathlib import Path
from typing import Any

import click

from postdesk.cli.worded import worded
from postdesk.media.finding import as_on_disk

_NAME = r"([\w-]+)(?:/[\w-]*)?(?:@[\w-]+)?"
"""The name of a post or a campaign: spring/doors@fedi, spring/doors, spring/, spring."""


class CampaignPath(click.Path):
    """A file or folder that is there, found in whatever form its accents are written."""

    def __init__(self) -> None:
        super().__init__(exists=True, path_type=Path)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:  # noqa: ANN401 - as click has it
        """Return the path as the disk has it; a name where a path is wanted is told from a path that is not there."""
        name = None if Path(value).exists() else re.fullmatch(_NAME, str(value))
        if name:
            told = "there is no file {name}; of a post or a campaign name the file, such as campaigns/{campaign}.yaml"
            self.fail(worded(told, name=value, campaign=name[1]), param, ctx)
        return super().convert(as_on_disk(Path(value)), param, ctx)
