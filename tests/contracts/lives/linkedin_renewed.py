"""A page on LinkedIn whose app renews its token, for a year from the consent."""

from contracts import story
from contracts.linkedin_oauth import CLIENT, SECRET
from contracts.lives import linkedin as page


class Life(story.Renewed, page.Life):
    secrets = {"CLIENT_ID": CLIENT, "CLIENT_SECRET": SECRET}
    cannot = {what: page.Life.cannot[what] for what in ("thread", "language")}

    def served(self):
        server = super().served()
        server.token = "nobody's"
        return server

    @property
    def given(self):
        return self.server.oauth.consent()

    def takes_back(self, how):
        oauth = self.server.oauth
        if how == "under-scoped":
            super().takes_back(how)
            lacks = frozenset({"w_organization_social"})
            oauth.given = {token: (until, scope - lacks) for token, (until, scope) in oauth.given.items()}
            return
        oauth.given = {token: (story.NOON, scope) for token, (_, scope) in oauth.given.items()}
        if how == "ended":
            oauth.refresh = {token: (story.NOON, scope) for token, (_, scope) in oauth.refresh.items()}
        elif how != "expired":
            oauth.refresh.clear()

    def loses_renewal(self):
        self.server.oauth.loses = 1

    def lets_in(self):
        self.server.scopes.add("w_organization_social")
        self.signs_in(self.root)
