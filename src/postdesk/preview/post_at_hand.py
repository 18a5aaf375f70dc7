"""One post as somebody writes it: what the rules say of it, and how each account will show it."""

from msgspec import Struct

from postdesk.checks.campaigns import check_campaign
from postdesk.checks.checker import Checker
from postdesk.drafts import CampaignFile
from postdesk.drafts.media import MediaFiles
from postdesk.media.foreseeing import ForeseeingStore
from postdesk.models import Finding
from postdesk.preview.looking import preview
from postdesk.preview.sent import DeskMedia
from postdesk.preview.shown import Preview
from postdesk.settings import House


class PostLook(Struct, frozen=True):
    """How a post looks: by account, and what is wrong with it."""

    previews: tuple[Preview, ...]
    findings: tuple[Finding, ...]


def look_at_post(house: House, campaign: CampaignFile) -> PostLook:
    """Look at a campaign with one post; what only shows beside other posts is left out."""
    looked = check_campaign(house, Checker(house), campaign)
    media = DeskMedia(MediaFiles(house), ForeseeingStore(house.sent_media, house.campaigns), house.campaigns)
    return PostLook(tuple(preview(variant, house, media) for variant in looked.variants), looked.findings)
