"""A server that holds to the contract of Instagram with Facebook Login, Graph API v26.0, beside that of its Page.

It fetches what a container shows from the Page's pictures, publishes each container once, and counts what is public.
`again` is what it answers where one was published before: "refused", "missing" or "same". `states` are what containers
say one after another before they are finished; `stuck` keeps them from saying that they are published, `codeless` from
giving a code beside their words; `late` and `left_out` keep posts out of the list. `instead` is what is found where a
picture of the Page should be, by its number; `uploads` is the version in the address of an upload.
"""

import io
import re
from datetime import timedelta
from urllib.parse import urlsplit

from contracts.facebook import GONE, HEADS, LINKED, SCOPES, FacebookApi, trouble
from contracts.graph import VERSION, NoError, error
from contracts.meta_fields import MEDIA_METRICS
from postdesk.media import heads
from postdesk.networks.instagram.text import GRAMMAR

OWN = frozenset(
    {
        "instagram_basic",
        "instagram_content_publish",
        "instagram_manage_insights",
        "instagram_manage_comments",
        "instagram_manage_contents",
    }
)
ACCOUNT = {"id": LINKED, "username": "ouroffice", "name": "Our office", "followers_count": 900, "media_count": 40}
TAKES = (
    *("image_url", "video_url", "media_type", "caption", "alt_text", "is_carousel_item", "children"),
    *("upload_type", "share_to_feed", "cover_url", "thumb_offset", "user_tags", "location_id", "is_ai_generated"),
)
DAY = timedelta(hours=24)
UNFETCHED = error(9004, "Only photo or video can be accepted as media type. URI: .", 2207052)
UNTYPED = error(100, "Unsupported media type.", 2207023)


