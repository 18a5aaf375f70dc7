"""What is said of an account of X's: of keys by X's header, of a token by the scopes that X granted with it."""

import pytest

from postdesk.networks.x.answers import Me
from postdesk.networks.x.bearer import SCOPES
from postdesk.networks.x.standing import x_standing
from postdesk.wire import Reply

ME = Me("2244994945", "office")
ALL = " ".join(SCOPES)


def standing(granted, **headers):
    return x_standing(ME, Reply("api.x.com", 200, headers, None, wrote=False), frozenset(granted.split()))


@pytest.mark.parametrize(
    ("granted", "scopes", "lacks", "bars"),
    [
        (ALL, ALL, "", ""),
        (f"users.email {ALL}", ALL, "", ""),
        (
            "users.read tweet.write tweet.read",
            "tweet.read tweet.write users.read",
            "media.write; offline.access: run `postdesk accounts add` again, and allow it",
            "",
        ),
        (
            "tweet.read users.read",
            "tweet.read users.read",
            "",
            "the token may not post, for it lacks tweet.write: run `postdesk accounts add` again, and allow it",
        ),
    ],
)
def test_a_token_says_what_it_may_do_and_what_it_lacks(granted, scopes, lacks, bars):
    known = standing(granted)
    assert (known.scopes, known.lacks, known.bars) == (scopes, lacks, bars)


def test_keys_say_whether_they_may_write_and_where_x_says_nothing_nothing_is_said():
    assert standing("", **{"x-access-level": "read-write"}).scopes == "read-write"
    assert standing("", **{"x-access-level": "read"}).bars.startswith("the keys may only read")
    assert (standing("").scopes, standing("").bars) == (None, "")
