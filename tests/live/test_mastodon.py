"""Posting to servers with Mastodon's API on this machine: Debian's snac, which ignores idempotency keys, and a mock of 4.6.

All tests share one account at each, and no log tells their posts apart: so each test has words of its own, for a post
that is nearly the same as another one may be that one, altered.
"""

import hashlib
import itertools
import json
import re
from datetime import UTC, datetime

import pytest
import servers
from msgspec.structs import replace

from postdesk.errors import Refused, Unknown, Unreachable
from postdesk.models import Attachment, Payload
from postdesk.networks.mastodon.api import Mastodon
from postdesk.wire import Wire
from stage.begun import png, ready
from stage.life import NOON, courier, queued, story, wanted

STATUSES = "/api/v1/statuses"
KEYS = (f"{number:032x}" for number in itertools.count(1))


@pytest.fixture(params=["snac", "mock"])
def server(request):
    """The address of each server in turn, and a token."""
    return request.getfixturevalue(request.param)


@pytest.fixture
def now():
    return datetime.now(UTC)


@pytest.fixture
def office(server, tmp_path):
    (tmp_path / hashlib.sha256(png()).hexdigest()).write_bytes(png())
    url, token = server

    def connect(url=url, token=token):
        return Mastodon(Wire(url), token, tmp_path, memory=tmp_path)

    return connect


def payload(*texts, **more):
    return Payload("mastodon", "fedi", texts, **more)


def posts(server):
    """Every post of the account as its page has it, newest first."""
    url, token = server
    me = json.loads(servers.called(f"{url}/api/v1/accounts/verify_credentials", token=token))["id"]
    return json.loads(servers.called(f"{url}/api/v1/accounts/{me}/statuses?limit=40", token=token))


def named(server, text):
    return [post for post in posts(server) if text in post["content"]]


def test_a_post_with_everything_is_taken_as_it_was_meant(server, office, now):
    network, key = office(), next(KEYS)
    picture = Attachment("hall.png", "The hall, с лампама.", 3, hashlib.sha256(png()).hexdigest())
    post = payload(
        f"Врата {key} су “отворена”: https://example.org/a?b=1&c=2 #Врата 🎁", language="sr", media=(picture,)
    )
    prepared = ready(network, post, now, key=key)
    remote = network.publish(post, key, now, prepared)
    (there,) = named(server, key)
    assert (there["id"], there["visibility"]) == (remote.id, "public")
    assert [each["description"] for each in there["media_attachments"]] == ["The hall, с лампама."]
    assert network.find(post, key, now, prepared) == remote
    figures = network.measure(remote, now, now)
    assert (figures.reactions, figures.comments, figures.shares) == (0, 0, 0)


def test_a_thread_hangs_together_and_again_changes_nothing(server, office, now):
    network, key = office(), next(KEYS)
    texts = (f"Bread at dawn, {key}.", f"Soup when the bell rings, {key}.", f"Tea for all who stay late, {key}.")
    post = payload(*texts)
    prepared = ready(network, post, now, key=key)
    remote = network.publish(post, key, now, prepared)
    assert network.publish(post, key, now, prepared) == remote
    assert network.find(post, key, now, prepared) == remote
    one, two, three = (named(server, text)[0] for text in texts)
    assert len(named(server, key)) == 3
    assert (one["id"], two["in_reply_to_id"], three["in_reply_to_id"]) == (remote.id, one["id"], two["id"])


def test_a_lost_answer_in_the_middle_of_a_thread_is_gone_on_from(server, office, now):
    between = servers.Between(server[0])
    with between.serve() as proxy:
        network, key = office(proxy.url), next(KEYS)
        earlier = payload(f"Buses leave from platform nine, {key}.", f"Seats can be kept by telephone, {key}.")
        other = next(KEYS)
        network.publish(earlier, other, now, ready(network, earlier, now, key=other))  # it will be seen in the list
        post = payload(f"Our library lends toys, {key}.", f"Bring them back within two weeks, {key}.")
        prepared = ready(network, post, now, key=key)
        between.drop = [STATUSES]
        with pytest.raises(Unknown):
            network.publish(post, key, now, prepared)
        assert not network.find(post, key, now, prepared).whole
        remote = network.publish(post, key, now, prepared)
        assert network.find(post, key, now, prepared) == remote
    assert len(named(server, key)) == 4


def test_a_post_whose_answer_was_lost_is_found_and_not_doubled(server, office, log, clock):
    clock.moment = datetime.now(UTC)
    text = f"Doors {next(KEYS)} open at six."
    since_noon = (clock.moment - NOON).total_seconds() / 60
    queued(log, wanted(text=text, at=since_noon), now=clock.moment)
    between = servers.Between(server[0])
    with between.serve() as proxy:
        network = office(proxy.url)
        between.drop = [STATUSES]
        rounds = []
        for _ in range(3):
            rounds += courier(log, network, clock).run_due()
            clock.forward(seconds=10)
    assert [str(outcome.state) for outcome in rounds] == ["unknown", "published"]
    assert story(log, "gifts") == ["queued", "claimed", "sending", "unknown", "published"]
    assert len(named(server, text[:38])) == 1


def test_a_token_that_is_not_accepted_keeps_the_post_from_being_begun(server, office, now):
    with pytest.raises((Unreachable, Refused), match=r"does not accept the token|refused it: 422"):
        ready(office(token="wrong"), payload("Doors open at six."), now, key=next(KEYS))


