"""Campaign YAML → Draft → Variant per account, with the place of every value. The only YAML.

A campaign file is read without ever raising: what is wrong with it comes back as findings, whose manuals are in
`manuals`.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from postdesk.drafts.source import campaign_files as campaign_files
from postdesk.drafts.source import files_of_desk as files_of_desk
from postdesk.drafts.source import misnamed as misnamed

if TYPE_CHECKING:
    from postdesk.drafts.composing import compose as compose
    from postdesk.drafts.reading import CampaignFile as CampaignFile
    from postdesk.drafts.reading import read_campaign as read_campaign

_LATER = {"compose": "composing", "CampaignFile": "reading", "read_campaign": "reading"}
"""What reads files: a second check of those that are as they were reads none. What is asked for is imported then."""


def __getattr__(name: str) -> object:
    """Return one of those."""
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found: object = getattr(import_module(f"{__name__}.{_LATER[name]}"), name)
    globals()[name] = found
    return found
