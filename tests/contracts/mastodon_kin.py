"""Servers with Mastodon's API that are not Mastodon, or not at their best: they hide, alter, lag, hang, drop and lose.

`Kin(clock, hides={"private"})` is one; `takahe(clock)` and its like are as those were seen to be. `clock` is the true
time, a call that returns it. Like every `Instance` one is served by `with kin.serve() as server: server.url`, or called
with a request; `kin.posts` are what followers see, by the order in which they appeared.
"""

from datetime import timedelta
from email.utils import format_datetime
from html import escape

from stage.loopback import answer
from stage.pretend_mastodon import Instance

NO_ANSWER = b""
BEFORE, AFTER = "before", "after"


def plain(text):
    """The text in a page, as it is."""
    return f"<p>{escape(text)}</p>"


def ampersands(text):
    """References to characters are written twice over, and backslashes vanish, as GoToSocial does."""
    return f"<p>{escape(escape(text))}</p>".replace("\\", "")


def markdown(text):
    """Markdown is made of what looks like it, as Hollo does: numbers of lists and the signs of emphasis vanish."""
    lines = [line.partition(". ")[2] if line.partition(". ")[0].isdigit() else line for line in text.splitlines()]
    return "".join(f"<p>{escape(line)}</p>" for line in lines if line).translate({ord(sign): None for sign in "*_`"})


class Kin(Instance):
    """One server; every way in which it differs is an attribute, and may be changed while it runs.

    behind   by how much its clock is slow; its `Date` says the same as its posts
    honours  whether it knows idempotency keys; `locks`, whether also one whose first request still hangs
    hides    the audiences whose posts its list of an account leaves out
    alters   what it makes of a text: `plain`, `ampersands`, `markdown`
    lags     how long after a post its list shows it
    hangs    how long a write waits before it has its effect; its answer comes too late for anybody
    cuts     what becomes of an answer to a write: "before", nothing was done; "after", it was; "" it arrives
    drops    what it takes no notice of: "warning", "visibility", "language", "pictures"
    no       with what it answers a token that it does not know: 400, as a page
    pictured whether it refuses a post without a picture
    uploads  where it takes pictures
    most     how many code points it takes, addresses and mentions in full; None for as many as anybody likes
    renames  whether an edit gives a post another id; the old one stays good, and its address is the same
    """

    def __init__(self, clock, version="", **ways):
        super().__init__(version=version, honours=False)
        self.clock = clock
        self.behind = self.lags = self.hangs = timedelta(0)
        self.locks, self.hides, self.alters, self.cuts = False, frozenset(), plain, ""
        self.drops, self.no, self.most, self.pending, self.under_way = frozenset(), 401, None, [], set()
        self.appeared, self.pictured, self.uploads = {}, False, "/api/v2/media"
        self.renames, self.called = False, {}
        for name, value in ways.items():
            assert hasattr(self, name), name
            setattr(self, name, value)

    def __call__(self, asked):
        self.at = self.clock() - self.behind
        self._settle()
        if not asked.path.startswith("/api/v") or "/instance" in asked.path or asked.path == "/api/v1/apps":
            return self._dated(super().__call__(asked))
        if asked.headers.get("authorization") != f"Bearer {self.token}":
            said = {"error": "The access token is invalid"}
            return answer(self.no, said) if self.no == 401 else answer(self.no, b"<h1>Bad Request</h1>", "text/html")
        if f"{asked.method} {asked.path}" == "POST /api/v1/statuses":
            return self._dated(self._write(asked))
        return self._dated(super().__call__(asked))

    def begins_anew(self):
        """Set it up again: nothing is there, and its numbers begin where they began."""
        self.posts.clear()
        self.appeared.clear()
        self.taken = 0

    def _dated(self, said):
        """An answer with the moment of the server's own clock."""
        head, _, rest = said.partition(b"\r\n")
        date = format_datetime(self.at.replace(microsecond=0), usegmt=True)
        return head + f"\r\nDate: {date}\r\n".encode() + rest if said else said

    def _write(self, asked):
        if self.cuts == BEFORE:
            return NO_ANSWER
        key = asked.headers.get("idempotency-key")
        if self.hangs and not (self.honours and key in self.keys):
            if not (self.locks and key in self.under_way):
                self.under_way.add(key)
                self.pending.append((self.clock() + self.hangs, asked))
            return NO_ANSWER
        said = super().__call__(asked)
        return NO_ANSWER if self.cuts == AFTER else said

    def _settle(self):
        """What hung long enough has its effect, whoever still waits for it."""
        for due, asked in [each for each in self.pending if each[0] <= self.clock()]:
            self.pending.remove((due, asked))
            self.at = due - self.behind
            self.keys.pop(asked.headers.get("idempotency-key"), None)  # it was looked up before the write hung
            self._post(asked)
        self.at = self.clock() - self.behind

    def _answer(self, kind, asked):
        if kind.endswith("/media"):
            there = kind == f"POST {self.uploads}"
            return super()._answer("POST /api/v2/media", asked) if there else answer(404, {"error": "Not Found"})
        if kind == "GET /api/v1/accounts/7/statuses":
            shown = [post for post in self.posts if self._shows(post)]
            return answer(body=shown[::-1][:40])
        return super()._answer(kind, asked)

    def _one(self, kind, asked):
        return super()._one("/".join(self.called.get(name, name) for name in kind.split("/")), asked)

    def _edit(self, name, said):
        done = super()._edit(name, said)
        edited = next((post for post in self.posts if post["id"] == name), None)
        return answer(body=self._renamed(edited)) if self.renames and edited else done

    def _renamed(self, post):
        """Give a post another id; whoever asks for it by one that it had gets it, and its answers tell the new one."""
        before, after = post["id"], f"{post['id']}e"
        self.called |= dict.fromkeys([before, *(old for old, new in self.called.items() if new == before)], after)
        self.appeared[after] = self.appeared.pop(before)
        for answering in self.posts:
            if answering["in_reply_to_id"] == before:
                answering["in_reply_to_id"] = after
        post["id"] = after
        return post

    def _shows(self, post):
        lagged = self.clock() - self.appeared[post["id"]] >= self.lags
        return lagged and post["asked"] not in self.hides

    def _post(self, asked):
        said = asked.json
        if self.most is not None and len(said["status"]) > self.most:
            return answer(400, {"error": "status exceeds the limit"})
        if self.pictured and not said.get("media_ids"):
            return answer(400, {"error": "no media"})
        done = super()._post(asked)
        post = self.posts[-1] if self.posts else None
        if post is not None and post["id"] not in self.appeared:
            self.appeared[post["id"]] = self.clock()
            self._as_it_is_here(post, said)
            return answer(body=post)
        return done

    def _as_it_is_here(self, post, said):
        """What this server makes of a post that it takes."""
        kept = {name: "" if name in self.drops else value for name, value in _told(said).items()}
        post |= {
            "content": self.alters(said["status"]),
            "spoiler_text": kept["warning"],
            "visibility": kept["visibility"] or "public",
            "language": kept["language"] or None,
            "asked": said["visibility"],
        }
        if "pictures" in self.drops:
            post["media_attachments"] = []