def test_which_servers_are_trusted_to_honour_keys(snac, mock, tmp_path, now):
    from postdesk.networks.mastodon.instance import told_version
    from postdesk.networks.mastodon.kin import KeyUse, software_of

    assert software_of(told_version(Wire(snac[0]), now)).keys is KeyUse.IGNORED
    assert software_of(told_version(Wire(mock[0]), now)).keys is KeyUse.LOCKED


def test_what_is_too_long_is_refused_in_the_servers_words(mock, tmp_path, now):
    network, key = Mastodon(Wire(mock[0]), mock[1], tmp_path), next(KEYS)
    post = payload("x" * 501)
    prepared = ready(network, post, now, key=key)
    with pytest.raises(Refused, match=r"refused it: 422, .*too long"):
        network.publish(post, key, now, prepared)


def test_a_fault_of_the_server_is_what_it_is(mock, tmp_path, now):
    network, key = Mastodon(Wire(mock[0]), mock[1], tmp_path), next(KEYS)
    post = payload(f"Doors {key} open.")
    prepared = ready(network, post, now, key=key)
    for effect, trouble in (
        ({"type": "status", "status": 503}, Unknown),
        ({"type": "malformed"}, Unknown),
        ({"type": "ratelimit"}, Unreachable),
    ):
        match = {"methods": ["POST"], "path": STATUSES}
        fault = {"match": match, "effect": effect, "count": 1}
        servers.called(f"{mock[0]}/api/v1/_mock/faults", json.dumps(fault).encode(), mock[1])
        with pytest.raises(trouble):
            network.publish(post, key, now, prepared)
    network.publish(post, key, now, prepared)
    assert len(named(mock, key)) == 1


def test_a_thread_is_deleted_whole_and_deleting_it_again_is_no_trouble(mock, tmp_path, now):
    network, key = Mastodon(Wire(mock[0]), mock[1], tmp_path), next(KEYS)
    post = payload(f"One {key}.", f"Two {key}.", f"Three {key}.")
    prepared = ready(network, post, now, key=key)
    remote = network.publish(post, key, now, prepared)
    network.delete(post, remote, key, now, prepared)
    assert named(mock, key) == []
    network.delete(payload(f"One {key}."), remote, key, now, prepared)


def test_snac_deletes_nothing_and_that_is_told(snac, tmp_path, now):
    network, key = Mastodon(Wire(snac[0]), snac[1], tmp_path), next(KEYS)
    post = payload(f"Nurses visit every village, {key}.")
    prepared = ready(network, post, now, key=key)
    remote = network.publish(post, key, now, prepared)
    with pytest.raises(Refused, match="has no way for programs to delete a post"):
        network.delete(post, remote, key, now, prepared)
    assert len(named(snac, key)) == 1


def test_a_picture_is_uploaded_ahead_and_used_at_the_posts_time(server, office, now):
    network, key = office(), next(KEYS)
    picture = Attachment("hall.png", "The hall.", 3, hashlib.sha256(png()).hexdigest())
    post, early = payload(f"See where we shall meet {key} next spring.", media=(picture,)), ""
    while (done := network.ahead(post, key, now, early)) != early:
        early = done
    network.publish(post, key, now, ready(network, post, now, early, key=key))
    (there,) = named(server, key)
    assert [each["description"] for each in there["media_attachments"]] == ["The hall."]


def test_what_is_public_is_edited_with_its_pictures_and_again_does_no_harm(server, office, now):
    network, key = office(), next(KEYS)
    hall = Attachment("hall.png", "The hall.", 3, hashlib.sha256(png()).hexdigest())
    post = payload(f"Concert of the youth choir at six, {key}.", media=(hall,), language="en")
    remote = network.publish(post, key, now, ready(network, post, now, key=key))
    after = replace(
        post, texts=(f"Concert of the youth choir at seven, {key}.",), media=(replace(hall, alt="The full hall."),)
    )
    for _ in range(2):
        network.edit(post, after, remote, key, now, remote.kept)
    (public,) = named(server, f"at seven, {key}")
    assert len(public["media_attachments"]) == 1
    assert named(server, f"at six, {key}") == []


def test_an_answer_is_found_by_the_address_that_people_copy_where_the_server_looks_for_it(snac, tmp_path, now):
    network, first, second = Mastodon(Wire(snac[0]), snac[1], tmp_path), next(KEYS), next(KEYS)
    post = payload(f"Which languages do your neighbours speak, {first}?")
    remote = network.publish(post, first, now, ready(network, post, now, key=first))
    reply = payload(f"Eleven of them, as we counted yesterday: {second}.", reply=remote.url)
    network.publish(reply, second, now, ready(network, reply, now, key=second))
    (public,) = named(snac, second)
    assert public["in_reply_to_id"] == remote.id


def test_an_answer_waits_where_the_server_does_not_find_what_it_answers(mock, tmp_path, now):
    network, first, second = Mastodon(Wire(mock[0]), mock[1], tmp_path), next(KEYS), next(KEYS)
    post = payload(f"Which languages do your neighbours speak, {first}?")
    remote = network.publish(post, first, now, ready(network, post, now, key=first))
    reply = payload(f"Eleven of them, as we counted yesterday: {second}.", reply=remote.url)
    with pytest.raises(Unreachable, match=rf"does not find {re.escape(remote.url)}: is it still there, and public\?"):
        ready(network, reply, now, key=second)
    assert named(mock, second) == []
