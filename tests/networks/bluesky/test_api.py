"""Posting to Bluesky as an office does, and what no answer, half an answer and a deleted post come to."""

from datetime import timedelta

import pytest

from postdesk.errors import Refused, Unknown, Unreachable
from postdesk.models import Attachment, Figures, Payload, Remote, Standing
from postdesk.networks.bluesky.api import Bluesky
from postdesk.networks.bluesky.session import SignIn
from postdesk.networks.network import KnownPost
from postdesk.wire import Wire
from stage.begun import KEY, ready
from stage.life import NOON
from stage.loopback import answer
from stage.pretend_bluesky import Pds

SOON = NOON + timedelta(minutes=5)
PUT, GET = "com.atproto.repo.putRecord", "com.atproto.repo.getRecord"


@pytest.fixture
def pds():
    pds = Pds()
    with pds.serve() as pds.server:
        yield pds


@pytest.fixture
def bluesky(pds, tmp_path):
    wire = Wire(pds.server.url)
    (tmp_path / "00").write_bytes(b"png")
    return Bluesky(wire, wire, SignIn(wire, "office.test", "app-pass", tmp_path / "kept.json"), tmp_path)


def payload(*texts, **more):
    return Payload("bluesky", "bsky", texts or ("Doors open at six.",), **more)


def test_a_post_is_published_found_and_published_again_without_a_trace(bluesky, pds):
    post = payload("Doors open at six, says @partner.test to @nobody.test. #Welcome", language="en")
    prepared = ready(bluesky, post)
    assert bluesky.find(post, KEY, NOON, prepared) is None
    remote = bluesky.publish(post, KEY, NOON, prepared)
    assert remote.id.startswith("at://did:plc:office/app.bsky.feed.post/3")
    assert remote.url == f"https://bsky.app/profile/did:plc:office/post/{remote.id.rpartition('/')[2]}"
    assert bluesky.find(post, KEY, NOON + timedelta(days=9), prepared) == remote
    assert bluesky.publish(post, KEY, NOON + timedelta(days=9), prepared) == remote
    (record,) = pds.records.values()
    assert record["createdAt"] == "2026-11-23T12:00:00.000Z"
    assert len(record["facets"]) == 2


def test_pictures_are_uploaded_once_whatever_happens_later(bluesky, pds):
    post = payload(media=(Attachment("hall.png", "The hall.", 3, "00"), Attachment("hall.png", "Again.", 3, "00")))
    pds.faults["com.atproto.repo.uploadBlob"] = answer(500, {})
    with pytest.raises(Unreachable, match="answered 500"):
        ready(bluesky, post)
    prepared = ready(bluesky, post)
    assert ready(bluesky, post, prepared=prepared) == prepared
    bluesky.publish(post, KEY, NOON, prepared)
    assert pds.uploads == [b"png", b"png"]
    (record,) = pds.records.values()
    assert [image["alt"] for image in record["embed"]["images"]] == ["The hall.", "Again."]


def test_an_answer_that_was_lost_is_no_second_post(bluesky, pds):
    post = payload()
    prepared = ready(bluesky, post)
    pds.faults[PUT] = (answer(502, b"<h1>Bad gateway</h1>", "text/html"), True)
    with pytest.raises(Unknown):
        bluesky.publish(post, KEY, NOON, prepared)
    found = bluesky.find(post, KEY, NOON, prepared)
    assert found == bluesky.publish(post, KEY, NOON, prepared)
    assert len(pds.records) == 1


def test_a_thread_goes_on_where_it_stopped(bluesky, pds):
    post = payload("One.", "Two.", "Three.")
    prepared = ready(bluesky, post)
    put = pds.do_com_atproto_repo_putrecord

    def until_two(body, token):
        return answer(429, {}, ratelimit_reset="99999999999") if len(pds.records) == 2 else put(body, token)

    pds.do_com_atproto_repo_putrecord = until_two
    pds.records["other"] = {"text": "not ours"}
    with pytest.raises(Unreachable) as stopped:
        bluesky.publish(post, KEY, NOON, prepared)
    beginning = bluesky.find(post, KEY, NOON, prepared)
    assert (beginning.whole, (beginning.id, beginning.url)) == (False, stopped.value.begun)
    with pytest.raises(Unknown, match="only 1 of 3 parts are on Bluesky, and a person may have deleted what is not"):
        bluesky.find(post, KEY, NOON + timedelta(minutes=11), prepared)
    del pds.do_com_atproto_repo_putrecord
    remote = bluesky.publish(post, KEY, NOON, prepared)
    one, two, three = (pds.records[rkey] for rkey in sorted(pds.records) if rkey != "other")
    assert (one["text"], two["text"], three["text"]) == ("One.", "Two.", "Three.")
    assert two["reply"]["root"] == two["reply"]["parent"] == three["reply"]["root"] != three["reply"]["parent"]
    assert two["reply"]["root"]["uri"] == remote.id


