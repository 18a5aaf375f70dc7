"""An account of X's that was signed in: tokens of two hours, and refresh tokens that are good once."""

from contracts import story
from contracts.lives import x as keys
from contracts.x_oauth2 import CLIENT, SECRET


class Life(story.Renewed, keys.Life):
    secrets = {"CLIENT_ID": CLIENT, "CLIENT_SECRET": SECRET}
    cannot = {
        **keys.UNSHOWN,
        "under-scoped": "what X does not grant is said at once at the sign-in; see test_bearer",
    }

    spent_by_renewal = True

    @property
    def given(self):
        return self.server.oauth2.given(self.server.now)

    def takes_back(self, how):
        oauth2 = self.server.oauth2
        oauth2.access.clear()
        if how == "wrong":
            oauth2.refresh.clear()
        elif how in {"revoked", "ended"}:
            oauth2.refresh = dict.fromkeys(oauth2.refresh, False)

    def loses_renewal(self):
        self.server.oauth2.loses = 1

    def lets_in(self):
        self.signs_in(self.root)
