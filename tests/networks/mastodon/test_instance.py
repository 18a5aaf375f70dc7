"""A server's own version and limits, asked once and kept for `check`."""

from concurrent.futures import ThreadPoolExecutor
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


def test_what_processes_learn_of_servers_at_the_same_time_is_all_kept(path):
    def learn(number):
        instance.keep(path, f"https://s{number}.example", Instance("4.6.0", date(2026, 11, 24), {"text": number}))

    with ThreadPoolExecutor(8) as together:
        list(together.map(learn, range(1, 41)))
    known = [instance.grammar(path, f"https://s{number}.example").limit("text").number for number in range(1, 41)]
    assert known == list(range(1, 41))


def test_what_an_older_version_kept_of_all_servers_in_one_file_holds_until_they_are_asked_again(path):
    path.parent.mkdir()
    path.write_text(f'{{"{EXAMPLE}": {{"version": "4.5.2", "seen": "2026-11-23", "limits": {{"text": 700}}}}}}')
    assert instance.grammar(path, EXAMPLE).limit("text").number == 700
    instance.keep(path, EXAMPLE, Instance("4.6.0", date(2026, 11, 24), {"text": 800}))
    assert instance.grammar(path, EXAMPLE).limit("text").number == 800


def test_what_is_not_kept_or_cut_off_is_as_everywhere(path):
    assert instance.grammar(path, EXAMPLE) is GRAMMAR
    path.parent.mkdir()
    path.write_text('{"https://exa')
    assert instance.grammar(path, EXAMPLE) is GRAMMAR


def test_only_mastodons_own_versions_are_read_as_such():
    assert instance.own_version("4.6.4+glitch") == (4, 6)
    assert instance.own_version("10.0.1") == (10, 0)
    assert [instance.own_version(said) for said in ("4.2.0 (compatible; snac 2.75)", "0.20.0+git", "")] == [None] * 3


@pytest.mark.parametrize("number", [0, -5, 10**12, 10**18])
def test_a_number_that_no_server_can_mean_is_told_and_not_gone_by(path, number):
    server = Server(version="4.6.4")
    server.configuration = {"statuses": {"max_characters": number, "max_media_attachments": 8}, "media_attachments": 7}
    with server.serve() as door:
        seen = instance.ask(Wire(door.url), NOON)
    assert seen == Instance("4.6.4", date(2026, 11, 23), {"images": 8}, odd=("text",))
    instance.keep(path, EXAMPLE, seen)
    text = instance.grammar(path, EXAMPLE).limit("text")
    assert text.number == GRAMMAR.limit("text").number
    assert text.source.endswith("; example.social tells a number that no server can mean")


@pytest.mark.parametrize("version", ["4." + "9" * 199, "4.6." + "9" * 150, "4.٦.0", "\x1b[1m4.6.0"])
def test_a_version_of_any_length_is_no_trouble(path, version):
    with Server(version=version).serve() as door:
        seen = instance.ask(Wire(door.url), NOON)
    instance.keep(path, EXAMPLE, seen)
    assert instance.grammar(path, EXAMPLE).limit("text").number == 1000
    assert seen.version.isprintable()


def test_a_version_without_end_is_none_and_the_server_is_asked_in_the_older_way():
    with Server(version="4." + "9" * 3_000_000).serve() as door:
        assert instance.ask(Wire(door.url), NOON).version == "4.0.0 (compatible; old 1.0)"


@pytest.mark.parametrize(
    "kept",
    [
        b"",
        b"[" * 100_000,
        b"\xff",
        b'{"https://example.social": {"version": "' + b"9" * 2_000_000 + b'", "seen": "2026-11-23", "limits": {}}}',
        b'{"https://example.social": {"version": "4.6.4", "seen": "2026-11-23", "limits": {"text": 0}}}',
        b'{"https://example.social": {"version": "4.6.4", "seen": "2026-11-23", "limits": {"text": 1'
        + b"0" * 99
        + b"}}}",
        b'{"https://example.social": {"version": null, "seen": "soon", "limits": []}}',
    ],
)
def test_whatever_was_kept_earlier_check_goes_on(path, kept):
    instance.keep(path, EXAMPLE, Instance("4.5.2", date(2026, 11, 23), {"text": 1000}))
    (own,) = path.with_suffix("").iterdir()
    own.write_bytes(kept)
    path.write_bytes(kept)
    assert instance.grammar(path, EXAMPLE) == GRAMMAR


@pytest.mark.parametrize(
    ("version", "quotes"), [("4.6.4", True), ("4.5.0", True), ("4.4.9", False), ("2.7 (x)", False)]
)
def test_a_server_quotes_from_4_5_on(path, version, quotes):
    instance.keep(path, EXAMPLE, instance.Instance(version, NOON.date(), {}))
    assert instance.grammar(path, EXAMPLE).quotes is quotes


def test_what_a_servers_software_does_not_keep_check_says_before(path):
    day = date(2026, 11, 23)
    instance.keep(path, EXAMPLE, Instance("4.0.0 (compatible; Enable Mastodon Apps 1.6.0)", day, {}))
    instance.keep(path, "https://pictures.example", Instance("3.5.3 (compatible; Pixelfed 0.12.5)", day, {}))
    blog, pictures = instance.grammar(path, EXAMPLE), instance.grammar(path, "https://pictures.example")
    assert (blog.warned, blog.restricts, blog.carries.needed) == (None, False, False)
    assert (pictures.warned, pictures.restricts, pictures.carries.needed) == (GRAMMAR.warned, True, True)