class InstagramApi(FacebookApi):
    """An account, its containers and its posts; `media` are the posts by their ids."""

    SCOPES = SCOPES | OWN
    PUBLIC = ("POST media_publish", "POST media_comments")
    ROUTES = (
        (r"POST /", "POST batch"),
        (rf"GET /{LINKED}", "GET account"),
        (rf"GET /{LINKED}/content_publishing_limit", "GET limit"),
        (rf"GET /{LINKED}/media", "GET media"),
        (rf"POST /{LINKED}/media", "POST media"),
        (rf"POST /{LINKED}/media_publish", "POST media_publish"),
        (r"POST /ig-api-upload/v\d+\.0/(\d+)", "POST film"),
        (r"GET /(17990\d+)", "GET container"),
        (r"GET /(180\d+)", "GET one_media"),
        (r"DELETE /(180\d+)", "DELETE one_media"),
        (r"GET /(180\d+)/comments", "GET media_comments"),
        (r"POST /(180\d+)/comments", "POST media_comments"),
        *FacebookApi.ROUTES,
    )

    def __init__(self):
        super().__init__()
        self.containers, self.media, self.below = {}, {}, {}
        self.again, self.states, self.stuck = "refused", [], False
        self.quota, self.made = 50, []
        self.hidden_likes, self.unfit = False, set()
        self.codeless, self.instead, self.uploads = False, {}, VERSION

    @property
    def shown(self):
        """What everybody sees."""
        return list(self.media.values()) if self.live else []

    def another(self, caption, kind="IMAGE"):
        """A person posts in the app; returns the id."""
        number = self.number("180")
        self.media[number] = {"id": number, "caption": caption, "kind": kind, "at": self.now, "items": []}
        return number

    def get_account(self, asked, query):
        self.let_in(asked, "instagram_basic")
        return {name: ACCOUNT[name] for name in self.asks(query, "IGUser")}

    def get_limit(self, asked, query):
        self.let_in(asked, "instagram_content_publish")
        self.asks(query, "Limit")
        config = {"quota_total": self.quota, "quota_duration": 86400}
        return {"data": [{"quota_usage": self._used(), "config": config}]}

    def _used(self):
        """How many posts were published within the day that the limit is for."""
        return sum(each["at"] > self.now - DAY for each in self.media.values())

    def post_media(self, asked, query):
        self.let_in(asked, "instagram_content_publish", "pages_read_engagement")
        form, _ = self.form(asked, TAKES)
        sources = [name for name in ("image_url", "video_url", "children") if name in form]
        sources += ["upload_type"] if "upload_type" in form else []
        if len(sources) != 1 or form.get("upload_type", "resumable") != "resumable":
            self.wrong(f"a container of {sources}")
        self._words(form)
        self.made = [at for at in self.made if at > self.now - DAY] + [self.now]
        if len(self.made) > 400:
            raise NoError(error(4, "Too many containers."))
        return getattr(self, f"_of_{sources[0]}")(form)

    def _words(self, form):
        """See that words stand where they may, and are not too long."""
        item = form.get("is_carousel_item") == "true"
        if item and "caption" in form:
            self.wrong("a caption of an item")
        if "alt_text" in form and ("image_url" not in form or len(form["alt_text"]) > 1000):
            self.wrong("words for what is no picture, or too many")
        parsed = GRAMMAR.parse(form.get("caption", ""))
        if parsed.lengths["graphemes"] > 2200 or len(parsed.hashtags) > 30 or len(parsed.mentions) > 20:
            raise NoError(error(36004, "The caption was too long.", 2207010))

    def _of_image_url(self, form):
        """Fetch the picture, and look at it as Instagram does."""
        address = form["image_url"]
        found = re.fullmatch(r"/cdn/(\d+)\.jpg", urlsplit(address).path)
        if "media_type" in form:
            raise NoError(UNTYPED)
        if not (address.isascii() and address.startswith(self.url) and found and found[1] in self.photos):
            raise NoError(UNFETCHED)
        content = self._fetched(found[1])
        if len(content) > 8_000_000:
            raise NoError(error(36000, "The image size is too large.", 2207004))
        seen = heads.head(io.BytesIO(content))
        if not 0.8 <= seen.width / seen.height <= 1.91:
            raise NoError(error(36003, "The aspect ratio is not supported.", 2207009))
        return self._made(form, "IMAGE", alt=form.get("alt_text", ""))

    def _fetched(self, number):
        """What stands at the address of a picture: the Page has made a JPEG of it, whatever it was sent as."""
        content = self.instead.get(number)
        if content is None:
            return self.photos[number]["content"]
        if content.startswith(b"<"):
            raise NoError(UNFETCHED)
        if not content.startswith(HEADS[0]):
            raise NoError(error(36001, "The image format is not supported.", 2207005))
        return content

    def _of_video_url(self, form):
        """No film stands at an address that can be reached from here."""
        raise NoError(UNFETCHED if form.get("media_type") in {"REELS", "VIDEO"} else UNTYPED)

    def _of_upload_type(self, form):
        item = form.get("is_carousel_item") == "true"
        if form.get("media_type") != ("VIDEO" if item else "REELS"):
            raise NoError(UNTYPED)
        made = self._made(form, "VIDEO", state="IN_PROGRESS")
        return {**made, "uri": f"{self.url}/ig-api-upload/{self.uploads}/{made['id']}"}

    def _of_children(self, form):
        children = form["children"].split(",")
        if form.get("media_type") != "CAROUSEL" or not 2 <= len(children) <= 10:
            raise NoError(error(100, "A carousel has 2 to 10 items.", 2207028))
        for each in children:
            child = self._aged(self.containers.get(each))
            if child is None or not child["item"] or child["state"] != "FINISHED":
                self.wrong(f"{each} is no item that is ready")
            if child["used"]:
                raise NoError(error(100, "An item is part of another carousel already."))
        for each in children:
            self.containers[each]["used"] = True
        return self._made(form, "CAROUSEL_ALBUM", children=children)

    def _made(self, form, kind, state="FINISHED", **more):
        number = self.number("17990")
        said = {"kind": kind, "caption": form.get("caption", ""), "item": form.get("is_carousel_item") == "true"}
        waiting = list(self.states) if state == "FINISHED" else []
        about = {
            **said,
            "at": self.now,
            "used": False,
            "alt": "",
            "children": [],
            "content": b"",
            "media": None,
            **more,
        }
        self.containers[number] = {**about, "waiting": waiting, "state": waiting[0] if waiting else state}
        return {"id": number}

    def post_film(self, asked, query, number):
        self.let_in(asked, kind="OAuth")
        film, offset = self.containers[number], int(asked.headers["offset"])
        if offset != len(film["content"]):
            raise NoError(trouble("OffsetInvalidError", "The offset is not right."))
        film["content"] += asked.body
        if len(film["content"]) != int(asked.headers["file_size"]):
            raise NoError(trouble("PartialRequestError", "Not all of it came."))
        film["waiting"] = list(self.states)
        film["state"] = film["waiting"][0] if film["waiting"] else "FINISHED"
        return {"success": True, "message": "Upload successful."}

    def get_container(self, asked, query, number):
        self.let_in(asked, "instagram_basic")
        fields = self.asks(query, "Container")
        container = self._container(number)
        state = container["state"]
        if container["waiting"]:
            container["waiting"].pop(0)
            container["state"] = container["waiting"][0] if container["waiting"] else "FINISHED"
        there = {"uploading_phase": {"status": "in_progress", "bytes_transferred": len(container["content"])}}
        words = "Error: 2207026, the format is not supported." if state == "ERROR" else f"{state.title()}: see there."
        code = "" if self.codeless else state
        told = {"id": number, "status_code": code, "status": words, "video_status": there}
        return {name: told[name] for name in {*fields, "id"}}

    def _container(self, number):
        if self.blind.get(number, 0) > 0:
            self.blind[number] -= 1
            raise NoError(GONE)
        if number not in self.containers:
            raise NoError(GONE)
        return self._aged(self.containers[number])

    def _aged(self, container):
        """A container as it is after its day."""
        if container and self.now - container["at"] > DAY and container["state"] != "PUBLISHED":
            container["state"] = "EXPIRED"
        return container

    def post_media_publish(self, asked, query):
        self.let_in(asked, "instagram_content_publish", "pages_read_engagement")
        form, _ = self.form(asked, ("creation_id",), ("creation_id",))
        container = self.containers.get(form["creation_id"])
        if container and container["media"]:
            return self._once_more(container)
        self._ready(container, form["creation_id"])
        return self._public(container)

    def _ready(self, container, number):
        """See that a container can be published."""
        if container is None or self._container(number)["state"] == "EXPIRED":
            raise NoError(error(24, "The media builder with this id does not exist.", 2207008))
        if container["item"]:
            self.wrong("an item is published")
        if container["state"] == "ERROR":
            raise NoError(error(-1, "The media could not be created.", 2207032))
        if container["state"] != "FINISHED":
            raise NoError(error(9007, "Media ID is not available.", 2207027))
        if self._used() >= self.quota:
            raise NoError(error(9, "The user posted too much today.", 2207042))

    def _public(self, container):
        number = self.number("180")
        items = [self.containers[each] for each in container["children"]] or [container]
        about = {"caption": container["caption"], "kind": container["kind"], "items": items}
        self.media[number] = {"id": number, "at": self.now, **about}
        container["media"] = number
        container["state"] = "FINISHED" if self.stuck else "PUBLISHED"
        return {"id": number}

    def _once_more(self, container):
        """A container that was published: whatever is answered, no second post comes of it."""
        if self.again == "same":
            return {"id": container["media"]}
        if self.again == "missing":
            raise NoError(error(24, "The media builder with this id does not exist.", 2207008))
        raise NoError(error(100, "The media has already been published."))

    def get_media(self, asked, query):
        self.let_in(asked, "instagram_basic")
        fields = self.asks(query, "IGMedia", takes=("limit", "since", "after"))
        rows = [
            self._media_told(each, fields)
            for each in sorted(self.media.values(), key=lambda each: each["at"], reverse=True)
            if each["at"].timestamp() >= int(query.get("since", 0))
            and (self.now - each["at"]).total_seconds() >= self.late
            and each["id"] not in self.left_out
        ]
        return self.paged(rows, query)

    def _media_told(self, media, fields):
        product = "REELS" if media["kind"] == "VIDEO" else "FEED"
        below = [each for each in self.below.values() if each["media"] == media["id"]]
        told = {
            "id": media["id"],
            "caption": media["caption"].rstrip(),
            "timestamp": media["at"].strftime("%Y-%m-%dT%H:%M:%S+0000"),
            "media_type": media["kind"],
            "media_product_type": product,
            "permalink": f"https://www.instagram.com/p/D{media['id'][-6:]}/",
            "shortcode": f"D{media['id'][-6:]}",
            "comments_count": 5 + len(below),
            **({} if self.hidden_likes else {"like_count": 41}),
        }
        if "insights" in fields:
            told["insights"] = {"data": self._media_metrics(media, fields["insights"], 5 + len(below))}
        return {name: told[name] for name in {*fields, "id"} if name in told}

    def _media_metrics(self, media, asked, comments):
        names = re.findall(r"\w+", asked.removeprefix(".metric"))
        if set(names) - set(MEDIA_METRICS):
            self.wrong(f"metrics {sorted(set(names) - set(MEDIA_METRICS))}")
        if media["id"] in self.unfit:
            raise NoError(error(100, "The Media Insights API does not support the metric for this media product type."))
        values = {**MEDIA_METRICS, "comments": comments}
        return [
            {"name": name, "period": "lifetime", "values": [{"value": values[name]}]} for name in names if self.counted
        ]

    def _one(self, number):
        if number not in self.media or self.blind.get(number, 0) > 0:
            self.blind[number] = self.blind.get(number, 0) - 1
            raise NoError(GONE)
        return self.media[number]

    def get_one_media(self, asked, query, number):
        self.let_in(asked, "instagram_basic")
        return self._media_told(self._one(number), self.asks(query, "IGMedia"))

    def delete_one_media(self, asked, query, number):
        self.let_in(asked, "instagram_manage_contents")
        self._one(number)
        self.media.pop(number)
        return {"success": True, "deleted_id": number}

    def post_media_comments(self, asked, query, number):
        self.let_in(asked, "instagram_manage_comments")
        form, _ = self.form(asked, ("message",), ("message",))
        self._one(number)
        if len(form["message"]) > 300:
            raise NoError(error(100, "The comment is too long."))
        made = self.number("178")
        self.below[made] = {"media": number, "text": form["message"], "by": ACCOUNT["username"]}
        return {"id": made}

    def get_media_comments(self, asked, query, number):
        self.let_in(asked, "instagram_manage_comments")
        fields = self.asks(query, "IGComment", takes=("limit", "after"))
        if int(query.get("limit", 25)) > 50:
            self.wrong("more than 50 comments")
        rows = [
            {"id": made, "text": each["text"], "timestamp": "x", "username": each["by"]}
            for made, each in reversed(self.below.items())
            if each["media"] == number
        ]
        return self.paged([{name: row[name] for name in fields} for row in rows], query)
