"""LinkedIn's sign-in: codes that live for half an hour, tokens of 60 days, and a refresh token that never changes.

A refresh token is good for 365 days from the consent, however often it is used. A person who gives an app other scopes
takes the power of every token that she gave it before. `renews` is whether the app is given refresh tokens; `shy` how
many calls a new token is called revoked; `loses` how many answers are lost after a token was made.
"""

import itertools
import json
from datetime import timedelta
from urllib.parse import parse_qsl, urlsplit

from stage.loopback import answer

CLIENT, SECRET = "86planted0client", "planted-client-secret"
LIFE, YEAR = timedelta(days=60), timedelta(days=365)


class LinkedInOAuth:
    """One app's tokens."""

    def __init__(self, api):
        self.api, self.codes, self.given, self.refresh = api, {}, {}, {}
        self.renews, self.shy, self.loses, self.renewals = True, 0, 0, 0
        self.numbers, self.consents = itertools.count(), itertools.count()
        self.listed = None
        """The scopes that the app has; None for all."""

    def allow(self, page):
        """What a person does on LinkedIn's page: she is sent back with a code."""
        said = dict(parse_qsl(urlsplit(page).query))
        asked = set(said["scope"].split())
        if self.listed is not None and not asked <= self.listed:
            return f"{said['redirect_uri']}?state={said['state']}&error=unauthorized_scope_error"
        assert (said["client_id"], said["response_type"]) == (CLIENT, "code")
        code = f"AQT-planted-code-{len(self.codes)}"
        self.codes[code] = (said["redirect_uri"], asked, self.api.now)
        return f"{said['redirect_uri']}?code={code}&state={said['state']}"

    def made(self, token):
        """Whether it gave a token, which may have lost its power since."""
        return token.startswith("AQX-planted-access-")

    def knows(self, token, now):
        """Whether a token is good."""
        if token not in self.given or now >= self.given[token][0]:
            return False
        if self.shy:
            self.shy -= 1
            return False
        return True

    def __call__(self, asked, path):
        said = dict(parse_qsl(asked.body.decode()))
        if "linkedin-version" in asked.headers:
            self.api.broken.append("sign-in knows no version")
            return answer(400, {"error": "invalid_request", "error_description": "sign-in knows no version"})
        if asked.headers.get("content-type") != "application/x-www-form-urlencoded":
            return answer(400, {"error": "invalid_request", "error_description": "not a form"})
        if (said.get("client_id"), said.get("client_secret")) != (CLIENT, SECRET):
            return answer(401, {"error": "invalid_client", "error_description": "Client authentication failed"})
        if path.endswith("/introspectToken"):
            return self._told(said["token"])
        return self._code(said) if said["grant_type"] == "authorization_code" else self._again(said["refresh_token"])

    def _told(self, token):
        """What a token may do, and until when; a token that was pasted has the scopes of the server's account."""
        if token == self.api.token:
            ends, scope = self.api.now + LIFE, self.api.scopes
        else:
            ends, scope = self.given.get(token, (None, set()))
        if ends is None or self.api.now >= ends:
            return answer(body={"active": False, "status": "expired" if ends else "revoked"})
        told = {"active": True, "client_id": CLIENT, "status": "active", "auth_type": "3L"}
        made = {"authorized_at": int(self.api.now.timestamp()), "created_at": int(self.api.now.timestamp())}
        return answer(body={**told, **made, "expires_at": int(ends.timestamp()), "scope": ",".join(sorted(scope))})

    def _code(self, said):
        redirect, scope, at = self.codes.pop(said["code"], (None, None, self.api.now))
        if redirect != said["redirect_uri"] or self.api.now - at > timedelta(minutes=30):
            return self._no()
        if any(before != scope for _, before in self.given.values()):
            self.given.clear()
            self.refresh.clear()
        refresh = f"AQW-planted-refresh-{next(self.consents)}"
        self.refresh[refresh] = (self.api.now + YEAR, scope)
        self.api.scopes = set(scope)
        return self._given(refresh)

    def _again(self, refresh):
        if refresh not in self.refresh or self.api.now >= self.refresh[refresh][0]:
            return self._no()
        self.renewals += 1
        return self._given(refresh)

    def consent(self):
        """What a person's consent to the scopes of the account gives, as JSON."""
        refresh = f"AQW-planted-refresh-{next(self.consents)}"
        self.refresh[refresh] = (self.api.now + YEAR, frozenset(self.api.scopes))
        return json.dumps(self._tokens(refresh)).encode()

    def _given(self, refresh):
        told = self._tokens(refresh)
        if self.loses:
            self.loses -= 1
            return b""
        return answer(body=told)

    def _tokens(self, refresh):
        ends, scope = self.refresh[refresh]
        token = f"AQX-planted-access-{next(self.numbers)}"
        until = min(self.api.now + LIFE, ends)
        self.given[token] = (until, scope)
        told = {"access_token": token, "expires_in": int((until - self.api.now).total_seconds())}
        left = {"refresh_token": refresh, "refresh_token_expires_in": int((ends - self.api.now).total_seconds())}
        return {**told, **(left if self.renews else {}), "scope": ",".join(sorted(scope))}

    def _no(self):
        said = "The provided authorization grant or refresh token is invalid, expired or revoked"
        return answer(400, {"error": "invalid_request", "error_description": said})
