"""An Instagram account, by way of the Page that it is linked with."""

from contracts import story
from contracts.graph import APP, SECRET, TOKEN, error, full
from contracts.instagram import InstagramApi


class Life(story.Life):
    name = "instagram"
    secrets = {"TOKEN": TOKEN, "APP_SECRET": SECRET}
    account = f'id = "17841"\nhandle = "ouroffice"\npage = "1055"\napp = "{APP}"\napp_mode = "live"\nserver = "{{url}}"'
    always = story.PICTURES
    reactions = 41
    settled = 10
    cannot = {
        "card": "a link is dead there, and has no card",
        "language": "a post is in no language there",
        "edit": "what is public cannot be edited there",
        "thread": "the further part is a comment below a post",
        "expired": "the token of the Page has no end",
        "renewal lost": story.NO_RENEWAL,
    }

    def served(self):
        return InstagramApi()

    def makes_public(self, asked):
        return asked.method == "POST" and asked.path.endswith(("/media_publish", "/comments"))

    def public(self):
        return [
            story.Seen(
                post["caption"],
                [item["alt"] for item in post["items"]],
                len(post["items"]),
                address=f"https://www.instagram.com/p/D{post['id'][-6:]}/",
            )
            for post in self.server.shown
        ]

    def films(self):
        return sum(item["kind"] == "VIDEO" for post in self.server.shown[:1] for item in post["items"])

    def below(self):
        return [comment["text"] for comment in self.server.below.values()]

    def takes_back(self, how):
        if how == "under-scoped":
            self.server.scopes.discard("instagram_content_publish")
        else:
            self.server.token = "EAAanother"
        if how == "ended":
            self.server.dead = error(190, "Error validating access token.", 463, status=401)

    def lets_in(self):
        self.server.token, self.server.scopes = TOKEN, set(self.server.SCOPES)

    @property
    def refusal(self):
        return error(36004, "The caption was too long.", 2207010)

    @property
    def busy(self):
        return error(80002, "There have been too many calls to this account.", **full(1, "instagram"))
