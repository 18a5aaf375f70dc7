"""What is said of a post that a server does not show, whole or in part."""

import pytest

from postdesk.networks.mastodon.absence import maybe_deleted, maybe_unlisted, never_begun

SERVER = "example.social"


@pytest.mark.parametrize(
    ("doubt", "none", "some"),
    [
        (
            never_begun,
            "the post is not on example.social, and since when",
            "only 1 of 3 parts are on example.social, and",
        ),
        (maybe_deleted, "the post is not on example.social, and a person may have deleted it", "may have deleted what"),
        (
            maybe_unlisted,
            "the post is not in the list of example.social",
            "only 1 of 3 parts are in the list of example",
        ),
    ],
)
def test_a_doubt_tells_how_much_is_there(doubt, none, some):
    assert none in str(doubt(0, 3, SERVER))
    assert some in str(doubt(1, 3, SERVER))