def test_a_thread_that_is_refused_in_the_middle_says_what_is_public(bluesky):
    post = payload("One.", "x" * 301)
    with pytest.raises(Refused, match=r"1 of 2 parts are public, https://bsky.app/.*; then .* refused it: 400, graph"):
        bluesky.publish(post, KEY, NOON, ready(bluesky, post))


def test_a_post_that_is_too_long_is_refused_in_the_servers_words(bluesky):
    post = payload("x" * 301)
    with pytest.raises(Refused, match=r"^127.0.0.1:\d+ refused it: 400, grapheme too big$"):
        bluesky.publish(post, KEY, NOON, ready(bluesky, post))


def test_a_post_that_is_gone_later_is_not_raised_from_the_dead(bluesky, pds):
    post = payload()
    prepared = ready(bluesky, post)
    bluesky.publish(post, KEY, NOON, prepared)
    pds.records.clear()
    with pytest.raises(Unknown, match="the post is not on Bluesky, and a person may have deleted"):
        bluesky.find(post, KEY, NOON + timedelta(minutes=11), prepared)


def test_what_was_fixed_long_ago_is_fixed_anew_unless_it_is_public(bluesky):
    post, later = payload(), NOON + timedelta(hours=2)
    prepared = ready(bluesky, post)
    again = ready(bluesky, post, later, prepared)
    assert again != prepared
    bluesky.publish(post, KEY, later, again)
    assert ready(bluesky, post, later + timedelta(days=2), again) == again
    assert ready(bluesky, post, later, again, key="0100" * 8) != again


def test_a_record_that_somebody_edited_is_ours_all_the_same(bluesky, pds):
    post = payload()
    prepared = ready(bluesky, post)
    remote = bluesky.publish(post, KEY, NOON, prepared)
    rkey = remote.id.rpartition("/")[2]
    pds.records[rkey] = {"text": "Doors open at seven."}
    assert bluesky.publish(post, KEY, NOON, prepared).id == remote.id
    pds.faults[GET] = answer(400, {"error": "RecordNotFound"})
    with pytest.raises(Refused, match="refused it: 400, Record was at"):
        bluesky.publish(post, KEY, NOON, prepared)
    pds.faults[GET] = answer(400, [])
    with pytest.raises(Refused, match=r"refused it: 400$"):
        bluesky.find(post, KEY, NOON, prepared)


def test_two_memories_make_the_same_record_for_one_moment(bluesky, pds):
    post = payload("One.", "Two.")
    bluesky.concerns(KnownPost(NOON))
    first = bluesky.publish(post, KEY, NOON, ready(bluesky, post))
    again = bluesky.publish(post, KEY, SOON, ready(bluesky, post, SOON))
    assert (first, len(pds.records)) == (again, 2)
    assert {record["createdAt"] for record in pds.records.values()} == {"2026-11-23T12:00:00.000Z"}
    found = bluesky.find(post, KEY, SOON, "")
    assert (found.id, found.url, found.parts) == (first.id, first.url, 2)
    bluesky.delete(post, found, KEY, SOON, found.kept)
    assert pds.records == {}


def test_what_another_memory_sent_under_other_keys_is_found_by_its_words(bluesky, pds):
    post = payload("One.", "Two.")
    bluesky.publish(post, KEY, NOON, ready(bluesky, post))
    other = "ff00" * 8
    bluesky.concerns(KnownPost(NOON))
    assert bluesky.find(post, other, SOON, "").id.endswith(min(pds.records))
    bluesky.concerns(KnownPost(NOON, taken=set))
    with pytest.raises(Unknown, match="it is not on Bluesky, and the record key of the post is not known"):
        bluesky.find(post, other, SOON, "")
    pds.records.pop(max(pds.records))
    bluesky.concerns(KnownPost(NOON))
    with pytest.raises(Unknown, match="only 1 of 2 parts are on Bluesky, and the record key"):
        bluesky.find(post, other, SOON, "")


