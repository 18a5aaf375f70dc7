"""A page on LinkedIn, with a token that its administrator made."""

from urllib.parse import urlsplit

from contracts import story
from contracts.linkedin import BUSY, EXPIRED, INVALID, PAGE, TOKEN, LinkedInApi, no

FEED = "https://www.linkedin.com/feed/update"


class Life(story.Life):
    name = "linkedin"
    secrets = {"TOKEN": TOKEN}
    account = f'id = "{PAGE}"\nserver = "{{url}}"'
    reactions = 9
    settled = 3
    cannot = {
        "language": "a post is in no language there",
        "thread": "a post has one comment of its own, and no chain of posts",
        "expired": "a token that was pasted has no renewal; see test_tokens",
        "renewal lost": story.NO_RENEWAL,
    }

    def served(self):
        return LinkedInApi()

    def makes_public(self, asked):
        return (asked.method, urlsplit(asked.path).path) == ("POST", "/rest/posts")

    def public(self):
        return [
            story.Seen(post["said"], *self._shown(post["content"]), address=f"{FEED}/{post['id']}/")
            for post in self.server.posts
        ]

    def _shown(self, content):
        images = content.get("multiImage", {}).get("images", [])
        shown = [content["media"]] if "media" in content else images
        return [one.get("altText", "") for one in shown], len(shown)

    def _content(self):
        return self.server.posts[0]["content"]

    def cards(self):
        return [self._content()["article"]["source"]] if "article" in self._content() else []

    def films(self):
        return ":video:" in self._content().get("media", {}).get("id", "")

    def below(self):
        return [comment["message"]["text"] for comment in self.server.comments]

    def takes_back(self, how):
        if how == "under-scoped":
            self.server.scopes.discard("w_organization_social")
        else:
            self.server.token = "another-token"
            self.server.strange = EXPIRED if how == "ended" else INVALID

    def lets_in(self):
        self.server.token = TOKEN
        self.server.scopes.add("w_organization_social")

    @property
    def refusal(self):
        return no(400, "FIELD_LENGTH_TOO_LONG", "commentary is too long")

    @property
    def busy(self):
        return BUSY.replace(b"Content-Length", b"Retry-After: 60\r\nContent-Length")
