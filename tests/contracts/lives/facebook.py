"""A Facebook Page."""

from contracts import story
from contracts.facebook import FacebookApi
from contracts.graph import APP, SECRET, TOKEN, error, full


class Life(story.Life):
    name = "facebook"
    secrets = {"TOKEN": TOKEN, "APP_SECRET": SECRET}
    account = f'id = "1055"\nhandle = "ouroffice"\napp = "{APP}"\napp_mode = "live"\nserver = "{{url}}"'
    shows = True
    reactions = 41
    cannot = {
        "language": "a post is in no language there",
        "thread": "the further parts are comments below a Page's post",
        "too long": "how long a text may be is known from reports only, so that it warns",
        "expired": "a Page's token has no end",
        "renewal lost": story.NO_RENEWAL,
    }

    def served(self):
        return FacebookApi()

    def makes_public(self, asked):
        return asked.method == "POST" and asked.path.partition("?")[0].endswith(("/feed", "/comments"))

    def public(self):
        return [
            story.Seen(
                post["message"],
                [self.server.photos[number]["alt"] for number in post["pictures"]],
                len(post["pictures"]),
                address=f"https://www.facebook.com/{post['id']}",
            )
            for post in self.server.seen
        ]

    def cards(self):
        return [post["link"] for post in self.server.seen[:1] if post["link"]]

    def films(self):
        return sum(bool(post["film"]) for post in self.server.seen[:1])

    def below(self):
        return [comment["message"] for comment in self.server.comments.values()]

    def takes_back(self, how):
        if how == "under-scoped":
            self.server.scopes.discard("pages_manage_posts")
        else:
            self.server.token = "EAAanother"
        if how == "ended":
            self.server.dead = error(190, "Error validating access token.", 463, status=401)

    def lets_in(self):
        self.server.token, self.server.scopes = TOKEN, set(self.server.SCOPES)

    @property
    def refusal(self):
        return error(100, "Param message is too long.")

    @property
    def busy(self):
        return error(80001, "There have been too many calls to this Page account.", **full(1))
