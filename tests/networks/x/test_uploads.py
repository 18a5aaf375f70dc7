"""Files on their way to X: in their order, in segments, looked after, described, and never older than X keeps them."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from postdesk.errors import Refused, Unreachable
from postdesk.networks.network import fixed_for
from postdesk.networks.x.prepared import PreparedPost
from stage.begun import KEY, out, ready
from stage.life import NOON
from stage.loopback import answer
from stage.pictures import film, gif, jpeg, png


def steps(api):
    return [call.rpartition("/")[2] for call in api.called]


def once(api, ending, said, done=False):
    """The next call whose path ends so is answered so."""
    usual = type(api)._answered

    def played(asked, parts):
        if parts.path.endswith(ending):
            del api._answered
            if done:
                usual(api, asked, parts)
            return said
        return usual(api, asked, parts)

    api._answered = played


def test_a_picture_goes_out_with_its_words(x, api, post):
    out(x, post(files={"a.jpg": jpeg(), "b.png": png()}))
    assert steps(api) == ["initialize", "append", "finalize", "metadata"] * 2 + ["tweets"]
    assert [api.files[number]["alt"] for number in api.posts[0]["media"]] == ["What it shows."] * 2
    assert api.spent == 15 + 2 * 5


def test_the_words_of_a_picture_are_counted_before_it_gets_them_and_as_often(account, api, post):
    spent = []
    x = account(lambda costs, _now: spent.extend(cost for _, cost in costs), 1000)
    payload = post(files={"a.jpg": jpeg()})
    prepared = ready(x, payload)
    api.files.clear()  # X drops what it was sent
    with pytest.raises(Unreachable) as told:
        x.publish(payload, KEY, NOON, prepared)
    x.publish(payload, KEY, NOON, ready(x, payload, prepared=told.value.kept))
    assert (spent, len(api.posts)) == ([5, 5], 1)


def test_each_part_of_a_thread_shows_its_own(x, api, post):
    payload = post("One", "Two", files={"a.jpg": jpeg(), "b.png": png()})
    first, second = payload.media
    out(x, replace(payload, media=(first, replace(second, part=1))))
    assert [len(made["media"]) for made in api.posts] == [1, 1]
    assert api.files[api.posts[1]["media"][0]]["media_type"] == "image/png"


def test_a_picture_without_words_is_not_described(x, api, post):
    out(x, post(files={"a.jpg": jpeg()}, alt=""))
    assert steps(api) == ["initialize", "append", "finalize", "tweets"]


@pytest.mark.parametrize(
    ("name", "content", "category"),
    [
        ("a.gif", gif(frames=1), "tweet_image"),
        ("b.gif", gif(), "tweet_gif"),
        ("c.mp4", film(640, 360, 12), "tweet_video"),
    ],
)
def test_each_kind_is_said_to_be_what_it_is(x, api, post, name, content, category):
    out(x, post(files={name: content}))
    assert [file["media_category"] for file in api.files.values()] == [category]


def test_a_large_file_goes_in_segments_and_one_whose_answer_was_lost_goes_again(x, api, post):
    once(api, "/append", b"", done=True)
    out(x, post(files={"a.mp4": film(640, 360, 12) + b"\0" * (9 << 20)}))
    (file,) = api.files.values()
    assert [len(segment) >> 20 for segment in file["segments"]] == [4, 4, 1]
    assert steps(api).count("append") == 4


def test_a_wait_at_a_segment_is_kept(x, api, post):
    once(api, "/append", answer(429, b"", retry_after="60"))
    with pytest.raises(Unreachable) as told:
        ready(x, post(files={"a.jpg": jpeg()}))
    assert told.value.retry_after == 60


def test_x_works_on_a_film_and_is_asked_when_it_said(x, api, post):
    api.processing = ["pending", "in_progress"]
    payload = post(files={"a.mp4": film(640, 360, 12)})
    prepared = x.prepare(payload, KEY, NOON, "")
    prepared = x.prepare(payload, KEY, NOON, prepared)
    with pytest.raises(Unreachable, match=r"X is still working on a\.mp4") as told:
        x.prepare(payload, KEY, NOON + timedelta(seconds=1), prepared)
    assert told.value.retry_after == 4
    assert "upload" not in steps(api)
    for seconds in (5, 10):
        api.at = NOON + timedelta(seconds=seconds)
        prepared = x.prepare(payload, KEY, api.at, prepared)
    assert fixed_for(PreparedPost, prepared, KEY).media[0].ready


def test_a_film_that_x_cannot_show_is_refused(x, api, post):
    api.processing = ["failed"]
    with pytest.raises(Refused, match=r"X cannot show a\.mp4"):
        ready(x, post(files={"a.mp4": film(640, 360, 12)}))


def test_files_go_ahead_once_and_anew_when_they_are_old(x, api, post):
    payload, prepared = post(files={"a.jpg": jpeg()}), ""
    for _ in range(3):
        prepared = x.ahead(payload, KEY, NOON, prepared)
    assert steps(api) == ["initialize", "append", "finalize", "metadata"]
    fixed = x.prepare(payload, KEY, NOON, prepared)
    assert x.ahead(payload, KEY, NOON, fixed) == fixed
    ready(x, payload, now=NOON + timedelta(hours=21))
    late = x.ahead(payload, KEY, NOON + timedelta(hours=21), prepared)
    assert late != prepared
    assert len(api.files) == 3


@pytest.mark.parametrize("parts", [1, 2])
def test_what_x_has_dropped_is_sent_anew_with_its_words_and_once(x, api, post, parts):
    """Also where the part before is public already: it is not sent again."""
    payload = post(*("One", "Two")[:parts], files={"a.jpg": jpeg()})
    payload = replace(payload, media=tuple(replace(each, part=parts - 1) for each in payload.media))
    prepared = ready(x, payload)
    api.files.clear()
    with pytest.raises(Unreachable, match=r"Your media IDs are invalid\.; its files are sent anew") as told:
        x.publish(payload, KEY, NOON, prepared)
    assert (len(api.posts), bool(told.value.begun)) == (parts - 1, parts > 1)
    later = NOON + timedelta(minutes=3)
    api.at = later
    again = ready(x, payload, now=later, prepared=told.value.kept)
    x.publish(payload, KEY, later, again)
    assert [made["said"] for made in api.posts] == list(payload.texts)
    assert [api.files[number]["alt"] for number in api.posts[-1]["media"]] == ["What it shows."]


def test_what_x_never_takes_is_refused_the_second_time(x, api, post):
    payload = post(files={"a.jpg": jpeg()})
    prepared = ready(x, payload)
    api._shown = lambda _ids: api._file("7")
    with pytest.raises(Unreachable) as told:
        x.publish(payload, KEY, NOON, prepared)
    with pytest.raises(Refused, match="Your media IDs are invalid"):
        x.publish(payload, KEY, NOON, ready(x, payload, prepared=told.value.kept))
