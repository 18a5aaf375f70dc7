"""Exports that are well known and hold no posts: each is refused with the sentence that helps."""

from postdesk.importers.layout import NotPosts

DAYS = "counts days, not posts"

NOT_POSTS = (
    NotPosts(
        ("Date", "Impressions", "Unfollows", "Create Post"),
        f"is X's account overview, which {DAYS}: export Analytics > Content instead",
    ),
    NotPosts(("Video overview",), "is X's video overview: export Analytics > Content instead"),
    NotPosts(("Date", "Tweets published"), f"{DAYS}: it is Twitter's daily file; use the one by tweet"),
    NotPosts(
        ("Date", "Primary"),
        "lacks the name of the metric above its days: export it from Meta again, and do not edit it",
    ),
    NotPosts(
        ("Date", "Sponsored followers", "Organic followers"),
        "counts LinkedIn followers, not posts: export Analytics > Content instead",
    ),
    NotPosts(("Text", "Image URL", "Posting Time"), "holds Buffer's drafts, not figures of posts"),
    NotPosts(("Text", "Date", "Time", "Draft"), "holds Metricool's drafts, not figures of posts"),
)
