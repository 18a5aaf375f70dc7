"""A server that holds to the contract of X's API v2, as its OpenAPI 2.166 and 2.167 of August 2026 have it, strictly.

It checks every signature anew, refuses fields and parameters that its dialect does not know, takes uploads in their
order only, and counts what X would charge. What no careful client does is written down in `broken`. `dialect` is "old"
or "new"; `late` hides new posts from the account's page for so many seconds; `blank` leaves the history of a new post
without its number; `reach` is how old an id may be since which it is asked, None for any
age. `most` is how many posts are taken in a quarter of an hour; `foreign` are posts of other accounts, and
`left_out` why posts are not told of, by their ids.
"""

import hashlib
import hmac
import itertools
import json
import re
from base64 import b64encode
from collections import Counter
from datetime import timedelta
from email import message_from_bytes
from email.utils import format_datetime
from urllib.parse import parse_qsl, quote, unquote, urlsplit

from contracts.x_oauth2 import OAuth2
from contracts.x_schemas import FIELDS, MAGIC, QUERIES, unknown_in
from postdesk.networks.x.answers import snowflake
from postdesk.networks.x.text import GRAMMAR
from stage.life import NOON
from stage.loopback import Loopback, answer

ME = {"id": "2244994945", "name": "Office", "username": "office", "protected": False}
KEYS = {
    "API_KEY": "planted-consumer-key-of-x",
    "API_KEY_SECRET": "planted-consumer-secret-of-x",
    "TOKEN": "2244994945-planted-access-token",
    "TOKEN_SECRET": "planted-access-token-secret-of-x",
}
PROBLEMS = "https://api.twitter.com/2/problems/"
SHARE, SEGMENT = 5 << 20, 4 << 20
"""Bytes of a request from which on it is turned away, and of what it carries at most."""
LARGEST = {"tweet_image": 5_000_000, "tweet_gif": 15_000_000, "tweet_video": 512_000_000}
"""Bytes of a file, by its category."""
BIG = 1 << 63
"""An id that is later than any."""
APP_ONLY = "planted-token-of-the-app-alone"
READING = ("tweet.read", "users.read")
NEEDED = (
    (r"GET /2/(users|tweets)", READING),
    (r"(POST|DELETE) /2/tweets", (*READING, "tweet.write")),
    (r"\w+ /2/media/", ("media.write",)),
)
"""Which scopes of OAuth 2 a call needs."""


def problem(status, title, detail, kind="", **more):
    """The bytes of a problem."""
    type_ = f"{PROBLEMS}{kind}" if kind else "about:blank"
    return answer(status, {"title": title, "detail": detail, "type": type_, "status": status}, **more)


def invalid(message, **parameters):
    """The bytes of a request that is not valid."""
    body = {
        "errors": [{"parameters": parameters, "message": message}],
        "title": "Invalid Request",
        "detail": "One or more parameters to your request was invalid.",
        "type": f"{PROBLEMS}invalid-request",
    }
    return answer(400, body)


UNAUTHORIZED = ("Unauthorized", "Unauthorized")
DUPLICATE = problem(403, "Forbidden", "You are not allowed to create a Tweet with duplicate content.")
NO_REPLY = problem(
    403,
    "Forbidden",
    "Reply to this conversation is not allowed because you have not been mentioned or otherwise engaged by the author "
    "of the post you are replying to.",
)
NO_CREDITS = answer(
    402,
    {
        "title": "CreditsDepleted",
        "detail": "Your enrolled account [123] does not have any credits to fulfill this request.",
        "type": f"{PROBLEMS}credits",
    },
)
BUSY = problem(429, "Too Many Requests", "Too Many Requests", x_rate_limit_limit="100", x_rate_limit_remaining="0")
BUSY_IN_OLD_WORDS = answer(429, {"errors": [{"code": 88, "message": "Rate limit exceeded"}]})
NOT_PERMITTED = problem(403, "Forbidden", "You are not permitted to perform this action.")
TOO_OLD = invalid("'since_id' must be a tweet id created within the reach of this endpoint.", since_id=["1"])
BROKEN = problem(500, "Internal Server Error", "Something is broken.")
NOT_OURS = problem(403, "Forbidden", "You are not authorized to delete this Tweet.")
NO_USER = (
    "Authenticating with OAuth 2.0 Application-Only is forbidden for this endpoint. Supported authentication types are "
    "[OAuth 1.0a User Context, OAuth 2.0 User Context]."
)
SOONEST = 5
"""Seconds before a film that is worked on may be asked after."""
QUARTER = 900
"""Seconds for which a limit counts."""


class NoError(Exception):
    """A no, as its bytes."""


