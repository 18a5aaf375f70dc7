"""Exports that are well known and hold no posts: each is refused with the sentence that says what it is."""

from collections.abc import Iterable

from msgspec import Struct

from postdesk.measure.layouts.importer import fold


class NotPosts(Struct, frozen=True):
    """An export that is recognised by its headers and holds no posts; the sentence says what to do with a `file`."""

    headers: tuple[str, ...]
    sentence: str


SEARCHES = "{file} is Google's Search Console, of a website, not posts"
NOT_POSTS = (
    NotPosts(
        ("Date", "Impressions", "Unfollows", "Create Post"),
        "{file} is X's account overview, which counts days, not posts: export Analytics > Content instead",
    ),
    NotPosts(("Video overview",), "{file} is X's video overview: export Analytics > Content instead"),
    NotPosts(
        ("Date", "Tweets published"), "{file} counts days, not posts: it is Twitter's daily file; use the one by tweet"
    ),
    NotPosts(
        ("Date", "Primary"),
        "{file} lacks the name of the metric above its days: export it from Meta again, and do not edit it",
    ),
    NotPosts(
        ("Date", "Sponsored followers", "Organic followers"),
        "{file} counts LinkedIn followers, not posts: export Analytics > Content instead",
    ),
    NotPosts(
        ("Date", "Overview page views (desktop)"),
        "{file} counts visitors of LinkedIn's page, not posts: export Analytics > Content instead",
    ),
    NotPosts(
        ("Page", "Total Followers", "New Followers", "Total post engagements"),
        "{file} compares LinkedIn pages, not posts: export Analytics > Content instead",
    ),
    NotPosts(
        ("First Name", "Last Name", "URL", "Connected On"), "{file} lists a person's contacts on LinkedIn, not posts"
    ),
    NotPosts(
        ("Women", "Men"), "{file} is Meta's audience by age and gender: of the whole page, not posts: export Content"
    ),
    NotPosts(
        ("Top territories", "Distribution"),
        "{file} is TikTok's audience by country: of the whole account, not posts: export Content",
    ),
    NotPosts(
        ("Top countries/regions", "Distribution"),
        "{file} is TikTok's audience by country: of the whole account, not posts: export Content",
    ),
    NotPosts(
        ("Gender", "Distribution"),
        "{file} is TikTok's audience by gender: of the whole account, not posts: export Content",
    ),
    NotPosts(
        ("Date", "Hour", "Active followers"),
        "{file} is when TikTok's audience is there: of the whole account, not posts: export Content",
    ),
    NotPosts(
        ("Date", "Followers", "Difference in followers from previous day"),
        "{file} is TikTok's followers by day: of the whole account, not posts: export Content",
    ),
    NotPosts(
        ("Date", "Total Viewers", "New Viewers"),
        "{file} is TikTok's viewers by day: of the whole account, not posts: export Content",
    ),
    NotPosts(
        ("Date", "Content", "Video title", "Views"),
        '{file} is YouTube\'s chart, days and videos at once: import "Table data.csv" of the same zip',
    ),
    NotPosts(
        ("Date", "Views"), '{file} is YouTube\'s total by day, not posts: import "Table data.csv" of the same zip'
    ),
    NotPosts(
        ("Account address", "Show boosts"), "{file} lists whom a Mastodon account follows, not posts: fetch the archive"
    ),
    NotPosts(
        ("Reporting starts", "Reporting ends"),
        "{file} is a report of Meta's Ads Manager, of advertisements, not posts: export Content from Business Suite",
    ),
    NotPosts(
        ("Start Date (in UTC)", "Campaign Name"),
        "{file} is a report of LinkedIn's Campaign Manager, of advertisements, not posts: export Analytics > Content "
        "instead",
    ),
    NotPosts(("Top queries", "Clicks", "Impressions"), SEARCHES),
    NotPosts(("Top pages", "Clicks", "Impressions"), SEARCHES),
    NotPosts(("Subject", "Send Date", "Total Recipients"), "{file} is Mailchimp's report of newsletters, not posts"),
    NotPosts(("Text", "Image URL", "Posting Time"), "{file} holds Buffer's drafts, not figures of posts"),
    NotPosts(("Text", "Date", "Time", "Draft"), "{file} holds Metricool's drafts, not figures of posts"),
)


TELEGRAM = "{file} is Telegram's export of a channel, which holds no figures that postdesk reads"
PARTS: tuple[tuple[bytes, str], ...] = (
    (b"activitystreams", "{file} is a part of Mastodon's archive without posts: import outbox.json"),
    (b"window.YTD", "{file} is a part of X's archive without posts: import tweets.js"),
    (b"# Start date: 20", "{file} is Google Analytics' report of a website, not posts"),
    (b'"public_channel"', TELEGRAM),
    (b'"private_channel"', TELEGRAM),
    (
        b'"creation_timestamp"',
        "{file} is from Meta's download of an account, which holds no figures: export Content from Business Suite",
    ),
)
"""What stands at the beginning of files that are no tables and hold no posts."""


def begins_as(start: bytes) -> str:
    """Return what a file is that begins so and is no table, "" where nobody knows it."""
    return next((what for sign, what in PARTS if sign in start), "")


def known_as(rows: Iterable[Iterable[str]]) -> str:
    """Return what a file is that has one of these headers among its first rows, "" where it is none of them."""
    heads = [set(row) for row in rows]
    for known in NOT_POSTS:
        if any(head >= {fold(header) for header in known.headers} for head in heads):
            return known.sentence
    return ""
