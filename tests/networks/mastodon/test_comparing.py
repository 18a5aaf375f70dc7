"""What a server dropped from a post is said; what it does not tell is not held against it."""

from datetime import UTC, datetime

import pytest

from postdesk.networks.mastodon.answers import Status
from postdesk.networks.mastodon.comparing import status_differences

ASKED = {"status": "Doors & tea.", "visibility": "private", "spoiler_text": "Violence", "language": "sr-Latn", "media_ids": ["1"]}  # fmt: skip
AS_SENT = {"spoiler_text": "Violence", "visibility": "private", "language": "sr", "media_attachments": [{}]}


def said(content="<p>Doors &amp; tea.</p>", **told):
    return list(
        status_differences(Status("1", content, datetime(2026, 11, 23, tzinfo=UTC), **{**AS_SENT, **told}), ASKED)
    )


def test_a_post_that_is_as_it_was_sent_differs_in_nothing():
    assert said() == []
    assert said(spoiler_text=None, visibility=None) == []
    assert said(visibility="friends") == []


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"spoiler_text": " "}, "without its content warning"),
        ({"visibility": "public"}, "for everybody, not for followers"),
        ({"language": None}, "without its language"),
        ({"language": "de"}, "in the language de"),
        ({"media_attachments": []}, "with 0 of 1 pictures"),
        ({"content": "<p>Doors &amp;amp; tea.</p>"}, "with other words"),
    ],
)
def test_each_thing_that_is_missing_is_named(told, words):
    assert said(**told) == [words]


def test_what_was_not_asked_for_is_not_missed():
    post = Status("1", "<p>Doors.</p>", datetime(2026, 11, 23, tzinfo=UTC), spoiler_text="", visibility="public")
    assert list(status_differences(post, {"status": "Doors.", "visibility": "odd"})) == ["for everybody, not for odd"]
