"""Which fields things have in the Graph API v26.0, as far as postdesk may ask for them, and which metrics are counted.

A field's value is the kind of thing that stands behind it, "" where it is a plain value.
"""

NODES = {
    "Page": dict.fromkeys(("id", "name", "username", "is_published", "fan_count", "followers_count"), "")
    | {"instagram_business_account": "IGUser"},
    "Post": dict.fromkeys(("id", "message", "created_time", "permalink_url", "is_published", "shares"), "")
    | {"application": "Named", "attachments": "Attachment", "reactions": "", "comments": "", "insights": ""},
    "OwnPage": dict.fromkeys(("id", "name", "username", "access_token", "tasks"), "")
    | {"instagram_business_account": "IGUser"},
    "Named": {"id": ""},
    "Attachment": {"target": "Named", "url": "", "unshimmed_url": "", "subattachments": "Attachment"},
    "Photo": dict.fromkeys(("id", "page_story_id", "images", "created_time"), ""),
    "Video": dict.fromkeys(
        ("id", "status", "published", "post_id", "permalink_url", "views", "likes", "comments", "description"), ""
    ),
    "Comment": dict.fromkeys(("id", "message", "created_time"), "") | {"from": "Named"},
    "IGUser": dict.fromkeys(("id", "username", "name", "followers_count", "media_count"), ""),
}
NODES |= {
    "Limit": dict.fromkeys(("config", "quota_usage"), ""),
    "Container": dict.fromkeys(("id", "status_code", "status", "video_status"), ""),
    "IGComment": dict.fromkeys(("id", "text", "timestamp", "username"), ""),
    "IGMedia": dict.fromkeys(
        (
            *("id", "caption", "timestamp", "media_type", "media_product_type", "permalink", "shortcode"),
            *("like_count", "comments_count", "insights"),
        ),
        "",
    ),
}
MEDIA_METRICS = {
    "views": 950,
    "reach": 700,
    "likes": 41,
    "comments": 5,
    "shares": 3,
    "saved": 7,
    "reposts": 1,
    "total_interactions": 57,
}
"""The metrics that all kinds of posts have, each with a figure."""
INSIGHTS = {
    "post_media_view",
    "post_total_media_view_unique",
    "post_clicks",
    "post_reactions_by_type_total",
    "post_video_views",
    "post_clicks_by_type",
}
"""What was seen to be valid for posts in September 2026."""
