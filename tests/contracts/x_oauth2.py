"""X's token endpoint: codes that live for 30 seconds, tokens of two hours, and refresh tokens that are good once.

A refresh token that is used twice takes the whole family's power away. `loses` is how many answers are lost after the
tokens were changed.
"""

import hashlib
import json
from base64 import b64decode, urlsafe_b64encode
from datetime import timedelta
from urllib.parse import parse_qsl, urlsplit

from stage.loopback import answer

CLIENT, SECRET = "planted-client-id", "planted-client-secret"
SCOPE = "tweet.read tweet.write users.read media.write offline.access"


class OAuth2:
    """One app's tokens."""

    def __init__(self):
        self.codes, self.access, self.refresh, self.granted = {}, {}, {}, {}
        self.scope, self.loses, self.renewals = SCOPE, 0, 0

    def allow(self, page, now):
        """What a person does on X's page: she is sent back with a code."""
        said = dict(parse_qsl(urlsplit(page).query))
        assert (said["client_id"], said["code_challenge_method"], set(said["scope"].split())) == (
            CLIENT,
            "S256",
            set(SCOPE.split()),
        )
        code = f"code-{len(self.codes)}"
        self.codes[code] = (said["code_challenge"], said["redirect_uri"], now)
        return f"{said['redirect_uri']}?state={said['state']}&code={code}"

    def knows(self, token, now):
        """Whether an access token is good."""
        return now < self.access.get(token, now)

    def may(self, token):
        """The scopes of an access token."""
        return set(self.granted[token].split())

    def __call__(self, asked, path, now):
        if asked.headers.get("content-type") != "application/x-www-form-urlencoded":
            return answer(400, {"error": "invalid_request", "error_description": "not a form"})
        basic = asked.headers.get("authorization", "").removeprefix("Basic ")
        if b64decode(basic or "").decode() != f"{CLIENT}:{SECRET}":
            return answer(
                401, {"error": "unauthorized_client", "error_description": "Missing valid authorization header"}
            )
        said = dict(parse_qsl(asked.body.decode()))
        if path.endswith("/revoke"):
            self.access.pop(said["token"], None)
            return answer(body={"revoked": True})
        good = (
            self._code(said, now) if said["grant_type"] == "authorization_code" else self._once(said["refresh_token"])
        )
        if not good:
            return answer(
                400, {"error": "invalid_request", "error_description": "Value passed for the token was invalid."}
            )
        return self._given(now)

    def _code(self, said, now):
        challenge, redirect, at = self.codes.pop(said["code"], (None, None, now))
        made = urlsafe_b64encode(hashlib.sha256(said["code_verifier"].encode()).digest()).rstrip(b"=").decode()
        return (challenge, redirect) == (made, said["redirect_uri"]) and now - at <= timedelta(seconds=30)

    def _once(self, token):
        if self.refresh.get(token) is not True:
            self.access.clear()
            self.refresh = dict.fromkeys(self.refresh, False)
            return False
        self.refresh[token] = False
        self.renewals += 1
        return True

    def _given(self, now):
        given = self.given(now)
        if self.loses:
            self.loses -= 1
            return b""
        return answer(200, given, "application/json")

    def given(self, now):
        """New tokens, as JSON."""
        number = len(self.refresh)
        access, refresh = f"planted-access-{number}", f"planted-refresh-{number}"
        self.access[access], self.refresh[refresh] = now + timedelta(hours=2), True
        self.granted[access] = self.scope
        told = {"token_type": "bearer", "expires_in": 7200, "access_token": access, "scope": self.scope}
        return json.dumps({**told, "refresh_token": refresh}).encode()
