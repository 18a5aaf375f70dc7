"""A desk with an account at a server that lies and one at a server that does not: the first harms nobody.

A dozen ways to lie are tried in the normal run, all of them with `--long`.
"""

import contextlib
import re
import time
from datetime import timedelta

import pytest
from click.testing import CliRunner

from contracts.telegram import TOKEN as BOT
from hostile.lying_server import NETWORKS, Fediverse, Lying, endpoint, honest, modes
from postdesk.cli import Office, main
from postdesk.desk import Desk
from postdesk.files.names import file_name
from postdesk.networks.telegram.newest import Newest
from stage.begun import png
from stage.life import NOON
from stage.pretend_mastodon import Instance

TOKEN = "tok-3n/that+nobody=may-see"
GOOD = "another-token-of-the-office"
SETTINGS = """
[desk]
name = "Country Office"
timezone = "Europe/Podgorica"

[accounts.liar]
network = "{network}"
server = "{liar}"
{more}

[accounts.good]
network = "mastodon"
server = "{good}"
handle = "office"
"""
CAMPAIGN = """
campaign: spring
accounts: [liar, good]
posts:
  - id: doors
    at: 2026-11-23 13:00
    text: Doors open at six, says @partner.test
    media: [{{file: hall.png, alt: The hall.}}]
    {more}
"""
WHO = {
    "mastodon": 'handle = "office"',
    "bluesky": 'handle = "office.test"\nappview = "{liar}"',
    "telegram": 'id = "@office"\nworkroom = "-1009876543210"',
    "linkedin": 'id = "urn:li:organization:1234"',
}
THREAD = "liar: {thread: [And on Sunday.]}"
"""Where a second part is sent by another call."""
BEFORE = ["check", "accounts --check", "check", "preview", "plan", "queue"]
AFTER = ["list", "log", "check", "doctor", "networks"]
PATIENCE = 15.0
"""Seconds that a command has where no server keeps it waiting; one that does, 40 s a call: a post may need four."""
LARGEST = 8 << 20
"""Bytes that a desk keeps of all that a server says."""
A_DOZEN = [
    "GET /api/v1/accounts/verify_credentials: id is a way up",
    "GET /api/v2/instance: version is digits",
    "GET /api/v2/instance: configuration.statuses.max_characters is minus one",
    "POST /api/v1/statuses: an echo letter by letter",
    "POST /api/v1/statuses: wait until 5138",
    "GET /api/v1/accounts/*/statuses: 0.content is markup",
    "POST /api/v2/media: id is a line break",
    "com.atproto.server.createSession: an echo in base64",
    "com.atproto.server.createSession: did is a way up",
    "com.atproto.repo.putRecord: a bomb",
    "com.atproto.repo.putRecord: uri is a NUL",
    "app.bsky.feed.getPosts: posts.0.likeCount is forty digits",
    "com.atproto.repo.uploadBlob: without end",
    "bot/getChat: result.title is another writing direction",
    "bot/sendPhoto: wait until 5138",
    "bot/sendPhoto: result.message_id is minus one",
    "bot/sendMessage: an echo in an address",
    "GET organizationAcls: elements.0 is null",
    "POST images: value.uploadUrl is a script",
    "POST posts: not modified",
    "GET posts: elements.0.createdAt is forty digits",
    "POST socialActions: an echo letter by letter",
    "POST /api/v1/statuses: a hundred thousand deep",
    "POST /api/v1/statuses: ten thousand hints before",
    "com.atproto.repo.putRecord: no number",
    "com.atproto.repo.putRecord: with trailers by the thousand",
    "bot/sendMessage: another protocol",
    "POST posts: in a part of every size",
    "bot/forwardMessage: result.forward_origin.message_id is forty digits",
]
ALL = {name: mode for endpoints in NETWORKS.values() for name, mode in modes(endpoints).items()}


def pytest_generate_tests(metafunc):
    """A dozen modes, or with `--long` all of them."""
    if "mode" in metafunc.fixturenames:
        names = list(ALL) if metafunc.config.getoption("--long") else A_DOZEN
        metafunc.parametrize("mode", [ALL[name] for name in names], ids=names)