def _told(said):
    return {
        "warning": said.get("spoiler_text", ""),
        "visibility": said["visibility"],
        "language": said.get("language", ""),
    }


def takahe(clock, **ways):
    """Takahe 0.11: no keys, lists no private posts, counts code points, answers 400 to a bad token."""
    return Kin(clock, "takahe/0.11.0", **{"hides": {"private"}, "drops": {"language"}, "no": 400, "most": 500} | ways)


def gotosocial(clock, **ways):
    """GoToSocial 0.20: no keys, alters ampersands, counts code points."""
    return Kin(clock, "0.20.0+git-1a2b3c4", **{"alters": ampersands, "most": 5000} | ways)


def hollo(clock, **ways):
    """Hollo 0.10: keys that are looked up without a lock, Markdown."""
    return Kin(clock, "4.3.0 (compatible; Hollo/0.10.0)", **{"honours": True, "alters": markdown} | ways)


def wordpress(clock, **ways):
    """WordPress with Enable Mastodon Apps: no keys, no warnings, no audiences, no languages."""
    version = "4.0.0 (compatible; Enable Mastodon Apps 1.6.0)"
    return Kin(clock, version, **{"drops": {"warning", "visibility", "language"}} | ways)


def snac(clock, **ways):
    """snac 2.75: no keys, and an edited post has another id."""
    return Kin(clock, "4.0.0 (compatible; snac 2.75)", **{"renames": True} | ways)


def pixelfed(clock, **ways):
    """Pixelfed: no post without a picture, which is sent in the older way."""
    return Kin(clock, "3.5.3 (compatible; Pixelfed 0.12.5)", **{"pictured": True, "uploads": "/api/v1/media"} | ways)
