"""In what a public post differs from what was sent: servers drop what they do not know, and say nothing of it."""

from collections.abc import Iterator, Mapping
from typing import Any

from postdesk.networks.mastodon.answers import Status
from postdesk.networks.mastodon.reading_back import fingerprint, of_page

AUDIENCES = {
    "public": "everybody",
    "unlisted": "everybody, quietly",
    "private": "followers",
    "direct": "those it names",
}


def status_differences(post: Status, asked: Mapping[str, Any]) -> Iterator[str]:
    """Yield in words how a post differs from the status that was asked for; what a server does not tell counts not."""
    if asked.get("spoiler_text") and post.spoiler_text is not None and not post.spoiler_text.strip():
        yield "without its content warning"
    wanted, told = asked["visibility"], post.visibility
    if told in AUDIENCES and told != wanted:
        yield f"for {AUDIENCES[told]}, not for {AUDIENCES.get(wanted, wanted)}"
    if asked.get("language") and not _same_language(asked["language"], post.language or ""):
        yield f"in the language {post.language}" if post.language else "without its language"
    pictures, there = len(asked.get("media_ids", ())), len(post.media_attachments)
    if there < pictures:
        yield f"with {there} of {pictures} pictures"
    if of_page(post.content) != fingerprint(asked["status"]):
        yield "with other words"


def _same_language(asked: str, told: str) -> bool:
    """Tell whether a server keeps a language, be it without its script or its country."""
    one, other = (name.replace("_", "-").partition("-")[0].casefold() for name in (asked, told))
    return one == other
