"""What is changed in desk.toml after queueing is a difference like any other, and changes nothing of what is queued."""

import msgspec
import pytest
from sqlalchemy import update

from postdesk.desk import Desk
from postdesk.log.posts.changes import POSTS
from postdesk.models import Payload
from stage.desks import lay

SETTINGS = """\
[desk]
name = "Country Office"
timezone = "Europe/Podgorica"
approval = "required"

[accounts.fedi]
network = "mastodon"
server = "https://example.social"
handle = "office"
visibility = "private"

[accounts.bsky]
network = "bluesky"
handle = "office.example.org"
"""
SPRING = """\
campaign: spring
accounts: [fedi]
posts:
  - {id: doors, at: 2026-11-24 09:00, text: Doors open at six.}
"""
FEDI, BSKY = "spring/doors@fedi", "spring/doors@bsky"


@pytest.fixture
def opened(tmp_path, clock):
    """Opens the desk with its settings and files as they are then."""
    desks = []

    def open_desk(settings=SETTINGS, **files):
        desks.append(Desk.open(lay(tmp_path, settings, **{"spring": SPRING, **files}), clock))
        return desks[-1]

    yield open_desk
    for desk in desks:
        desk.close()


@pytest.fixture
def signed(opened):
    """A desk with one post for followers only, in the queue and signed."""
    desk = opened()
    desk.queue.apply()
    desk.queue.approve([FEDI], "Head of office", "")
    return desk


def unsigned(desk):
    return [waits.post.ref for waits in desk.queue.unsigned()]


def planned(desk):
    _, plan = desk.queue.plan()
    return [(change.ref, change.what) for change in plan.changed]


CHANGES = {
    'visibility = "private"\n': ("", "audience followers-only → public"),
    '"private"': ('"unlisted"', "audience followers-only → quiet public"),
    "example.social": ("example.net", "account @office on example.social → @office on example.net"),
    '"office"': ('"press"', "account @office on example.social → @press on example.social"),
    'handle = "office"': (
        'handle = "office"\nid = "7"',
        "account @office on example.social → @office on example.social 7",
    ),
}


@pytest.mark.parametrize("line", CHANGES)
def test_a_changed_account_is_told_in_words_and_voids_the_signature_once_it_is_queued(signed, opened, line):
    other, said = CHANGES[line]
    desk = opened(SETTINGS.replace(line, other))
    assert planned(desk) == [(FEDI, said)]
    assert desk.queue.plan()[1].unsigned == 1
    assert unsigned(desk) == []
    desk.queue.apply()
    assert unsigned(desk) == [FEDI]
    assert desk.posts.history(FEDI)[-1].why == said
    assert desk.queue.plan()[1].changed == ()


def test_changed_back_it_is_signed_again(signed, opened):
    opened(SETTINGS.replace('"private"', '"public"')).queue.apply()
    desk = opened()
    desk.queue.apply()
    assert unsigned(desk) == []


def test_short_links_are_told_too(opened):
    both = SPRING.replace("[fedi]", "[bsky]").replace("six.", "six. https://example.org/news/doors")
    opened(spring=both).queue.apply()
    assert planned(opened(f"{SETTINGS}shorten_links = true\n", spring=both)) == [(BSKY, "links whole → shortened")]


def test_other_words_and_other_readers_are_told_together(signed, opened):
    desk = opened(SETTINGS.replace('"private"', '"public"'), spring=SPRING.replace("six", "seven"))
    assert planned(desk) == [(FEDI, "content changed; audience followers-only → public")]


def test_other_words_alone_are_a_content(signed, opened):
    assert planned(opened(spring=SPRING.replace("six", "seven"))) == [(FEDI, "content changed")]


def test_a_renamed_post_for_other_readers_says_both_and_is_not_signed(signed, opened):
    desk = opened(SETTINGS.replace('"private"', '"public"'), spring=SPRING.replace("id: doors", "id: gates"))
    _, plan = desk.queue.apply()
    (renamed,) = plan.renamed
    assert renamed.what == "renamed from spring/doors@fedi; audience followers-only → public"
    assert unsigned(desk) == ["spring/gates@fedi"]


def test_what_is_out_is_not_told_of_where_only_desk_toml_changed(signed, opened):
    with signed.log.write() as connection:
        connection.execute(update(POSTS).values(state="published"))
    desk = opened(SETTINGS.replace('"private"', '"public"'))
    assert desk.queue.plan()[1].kept == ()
    again = opened(SETTINGS, spring=SPRING.replace("six", "seven"))
    assert [change.what for change in again.queue.plan()[1].kept] == [
        "content changed in the file, but it is published: `postdesk edit spring/doors@fedi` says it in public"
    ]


@pytest.fixture
def old(signed):
    """The same desk as it was before the keys of an account were frozen: queued, signed, and then upgraded."""
    (post,) = signed.posts.listing()
    payload, content_hash = msgspec.json.decode(post.payload, type=Payload).bare.frozen()
    with signed.log.write() as connection:
        connection.execute(update(POSTS).values(payload=payload, content_hash=content_hash))
        connection.exec_driver_sql(f"UPDATE approval SET content_hash = '{content_hash}'")
    return signed


def test_an_old_post_is_frozen_by_the_next_queue_and_stays_signed(old, opened):
    (before,) = old.posts.listing()
    assert old.queue.plan()[1].changed == ()
    assert [change.ref for change in old.queue.apply()[1].unchanged] == [FEDI]
    (post,) = old.posts.listing()
    assert msgspec.json.decode(post.payload, type=Payload).own["visibility"] == "private"
    assert (post.key, post.due, post.state) == (before.key, before.due, "queued")
    assert unsigned(old) == []
    assert old.posts.history(FEDI)[-1].why.startswith("frozen as desk.toml says it")
    assert planned(opened(SETTINGS.replace('"private"', '"public"'))) == [(FEDI, "audience followers-only → public")]


def test_an_old_post_that_moves_in_its_file_stays_signed(old, opened):
    desk = opened(spring=SPRING.replace("09:00", "10:00"))
    assert [change.what for change in desk.queue.apply()[1].changed] == ["time changed"]
    assert unsigned(desk) == []


def test_an_old_post_that_is_out_stays_as_it_is(old):
    with old.log.write() as connection:
        connection.execute(update(POSTS).values(state="published"))
    _, plan = old.queue.apply()
    assert (len(plan.unchanged), plan.kept) == (1, ())
    (post,) = old.posts.listing()
    assert '"own"' not in post.payload
