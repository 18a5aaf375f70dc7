"""Campaign YAML → Draft → Variant per account, with the place of every value. The only YAML.

A campaign file is read without ever raising: what is wrong with it comes back as findings, whose manuals are in
`manuals`.
"""

from postdesk.drafts.composing import compose as compose
from postdesk.drafts.reading import CampaignFile as CampaignFile
from postdesk.drafts.reading import read_campaign as read_campaign
from postdesk.drafts.source import campaign_files as campaign_files
from postdesk.drafts.source import misnamed as misnamed
