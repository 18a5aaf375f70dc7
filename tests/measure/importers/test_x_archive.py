"""The archive of an account on X: texts, likes and reposts."""

import json
from datetime import UTC, datetime

import pytest

from postdesk.errors import ExportError
from postdesk.measure.importers import x_archive
from postdesk.measure.intake.recognising import extract
from postdesk.models import Extracted, Figures, Skipped

AT = datetime(2026, 11, 16, 8, 0, 5, 123000, UTC)
ID = str((int(AT.timestamp() * 1000) - 1288834974657) << 22)


def tweet(**more):
    return {"id_str": ID, "full_text": "Doors &amp; tea #IOM", "favorite_count": "5", "retweet_count": "2"} | more


def rows(tmp_path, *tweets, begins="window.YTD.tweets.part0 = "):
    items = [{"tweet": one} if isinstance(one, dict) else one for one in tweets]
    (tmp_path / "tweets.js").write_text(begins + json.dumps(items, indent=2), encoding="utf-8")
    return list(extract(tmp_path / "tweets.js").rows)


@pytest.mark.parametrize("begins", ["window.YTD.tweets.part0 = ", "window.YTD.tweet.part12=\n"])
def test_a_post_with_the_figures_that_there_are(tmp_path, begins):
    assert rows(tmp_path, tweet(), begins=begins) == [
        Extracted(
            row=1,
            network="x",
            account="",
            remote_id=ID,
            url=f"https://x.com/i/status/{ID}",
            published=AT,
            exact=True,
            text="Doors & tea #IOM",
            figures=Figures(reactions=5, shares=2),
        )
    ]


def test_a_figure_that_is_not_there_is_none_and_pictures_are_told(tmp_path):
    bare, shown, answer = rows(
        tmp_path,
        tweet(favorite_count=None, retweet_count=None),
        tweet(extended_entities={"media": [{"type": "other"}, {"type": "photo"}]}),
        tweet(full_text="@ana Thank you"),
    )
    assert (bare.figures, bare.kind, bare.reply) == (Figures(), "", False)
    assert (shown.kind, answer.reply) == ("image", True)


@pytest.mark.parametrize(
    ("one", "why"),
    [
        (tweet(full_text="RT @other: Doors"), "it repeats another's post"),
        (tweet(id_str="20"), "its id is older than those that tell a moment"),
        (tweet(id_str="x"), "it is written as no post is"),
        (tweet(favorite_count="-5"), "it is written as no post is"),
        ([], "it is written as no post is"),
    ],
)
def test_what_is_no_post_of_the_account(tmp_path, one, why):
    assert rows(tmp_path, one) == [Skipped(1, why)]


def test_an_archive_that_is_broken_off(tmp_path):
    (tmp_path / "tweets.js").write_text("window.YTD.tweets.part0 = [{", encoding="utf-8")
    with pytest.raises(ExportError, match=r"^tweets\.js is broken off: fetch the archive again$"):
        list(extract(tmp_path / "tweets.js").rows)


def test_an_archive_that_is_larger_than_any(tmp_path):
    with (tmp_path / "big").open("wb") as file:
        file.truncate(100_000_001)
    with pytest.raises(ExportError, match=r"^big is larger than 100 MB: postdesk reads no archive of that size$"):
        list(x_archive._posts(tmp_path / "big"))
