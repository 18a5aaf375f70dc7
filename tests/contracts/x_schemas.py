"""What X's API takes: bodies, parameters and fields by the OpenAPI of August 2026, as far as postdesk may use them."""

ID = str
"""A name with "!" is required."""
SHAPES = {
    "CreatePostsRequest": {
        "text": str,
        "media": {
            "media_ids": [ID],
            "tagged_user_ids": [ID],
        },
        "reply": {"in_reply_to_tweet_id!": ID, "exclude_reply_user_ids": [ID], "auto_populate_reply_metadata": bool},
        "reply_settings": str,
        "made_with_ai": bool,
        "paid_partnership": bool,
        "nullcast": bool,
    },
    "InitializeMediaUploadRequest": {
        "media_type": str,
        "media_category": str,
        "total_bytes": int,
        "shared": bool,
        "additional_owners": [ID],
    },
    "CreateMediaMetadataRequest": {"id": ID, "metadata": {"alt_text": {"text": str}}},
}
QUERIES = {
    r"GET /2/users/me": {"user.fields", "expansions", "*.fields"},
    r"GET /2/media/upload": {"command", "media_id"},
    r"GET /2/tweets": {"ids", "expansions", "*.fields", "media.fields", "user.fields"},
    r"GET /2/users/(\d+)/tweets": {
        "max_results",
        "since_id",
        "until_id",
        "start_time",
        "end_time",
        "exclude",
        "pagination_token",
        "expansions",
        "*.fields",
    },
}
BOTH = {
    "attachments",
    "conversation_id",
    "created_at",
    "entities",
    "id",
    "lang",
    "non_public_metrics",
    "organic_metrics",
    "public_metrics",
    "text",
}
FIELDS = {"old": BOTH | {"note_tweet", "author_id", "referenced_tweets"}, "new": BOTH | {"note_post"}}
MAGIC = {
    "image/jpeg": b"\xff\xd8\xff",
    "image/png": b"\x89PNG",
    "image/gif": b"GIF8",
    "image/webp": b"RIFF",
    "video/mp4": b"\0\0\0",
    "video/quicktime": b"\0\0\0",
}


def unknown_in(said, shape):
    """What a body holds that its schema does not know, or of another type; "" where it fits."""
    return _unfit(said, SHAPES[shape], shape)


def _unfit(said, shape, place):
    if isinstance(shape, dict):
        if not isinstance(said, dict):
            return f"{place} is no object"
        return _unfit_object(said, shape, place)
    if isinstance(shape, list):
        if not isinstance(said, list) or not said:
            return f"{place} is no list"
        return next(filter(None, (_unfit(each, shape[0], place) for each in said)), "")
    return "" if type(said) is shape else f"{place} is {type(said).__name__}"


def _unfit_object(said, shape, place):
    known = {name.rstrip("!"): inner for name, inner in shape.items()}
    if stray := sorted(set(said) - set(known)):
        return f"{place} holds {stray}"
    if lacking := [name[:-1] for name in shape if name.endswith("!") and name[:-1] not in said]:
        return f"{place} lacks {lacking}"
    return next(filter(None, (_unfit(value, known[name], f"{place}.{name}") for name, value in said.items())), "")