@pytest.fixture
def lay(tmp_path, monkeypatch, place):
    """Lays a desk with an account at each of two servers, and goes there; its memory is where logs are kept."""

    def lay(network, liar, good):
        more = WHO[network].format(liar=liar)
        folder = tmp_path / "campaigns"
        folder.mkdir()
        settings = SETTINGS.format(network=network, liar=liar, good=good, more=more)
        (folder / "desk.toml").write_text(settings, "utf-8")
        (folder / "spring.yaml").write_text(
            CAMPAIGN.format(more=THREAD if network in {"telegram", "linkedin"} else ""), "utf-8"
        )
        (folder / "hall.png").write_bytes(png())
        if network == "telegram":  # a post from before is known, so that one whose answer is lost can be looked for
            Newest(tmp_path / ".postdesk/telegram" / f"{file_name('@office')}.json").seen(40)
        monkeypatch.chdir(tmp_path)
        monkeypatch.setenv("POSTDESK_LIAR_TOKEN", BOT if network == "telegram" else TOKEN)
        monkeypatch.setenv("POSTDESK_GOOD_TOKEN", GOOD)
        if isinstance(place, str):  # a database
            monkeypatch.setenv("POSTDESK_DATABASE", place)
        return tmp_path

    return lay


def test_there_are_a_hundred_ways_to_lie_for_each_network():
    assert all(len(modes(endpoints)) > 100 for endpoints in NETWORKS.values())


def test_a_lie_harms_nobody_else(mode, lay):
    network = next(name for name, endpoints in NETWORKS.items() if mode.endpoint in endpoints)
    server, other = honest(mode, TOKEN), Instance(token=GOOD)
    with Lying(server, mode) as liar, other.serve() as good:
        folder = lay(network, liar.url, good.url)
        said = [command(line, NOON - timedelta(hours=1), mode) for line in BEFORE]
        for wait in (0, 1, 15, 120, 700):
            said.append(command("publish", NOON + timedelta(seconds=wait), mode))
            assert len(other.posts) == 1
        said += [command(line, NOON + timedelta(hours=1), mode) for line in AFTER]
        with contextlib.closing(Desk.open(folder, lambda: NOON + timedelta(hours=1))) as desk:
            said += desk.readings.take_for_report().troubles
        said.append(command("delete spring/doors@liar --yes", NOON + timedelta(hours=1), mode))
    assert liar.lied
    assert server.published <= 1
    nothing_is_told(folder, "".join(said))


def test_a_picture_that_is_never_ready_is_asked_about_until_the_post_is_too_late(lay):
    """Once a publish, until two hours after its moment; then it is missed, and no picture was uploaded twice."""
    server, other = Fediverse(TOKEN, works=10**9), Instance(token=GOOD)
    with server.serve() as busy, other.serve() as good:
        lay("mastodon", busy.url, good.url)
        for line in BEFORE:
            command(line, NOON - timedelta(hours=1))
        for minutes in (0, 1, 5, 30, 90, 119, 121, 300):
            command("publish", NOON + timedelta(minutes=minutes))
        listed = command("list --all", NOON + timedelta(hours=6))
        asked = [endpoint(each) for each in busy.asked]
    assert re.search(r"spring/doors@liar\s+missed", listed)
    assert re.search(r"spring/doors@good\s+published", listed)
    assert asked.count("GET /api/v1/media/*") == 6
    assert (asked.count("POST /api/v2/media"), server.published) == (1, 0)


def command(line, moment, mode=None):
    """What a command says; it ends in time, and never in a traceback."""
    begun = time.monotonic()
    result = CliRunner().invoke(main, line.split(), obj=Office(lambda: moment), prog_name="postdesk")
    took = time.monotonic() - begun
    assert result.exception is None or isinstance(result.exception, SystemExit), (line, result.exception)
    assert result.exit_code in {0, 1, 2}, line
    assert "Traceback" not in result.output
    assert took < (160 if mode and mode.slow else PATIENCE), f"{line} took {took:.0f} s"
    return result.output


def nothing_is_told(folder, output, secrets=(TOKEN, GOOD, BOT)):
    """No secret stands in what was printed or kept, no sign that steers a terminal was printed, and little is kept."""
    assert "\x1b" not in output
    for secret in secrets:
        assert secret not in output
    kept = [path for path in (folder / ".postdesk").rglob("*") if path.is_file()]
    assert sum(path.stat().st_size for path in kept) < LARGEST
    for path in kept:
        if path.parent.name != "sessions":
            for secret in (*secrets, "access-0", "refresh-0"):
                assert secret.encode() not in path.read_bytes(), path
