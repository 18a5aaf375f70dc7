"""A server that holds to the contract of Threads' API as Meta documents it in 2026, strictly.

What no careful client does (an unknown parameter or field, a token in an address, `auto_publish_text`) is refused and
written down in `broken`. `site` is the folder behind `SITE`, the address from which it fetches pictures and films.
It can be `slow` with containers and `late` with its lists, refuse a container that is finished (`misses`), know a post
late as one to answer (`parents`), and answer the second publishing of a container in each way that was seen (`again`).
"""

import itertools
import re
from datetime import timedelta
from urllib.parse import parse_qsl, urlsplit

from contracts.threads_sign_in import Doorkeeper
from contracts.threads_takes import FILES, LONGEST, QUERIES, WANTED, fits, misused, no, of_kind, topic
from postdesk.networks.threads.text import GRAMMAR
from stage.life import NOON
from stage.loopback import Loopback, answer, dated

SITE = "https://office.example/pictures"
ME = {"id": "25987654321098765", "username": "ouroffice", "name": "Our office", "is_verified": False}
EARLIEST = 1_688_540_400
A_DAY = timedelta(hours=24)
MISSING = no(400, 24, "The requested resource does not exist", 4279009, user="Media Not Found")
PUBLISHED_TWICE = no(400, 100, "Container has already been published")
TOO_LONG = no(400, 100, "Param text must be at most 500 characters long")
LINKS = no(400, "THREADS_API__LINK_LIMIT_EXCEEDED", "A post holds at most 5 different links")
NOT_THERE = no(
    400,
    100,
    "Unsupported request. Object with this ID does not exist, cannot be loaded due to missing permissions, or does not "
    "support this operation",
    33,
)
USED = no(400, 100, "(#100) A child is part of another carousel already")
SHAPE = no(400, 36003, "The aspect ratio is not supported", 2207009)
UNFETCHED = no(400, 1, "The media could not be fetched from this URI", 2207052)
FULL = no(403, 4, "Application request limit reached")
BUSY = no(
    403,
    4,
    "Application request limit reached",
    X_Business_Use_Case_Usage='{"25987654321098765":[{"type":"threads","call_count":100,"total_cputime":23,'
    '"total_time":23,"estimated_time_to_regain_access":1}]}',
)


class NoError(Exception):
    """A no, as its bytes."""


