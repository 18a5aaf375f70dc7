"""Answers and quotes on Mastodon: found by their address before anything is sent, or put off alone."""

import pytest

from postdesk.errors import Refused, Unreachable
from postdesk.models import Attachment, Payload
from postdesk.networks.mastodon.api import Mastodon
from postdesk.wire import Wire
from stage.begun import KEY, ready
from stage.life import NOON
from stage.pretend_mastodon import Instance

PARTNER = "https://partner.example/@press/7"


@pytest.fixture
def at(tmp_path):
    (tmp_path / "00").write_bytes(b"png")
    opened = []

    def account(**said):
        instance = Instance(**said)
        instance.server = instance.serve().__enter__()
        opened.append(instance.server)
        return Mastodon(Wire(instance.server.url), "token", tmp_path), instance

    yield account
    for server in opened:
        server.__exit__()


def post(*texts, **more):
    return Payload("mastodon", "fedi", texts or ("Welcome, @press@partner.example!",), **more)


def test_an_answer_is_found_by_its_address_and_the_thread_goes_on_below_it(at):
    mastodon, instance = at()
    instance.elsewhere[PARTNER] = "41"
    payload = post("One.", "Two.", reply=PARTNER)
    prepared = ready(mastodon, payload)
    mastodon.publish(payload, KEY, NOON, prepared)
    one, two = instance.posts
    assert (one["in_reply_to_id"], two["in_reply_to_id"]) == ("41", one["id"])
    assert mastodon.find(payload, KEY, NOON, prepared).whole


def test_what_cannot_be_found_puts_off_its_post_before_anything_is_sent(at):
    mastodon, instance = at()
    with pytest.raises(Unreachable, match=r"does not find https://partner.example/@press/7: is it still there") as no:
        ready(mastodon, post(reply=PARTNER))
    assert (no.value.retry_after, instance.posts) == (300, [])


def test_a_quote_is_sent_with_the_first_part_to_a_server_that_takes_quotes(at):
    mastodon, instance = at(version="4.5.0")
    instance.elsewhere[PARTNER] = "41"
    payload = post("One.", "Two.", quote=PARTNER)
    mastodon.publish(payload, KEY, NOON, ready(mastodon, payload))
    sent = [asked.json for asked in instance.server.asked if asked.method == "POST"]
    assert [each.get("quoted_status_id") for each in sent] == ["41", None]


@pytest.mark.parametrize(("version", "runs"), [("4.4.7", "4.4.7"), ("2.7.2 (compatible; Akkoma 3.1)", "2.7.2 .*")])
def test_a_server_that_takes_no_quotes_is_told_and_gets_nothing(at, version, runs):
    mastodon, instance = at(version=version)
    with pytest.raises(Refused, match=rf"takes no quotes: that came with Mastodon 4.5, and it runs {runs}"):
        ready(mastodon, post(quote=PARTNER))
    assert instance.posts == []


def test_pictures_of_a_later_part_go_with_it(at):
    mastodon, instance = at()
    hall, tea = Attachment("hall.png", "The hall.", 3, "00"), Attachment("tea.png", "Tea.", 3, "00", part=1)
    payload = post("One.", "Two.", "Three.", media=(hall, tea))
    prepared = ready(mastodon, payload)
    mastodon.publish(payload, KEY, NOON, prepared)
    assert [[each["id"] for each in one["media_attachments"]] for one in instance.posts] == [["1"], ["2"], []]
    assert mastodon.find(payload, KEY, NOON, prepared).whole
