"""Files on their way to LinkedIn: whole or in pieces, waited for, sent anew where LinkedIn lost them."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from contracts.linkedin import MEMBER, forbidden, no
from postdesk.errors import Refused, Unreachable
from stage.begun import KEY, out, ready
from stage.life import NOON
from stage.loopback import answer
from stage.pictures import film, gif, jpeg, png

PDF = b"%PDF-1.7\n" + b"x" * 100
FILM = film() + bytes(80_000)


def played(api, *said):
    """The next PUTs are answered so; with True after they were taken."""
    usual, left = api.files.put, list(said)

    def put(asked, path):
        answered, done = left.pop(0)
        if not left:
            api.files.put = usual
        if done:
            usual(asked, path)
        return answered

    api.files.put = put


def content(api):
    return api.posts[0]["content"]


def test_one_picture_has_its_words(linkedin, api, post):
    out(linkedin, post(files={"a.jpg": jpeg()}))
    (urn,) = api.files.there
    assert content(api) == {"media": {"id": urn, "altText": "What it shows."}}
    assert api.files.there[urn]["content"] == jpeg()


def test_several_pictures_stand_together_each_with_its_words(linkedin, api, post):
    payload = post(files={"a.jpg": jpeg(), "b.png": png(), "c.gif": gif()})
    out(linkedin, replace(payload, media=(*payload.media[:2], replace(payload.media[2], alt=""))))
    images = content(api)["multiImage"]["images"]
    assert [one.get("altText") for one in images] == ["What it shows.", "What it shows.", None]
    assert [one["id"] for one in images] == list(api.files.there)


def test_a_document_goes_by_the_name_of_its_file(linkedin, api, post):
    out(linkedin, post(files={"report.pdf": PDF}))
    (urn,) = api.files.there
    assert content(api) == {"media": {"id": urn, "title": "report.pdf"}}
    assert urn.startswith("urn:li:document:")


@pytest.mark.parametrize("piece", [4 << 20, 4_194_303 // 64, 7_001])
def test_a_film_goes_in_the_pieces_that_linkedin_names(linkedin, api, post, piece):
    api.files.piece = piece
    out(linkedin, post(files={"film.mp4": FILM}))
    (urn,) = api.files.there
    assert api.files.there[urn]["content"] == FILM
    assert content(api) == {"media": {"id": urn}}


def test_a_piece_whose_answer_was_lost_is_sent_once_more(linkedin, api, post):
    played(api, (b"", True))
    out(linkedin, post(files={"film.mp4": FILM}))
    assert len(api.files.there) == 1
    played(api, (answer(429), False))
    with pytest.raises(Unreachable, match="allows no more calls"):
        ready(linkedin, post("Another.", files={"film.mp4": FILM}), key="11ee" * 8)


def test_a_piece_without_a_mark_and_pieces_that_are_not_the_film_are_no_upload(linkedin, api, post):
    payload = post(files={"film.mp4": FILM})
    played(api, (answer(200), True))
    with pytest.raises(Unreachable, match="no mark for a piece"):
        ready(linkedin, payload)
    usual = api.files.begin
    for parts in ([], [(1, len(FILM) - 1)], [(0, 9)], [(0, 10), (10, len(FILM) - 1)], [(0, len(FILM))]):
        asks = [
            {"firstByte": first, "lastByte": last, "uploadUrl": "https://www.linkedin.com/x"} for first, last in parts
        ]
        value = {"video": "urn:li:video:1", "uploadToken": "", "uploadInstructions": asks}
        api.files.begin = lambda *_, value=value: answer(body={"value": value})
        with pytest.raises(Unreachable, match="asks for other bytes of a film than there are"):
            ready(linkedin, payload)
    api.files.begin = usual


def test_nothing_is_sent_to_others_addresses_nor_without_a_name(linkedin, api, post):
    payload = post(files={"a.jpg": jpeg()})
    for value, words in (
        ({"image": "urn:li:image:1", "uploadUrl": "https://linkedin.com.example.org/x"}, "which is not its own"),
        ({"image": "urn:li:image:1", "uploadUrl": "http://["}, "names no address that anything could be sent to"),
        ({"document": "urn:li:document:1", "uploadUrl": "https://www.linkedin.com/x"}, "gives no name for a file"),
    ):
        api.files.begin = lambda *_, value=value: answer(body={"value": value})
        with pytest.raises(Unreachable, match=words):
            ready(linkedin, payload)


def test_a_file_is_waited_for_and_nobody_else_waits(linkedin, api, post):
    api.files.processing = ["WAITING_UPLOAD", "PROCESSING"]
    payload, prepared = post(files={"a.jpg": jpeg()}), ""
    for _ in range(3):
        prepared = linkedin.prepare(payload, KEY, NOON, prepared)
    with pytest.raises(Unreachable, match=r"LinkedIn is still working on a.jpg") as busy:
        linkedin.prepare(payload, KEY, NOON, prepared)
    assert busy.value.retry_after == 5.0
    later = NOON + timedelta(seconds=6)
    prepared = linkedin.prepare(payload, KEY, later, prepared)
    even = later + timedelta(seconds=6)
    while (more := linkedin.prepare(payload, KEY, even, prepared)) != prepared:
        prepared = more
    linkedin.publish(payload, KEY, even, prepared)
    assert api.posts[0]["content"]["media"]["id"] in api.files.there


def test_a_file_that_linkedin_cannot_show_is_refused_before_the_post(linkedin, post):
    with pytest.raises(Refused, match=r"LinkedIn cannot show a.jpg: save it in another form"):
        ready(linkedin, post(files={"a.jpg": b"\xff\xd8\xff"[:1] + b"no picture"}))


def test_files_go_ahead_and_are_used_by_the_post(linkedin, api, post):
    payload, prepared = post(files={"a.jpg": jpeg()}), ""
    while (more := linkedin.ahead(payload, KEY, NOON, prepared)) != prepared:
        prepared = more
    fixed = linkedin.prepare(payload, KEY, NOON, prepared)
    assert linkedin.ahead(payload, KEY, NOON, fixed) == fixed
    assert linkedin.prepare(payload, KEY, NOON, fixed) == fixed
    linkedin.publish(payload, KEY, NOON, fixed)
    assert len(api.files.there) == 1


def test_files_that_linkedin_lost_are_sent_anew_once(linkedin, api, post):
    payload = post(files={"a.jpg": jpeg()})
    prepared = ready(linkedin, payload)
    usual = api.files.trouble
    api.files.trouble = lambda *_: no(400, "MEDIA_ASSET_PROCESSING_FAILED", "Media asset processing failed")
    with pytest.raises(Unreachable, match="its files are sent anew") as lost:
        linkedin.publish(payload, KEY, NOON, prepared)
    again = lost.value.kept
    while (more := linkedin.prepare(payload, KEY, NOON, again)) != again:
        again = more
    with pytest.raises(Refused, match="Media asset processing failed"):
        linkedin.publish(payload, KEY, NOON, again)
    api.files.trouble = usual
    linkedin.publish(payload, KEY, NOON, again)
    assert len(api.files.there) == 2


def test_an_address_that_has_ended_is_not_sent_to(linkedin, api, post):
    api.files.life = timedelta(seconds=-1)
    with pytest.raises(Refused, match="The upload URL is expired"):
        ready(linkedin, post(files={"a.jpg": jpeg()}))


@pytest.mark.parametrize("api", [MEMBER], indirect=True)
def test_a_member_may_not_ask_after_a_file_and_waits_a_little(linkedin, api, post):
    payload, prepared = post(files={"a.jpg": jpeg()}), ""
    for _ in range(2):
        prepared = linkedin.prepare(payload, KEY, NOON, prepared)
    with pytest.raises(Unreachable, match=r"LinkedIn is given time for a.jpg"):
        linkedin.prepare(payload, KEY, NOON, prepared)
    late = NOON + timedelta(seconds=10)
    prepared = linkedin.prepare(payload, KEY, late, prepared)
    assert linkedin.prepare(payload, KEY, late, prepared) == prepared
    linkedin.publish(payload, KEY, late, prepared)
    assert api.posts[0]["author"] == MEMBER


def test_what_may_not_be_uploaded_waits_for_a_person(linkedin, api, post):
    api.begin = lambda *_: forbidden("Not enough permissions to access: images.CREATE")
    with pytest.raises(Unreachable, match="see that the person who signed in has a role on the page"):
        ready(linkedin, post(files={"a.jpg": jpeg()}))
