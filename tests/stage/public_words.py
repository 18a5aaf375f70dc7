"""A desk with a post that is public on a pretended server, and whose draft can be written anew."""

from contextlib import contextmanager

from postdesk.desk import Desk
from stage.begun import png
from stage.browsing import Browser
from stage.desks import lay
from stage.pretend_mastodon import Instance

REF, POST = "spring/doors@fedi", "/post/spring/doors/fedi"
SETTINGS = """\
[desk]
name = "Country Office"
timezone = "UTC"
{more}
[accounts.fedi]
network = "mastodon"
server = "{url}"

[accounts.photos]
network = "x"
by_hand = true
"""
CAMPAIGN = """\
campaign: spring
accounts: [fedi]
posts:
  - id: doors
    at: 2026-11-23 12:00
    text: "Doors open at {hour}. #Welcome"
    media: [{{ file: media/hall.png, alt: The hall. }}]
{more}"""


class Public:
    """A desk with a post on a pretended server, whose draft can be written anew."""

    def __init__(self, root, clock, instance):
        self.root, self.clock, self.instance = root, clock, instance
        (root / ".env").write_text("POSTDESK_FEDI_TOKEN=token\n")
        lay(root, self.settings())
        (root / "campaigns" / "media" / "hall.png").write_bytes(png())
        self.write("six")
        self.desk = Desk.open(root, clock)
        self.desk.queue.apply()
        clock.forward(minutes=31)
        self.desk.publishing.publish_due()
        assert self.desk.posts.named(REF).state == "published"

    def settings(self, more=""):
        return SETTINGS.format(url=self.instance.server.url, more=more)

    def write(self, hour, more=""):
        lay(
            self.root, (self.root / "campaigns" / "desk.toml").read_text(), spring=CAMPAIGN.format(hour=hour, more=more)
        )

    def browser(self, more="", who=""):
        lay(self.root, self.settings(more))
        return Browser(self.desk.read_again()).enter(who)

    @property
    def said(self):
        return self.instance.posts[0]["content"]


@contextmanager
def public_post(root, clock):
    """A desk whose post is public, as long as the block lasts."""
    instance = Instance()
    instance.at = clock()
    with instance.serve() as instance.server:
        made = Public(root, clock, instance)
        with made.desk.log:
            yield made
