"""What Threads' API takes, call by call: parameters, fields, sizes; and how it writes its errors."""

import io
import re

from postdesk.media import heads
from stage.loopback import answer

FIELDS = {"id", "text", "timestamp", "media_type", "permalink", "shortcode", "is_quote_post", "username"}
REPLY_FIELDS = FIELDS | {"replied_to{id}", "root_post{id}"}
LIMITS = {
    *("quota_usage", "config", "reply_quota_usage", "reply_config", "delete_quota_usage", "delete_config"),
}
BODY = {"media_type", "text", "reply_to_id", "reply_control", "topic_tag", "auto_publish_text"}
READERS = {"everyone", "accounts_you_follow", "mentioned_only", "parent_post_author_only", "followers_only"}
"""Who may answer."""
ITEM = {"alt_text", "is_carousel_item"}
PARAMETERS = {
    "TEXT": BODY | {"link_attachment"},
    "IMAGE": BODY | ITEM | {"image_url"},
    "VIDEO": BODY | ITEM | {"video_url"},
    "CAROUSEL": BODY | {"children"},
}
"""By media type, all that a container takes that an office needs."""
NEEDS = {"IMAGE": "image_url", "VIDEO": "video_url", "CAROUSEL": "children"}
"""By media type, what a container cannot be without."""
LISTED = {"since", "limit", "after"}
QUERIES = {
    r"GET /v1\.0/me": (set(), {"id", "username", "name", "is_verified", "threads_profile_picture_url"}),
    r"GET /v1\.0/me/threads_publishing_limit": (set(), LIMITS),
    r"POST /v1\.0/me/threads": (set().union(*PARAMETERS.values()), set()),
    r"POST /v1\.0/me/threads_publish": ({"creation_id"}, set()),
    r"GET /v1\.0/me/threads": (LISTED, FIELDS),
    r"GET /v1\.0/me/replies": (LISTED, REPLY_FIELDS),
    r"GET /v1\.0/me/threads_insights": ({"metric"}, set()),
    r"GET /v1\.0/(\d+)/insights": ({"metric"}, set()),
    r"GET /v1\.0/(\d+)": (set(), REPLY_FIELDS | {"status", "error_message"}),
    r"DELETE /v1\.0/(\d+)": (set(), set()),
}
WANTED = {
    r"POST /v1\.0/me/threads_publish": "creation_id",
    r"GET /v1\.0/me/threads_insights": "metric",
    r"GET /v1\.0/(\d+)/insights": "metric",
    r"GET /v1\.0/me/threads_publishing_limit": "fields",
}
"""What a call cannot be without."""
FILES = {"IMAGE": "image_url", "VIDEO": "video_url"}
WIDEST = 10
"""How many times wider than high, or higher than wide, a picture may be."""
LONGEST = {"text": 500, "alt": 1000, "IMAGE": 8_000_000, "VIDEO": 1_000_000_000}
_MAGIC = {"IMAGE": (b"\xff\xd8\xff", b"\x89PNG"), "VIDEO": (b"\0\0\0",)}
_TAG = re.compile(r"[^.&]{1,50}")
_TOPIC = re.compile(r"(?:^|(?<=\s))#([^\s.&@!?,;:#]{1,50})")


def of_kind(content, kind):
    """Whether a file begins as one of its media type does."""
    return content.startswith(_MAGIC[kind])


def fits(content):
    """Whether a picture is not too wide, nor too high."""
    seen = heads.head(io.BytesIO(content))
    return seen.width <= WIDEST * seen.height and seen.height <= WIDEST * seen.width


def misused(given):
    """What a container lacks, or says that Threads does not know of one of its kind; "" where all is well."""
    kind = given.get("media_type")
    if kind not in PARAMETERS or given.keys() - PARAMETERS[kind]:
        return f"media_type {kind} with {sorted(given)}"
    if kind in NEEDS and not given.get(NEEDS[kind]):
        return f"{kind} without {NEEDS[kind]}"
    if not _TAG.fullmatch(given.get("topic_tag", "x")):
        return f"the topic {given['topic_tag']!r}"
    answering = given.get("reply_control", "everyone")
    return "" if answering in READERS else f"reply_control {answering}"


def topic(text):
    """The topic of a post: the first tag in its text that is not a whole number."""
    return next((found[1] for found in _TOPIC.finditer(text) if not found[1].isdecimal()), None)


def no(status, code, message, subcode=None, user="", **headers):
    """The bytes of an error."""
    error = {"message": message, "type": "OAuthException", "code": code, "is_transient": False, "fbtrace_id": "Axyz"}
    if subcode is not None:
        error["error_subcode"] = subcode
    if user:
        error["error_user_msg"] = user
    return answer(status, {"error": error}, **headers)
