"""An account of X's, with its four keys."""

from urllib.parse import urlsplit

from contracts import story
from contracts.x import BUSY, KEYS, XApi, invalid

UNSHOWN = {
    "card": "X makes the card of the address in the text",
    "language": "X finds the language of a post by itself",
    "edit": "an edit would be another post, for Premium accounts only",
}


class Life(story.Life):
    name = "x"
    secrets = KEYS
    account = 'handle = "office"\nid = "2244994945"\nserver = "{url}"'
    reactions = 3
    settled, later = 15, (33, 47, 48)
    cannot = {
        **UNSHOWN,
        "expired": "keys of OAuth 1.0a have no end",
        "renewal lost": story.NO_RENEWAL,
        "ended": story.NO_END,
    }

    def served(self):
        return XApi()

    def makes_public(self, asked):
        return (asked.method, urlsplit(asked.path).path) == ("POST", "/2/tweets")

    def public(self):
        posts = self.server.posts
        places = {post["id"]: place for place, post in enumerate(posts)}
        return [
            story.Seen(
                post["said"],
                [self.server.files[number]["alt"] for number in post["media"]],
                len(post["media"]),
                places.get(post["parent"]),
                f"https://x.com/office/status/{post['id']}",
            )
            for post in posts
        ]

    def films(self):
        files = [self.server.files[number] for post in self.server.posts[:1] for number in post["media"]]
        return sum(file["media_category"] == "tweet_video" for file in files)

    def takes_back(self, how):
        if how == "under-scoped":
            self.server.access = "read"
        else:
            self.server.keys = {**KEYS, "TOKEN_SECRET": "another"}

    def lets_in(self):
        self.server.keys, self.server.access = dict(KEYS), "read-write"

    @property
    def refusal(self):
        return invalid("Your Tweet text is too long.", text=["…"])

    @property
    def busy(self):
        return BUSY.replace(b"x-rate-limit-remaining", b"Retry-After: 60\r\nx-rate-limit-remaining")