class ThreadsApi:
    """One profile, its containers and its posts. `site` is the folder from which media are fetched."""

    NoError = NoError

    def __init__(self, site=None):
        self.at, self.site, self.ahead = NOON, site, timedelta()
        self.broken, self.posts, self.containers, self.called = [], [], {}, []
        self.door = Doorkeeper(self)
        self.numbers = itertools.count(1)
        self.late = self.parents = self.misses = 0
        self.slow = {}
        """By media type: seconds until a container is finished."""
        self.again = "gone"
        self.ends_as = {}
        """By media type: the `error_message` with which a container ends."""
        self.unreadable = False
        self.quotas = {"posts": 250, "replies": 1000, "deletes": 100}
        self.used = dict.fromkeys(self.quotas, 0)
        self.followers = 321
        self.counts = {"views": 540, "likes": 4, "replies": 2, "reposts": 1, "quotes": 1, "shares": 3}
        self.host = "www.threads.com"

    def serve(self):
        return Loopback(self)

    @property
    def now(self):
        """What its clock shows."""
        return self.at + self.ahead

    def other(self, text, **more):
        """Somebody posts by hand; returns the id."""
        return self._made({"media_type": "TEXT", "text": text, "parent": None, "children": [], "alt": "", **more})["id"]

    def __call__(self, asked):
        parts = urlsplit(asked.path)
        given = {
            **dict(parse_qsl(parts.query, keep_blank_values=True)),
            **dict(parse_qsl(asked.body.decode(), keep_blank_values=True)),
        }
        self.called.append(f"{asked.method} {parts.path}")
        try:
            said = self._answered(asked, parts, given)
        except NoError as refused:
            said = refused.args[0]
        return dated(said, self.now)

    def _answered(self, asked, parts, given):
        if (said := self.door(asked, parts.path, given)) is not None:
            return said
        if asked.method == "POST" and parts.query:
            self._wrong("a write takes its parameters as a form")
        self.door.lets_in(asked.headers.get("authorization", ""))
        for shape, act in ROUTES:
            if found := re.fullmatch(shape, f"{asked.method} {parts.path}"):
                self._queried(shape, given)
                return act(self, given, *found.groups())
        return self._wrong(f"{asked.method} {parts.path} is not to be called")

    def _wrong(self, what):
        self.broken.append(what)
        raise NoError(no(400, 100, f"(#100) {what}"))

    def _queried(self, shape, given):
        takes, fields = QUERIES[shape]
        if stray := given.keys() - takes - {"fields"}:
            self._wrong(f"{shape}: {sorted(stray)}")
        if stray := set(filter(None, given.get("fields", "").split(","))) - fields:
            self._wrong(f"{shape}: fields {sorted(stray)}")
        if (name := WANTED.get(shape)) and not given.get(name):
            self._wrong(f"{shape} lacks {name}")

    def _may(self, scope):
        if scope not in self.door.scopes:
            raise NoError(no(403, 10, "(#10) Application does not have permission for this action"))

    def me(self, given):
        return answer(body={name: ME[name] for name in ["id", *given["fields"].split(",")] if name in ME})

    def limits(self, given):
        names = {"posts": ("quota_usage", "config"), "replies": ("reply_quota_usage", "reply_config")}
        names["deletes"] = ("delete_quota_usage", "delete_config")
        told = {}
        for kind, (used, config) in names.items():
            told |= {used: self.used[kind], config: {"quota_total": self.quotas[kind], "quota_duration": 86_400}}
        return answer(body={"data": [{name: told[name] for name in given["fields"].split(",")}]})

    def contain(self, given):
        kind = given.get("media_type")
        if "auto_publish_text" in given:
            self._wrong("a write that has no key")
        if trouble := misused(given):
            self._wrong(trouble)
        child = given.get("is_carousel_item") == "true"
        text = self._text(given, kind, child=child)
        made = {
            "media_type": kind,
            "text": text,
            "alt": given.get("alt_text", ""),
            "link": given.get("link_attachment"),
            "child": child,
            "parent": self._answered_post(given.get("reply_to_id")),
            "children": self._children(given) if kind == "CAROUSEL" else [],
            "at": self.now,
            "post": None,
            "used": False,
        }
        if kind in FILES:
            self._fetched(given[FILES[kind]], kind)
        if len(made["alt"]) > LONGEST["alt"]:
            self._wrong("alt_text is too long")
        number = f"17{next(self.numbers):015}"
        for each in made["children"]:
            self.containers[each]["used"] = True
        self.containers[number] = made
        return answer(body={"id": number})

    def _text(self, given, kind, *, child):
        text = given.get("text", "")
        if (kind == "TEXT" and not text) or (child and text):
            self._wrong(f"{kind} with the text {text!r}")
        parsed = GRAMMAR.parse(text)
        if parsed.lengths["graphemes, emoji by bytes"] > LONGEST["text"]:
            raise NoError(TOO_LONG)
        if (
            len(
                {link.text for link in parsed.links}
                | ({given["link_attachment"]} if "link_attachment" in given else set())
            )
            > 5
        ):
            raise NoError(LINKS)
        return text

    def _answered_post(self, parent):
        """The post that a reply answers: a post's id, not a container's, and known some seconds after it is public."""
        if parent is None:
            return None
        self._may("threads_manage_replies")
        if parent in self.containers:
            self._wrong("a container is answered")
        above = next((post for post in self.posts if post["id"] == parent), None)
        if above is None or self.now - above["at"] < timedelta(seconds=self.parents):
            raise NoError(MISSING)
        return above

    def _children(self, given):
        ids = given["children"].split(",")
        held = [self.containers.get(number) for number in ids]
        if not 2 <= len(ids) <= 20 or None in held:
            self._wrong(f"{len(ids)} children, of which {held.count(None)} are unknown")
        if any(not each["child"] or self._status(each) != "FINISHED" for each in held):
            self._wrong("children that are not finished, or no children")
        if any(each["used"] for each in held):
            raise NoError(USED)
        return ids

    def _fetched(self, address, kind):
        place = address.removeprefix(f"{SITE}/")
        if place == address or "/" in place or not (self.site and (self.site / place).is_file()):
            raise NoError(UNFETCHED)
        content = (self.site / place).read_bytes()
        if len(content) > LONGEST[kind] or not of_kind(content, kind):
            raise NoError(no(400, 1, "The media is of a kind that is not supported", 2207052))
        if kind == "IMAGE" and not fits(content):
            raise NoError(SHAPE)

    def _status(self, made):
        age = self.now - made["at"]
        if made["post"]:
            return "PUBLISHED"
        if age > A_DAY:
            return "EXPIRED"
        if age < timedelta(seconds=self.slow.get(made["media_type"], 0)):
            return "IN_PROGRESS"
        return "ERROR" if made["media_type"] in self.ends_as else "FINISHED"

    def publish(self, given):
        self._may("threads_content_publish")
        made = self.containers.get(given["creation_id"])
        if made and made["post"]:
            return {"gone": MISSING, "twice": PUBLISHED_TWICE, "same": answer(body={"id": made["post"]})}[self.again]
        if made is None or made["child"] or self._status(made) != "FINISHED":
            return MISSING
        if self.misses:
            self.misses -= 1
            return MISSING
        self._counted("replies" if made["parent"] else "posts")
        post = self._made(made)
        made["post"] = post["id"]
        return answer(body={"id": post["id"]})

    def _counted(self, kind):
        if self.used[kind] >= self.quotas[kind]:
            raise NoError(FULL)
        self.used[kind] += 1

    def _made(self, made):
        number = f"18{next(self.numbers):015}"
        parent = made["parent"]
        post = {
            "id": number,
            "text": made["text"],
            "topic": topic(made["text"]),
            "media_type": {"TEXT": "TEXT_POST", "CAROUSEL": "CAROUSEL_ALBUM"}.get(
                made["media_type"], made["media_type"]
            ),
            "alts": [self.containers[each]["alt"] for each in made["children"]] or [made["alt"]],
            "link": made.get("link"),
            "parent": parent["id"] if parent else None,
            "root": parent["root"] or parent["id"] if parent else None,
            "at": self.now,
            "shortcode": f"DA{number[-6:]}",
        }
        self.posts.append(post)
        return post

    def look(self, given, number):
        if number in self.containers and not self.unreadable:
            made = self.containers[number]
            told = {"id": number, "status": self._status(made)}
            if told["status"] == "ERROR":
                told["error_message"] = self.ends_as[made["media_type"]]
            if stray := set(given["fields"].split(",")) - {"id", "status", "error_message"}:
                self._wrong(f"a container has no {sorted(stray)}")
            return answer(body=told)
        post = next((post for post in self.posts if post["id"] == number), None)
        return NOT_THERE if post is None else answer(body=self._told(post, given["fields"]))

    def _told(self, post, fields):
        every = {
            "id": post["id"],
            "text": post["text"],
            "timestamp": post["at"].strftime("%Y-%m-%dT%H:%M:%S+0000"),
            "media_type": post["media_type"],
            "permalink": f"https://{self.host}/@ouroffice/post/{post['shortcode']}",
            "shortcode": post["shortcode"],
            "is_quote_post": False,
            "username": "ouroffice",
            "replied_to{id}": post["parent"] and {"id": post["parent"]},
            "root_post{id}": post["root"] and {"id": post["root"]},
        }
        return {name.partition("{")[0]: every[name] for name in ["id", *fields.split(",")] if every[name] is not None}

    def roots(self, given):
        return self._listed(given, [post for post in self.posts if not post["parent"]])

    def replies(self, given):
        self._may("threads_read_replies")
        return self._listed(given, [post for post in self.posts if post["parent"]])

    def _listed(self, given, posts):
        limit, since = int(given.get("limit", 25)), int(given.get("since", EARLIEST))
        if not 1 <= limit <= 100 or since < EARLIEST:
            self._wrong(f"limit {limit}, since {since}")
        seen = [
            post
            for post in posts[::-1]
            if self.now - post["at"] >= timedelta(seconds=self.late) and post["at"].timestamp() >= since
        ]
        start = int(given.get("after", 0))
        some = seen[start : start + limit]
        cursors = {"cursors": {"before": str(start), "after": str(start + limit)}}
        more = {"next": f"https://graph.threads.net/?access_token={self.door.token}"} if seen[start + limit :] else {}
        told = {"data": [self._told(post, given["fields"]) for post in some]}
        return answer(body=told | ({"paging": cursors | more} if some else {}))

    def insights(self, given, number):
        self._may("threads_manage_insights")
        post = next((post for post in self.posts if post["id"] == number), None)
        if post is None:
            return NOT_THERE
        if stray := set(given["metric"].split(",")) - self.counts.keys():
            self._wrong(f"(#100) metric {sorted(stray)}")
        shown = [] if post["media_type"] == "REPOST_FACADE" else given["metric"].split(",")
        return answer(
            body={
                "data": [
                    {
                        "name": name,
                        "period": "lifetime",
                        "values": [{"value": self.counts[name]}],
                        "id": f"{number}/insights",
                    }
                    for name in shown
                ]
            }
        )

    def followed(self, given):
        self._may("threads_manage_insights")
        if given["metric"] != "followers_count":
            self._wrong(f"(#100) metric {given['metric']}")
        told = [{"name": "followers_count", "period": "day", "total_value": {"value": self.followers}}]
        return answer(body={"data": told if self.followers is not None else []})

    def take_off(self, given, number):
        self._may("threads_delete")
        post = next((post for post in self.posts if post["id"] == number), None)
        if post is None:
            return NOT_THERE
        self._counted("deletes")
        self.posts.remove(post)
        return answer(body={"success": True, "deleted_id": number})


ROUTES = (
    (r"GET /v1\.0/me", ThreadsApi.me),
    (r"GET /v1\.0/me/threads_publishing_limit", ThreadsApi.limits),
    (r"POST /v1\.0/me/threads", ThreadsApi.contain),
    (r"POST /v1\.0/me/threads_publish", ThreadsApi.publish),
    (r"GET /v1\.0/me/threads", ThreadsApi.roots),
    (r"GET /v1\.0/me/replies", ThreadsApi.replies),
    (r"GET /v1\.0/me/threads_insights", ThreadsApi.followed),
    (r"GET /v1\.0/(\d+)/insights", ThreadsApi.insights),
    (r"GET /v1\.0/(\d+)", ThreadsApi.look),
    (r"DELETE /v1\.0/(\d+)", ThreadsApi.take_off),
)
