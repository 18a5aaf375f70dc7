"""The record of a post as Bluesky keeps it."""

from datetime import UTC, datetime
from hashlib import sha256

import pytest
from msgspec.structs import replace

from postdesk.errors import Unknown
from postdesk.models import Attachment, Payload
from postdesk.networks.bluesky.answering import AnsweredPost
from postdesk.networks.bluesky.records import PreparedRecords, Ref, begun_records, bluesky_record, record_keys

AT = datetime(2026, 11, 24, 9, 0, 0, 123456, tzinfo=UTC)
FIXED = PreparedRecords("00ff", "did:plc:office", AT, ("3k",), {"partner.test": "did:plc:partner"})


def made(text="Doors open at six.", fixed=FIXED, refs=(None, None), **more):
    return bluesky_record(Payload("bluesky", "bsky", (text, "Second."), **more), fixed, int(refs[0] is not None), *refs)


def test_a_text_alone_is_a_text_and_its_moment():
    assert made() == {
        "$type": "app.bsky.feed.post",
        "text": "Doors open at six.",
        "createdAt": "2026-11-24T09:00:00.123Z",
    }


def test_what_links_is_said_in_bytes_and_a_mention_of_nobody_stays_plain():
    text = "Ž @partner.test @nobody.test https://example.org/a #Žabe"
    facets = made(text, language="sr-Latn")["facets"]
    raw = text.encode()
    said = [(raw[at["index"]["byteStart"] : at["index"]["byteEnd"]].decode(), at["features"]) for at in facets]
    kind = "app.bsky.richtext.facet"
    assert said == [
        ("@partner.test", [{"$type": f"{kind}#mention", "did": "did:plc:partner"}]),
        ("https://example.org/a", [{"$type": f"{kind}#link", "uri": "https://example.org/a"}]),
        ("#Žabe", [{"$type": f"{kind}#tag", "tag": "Žabe"}]),
    ]
    assert made(text, language="sr-Latn")["langs"] == ["sr-Latn"]
    assert "facets" not in made("@nobody.test")


def test_a_short_link_leads_to_the_whole_address():
    sent = made("Vrata: https://example.org/news/doors-open-at-six", replace(FIXED, short=True))
    assert sent["text"] == "Vrata: example.org/news/doors-o..."
    (facet,) = sent["facets"]
    assert facet["index"] == {"byteStart": 7, "byteEnd": 34}
    assert facet["features"][0]["uri"] == "https://example.org/news/doors-open-at-six"


def test_a_link_without_a_picture_gets_a_card_and_pictures_come_with_their_words():
    card = made(link="https://www.example.org/doors?a=1")["embed"]
    assert card["external"] == {"uri": "https://www.example.org/doors?a=1", "title": "example.org", "description": ""}
    picture = Attachment("hall.png", "The hall.", 3, "00")
    fixed = PreparedRecords("00ff", "did", AT, ("3k",), {}, ({"ref": "blob"},))
    embed = made(fixed=fixed, link="https://example.org", media=(picture,))["embed"]
    assert embed == {"$type": "app.bsky.embed.images", "images": [{"image": {"ref": "blob"}, "alt": "The hall."}]}


def test_apps_are_told_how_much_room_a_picture_needs():
    picture = Attachment("hall.png", "The hall.", 3, "00", "image/png", 2048, 1536)
    fixed = PreparedRecords("00ff", "did", AT, ("3k",), {}, ({"ref": "blob"},))
    (image,) = made(fixed=fixed, media=(picture,))["embed"]["images"]
    assert image["aspectRatio"] == {"width": 2048, "height": 1536}


def test_a_later_part_answers_the_one_before_and_leaves_the_posts_card_to_the_first():
    second = made(refs=(Ref("at://a", "1"), Ref("at://b", "2")), link="https://example.org")
    assert second["text"] == "Second."
    assert second["reply"] == {"root": {"uri": "at://a", "cid": "1"}, "parent": {"uri": "at://b", "cid": "2"}}
    assert "embed" not in second


def test_pictures_of_a_later_part_go_with_it_and_a_warning_covers_what_there_is():
    pictures = (Attachment("a.png", "A.", 3, "00"), Attachment("b.png", "B.", 3, "11", part=1))
    fixed = replace(FIXED, blobs=({"ref": "a"}, {"ref": "b"}))
    first = made(fixed=fixed, media=pictures, warning="Violence")
    second = made(fixed=fixed, refs=(Ref("at://a", "1"), Ref("at://a", "1")), media=pictures, warning="Nudity")
    assert [image["alt"] for image in first["embed"]["images"]] == ["A."]
    assert [image["image"] for image in second["embed"]["images"]] == [{"ref": "b"}]
    assert first["labels"] == {"$type": "com.atproto.label.defs#selfLabels", "values": [{"val": "graphic-media"}]}
    assert second["labels"]["values"] == [{"val": "nudity"}]
    assert "labels" not in made(warning="Violence")


def test_an_answer_stands_in_the_thread_of_what_it_answers_and_so_do_its_parts():
    fixed = replace(FIXED, answered=AnsweredPost(Ref("at://p", "p"), Ref("at://r", "r")))
    root = {"uri": "at://r", "cid": "r"}
    assert made(fixed=fixed)["reply"] == {"root": root, "parent": {"uri": "at://p", "cid": "p"}}
    second = made(fixed=fixed, refs=(Ref("at://a", "1"), Ref("at://a", "1")))
    assert second["reply"] == {"root": root, "parent": {"uri": "at://a", "cid": "1"}}


def test_record_keys_sort_by_time_and_differ_between_posts():
    first, second = record_keys(AT, "00ff" * 8, 2)
    assert first < second < record_keys(AT.replace(second=1), "0000" * 8, 1)[0]
    assert len(first) == 13
    assert record_keys(datetime(1970, 1, 1, tzinfo=UTC), "0000" * 8, 1) == ("2222222222222",)
    assert record_keys(AT.replace(microsecond=7), "00ff" * 8, 2) == (first, second)
    others = {record_keys(AT, sha256(str(number).encode()).hexdigest(), 1)[0] for number in range(2_000)}
    assert len(others) == 2_000


def test_what_no_key_was_fixed_for_is_not_sent():
    with pytest.raises(Unknown, match="the record key of the post is not known"):
        begun_records("", "00ff")
