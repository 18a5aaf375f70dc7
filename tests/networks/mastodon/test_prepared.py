"""What is fixed for a post, what goes out of it, and what is known of its parts."""

import pytest

from postdesk.errors import Unknown
from postdesk.models import Attachment, Payload
from postdesk.networks.mastodon.prepared import (
    PreparedStatus,
    SentPart,
    UploadedPicture,
    begun_status,
    public_parts,
    status_asked,
)
from postdesk.networks.network import fixed_for, kept
from stage.begun import KEY
from stage.life import NOON

HALL = Attachment("hall.png", "The hall.", 3, "00")
THREAD = Payload("mastodon", "fedi", ("One.", "Two."), language="de", media=(HALL,), warning="Violence")
FIXED = PreparedStatus(KEY, NOON, "7", honoured=True, media=(UploadedPicture("3", ready=True),))
SENT = (SentPart("100", "https://example.social/@office/100"), SentPart("101", "", ("with other words",)))


def test_pictures_go_with_the_first_part_and_the_second_answers_it():
    first = status_asked(THREAD, FIXED, 0, "unlisted")
    assert (first["media_ids"], first["visibility"], first["spoiler_text"]) == (["3"], "unlisted", "Violence")
    begun = PreparedStatus(KEY, NOON, "7", honoured=True, parts=SENT[:1])
    second = status_asked(THREAD, begun, 1, "unlisted")
    assert (second["in_reply_to_id"], "media_ids" in second) == ("100", False)


def test_what_is_public_says_what_differs_in_which_part_and_is_kept():
    fixed = PreparedStatus(KEY, NOON, "7", honoured=True, parts=SENT)
    remote = public_parts(fixed)
    assert (remote.id, remote.parts, remote.differs) == ("100", 2, ("part 2 with other words",))
    assert fixed_for(PreparedStatus, remote.kept, KEY) == fixed


def test_a_post_that_nothing_was_fixed_for_was_begun_elsewhere():
    assert begun_status(kept(FIXED), KEY) == FIXED
    with pytest.raises(Unknown, match="since when it may be public is not known"):
        begun_status("", KEY)
