"""A server that holds to the contract of Facebook Pages, Graph API v26.0, more strictly than the live one.

`late` hides new posts from the Page's list for so many seconds, `left_out` are those that it never shows. Pictures and
films are invisible until a post shows them; a picture is used up by the first. `blind` are things that answer 100/33 so
many times. `PUBLIC` are the names of the calls that make something public.
"""

import re
import unicodedata
from datetime import timedelta

from contracts.graph import VERSION, GraphApi, NoError, error
from contracts.meta_fields import INSIGHTS, NODES

PAGE, LINKED = "1055", "17841"
SCOPES = frozenset(
    {
        "pages_show_list",
        "pages_manage_posts",
        "pages_read_engagement",
        "pages_read_user_content",
        "pages_manage_engagement",
        "read_insights",
    }
)
ID = r"(\d+(?:_\d+)?)"
OURS = rf"(?:{PAGE}|me)"
USED = error(100, "These photos were already posted.", 1366051)
GONE = error(100, "Unsupported get request. Object does not exist, or cannot be loaded.", 33)
LONGEST = 63_206
DAY = timedelta(hours=24)
HEADS = (b"\xff\xd8\xff", b"\x89PNG")


class FacebookApi(GraphApi):
    """A Page, its posts, pictures and films."""

    SCOPES = SCOPES
    HOMES = (PAGE, LINKED)
    NODES = NODES
    PUBLIC = ("POST feed", "POST comments", "POST video")
    ROUTES = (
        (r"POST /", "POST batch"),
        (r"GET /debug_token", "GET debug_token"),
        (r"POST /oauth/access_token", "POST access_token"),
        (r"GET /me/accounts", "GET accounts"),
        (r"GET /me", "GET me"),
        (rf"GET /{OURS}/published_posts", "GET published_posts"),
        (rf"GET /{OURS}/insights", "GET insights"),
        (rf"POST /{OURS}/feed", "POST feed"),
        (rf"POST /{OURS}/photos", "POST photos"),
        (rf"POST /{OURS}/videos", "POST videos"),
        (rf"POST /{OURS}/video_reels", "POST video_reels"),
        (rf"POST /video-upload/{VERSION}/(\d+)", "POST upload"),
        (rf"GET /{ID}/comments", "GET comments"),
        (rf"GET /{ID}/insights", "GET post_insights"),
        (rf"POST /{ID}/comments", "POST comments"),
        (rf"GET /{ID}", "GET thing"),
        (rf"POST /{ID}", "POST thing"),
        (rf"DELETE /{ID}", "DELETE thing"),
    )

    def __init__(self):
        super().__init__()
        self.posts, self.photos, self.videos, self.comments = {}, {}, {}, {}
        self.late, self.left_out, self.blind = 0, set(), {}
        self.twins, self.unknown = True, set()
        self.stories = True
        self.reels = 30
        self.processing = []
        self.url = ""
        self.figures = {"post_media_view": 950, "post_total_media_view_unique": 700, "post_clicks": 31}
        self.figures["post_reactions_by_type_total"] = {"like": 39, "love": 2}
        self.counted = True
        self.linked = {"id": LINKED, "username": "ouroffice"}

    def __call__(self, asked):
        self.url = f"http://{asked.headers['host']}"
        return super().__call__(asked)

    @property
    def seen(self):
        """The posts that everybody sees: none where the app is in Development mode."""
        return [post for post in self.posts.values() if post["published"]] if self.live else []

    def by_person(self, message, app="", **more):
        """A person posts on the Page; returns the id."""
        return self._posted(message, app=app, **more)["id"]

    def get_me(self, asked, query):
        self.let_in_or_person(asked)
        fields = self.asks(query, "Page")
        page = {"id": PAGE, "name": "Our office", "username": "ouroffice", "is_published": True, "fan_count": 1200}
        page |= {"followers_count": 1234, **({"instagram_business_account": self.linked} if self.linked else {})}
        return {name: page[name] for name in fields if name in page}

    def let_in_or_person(self, asked):
        """A person's token is let in, too, and has no followers."""
        try:
            self.let_in(asked)
        except NoError:
            if asked.headers.get("authorization", "").endswith("-of-a-person"):
                raise NoError(error(100, "Tried accessing nonexisting field (fan_count) on node type (User)")) from None
            raise

    def get_insights(self, asked, query):
        self.let_in(asked, "read_insights")
        self.asks(query, "Page", takes=("metric", "period"))
        return {"data": []}

    def post_photos(self, asked, query):
        self.let_in(asked, "pages_manage_posts")
        form, files = self.form(asked, ("source", "published", "alt_text_custom", "temporary"), ("source",))
        if form.get("published") != "false":
            self.wrong("a picture that is public at once")
        if not files["source"].startswith(HEADS) or len(files["source"]) > 10_000_000:
            raise NoError(error(100, "Photos should be smaller than 4 MB and saved as JPG or PNG.", 1366046))
        number = self.number("901")
        words = form.get("alt_text_custom", "")
        self.photos[number] = {"content": files["source"], "alt": words, "at": self.now, "story": None}
        return {"id": number}

    def post_feed(self, asked, query):
        self.let_in(asked, "pages_manage_posts")
        wants = self.asks(query, "Post")
        form, _ = self.form(asked, ("message", "link", "attached_media[]", "published"))
        named = [re.fullmatch(r'\{"media_fbid":"(\d+)"\}', each) for name, each in form.items() if "[" in name]
        if not all(named):
            raise NoError(error(100, "Param attached_media must be of media_fbid, which is a number."))
        pictures = [each[1] for each in named]
        if not form.get("message", "x") or (not {"message", "link"} & set(form) and not pictures):
            raise NoError(error(197, "The post is empty."))
        if "link" in form and pictures:
            self.wrong("a link beside pictures")
        if len(form.get("message", "").encode("utf-16-le")) // 2 > LONGEST:
            raise NoError(error(100, "Param message is too long."))
        self._usable(pictures)
        if not self.twins and any(post["message"] == form.get("message") for post in self.posts.values()):
            raise NoError(error(506, "Duplicate status message."))
        post = self._posted(form.get("message", ""), form.get("link", ""), pictures)
        return {name: value for name, value in self._told(post).items() if name in {*wants, "id"}}

    def _usable(self, pictures):
        if len(pictures) > 10:
            raise NoError(error(100, "Too many photos."))
        for number in pictures:
            photo = self.photos.get(number)
            if photo is None or self.now - photo["at"] > DAY:
                raise NoError(error(100, "Invalid parameter: attached_media."))
            if photo["story"]:
                raise NoError(USED)

    def _posted(self, message, link="", pictures=(), app="4455667788", film=None):
        number = f"{PAGE}_{self.number('1220')}"
        post = {"id": number, "message": message, "link": link, "pictures": list(pictures), "at": self.now, "app": app}
        self.posts[number] = {**post, "published": True, "film": film}
        for each in pictures:
            self.photos[each]["story"] = number
        return self.posts[number]

    def _told(self, post):
        """A post as it is shown; Facebook composes letters and drops blanks at the end."""
        shown = [{"target": {"id": each}} for each in post["pictures"]]
        attachments = [{"target": {"id": "album"}, "subattachments": {"data": shown}}] if shown else []
        if post["link"]:
            attachments = [{"url": post["link"], "unshimmed_url": post["link"]}]  # a link has no target of its own
        return {
            "id": post["id"],
            "message": unicodedata.normalize("NFC", post["message"]).rstrip(),
            "created_time": post["at"].strftime("%Y-%m-%dT%H:%M:%S+0000"),
            "permalink_url": f"https://www.facebook.com/ouroffice/posts/{post['id'].partition('_')[2]}",
            "is_published": post["published"],
            **({"application": {"id": post["app"]}} if post["app"] else {}),
            "attachments": {"data": attachments},
        }

    def get_published_posts(self, asked, query):
        fields = self.asks(query, "Post", takes=("limit", "since", "after"))
        needs = {"reactions": "pages_read_user_content", "comments": "pages_read_user_content"}
        scopes = {needs[name] for name in fields if name in needs}
        self.let_in(asked, "pages_read_engagement", *scopes, *({"read_insights"} if "insights" in fields else ()))
        since = int(query.get("since", 0))
        rows = [
            self._counted(post, fields)
            for post in sorted(self.posts.values(), key=lambda post: post["at"], reverse=True)
            if post["at"].timestamp() >= since
            and (self.now - post["at"]).total_seconds() >= self.late
            and post["id"] not in self.left_out
        ]
        return self.paged(rows, query)

    def _counted(self, post, fields):
        """A post with the fields that were asked for, its figures among them."""
        below = [each for each in self.comments.values() if each["below"] == post["id"]]
        told = self._told(post) | {
            "reactions": {"data": [], "summary": {"total_count": 41}},
            "comments": {"data": [], "summary": {"order": "ranked", "total_count": 5 + len(below)}},
            "insights": {"data": self._metrics(fields.get("insights", ""))},
        }
        return {name: told[name] for name in {*fields, "id"} if name in told}

    def _metrics(self, asked):
        """The metrics that are named in `.metric(a,b)`; one that is not valid fails all."""
        names = re.findall(r"\w+", asked.removeprefix(".metric"))
        if set(names) - INSIGHTS:
            self.wrong(f"metrics {sorted(set(names) - INSIGHTS)}")
        if set(names) & self.unknown:
            raise NoError(error(100, "The value must be a valid insights metric"))
        if not self.counted:
            return []
        return [{"name": name, "period": "lifetime", "values": [{"value": self.figures[name]}]} for name in names]

    def get_post_insights(self, asked, query, number):
        self.let_in(asked, "read_insights")
        self.asks(query, "Post", takes=("metric",))
        return {"data": self._metrics(query["metric"])}

    def post_comments(self, asked, query, number):
        self.let_in(asked, "pages_manage_engagement")
        form, _ = self.form(asked, ("message",), ("message",))
        self._thing(number)
        made = f"{number.rpartition('_')[2]}_{self.number('55')}"
        self.comments[made] = {"below": number, "message": form["message"], "at": self.now}
        return {"id": made}

    def get_comments(self, asked, query, number):
        self.let_in(asked, "pages_read_engagement")
        fields = self.asks(query, "Comment", takes=("limit", "filter", "order", "after"))
        below = [
            {"id": made, "message": each["message"], "from": {"id": each.get("by", PAGE)}, "created_time": "x"}
            for made, each in reversed(self.comments.items())
            if each["below"] == number
        ]
        return self.paged([{name: each[name] for name in fields} for each in below], query)

    def _thing(self, number):
        """A post, picture, film or comment by its id."""
        if self.blind.get(number, 0) > 0:
            self.blind[number] -= 1
            raise NoError(GONE)
        for kind, things in (
            ("Post", self.posts), ("Photo", self.photos), ("Video", self.videos), ("Comment", self.comments)
        ):  # fmt: skip
            if number in things:
                return kind, things[number]
        raise NoError(GONE)

    def get_thing(self, asked, query, number):
        self.let_in(asked, "pages_read_engagement")
        kind, thing = self._thing(number)
        fields = self.asks(query, kind)
        if kind == "Post":
            return self._counted(thing, fields)
        if kind == "Photo":
            told = {"page_story_id": thing["story"]} if thing["story"] and self.stories else {}
            told |= {"images": [{"height": 90, "width": 120, "source": f"{self.url}/cdn/{number}.jpg"}]}
        else:
            told = self._film_told(number, thing)
        return {"id": number, **{name: told[name] for name in fields if name in told}}

    def _film_told(self, number, film):
        phases = ("uploading_phase", "processing_phase", "publishing_phase")
        state = film["state"].pop(0) if len(film["state"]) > 1 else film["state"][0]
        done = ["completed" if film["whole"] else "in_progress", "in_progress", film["publishing"]]
        status = {name: {"status": each} for name, each in zip(phases, done, strict=True)}
        status["uploading_phase"] |= {"bytes_transfered": len(film["content"]), "source_file_size": film["size"] or 0}
        status["publishing_phase"] |= {"publish_status": "published"} if film["post"] else {}
        counts = {"data": [], "summary": {"total_count": 8}}
        public = {"published": bool(film["post"]), "permalink_url": f"/reel/{number}/", "views": 120}
        public |= {"likes": counts, "comments": counts} | ({"post_id": film["post"]} if film["post"] else {})
        return {"status": {"video_status": state, **status}, **public}

    def post_thing(self, asked, query, number):
        self.let_in(asked, "pages_manage_posts")
        kind, thing = self._thing(number)
        if kind == "Video":
            form, _ = self.form(asked, ("published", "description"))
            thing["description"] = form.get("description", thing["description"])
            if form.get("published") == "true":
                self._show(number, thing)
            return {"success": True}
        form, _ = self.form(asked, ("message",), ("message",))
        thing["message"] = form["message"]
        return {"success": True}

    def delete_thing(self, asked, query, number):
        self.let_in(asked, "pages_manage_posts")
        kind, _ = self._thing(number)
        things = {"Post": self.posts, "Photo": self.photos, "Video": self.videos, "Comment": self.comments}
        if kind == "Video" and self.videos[number]["post"]:
            self.posts.pop(self.videos[number]["post"])
        things[kind].pop(number)
        return {"success": True}

    def post_videos(self, asked, query):
        self.let_in(asked, "pages_manage_posts")
        form, files = self.form(asked, ("source", "published", "description"), ("source", "published"))
        if form["published"] != "false":
            self.wrong("a film that is public at once")
        return {"id": self._begun(files["source"], whole=True)}

    def _begun(self, content, *, whole):
        number = self.number("77")
        film = {
            "content": content,
            "whole": whole,
            "reel": not whole,
            "size": None,
            "state": [*self.processing, "ready"],
            "post": None,
        }
        self.videos[number] = {**film, "description": "", "at": self.now, "publishing": "not_started"}
        return number

    def post_video_reels(self, asked, query):
        self.let_in(asked, "pages_manage_posts")
        form, _ = self.form(asked, ("upload_phase", "video_id", "video_state", "description"), ("upload_phase",))
        if form["upload_phase"] == "start":
            if set(form) != {"upload_phase"}:
                self.wrong("a reel begins with nothing else")
            number = self._begun(b"", whole=False)
            return {"video_id": number, "upload_url": f"{self.url}/video-upload/{VERSION}/{number}"}
        film = self.videos.get(form.get("video_id"))
        if form["upload_phase"] == "finish" and film and not film["post"] and self._reels_today() >= self.reels:
            raise NoError(error(4, "The Page has published too many reels today."))
        if form["upload_phase"] != "finish" or film is None or form.get("video_state") != "PUBLISHED":
            self.wrong(f"a reel ends with {form}")
        if not film["whole"]:
            raise NoError(error(6000, "There was a problem uploading your video file."))
        film["description"] = form.get("description", "")
        self._show(form["video_id"], film)
        return {"success": True}

    def _reels_today(self):
        """How many reels were published within a day."""
        shown = [post for post in self.posts.values() if post["film"] and self.now - post["at"] < DAY]
        return sum(self.videos[post["film"]]["reel"] for post in shown)

    def _show(self, number, film):
        """Make a film public, once."""
        if not film["post"]:
            film["post"] = self._posted(film["description"], film=number)["id"]
            film["publishing"] = "completed"

    def post_upload(self, asked, query, number):
        self.let_in(asked, kind="OAuth")
        film, offset, size = self.videos[number], int(asked.headers["offset"]), int(asked.headers["file_size"])
        if offset != len(film["content"]):
            raise NoError(trouble("OffsetInvalidError", "The offset is not right."))
        film["content"], film["size"] = film["content"] + asked.body, size
        if len(film["content"]) != size:
            raise NoError(trouble("PartialRequestError", "Not all of it came."))
        film["whole"] = True
        return {"success": True}


def trouble(kind, message, status=400):
    """The bytes of an error of the upload server."""
    from stage.loopback import answer

    return answer(status, {"debug_info": {"retriable": False, "type": kind, "message": message}})
