"""X, the archive of an account (`data/tweets.js` in the zip): its posts, with likes and reposts and no other figure.

A script that sets one variable to a list. The id of a post tells the millisecond; texts carry HTML entities.
"""

import re
from collections.abc import Iterator
from functools import partial
from html import unescape
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta, Struct

from postdesk.errors import ExportError
from postdesk.files.regular import contents
from postdesk.measure.layouts.importer import Document, Importer, Match, Told
from postdesk.measure.layouts.moments import of_x
from postdesk.models import Extracted, Figures, Skipped
from postdesk.models.known_types import known_type
from postdesk.sentences import Sentence

BEGINS = re.compile(rb"\s*window\.YTD\.tweets?\.part\d+\s*=\s*")
BYTES = 100_000_000
PostId = Annotated[str, Meta(pattern=r"\A\d{1,19}\Z")]
Count = Annotated[str, Meta(pattern=r"\A\d{1,12}\Z")]
KINDS = {"photo": "image", "video": "video", "animated_gif": "video"}


class Medium(Struct):
    """A picture or film of a post."""

    type: str = ""


class Extended(Struct):
    """What is shown with a post."""

    media: list[Medium] = []


class Tweet(Struct):
    """A post, as the archive tells it; figures stand in quotation marks."""

    id_str: PostId
    full_text: str
    favorite_count: Count | None = None
    retweet_count: Count | None = None
    extended_entities: Extended | None = None


class TweetEntry(Struct):
    """One entry of the list."""

    tweet: Tweet


def recognise(document: Document) -> Match | None:
    """Recognise the script by its first words."""
    return Match(2, partial(_posts, document.path)) if BEGINS.match(document.start) else None


def _posts(path: Path) -> Iterator[Told]:
    """Yield the posts in order; ExportError where the file is broken or larger than any."""
    if path.stat().st_size > BYTES:
        raise ExportError(
            "{path} is larger than {size} MB: postdesk reads no archive of that size",
            path=path.name,
            size=BYTES // 1_000_000,
        )
    try:
        items = msgspec.json.decode(
            BEGINS.sub(b"", contents(path, most=BYTES), count=1), type=known_type(list[msgspec.Raw])
        )
    except (msgspec.DecodeError, UnicodeDecodeError) as broken:
        raise ExportError("{path} is broken off: fetch the archive again", path=path.name) from broken
    for number, item in enumerate(items, start=1):
        try:
            yield post(number, msgspec.json.decode(item, type=known_type(TweetEntry)).tweet)
        except (msgspec.DecodeError, UnicodeDecodeError):
            yield Skipped(number, "it is written as no post is")


def post(number: int, tweet: Tweet) -> Extracted | Skipped:
    """Read one post."""
    text, moment = unescape(tweet.full_text), of_x(tweet.id_str)
    if text.startswith("RT @"):
        return Skipped(number, "it repeats another's post")
    if moment is None:
        return Skipped(number, "its id is older than those that tell a moment")
    shown = tweet.extended_entities or Extended()
    return Extracted(
        row=number,
        network="x",
        account="",
        remote_id=tweet.id_str,
        url=f"https://x.com/i/status/{tweet.id_str}",
        published=moment,
        exact=True,
        text=text,
        figures=Figures(reactions=_counted(tweet.favorite_count), shares=_counted(tweet.retweet_count)),
        kind=next((KINDS[medium.type] for medium in shown.media if medium.type in KINDS), ""),
        reply=text.startswith("@"),
    )


def _counted(figure: str | None) -> int | None:
    return None if figure is None else int(figure)


IMPORTER = Importer(
    "X archive",
    ("x",),
    recognise,
    note=Sentence("X's archive has likes and reposts and no other figure: those are in Analytics > Content"),
)
