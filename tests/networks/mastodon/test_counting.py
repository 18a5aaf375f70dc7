"""How a server counts is known by its software, or learnt when it refuses what Mastodon would have taken."""

from datetime import date

import pytest

from contracts.mastodon_kin import Kin, gotosocial
from postdesk.errors import Refused
from postdesk.models import Account, Payload
from postdesk.networks import mastodon as declared
from postdesk.networks.mastodon import INSTANCES, instance
from postdesk.networks.mastodon.api import Mastodon
from postdesk.networks.mastodon.counting import counts_in_full
from postdesk.networks.mastodon.instance import Instance
from postdesk.wire import Wire
from stage.begun import KEY, ready
from stage.life import NOON, Clock

LONG = "See https://example.org/" + "a" * 490 + " now"
SERVER = "https://example.social"


def length(memory, text=LONG, server=SERVER):
    grammar = declared.read_of(Account("fedi", "mastodon", own={"server": server}), memory)
    limit = grammar.limit("text")
    return grammar.parse(text).lengths[limit.unit], grammar.warned(text, "Violence").lengths[limit.unit]


@pytest.mark.parametrize(("version", "counted"), [("4.6.4", (31, 39)), ("takahe/0.11.0", (518, 526)), ("0.20.0", (518, 526))])  # fmt: skip
def test_servers_count_as_their_software_does(tmp_path, version, counted):
    instance.keep(tmp_path / INSTANCES, SERVER, Instance(version, date(2026, 11, 23), {"text": 500}))
    assert length(tmp_path) == counted


def test_a_server_that_nobody_knows_is_learnt_from_its_refusal(tmp_path):
    kin = Kin(Clock(), "2.0 (compatible; Other)", most=500)
    with kin.serve() as server:
        mastodon = Mastodon(Wire(server.url), "token", tmp_path, memory=tmp_path)
        post = Payload("mastodon", "fedi", (LONG,))
        with pytest.raises(
            Refused, match=r"400, status exceeds the limit; it counts every letter of an address, 518 of"
        ):
            mastodon.publish(post, KEY, NOON, ready(mastodon, post))
        assert length(tmp_path, server=server.url)[0] == 518
        declared.learn(Account("fedi", "mastodon", own={"server": server.url}), tmp_path, NOON)
        assert length(tmp_path, server=server.url)[0] == 518
        kin.version = "3.0 (compatible; Other)"
        declared.learn(Account("fedi", "mastodon", own={"server": server.url}), tmp_path, NOON)
        assert length(tmp_path, server=server.url)[0] == 31


@pytest.mark.parametrize(
    ("version", "asked"),
    [
        ("4.6.4", {"status": LONG}),
        ("", {"status": LONG, "media_ids": ["1"]}),
        ("", {"status": "short"}),
        ("", {"status": "x" * 501}),
    ],
)
def test_a_no_that_has_another_reason_teaches_nothing(tmp_path, version, asked):
    assert counts_in_full(tmp_path, SERVER, version, asked, NOON) is None
    assert counts_in_full(None, SERVER, version, asked, NOON) is None
    assert length(tmp_path)[0] == 31


def test_gotosocial_refuses_what_check_said_it_would(tmp_path):
    with gotosocial(Clock(), most=500).serve() as server:
        mastodon = Mastodon(Wire(server.url), "token", tmp_path, memory=tmp_path)
        post = Payload("mastodon", "fedi", (LONG,))
        with pytest.raises(Refused, match=r"status exceeds the limit$"):
            mastodon.publish(post, KEY, NOON, ready(mastodon, post))
