"""A server's own version and limits, asked once and kept for `check`."""

from datetime import date

import pytest

from postdesk.errors import Refused
from postdesk.models import Certainty
from postdesk.networks.mastodon import instance
from postdesk.networks.mastodon.instance import Instance
from postdesk.networks.mastodon.text import GRAMMAR
from postdesk.wire import Wire
from stage.life import NOON
from stage.pretend_mastodon import Instance as Server

EXAMPLE = "https://example.social"


@pytest.fixture
def path(tmp_path):
    return tmp_path / ".postdesk" / "instances.json"


def test_a_server_says_what_it_takes():
    with Server(version="4.5.2").serve() as server:
        seen = instance.ask(Wire(server.url), NOON)
    limits = {"text": 1000, "images": 8, "alt": 1500, "image bytes": 8_000_000}
    assert seen == Instance("4.5.2", date(2026, 11, 23), limits)


def test_an_older_server_is_asked_in_the_older_way():
    with Server(version="").serve() as server:
        assert instance.ask(Wire(server.url), NOON).version == "4.0.0 (compatible; old 1.0)"
    from stage.loopback import Loopback, answer

    with Loopback(lambda _asked: answer(404, {})) as server, pytest.raises(Refused):
        instance.ask(Wire(server.url), NOON)


def test_what_was_kept_is_what_check_goes_by(path):
    instance.keep(path, EXAMPLE, Instance("4.5.2", date(2026, 11, 23), {"text": 1000, "alt": 1500}))
    instance.keep(path, "https://other.example", Instance("4.6.0", date(2026, 11, 24), {"text": 700}))
    example, other = instance.grammar(path, EXAMPLE), instance.grammar(path, "https://other.example")
    assert (example.limit("text").number, example.limit("alt").number, other.limit("text").number) == (1000, 1500, 700)
    said = example.limit("text")
    assert (said.source, said.seen) == ("example.social itself, 4.5.2", date(2026, 11, 23))
    assert said.certainty is Certainty.DOCUMENTED
    assert example.limit("images") == GRAMMAR.limit("images")
    glued = "Doors (#Welcome)"
    assert [tag.text for tag in example.parse(glued).hashtags] == ["Welcome"]
    assert other.parse(glued).hashtags == ()


def test_what_is_not_kept_or_cut_off_is_as_everywhere(path):
    assert instance.grammar(path, EXAMPLE) is GRAMMAR
    path.parent.mkdir()
    path.write_text('{"https://exa')
    assert instance.grammar(path, EXAMPLE) is GRAMMAR


def test_only_mastodons_own_versions_are_read_as_such():
    assert instance.own_version("4.6.4+glitch") == (4, 6)
    assert instance.own_version("10.0.1") == (10, 0)
    assert [instance.own_version(said) for said in ("4.2.0 (compatible; snac 2.75)", "0.20.0+git", "")] == [None] * 3
