"""What was fixed for a post on X, and what was not."""

from datetime import timedelta

import pytest

from postdesk.errors import Unknown
from stage.begun import KEY
from stage.life import NOON
from stage.pictures import jpeg

LATER = NOON + timedelta(minutes=3)


@pytest.mark.parametrize("prepared", ["", '{"key": "other", "at": "2026-11-23T12:00:00Z"}'])
def test_what_nobody_fixed_is_a_persons_question(x, api, post, prepared):
    with pytest.raises(Unknown, match="since when the post may be public is not known"):
        x.find(post(), KEY, LATER, prepared)


def test_an_early_beginning_is_none(x, api, post):
    early = x.ahead(post(files={"a.jpg": jpeg()}), KEY, NOON, "")
    with pytest.raises(Unknown, match="since when"):
        x.publish(post(files={"a.jpg": jpeg()}), KEY, NOON, early)
