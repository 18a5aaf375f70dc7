"""A profile of Threads."""

from contracts import story
from contracts.threads import BUSY, SITE, TOO_LONG, ThreadsApi
from contracts.threads_sign_in import SCOPES, TOKEN


class Life(story.Life):
    name = "threads"
    secrets = {"TOKEN": TOKEN}
    reactions = 4
    settled, later = 10, (33, 36, 44)
    cannot = {
        "language": "a post is in no language there",
        "edit": "what is public cannot be edited there",
        "expired": "a token is renewed weeks before its end; one that has ended cannot be",
        "renewal lost": "the old token goes on being good; see test_lasting",
    }

    @property
    def account(self):
        return f'handle = "ouroffice"\nmedia_url = "{SITE}"\nmedia_folder = "{self.server.site}"\nserver = "{{url}}"'

    def served(self):
        return ThreadsApi()

    def moves_in(self, root):
        self.server.site = root / "site"
        self.server.site.mkdir(exist_ok=True)

    def makes_public(self, asked):
        return asked.method == "POST" and asked.path == "/v1.0/me/threads_publish"

    def public(self):
        posts = self.server.posts
        places = {post["id"]: place for place, post in enumerate(posts)}
        return [
            story.Seen(
                post["text"],
                post["alts"],
                0 if post["media_type"] == "TEXT_POST" else len(post["alts"]),
                places.get(post["parent"]),
                f"https://www.threads.com/@ouroffice/post/{post['shortcode']}",
            )
            for post in posts
        ]

    def cards(self):
        return [post["link"] for post in self.server.posts[:1] if post["link"]]

    def films(self):
        return sum(post["media_type"] == "VIDEO" for post in self.server.posts[:1])

    def takes_back(self, how):
        if how == "under-scoped":
            self.server.door.scopes = {"threads_basic"}
        else:
            self.server.door.good, self.server.door.why = {}, {"revoked": 467, "ended": 463}.get(how)

    def lets_in(self):
        self.server.door.scopes = set(SCOPES)
        self.server.door.good = {TOKEN: (story.NOON.replace(day=1), story.NOON.replace(year=2027))}

    @property
    def refusal(self):
        return TOO_LONG

    @property
    def busy(self):
        return BUSY