def others_records(pds, count, moment):
    """So many younger records of the account."""
    written = {"text": "Another.", "createdAt": moment.isoformat()}
    pds.records |= {f"4{number:012}": written for number in range(count)}


def test_a_list_is_read_on_to_the_moment_of_a_post_and_no_further(bluesky, pds):
    post = payload("One.", "Two.")
    sent = bluesky.publish(post, KEY, NOON, ready(bluesky, post))
    others_records(pds, 250, SOON)
    bluesky.concerns(KnownPost(NOON))
    assert bluesky.find(post, "ff00" * 8, SOON, "").id == sent.id
    others_records(pds, 250, NOON - timedelta(days=1))
    with pytest.raises(Unknown, match="it is not on Bluesky"):
        bluesky.find(post, "ff00" * 8, SOON, "")


def test_a_list_without_an_end_is_for_a_person(bluesky, pds):
    others_records(pds, 4001, SOON)
    bluesky.concerns(KnownPost(NOON))
    with pytest.raises(Unknown, match="made more than 4000 posts on Bluesky since: look for it there"):
        bluesky.find(payload(), KEY, SOON, "")


def test_ones_own_second_part_is_no_comment(bluesky, pds):
    post = payload("One.", "Two.")
    remote = bluesky.publish(post, KEY, NOON, ready(bluesky, post))
    pds.counts = {"replyCount": 3}
    assert bluesky.measure(remote, NOON, NOON).comments == 2


def test_a_post_without_a_known_key_is_for_a_person_to_look_for(bluesky):
    for prepared in ("", ready(bluesky, payload(), key="0100" * 8)):
        with pytest.raises(Unknown, match="the record key of the post is not known"):
            bluesky.find(payload(), KEY, NOON, prepared)


def test_what_nobody_could_read_and_what_is_neither_picture_nor_film_is_refused_before(bluesky, pds):
    with pytest.raises(Refused, match="a post without a text"):
        ready(bluesky, payload("One.", " "))
    with pytest.raises(Refused, match=r"what.is-it is no picture and no film"):
        ready(bluesky, payload(media=(Attachment("what.is-it", "Who knows.", 3, "00"),)))
    assert pds.server.asked == []


def test_an_account_stands_as_its_server_says(bluesky):
    assert bluesky.repeatable
    assert bluesky.standing(NOON) == Standing("office.test", None, 2998, id="did:plc:office")


def test_figures_come_from_the_appview(bluesky, pds):
    pds.counts = {"likeCount": 4, "replyCount": 1, "repostCount": 2, "quoteCount": 3}
    remote = Remote("at://did:plc:office/app.bsky.feed.post/3k", "https://bsky.app/profile/office.test/post/3k")
    assert bluesky.measure(remote, NOON, NOON) == Figures(reactions=4, comments=1, shares=5)
    assert bluesky.measure(Remote("3k", remote.url), NOON, NOON).reactions == 4
    assert "uris=at%3A%2F%2Fdid%3Aplc%3Aoffice" in pds.server.asked[-1].path
    assert bluesky.followers(NOON) == 1204
    pds.counts = {"likeCount": 4}
    assert bluesky.measure(remote, NOON, NOON) == Figures(reactions=4)
    pds.counts = None
    with pytest.raises(Refused, match="does not show it any more"):
        bluesky.measure(remote, NOON, NOON)


def test_every_part_is_deleted_the_last_first_and_again_is_no_trouble(bluesky, pds):
    post = payload("One.", "Two.", "Three.")
    prepared = ready(bluesky, post)
    remote = bluesky.publish(post, KEY, NOON, prepared)
    two = sorted(pds.records)[1]
    del pds.records[two]
    for _ in range(2):
        bluesky.delete(post, remote, KEY, NOON, prepared)
    deleted = [asked.json["rkey"] for asked in pds.server.asked if "deleteRecord" in asked.path]
    assert pds.records == {}
    assert deleted[1] == remote.id.rpartition("/")[2]
    assert len(deleted) == 2


