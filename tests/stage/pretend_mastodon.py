"""A server with Mastodon's API in a few lines, as Mastodon 4.6 answered; for faults that a real one cannot be made to have.

tests/live runs the same calls against servers that others wrote.
"""

from html import escape
from urllib.parse import parse_qsl, urlsplit

from stage.life import NOON
from stage.loopback import Loopback, answer


class Instance:
    """Keeps posts and pictures. `honours` says whether it knows idempotency keys; `works` how often a picture is 206.

    A fault answers the next call of one kind: "POST /api/v1/statuses"; as a pair with True the call has its effect first.
    """

    def __init__(self, version="4.6.4", honours=True, works=0, token="token"):
        self.version, self.honours, self.works, self.token = version, honours, works, token
        self.posts, self.pictures, self.keys, self.faults = [], [], {}, {}
        self.at = NOON
        self.loses = self.taken = 0
        self.acct = "office"
        self.deletes = self.edits = True
        self.dropped = set()
        self.elsewhere = {}
        self.app = {"name": "postdesk", "scopes": ["read", "write"]}
        self.configuration = {
            "statuses": {"max_characters": 1000, "max_media_attachments": 8},
            "media_attachments": {"description_limit": 1500, "image_size_limit": 8_000_000, "video_size_limit": "?"},
        }

    def serve(self):
        return Loopback(self)

    @property
    def itself(self):
        return {"version": self.version, "configuration": self.configuration}

    def __call__(self, asked):
        kind = f"{asked.method} {urlsplit(asked.path).path}"
        fault, late = self.faults.pop(kind, None), False
        if isinstance(fault, tuple):
            fault, late = fault
        done = self._answer(kind, asked) if fault is None or late else None
        return fault if fault is not None else done

    def _barred(self, asked):
        """What is answered to a token that is not good, or not for that; None where it is."""
        if asked.headers["authorization"] != f"Bearer {self.token}":
            return answer(401, {"error": "The access token is invalid"})
        need = "write:media" if "/media" in asked.path else "write:statuses"
        if asked.method != "GET" and not {"write", need} & {*self.app.get("scopes", ["write"])}:
            return answer(403, {"error": "This action is outside the authorized scopes"})
        return None

    def _answer(self, kind, asked):
        if kind == "GET /api/v2/instance":
            return answer(body=self.itself) if self.version else answer(404, b"<h1>", "text/html")
        if kind == "GET /api/v1/instance":
            return answer(body={**self.itself, "version": "4.0.0 (compatible; old 1.0)"})
        if kind == "POST /api/v1/apps":
            return answer(body={"client_id": "app-1", "client_secret": "the-apps-secret", "name": "postdesk"})
        if kind in {"POST /oauth/token", "POST /oauth/revoke"}:
            act = self._let_in if kind.endswith("token") else self._let_go
            return act(dict(parse_qsl(asked.body.decode())))
        if barred := self._barred(asked):
            return barred
        acts = {
            "GET /api/v1/accounts/verify_credentials": lambda: answer(
                body={"id": "7", "acct": self.acct, "followers_count": 1204}, X_RateLimit_Remaining="287"
            ),
            "GET /api/v1/apps/verify_credentials": lambda: answer(body=self.app),
            "GET /api/v1/accounts/7/statuses": lambda: answer(body=self.posts[::-1][:40]),
            "GET /api/v2/search": lambda: self._search(asked),
            "POST /api/v1/statuses": lambda: self._post(asked),
            "POST /api/v2/media": lambda: self._upload(asked),
        }
        return acts[kind]() if kind in acts else self._one(kind, asked)

    def _edit(self, name, said):
        found = next((post for post in self.posts if post["id"] == name), None)
        if not self.edits or found is None:
            return answer(404, {"error": "Record not found"})
        assert {each["id"] for each in said["media_attributes"]} <= set(said["media_ids"])
        found["content"], found["spoiler_text"] = f"<p>{escape(said['status'])}</p>", said["spoiler_text"]
        found["language"], found["edited_at"] = said.get("language"), self.at.isoformat()
        kept = [each for each in found["media_attachments"] if each["id"] in said["media_ids"]]
        words = {each["id"]: each["description"] for each in said["media_attributes"]}
        found["media_attachments"] = [{**each, "description": words[each["id"]]} for each in kept]
        return answer(body=found)

    def _let_in(self, said):
        right = {"client_id": "app-1", "client_secret": "the-apps-secret", "code": "the-code"}
        if said | right != said or said["redirect_uri"] != "urn:ietf:wg:oauth:2.0:oob":
            return answer(400, {"error": "invalid_grant", "error_description": "The authorization code is invalid"})
        return answer(body={"access_token": self.token, "token_type": "Bearer", "scope": "read write"})

    def _let_go(self, said):
        if said != {"client_id": "app-1", "client_secret": "the-apps-secret", "token": self.token}:
            return answer(403, {"error": "unauthorized_client", "error_description": "You are not authorized"})
        self.token = ""
        return answer(body={})

    def _one(self, kind, asked):
        part, name = kind.split("/")[-2:]
        if kind.startswith("PUT"):
            return self._edit(name, asked.json)
        if name == "context":
            return answer(body={"ancestors": [], "descendants": [post for post in self.posts if post["id"] != part]})
        if part == "media":
            return self._picture(name)
        found = next((post for post in self.posts if post["id"] == name), None)
        if found and kind.startswith("DELETE") and self.deletes:
            self.posts.remove(found)
        elif kind.startswith("DELETE"):
            found = None
        return answer(body=found) if found else answer(404, {"error": "Record not found"})

    def _picture(self, name):
        if name in self.dropped:
            return answer(404, {"error": "Record not found"})
        self.works -= 1
        return answer(206 if self.works > 0 else 200, {"id": name})

    def _search(self, asked):
        query = dict(parse_qsl(urlsplit(asked.path).query))
        assert (query["type"], query["resolve"]) == ("statuses", "true")
        found = self.elsewhere.get(query["q"])
        return answer(body={"accounts": [], "statuses": [{"id": found}] if found else [], "hashtags": []})

    def _upload(self, asked):
        self.pictures.append(asked.body)
        return answer(202 if self.works else 200, {"id": str(len(self.pictures))})

    def _post(self, asked):
        key = asked.headers["idempotency-key"]
        if self.honours and key in self.keys:
            return answer(body=self.keys[key])
        said = asked.json
        if len(said["status"]) > 500:
            return answer(422, {"error": "Validierung fehlgeschlagen: Text zu lang"})
        number = str(100 + self.taken)
        self.taken += 1
        post = {
            "id": number,
            "url": f"https://example.social/@office/{number}",
            "uri": f"https://example.social/users/office/statuses/{number}",
            "account": {"id": "7"},
            "content": f"<p>{escape(said['status'])}</p>",
            "created_at": self.at.isoformat(),
            "in_reply_to_id": said.get("in_reply_to_id"),
            "quote": {"state": "accepted"} if said.get("quoted_status_id") else None,
            "media_attachments": [{"id": each} for each in said.get("media_ids", ())][self.loses :],
            "visibility": said["visibility"],
            "language": said.get("language"),
            "favourites_count": 4,
            "reblogs_count": 2,
            "replies_count": 1,
        }
        self.posts.append(post)
        self.keys[key] = post
        return answer(body=post)
