"""How Threads lets programs in: codes, short tokens, and long ones that are renewed by themselves."""

from datetime import timedelta

from contracts.threads_takes import no
from stage.loopback import answer

SCOPES = (
    "threads_basic",
    "threads_content_publish",
    "threads_manage_replies",
    "threads_read_replies",
    "threads_manage_insights",
    "threads_delete",
)
TOKEN = "THQplanted-long-token-of-threads"
APP, SECRET, BACK = "1234567890123456", "planted-secret-of-the-threads-app", "https://office.example/privacy"
USER = 25_987_654_321_098_765
"""A number beyond 2^53."""
LIFE, GRANT = timedelta(days=60), timedelta(days=90)


def denied(message):
    """The bytes of a no of the sign-in server."""
    return answer(400, {"error_type": "OAuthException", "code": 400, "error_message": message})


class Doorkeeper:
    """The tokens of one profile. `loses` is how many answers are lost after a token was renewed."""

    def __init__(self, api):
        self.api, self.scopes, self.token = api, set(SCOPES), TOKEN
        self.good = {TOKEN: (api.at - timedelta(days=1), api.at + LIFE)}
        """By token: since when, and until when it is good."""
        self.granted, self.codes, self.renewals, self.loses, self.why = api.at, {}, 0, 0, 463

    def __call__(self, asked, path, given):
        """Answer what has to do with tokens; None where something else is asked."""
        ways = {
            "POST /oauth/access_token": self._for_code,
            "GET /access_token": self._longer,
            "GET /refresh_access_token": self._renewed,
            "GET /v1.0/debug_token": self._about,
        }
        way = ways.get(f"{asked.method} {path}")
        if way is None and "access_token" in given:
            self.api.broken.append("a token in an address")
        return way(given) if way else None

    def lets_in(self, said):
        """Let a request in, or raise the no."""
        kind, _, token = said.partition(" ")
        if said and kind != "Bearer":
            self.api.broken.append(f"a token as {kind}")
        if kind != "Bearer" or not self.knows(token):
            raise type(self.api).NoError(no(401, 190, "Error validating access token", self.why))

    def knows(self, token):
        """Whether a token is good."""
        since, until = self.good.get(token, (None, None))
        return since is not None and since <= self.api.now < until

    def new(self, life=LIFE):
        """Make a token that is good from now on."""
        self.token = f"THQplanted-token-{len(self.good)}"
        self.good[self.token] = (self.api.now, self.api.now + life)
        return self.token

    def _for_code(self, given):
        if (given.get("client_id"), given.get("client_secret")) != (APP, SECRET):
            return denied("Error validating client secret.")
        if self.codes.pop(given.get("code"), None) != given.get("redirect_uri"):
            return denied("Matching code was not found or was already used")
        return answer(body={"access_token": self.new(timedelta(hours=1)), "user_id": USER})

    def _longer(self, given):
        if given["grant_type"] != "th_exchange_token" or given["client_secret"] != SECRET:
            return denied("Error validating client secret.")
        return self._given() if self.knows(given["access_token"]) else no(400, 190, "Invalid token", 467)

    def _renewed(self, given):
        token = given["access_token"]
        since = self.good.get(token, (None,))[0]
        if given["grant_type"] != "th_refresh_token":
            self.api.broken.append(f"grant_type {given['grant_type']}")
        if not self.knows(token) or self.api.now - self.granted > GRANT:
            return no(400, 190, "Error validating access token: Session has expired", 463)
        if self.api.now - since < timedelta(hours=24):
            self.api.broken.append("a token is renewed that is not a day old")
            return no(400, 100, "The token is younger than 24 hours")
        self.granted, self.renewals = self.api.now, self.renewals + 1
        said = self._given()
        if self.loses:
            self.loses -= 1
            return b""
        return said

    def _given(self):
        token = self.new()
        return answer(
            body={"access_token": token, "token_type": "bearer", "expires_in": int(LIFE.total_seconds()) - 56}
        )

    def _about(self, given):
        token = given["input_token"]
        if not self.knows(token):
            return answer(body={"data": {"is_valid": False, "error": {"code": 190, "message": "no", "subcode": 463}}})
        since, until = self.good[token]
        told = {
            "type": "USER",
            "application": "Our desk",
            "expires_at": int(until.timestamp()),
            "is_valid": True,
            "issued_at": int(since.timestamp()),
            "scopes": sorted(self.scopes),
            "user_id": str(USER),
        }
        return answer(body={"data": told})
