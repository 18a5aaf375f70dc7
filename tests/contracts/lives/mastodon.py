"""An account at a server with Mastodon's API."""

import html
import re
from urllib.parse import urlsplit

from contracts import story
from stage.loopback import answer
from stage.pretend_mastodon import Instance

TOKEN = "planted-access-token-of-mastodon"


class Life(story.Life):
    name = "mastodon"
    secrets = {"TOKEN": TOKEN}
    account = 'server = "{url}"'
    reactions = 4
    cannot = {
        "card": "a server makes the card of the address in the text",
        "expired": "its tokens have no end",
        "renewal lost": story.NO_RENEWAL,
        "ended": story.NO_END,
    }

    def served(self):
        return Instance(token=TOKEN)

    def makes_public(self, asked):
        return asked.method == "POST" and urlsplit(asked.path).path == "/api/v1/statuses"

    def public(self):
        places = {post["id"]: place for place, post in enumerate(self.server.posts)}
        return [
            story.Seen(
                html.unescape(post["content"][3:-4]),
                [self._alt(int(each["id"])) for each in post["media_attachments"]],
                len(post["media_attachments"]),
                places.get(post["in_reply_to_id"]),
                f"{{url}}/@office/{post['id']}",
            )
            for post in self.server.posts
        ]

    def _alt(self, number):
        found = re.search(rb'name="description"\r\n\r\n(.*?)\r\n', self.server.pictures[number - 1])
        return found[1].decode()

    def films(self):
        return sum(b"video/mp4" in upload for upload in self.server.pictures)

    def languages(self):
        return [post["language"] for post in self.server.posts[:1]]

    def takes_back(self, how):
        if how == "under-scoped":
            self.server.app["scopes"] = ["read"]
        else:
            self.server.token = "another"

    def lets_in(self):
        self.server.token, self.server.app["scopes"] = TOKEN, ["read", "write"]

    @property
    def refusal(self):
        return answer(422, {"error": "Validation failed: Text character limit of 500 exceeded"})

    @property
    def busy(self):
        return answer(429, {"error": "Too many requests"}, Retry_After="60")

    def moves(self, moment):
        self.server.at = moment