def test_a_record_that_changes_while_it_is_deleted_stays(bluesky, pds):
    remote = bluesky.publish(payload(), KEY, NOON, ready(bluesky, payload()))
    pds.faults["com.atproto.repo.deleteRecord"] = answer(400, {"error": "InvalidSwap", "message": "Record was at"})
    with pytest.raises(Refused, match="Record was at"):
        bluesky.delete(payload(), remote, KEY, NOON, "")
    bluesky.delete(payload(), remote, KEY, NOON, "")
    assert pds.records == {}


def test_a_thread_whose_keys_are_not_known_is_deleted_by_a_person(bluesky):
    with pytest.raises(Refused, match="where the parts of the thread are is not known: delete it in the app, https"):
        bluesky.delete(payload("One.", "Two."), Remote("3k", "https://bsky.app/x"), KEY, NOON, "")


def test_pictures_are_uploaded_ahead_and_the_post_has_the_moment_at_which_it_goes_out(bluesky, pds):
    post = payload(media=(Attachment("hall.png", "The hall.", 3, "00"), Attachment("hall.png", "Again.", 3, "00")))
    early = ""
    while (done := bluesky.ahead(post, KEY, NOON, early)) != early:
        early = done
    assert (len(pds.uploads), pds.records) == (2, {})
    due = NOON + timedelta(minutes=15)
    prepared = ready(bluesky, post, due, early)
    bluesky.publish(post, KEY, due, prepared)
    (record,) = pds.records.values()
    assert record["createdAt"] == "2026-11-23T12:15:00.000Z"
    assert len(pds.uploads) == 2
    assert bluesky.ahead(post, KEY, due, prepared) == prepared


def test_a_picture_that_the_server_has_dropped_is_uploaded_again_and_the_record_stays_the_same(bluesky, pds):
    post = payload("One.", "Two.", media=(Attachment("hall.png", "The hall.", 3, "00"),))
    prepared = ready(bluesky, post)
    pds.faults[PUT] = answer(400, {"error": "BlobNotFound", "message": "Could not find blob"})
    bluesky.publish(post, KEY, NOON, prepared)
    assert pds.uploads == [b"png", b"png"]
    assert len(pds.records) == 2


def test_many_posts_are_counted_in_few_calls_and_one_that_is_gone_is_told_and_not_zero(bluesky, pds):
    pds.counts = {"likeCount": 4, "replyCount": 1, "repostCount": 2, "quoteCount": 3}
    posts = [(Remote(f"at://did:plc:office/app.bsky.feed.post/{number}", ""), NOON) for number in range(60)]
    pds.hidden = {posts[7][0].id}
    found = list(bluesky.measure_all(posts, NOON))
    assert len([asked for asked in pds.server.asked if "getPosts" in asked.path]) == 3
    assert str(found.pop(7)) == "Bluesky does not show it any more"
    assert found == [Figures(reactions=4, comments=1, shares=5)] * 59


def test_what_a_post_and_its_deletion_cost_of_the_servers_limits(bluesky):
    post = payload("One.", "Two.", media=(Attachment("hall.png", "The hall.", 3, "00"),))
    assert [(budget.most, cost) for budget, cost in bluesky.costs(post)] == [(5000, 4), (35000, 4), (1000, 1)]
    assert [cost for _, cost in bluesky.costs(post, deleting=True)] == [2, 2, 0]
    assert bluesky.rests() is None


def test_a_server_that_tells_of_another_record_than_the_posts_has_told_nothing(bluesky, pds):
    post = payload()
    prepared = ready(bluesky, post)
    other = answer(body={"uri": "at://did:plc:other/app.bsky.feed.post/3k", "cid": "bafy"})
    pds.faults["com.atproto.repo.putRecord"] = other
    with pytest.raises(Unknown, match="tells of another record than that of the post"):
        bluesky.publish(post, KEY, NOON, prepared)
    pds.faults["com.atproto.repo.getRecord"] = other
    with pytest.raises(Unreachable, match="tells of another record"):
        bluesky.find(post, KEY, NOON, prepared)


def test_a_record_that_is_there_and_not_shown_leaves_a_doubt(bluesky, pds):
    post = payload()
    prepared = ready(bluesky, post)
    pds.faults["com.atproto.repo.putRecord"] = answer(400, {"error": "InvalidSwap", "message": "Record was at"})
    pds.faults["com.atproto.repo.getRecord"] = answer(403, {"error": "Forbidden"})
    with pytest.raises(Unknown, match=r"a record stands where the post was to be, but .* refused it: 403"):
        bluesky.publish(post, KEY, NOON, prepared)