class XApi:
    """One account, its app, its posts and its files."""

    def __init__(self, dialect="old"):
        self.dialect, self.at, self.ahead = dialect, NOON, timedelta()
        self.keys = dict(KEYS)
        self.access, self.protected = "read-write", False
        self.broken, self.nonces, self.posts, self.files, self.called = [], set(), [], {}, []
        self.numbers = itertools.count(1)
        self.late, self.reach = 0, None
        self.blank, self.foreign, self.left_out = False, set(), {}
        self.most, self.taken = 100, Counter()
        self.oauth2 = OAuth2()
        self.credits = 1_000_000  # more than any story spends; who tells of their end sets them
        self.spent, self.looked = 0, set()
        self.processing = []
        self.said = set()
        self.replies = True
        self.counts = {
            "like_count": 3,
            "reply_count": 2,
            "quote_count": 1,
            "bookmark_count": 1,
            "impression_count": 540,
        }
        self.own = {"url_link_clicks": 7, "engagements": 15, "impression_count": 540, "user_profile_clicks": 1}

    def serve(self):
        return Loopback(self)

    @property
    def now(self):
        """What its clock shows."""
        return self.at + self.ahead

    def __call__(self, asked):
        parts = urlsplit(asked.path)
        try:
            said = self._answered(asked, parts)
        except NoError as no:
            said = no.args[0]
        head, _, body = said.partition(b"\r\n\r\n")
        date = f"\r\nDate: {format_datetime(self.now, usegmt=True)}\r\nx-access-level: {self.access}"
        return head + date.encode() + b"\r\n\r\n" + body

    def _answered(self, asked, parts):
        query = dict(parse_qsl(parts.query, keep_blank_values=True))
        self.called.append(f"{asked.method} {parts.path}")
        if parts.path.startswith("/2/oauth2/"):
            return self.oauth2(asked, parts.path, self.now)
        self._let_in(asked, parts, query)
        for shape, act in ROUTES:
            if found := re.fullmatch(shape, f"{asked.method} {parts.path}"):
                self._queried(shape, query)
                return act(self, asked, query, *found.groups())
        return self._wrong(f"{asked.method} {parts.path} is not to be called")

    def _wrong(self, what, **parameters):
        self.broken.append(what)
        raise NoError(invalid(what, **parameters))

    def _let_in(self, asked, parts, query):
        """Compute the signature anew (RFC 5849, 3.4)."""
        said = asked.headers.get("authorization", "")
        if said.startswith("Bearer ") and said != f"Bearer {APP_ONLY}":
            self._bears(said.removeprefix("Bearer "), f"{asked.method} {parts.path}")
            return
        if not said.startswith("OAuth "):
            raise NoError(problem(403, "Unsupported Authentication", NO_USER, "unsupported-authentication"))
        given = {name: unquote(value) for name, value in re.findall(r'(\w+)="([^"]*)"', said)}
        signature = given.pop("oauth_signature")
        kind = asked.headers.get("content-type", "")
        form = dict(parse_qsl(asked.body.decode())) if kind.startswith("application/x-www-form-urlencoded") else {}
        pairs = sorted(
            (_escaped(name), _escaped(value)) for name, value in [*given.items(), *query.items(), *form.items()]
        )
        base = "&".join(
            [
                asked.method,
                _escaped(f"http://{asked.headers['host']}{parts.path}"),
                _escaped("&".join(f"{name}={value}" for name, value in pairs)),
            ]
        )
        key = f"{_escaped(self.keys['API_KEY_SECRET'])}&{_escaped(self.keys['TOKEN_SECRET'])}"
        wanted = b64encode(hmac.new(key.encode(), base.encode(), hashlib.sha1).digest()).decode()
        if given["oauth_nonce"] in self.nonces:
            self._wrong("a nonce twice")
        self.nonces.add(given["oauth_nonce"])
        known = (given["oauth_consumer_key"], given["oauth_token"]) == (self.keys["API_KEY"], self.keys["TOKEN"])
        timely = abs(int(given["oauth_timestamp"]) - self.now.timestamp()) <= 300
        if not (known and timely and hmac.compare_digest(wanted, signature)):
            raise NoError(problem(401, *UNAUTHORIZED))

    def _bears(self, token, call):
        """See that a token of OAuth 2 is good, and has the scopes of a call."""
        if not self.oauth2.knows(token, self.now):
            raise NoError(problem(401, *UNAUTHORIZED))
        needed = next((scopes for shape, scopes in NEEDED if re.match(shape, call)), ())
        if set(needed) - self.oauth2.may(token):
            raise NoError(NOT_PERMITTED)

    def _queried(self, shape, query):
        known = QUERIES.get(shape, set())
        word = "tweet.fields" if self.dialect == "old" else "post.fields"
        takes = {word if name == "*.fields" else name for name in known}
        for name, value in query.items():
            if name not in takes:
                # A client that does not know the dialect yet asks in the other one: that is no fault of its own.
                what = f"The query parameter [{name}] is not one of [{','.join(sorted(takes))}]"
                raise NoError(invalid(what, **{name: [value]})) if name.endswith(".fields") else self._no(what)
            named = value.split(",")
            if name == word and (stray := set(named) - FIELDS[self.dialect] or len(named) > len(set(named))):
                self._wrong(f"{name} holds {stray if stray is True else sorted(stray)}")

    def _no(self, what):
        self.broken.append(what)
        return NoError(invalid(what))

    def _json(self, asked, shape):
        if asked.headers.get("content-type") != "application/json":
            self._wrong("JSON is application/json")
        said = json.loads(asked.body)
        if stray := unknown_in(said, shape):
            self._wrong(f"{shape}: {stray}")
        return said

    def _pays(self, price):
        if self.credits < price:
            raise NoError(NO_CREDITS)
        self.credits -= price
        self.spent += price

    def me(self, asked, query):
        counts = {"followers_count": 120, "tweet_count" if self.dialect == "old" else "post_count": 40}
        if self.now.date() not in self.looked:  # a look at one account is charged once a day
            self._pays(10)
            self.looked.add(self.now.date())
        return answer(
            body={"data": {**ME, "protected": self.protected, "public_metrics": counts}}, x_rate_limit_remaining="74"
        )

    def begin(self, asked, query):
        said = self._json(asked, "InitializeMediaUploadRequest")
        if said["total_bytes"] > LARGEST.get(said["media_category"], 0):
            raise NoError(invalid("The file is too large, or of a category that is none."))
        if said["media_type"] not in MAGIC:
            self._wrong(f"files of {said['media_type']}")
        number = str(1_880_000_000_000_000_000 + next(self.numbers))
        self.files[number] = {
            **said,
            "segments": [],
            "done": False,
            "alt": "",
            "at": None,
            "state": None,
            "shown": False,
        }
        return answer(body={"data": {"id": number, "media_key": f"3_{number}", "expires_after_secs": 1_295_999}})

    def append(self, asked, query, number):
        if len(asked.body) > SHARE:
            return answer(431, b"<h1>431</h1>", "text/html")
        kind = asked.headers["content-type"]
        whole = message_from_bytes(b"Content-Type: " + kind.encode() + b"\r\n\r\n" + asked.body)
        parts = {part.get_param("name", header="content-disposition"): part for part in whole.get_payload()}
        if set(parts) != {"segment_index", "media"}:
            self._wrong(f"append holds {sorted(parts)}")
        index, content = int(parts["segment_index"].get_payload()), parts["media"].get_payload(decode=True)
        file = self._file(number)
        if len(content) > SEGMENT or index > 999:
            self._wrong(f"segment {index} of {len(content)} bytes")
        if index > len(file["segments"]) or file["done"]:
            self._wrong(f"segment {index} out of its order")
        file["segments"][index:] = [content]
        return answer(body={"data": {"expires_at": int(self.now.timestamp()) + 1_295_999}})

    def finish(self, asked, query, number):
        file = self._file(number)
        content = b"".join(file["segments"])
        if len(content) != file["total_bytes"] or asked.body:
            self._wrong(f"finished with {len(content)} of {file['total_bytes']} bytes")
        if not content.startswith(MAGIC[file["media_type"]]):
            return invalid("The media type does not match its content.")
        moving = {"tweet_image": False, "tweet_gif": True}.get(file["media_category"])
        if file["media_type"] == "image/gif" and moving is not (content.count(b"\x21\xf9\x04") > 1):
            return invalid("The media category does not match its content.")
        file |= {"done": True, "at": self.now, "asked": self.now, "state": list(self.processing)}
        return answer(body={"data": self._told(number, file) | {"expires_after_secs": 86_400}})

    def _told(self, number, file):
        said = {"id": number, "media_key": f"3_{number}", "size": file["total_bytes"]}
        if not file["state"]:
            return said
        return said | {
            "processing_info": {"state": file["state"][0], "check_after_secs": SOONEST, "progress_percent": 40}
        }

    def status(self, asked, query):
        if query.get("command") != "STATUS":
            self._wrong(f"command={query.get('command')}")
        file = self._file(query["media_id"])
        if file["state"] and self.now - file["asked"] < timedelta(seconds=SOONEST):
            self._wrong("asked after a film earlier than it said")
        file["state"], file["asked"] = file["state"][1:], self.now
        return answer(body={"data": self._told(query["media_id"], file)})

    def describe(self, asked, query):
        said = self._json(asked, "CreateMediaMetadataRequest")
        file, words = self._file(said["id"]), said["metadata"]["alt_text"]["text"]
        if not file["done"] or file["shown"] or len(words) > 1000:
            self._wrong("alt text before the file is there, after it is shown, or too long")
        self._pays(5)
        file["alt"] = words
        return answer(body={"data": {"id": said["id"], "associated_metadata": said["metadata"]}})

    def _file(self, number):
        if number not in self.files:
            raise NoError(invalid("Your media IDs are invalid.", **{"media.media_ids": [number]}))
        return self.files[number]

    def make(self, asked, query):
        said = self._json(asked, "CreatePostsRequest")
        self._counted()
        text, ids = said.get("text", ""), said.get("media", {}).get("media_ids", [])
        parsed = GRAMMAR.parse(text)
        if not text and not ids:
            raise NoError(invalid("A post needs a text or media."))
        if min(parsed.lengths.values()) > 280:
            raise NoError(invalid("Your Tweet text is too long.", text=[text]))
        self._shown(ids)
        above = self._answers(said.get("reply", {}).get("in_reply_to_tweet_id"))
        if self.access != "read-write":
            detail = "Your client app is not configured with the appropriate oauth1 app permissions for this endpoint."
            raise NoError(problem(403, "Forbidden", detail, "oauth1-permissions"))
        if text in self.said:
            raise NoError(DUPLICATE)
        self._pays(200 if parsed.links else 15)
        for number in ids:
            self.files[number]["shown"] = True
        return self._made(text, ids, above, parsed)

    def _counted(self):
        """See that no more posts are made than a quarter of an hour takes."""
        quarter = int(self.now.timestamp()) // QUARTER
        self.taken[quarter] += 1
        if self.taken[quarter] > self.most:
            ends = {"x_rate_limit_remaining": "0", "x_rate_limit_reset": str((quarter + 1) * QUARTER)}
            raise NoError(problem(429, *["Too Many Requests"] * 2, x_rate_limit_limit=str(self.most), **ends))

    def _answers(self, parent):
        """The post that another answers; None where it answers none."""
        above = next((post for post in self.posts if post["id"] == parent), None)
        if parent and above is None:
            raise NoError(answer(404, b""))
        if parent and not self.replies:
            raise NoError(NO_REPLY)
        return above

    def _shown(self, ids):
        if not ids:
            return
        files = [self._file(number) for number in ids]
        if any(not file["done"] or file["state"] or self.now - file["at"] > timedelta(hours=24) for file in files):
            raise NoError(invalid("Your media IDs are invalid.", **{"media.media_ids": ids}))
        kinds = {file["media_category"] for file in files}
        if len(files) > 4 or (len(files) > 1 and kinds != {"tweet_image"}):
            raise NoError(invalid("Too many or mixed media."))

    def _made(self, text, ids, above, parsed):
        number = str(int(snowflake(self.now)) + next(self.numbers))
        urls = [
            {"url": f"https://t.co/{place}{number[-6:]}", "expanded_url": _expanded(link.text)}
            for place, link in enumerate(parsed.links)
        ]
        shown = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        for link, url in zip(parsed.links, urls, strict=True):
            shown = shown.replace(link.text.replace("&", "&amp;"), url["url"], 1)
        if ids:
            urls.append(
                {"url": f"https://t.co/m{number[-6:]}", "expanded_url": f"https://x.com/office/status/{number}/photo/1"}
            )
            shown = f"{shown} {urls[-1]['url']}"
        post = {
            "id": number,
            "text": shown,
            "said": text,
            "media": ids,
            "parent": above["id"] if above else None,
            "conversation_id": above["conversation_id"] if above else number,
            "created_at": self.now,
            "entities": {"urls": urls},
        }
        self.posts.append(post)
        self.said.add(text)
        history = "edit_history_tweet_ids" if self.dialect == "old" else "edit_history_post_ids"
        return answer(201, {"data": {"id": number, "text": shown, history: ["" if self.blank else number]}})

    def take_off(self, asked, query, number):
        found = [post for post in self.posts if post["id"] == number]
        if number in self.foreign:
            raise NoError(NOT_OURS)
        self._pays(10)
        if not found:
            return problem(404, "Not Found Error", f"Could not find tweet with id: [{number}].", "resource-not-found")
        self.posts.remove(found[0])
        return answer(body={"data": {"deleted": True}})

    def page(self, asked, query, number):
        if number != ME["id"] or not 5 <= int(query["max_results"]) <= 100:
            self._wrong(f"the page of {number} by {query['max_results']}")
        if self.reach and int(query.get("since_id", BIG)) < int(snowflake(self.now - self.reach)):
            raise NoError(TOO_OLD)
        since = int(query.get("since_id", 0))
        old = (post for post in self.posts[::-1] if self.now - post["created_at"] >= timedelta(seconds=self.late))
        seen = [post for post in old if int(post["id"]) > since]
        if "start_time" in query:
            seen = [post for post in seen if post["created_at"].strftime("%Y-%m-%dT%H:%M:%SZ") >= query["start_time"]]
        if "end_time" in query:
            if query["end_time"] > (self.now - timedelta(seconds=10)).strftime("%Y-%m-%dT%H:%M:%SZ"):
                self._wrong(f"the page until {query['end_time']}")
            seen = [post for post in seen if post["created_at"].strftime("%Y-%m-%dT%H:%M:%SZ") < query["end_time"]]
        start = int(query.get("pagination_token", 0))
        some, left = seen[start : start + int(query["max_results"])], seen[start + int(query["max_results"]) :]
        self._pays(len(some))
        meta = {"result_count": len(some)} | ({"next_token": str(start + len(some))} if left else {})
        told, errors = self._posts(some, query)
        return answer(body={"meta": meta} | ({"data": told} if told else {}) | ({"errors": errors} if errors else {}))

    def by_id(self, asked, query):
        ids = query["ids"].split(",")
        if not 1 <= len(ids) <= 100 or len(set(ids)) < len(ids):
            self._wrong(f"{len(ids)} ids")
        known = {post["id"]: post for post in self.posts}
        shown = [number for number in ids if number in known and number not in self.left_out]
        told, errors = self._posts([known[number] for number in shown], query)
        errors += [
            {"resource_id": number, "type": f"{PROBLEMS}{self.left_out[number]}"}
            for number in ids
            if number in self.left_out
        ]
        self._pays(5 * len(told))
        errors += [
            {
                "value": number,
                "detail": f"Could not find tweet with ids: [{number}].",
                "title": "Not Found Error",
                "resource_type": "tweet",
                "parameter": "ids",
                "resource_id": number,
                "type": f"{PROBLEMS}resource-not-found",
            }
            for number in ids
            if number not in known
        ]
        return answer(body=({"data": told} if told else {}) | ({"errors": errors} if errors else {}))

    def _posts(self, posts, query):
        fields = set(query.get("tweet.fields", query.get("post.fields", "")).split(","))
        told, errors = [], []
        for post in posts:
            if "non_public_metrics" in fields and self.now - post["created_at"] > timedelta(days=30):
                errors += [_private(post["id"], name) for name in self.own]
            else:
                told.append(self._one(post, fields))
        return told, errors

    def _one(self, post, fields):
        reposts = "retweet_count" if self.dialect == "old" else "repost_count"
        every = {
            "created_at": post["created_at"].strftime("%Y-%m-%dT%H:%M:%S.000Z"),
            "conversation_id": post["conversation_id"],
            "entities": post["entities"],
            "public_metrics": {**self.counts, reposts: 1},
            "non_public_metrics": self.own,
        }
        return {"id": post["id"], "text": post["text"]} | {name: every[name] for name in fields if name in every}


def _private(number, name):
    """What is told of a figure that nobody sees any more."""
    field = f"non_public_metrics.{name}"
    return {
        "resource_type": "tweet",
        "field": field,
        "parameter": "ids",
        "resource_id": number,
        "title": "Field Authorization Error",
        "section": "data",
        "detail": f"Sorry, you are not authorized to access '{field}' on the Tweet with ids : [{number}].",
        "value": number,
        "type": f"{PROBLEMS}not-authorized-for-field",
    }


ROUTES = (
    (r"GET /2/users/me", XApi.me),
    (r"POST /2/media/upload/initialize", XApi.begin),
    (r"POST /2/media/upload/(\d+)/append", XApi.append),
    (r"POST /2/media/upload/(\d+)/finalize", XApi.finish),
    (r"GET /2/media/upload", XApi.status),
    (r"POST /2/media/metadata", XApi.describe),
    (r"POST /2/tweets", XApi.make),
    (r"DELETE /2/tweets/(\d+)", XApi.take_off),
    (r"GET /2/users/(\d+)/tweets", XApi.page),
    (r"GET /2/tweets", XApi.by_id),
)


def _escaped(text):
    return quote(text, safe="-._~")


def _expanded(link):
    return link if "://" in link else f"http://{link}"
