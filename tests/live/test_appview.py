"""Figures as Bluesky's real AppView counts them."""

import json
from datetime import UTC, datetime, timedelta

import pytest
import servers

from postdesk.errors import Refused
from postdesk.models import Figures, Payload
from postdesk.networks.bluesky.api import Bluesky
from postdesk.networks.bluesky.session import SignIn
from postdesk.wire import Wire
from stage.begun import ready
from stage.clusters import Cluster

NOW = datetime.now(UTC)


@pytest.fixture(scope="module")
def network():
    with Cluster() as cluster, servers.appview(cluster.url()) as running:
        yield running


class Reader:
    """Somebody who follows the office, without postdesk."""

    def __init__(self, pds, handle):
        self.pds = pds
        asked = {"handle": handle, "email": f"{handle}@example.org", "password": "main-pass"}
        said = json.loads(servers.called(f"{pds}/xrpc/com.atproto.server.createAccount", json.dumps(asked).encode()))
        self.did, self.token = said["did"], said["accessJwt"]

    def does(self, kind, **record):
        record |= {"$type": kind, "createdAt": NOW.strftime("%Y-%m-%dT%H:%M:%S.000Z")}
        asked = {"repo": self.did, "collection": kind, "record": record}
        path = f"{self.pds}/xrpc/com.atproto.repo.createRecord"
        return json.loads(servers.called(path, json.dumps(asked).encode(), self.token))


@pytest.fixture(scope="module")
def office(network, tmp_path_factory):
    folder = tmp_path_factory.mktemp("office")
    _, password = servers.new_account(network["pds"], "office.test")
    wire = Wire(network["pds"])
    return Bluesky(wire, Wire(network["appview"]), SignIn(wire, "office.test", password, folder / "kept.json"), folder)


def published(office, number):
    post, key = Payload("bluesky", "bsky", (f"Doors open at {number}.",)), f"{number:04x}" * 8
    moment = NOW + timedelta(milliseconds=number)
    prepared = ready(office, post, moment, key=key)
    return post, key, prepared, office.publish(post, key, moment, prepared)


def cid(network, remote):
    repo, rkey = remote.id.split("/")[2], remote.id.rpartition("/")[2]
    query = f"repo={repo}&collection=app.bsky.feed.post&rkey={rkey}"
    return json.loads(servers.called(f"{network['pds']}/xrpc/com.atproto.repo.getRecord?{query}"))["cid"]


def test_likes_reposts_quotes_and_answers_are_counted_and_taken_back(network, office):
    *_, remote = published(office, 1)
    subject = {"uri": remote.id, "cid": cid(network, remote)}
    reader = Reader(network["pds"], "amina.test")
    reader.does("app.bsky.feed.like", subject=subject)
    reader.does("app.bsky.feed.repost", subject=subject)
    reader.does("app.bsky.feed.post", text="Yes!", reply={"root": subject, "parent": subject})
    quoting = {"$type": "app.bsky.embed.record", "record": subject}
    reader.does("app.bsky.feed.post", text="Look.", embed=quoting)
    wanted = Figures(reactions=1, comments=1, shares=2)
    servers.until(lambda: shown(office, remote) == wanted)


def shown(office, remote):
    try:
        return office.measure(remote, NOW, NOW)
    except Refused:
        return None


def test_more_than_a_call_holds_are_all_counted_and_a_deleted_one_is_told_as_gone(office):
    posts = [published(office, number) for number in range(100, 128)]
    asked = [(remote, NOW) for *_, remote in posts]
    servers.until(lambda: all(isinstance(one, Figures) for one in office.measure_all(asked, NOW)))
    post, key, prepared, remote = posts[3]
    office.delete(post, remote, key, NOW, prepared)
    servers.until(lambda: isinstance(list(office.measure_all(asked, NOW))[3], Refused))
    found = list(office.measure_all(asked, NOW))
    assert str(found.pop(3)) == "Bluesky does not show it any more"
    assert found == [Figures(reactions=0, comments=0, shares=0)] * 27
