"""The networks' own libraries, asked in processes of their own; `.ci/live-install` puts them beside this file."""

import json
import subprocess
import sys
from pathlib import Path
from threading import Event, Thread
from types import MappingProxyType

import pytest
import servers
from posts import characters, hostile, plausible

from postdesk.desk import Desk
from postdesk.web.listening import ListenAt
from postdesk.web.server import Serving
from stage.colleagues import CARA, PEOPLE, SIGNED
from stage.desks import lay
from stage.serving import served

HERE = Path(__file__).parent


def pytest_addoption(parser):
    parser.addoption("--posts", type=int, default=2000, help="how many posts each network's library reads")
    parser.addoption("--seed", type=int, default=1, help="another seed makes other posts")


@pytest.fixture(scope="session")
def size(pytestconfig):
    """How many posts each library reads, and from which seed."""
    return pytestconfig.getoption("posts"), pytestconfig.getoption("seed")


@pytest.fixture(scope="session")
def posts(size):
    """Plausible and hostile posts, half of each."""
    count, seed = size
    return plausible(count - count // 2, seed) + hostile(count // 2, seed)


@pytest.fixture(scope="session")
def letters(size):
    """Characters of every script, each to be put where it can do harm."""
    return characters(*size)


@pytest.fixture(scope="session")
def node():
    """Run a script with node 22 and the libraries from npm: texts in, its answers out."""
    engine = next(HERE.glob("node_modules/node-*/bin/node"), None)
    if not engine:
        pytest.skip("node 22 is absent: run .ci/live-install")

    def ask(script, texts):
        given = json.dumps(texts)
        done = subprocess.run([engine, HERE / script], input=given, capture_output=True, check=False, encoding="utf-8")
        assert done.returncode == 0, done.stderr[-2000:]
        return json.loads(done.stdout)

    return ask


@pytest.fixture(scope="session")
def tdlib():
    """Telegram's own library: a request in, its answer out."""
    if not (HERE / ".python" / "tdjson").is_dir():
        pytest.skip("tdjson is absent: run .ci/live-install")
    sys.path.append(str(HERE / ".python"))
    import tdjson

    def ask(kind, **parameters):
        return json.loads(tdjson.td_execute(json.dumps({"@type": kind, **parameters}).encode()))

    ask("setLogVerbosityLevel", new_verbosity_level=0)
    return ask


@pytest.fixture(scope="session")
def agree():
    """Hold our answers against theirs; of what differs the first ten are shown."""

    def hold(texts, ours, theirs):
        differing = [
            {"text": ascii(text), "ours": our, "theirs": their}
            for text, our, their in zip(texts, ours, theirs, strict=True)
            if our != their
        ]
        assert differing[:10] == []

    return hold


@pytest.fixture(scope="session")
def pds():
    """The real Bluesky server."""
    with servers.bluesky() as running:
        yield running


@pytest.fixture(scope="session")
def snac():
    """A real server with a part of Mastodon's API."""
    with servers.snac() as running:
        yield running


@pytest.fixture(scope="session")
def mock():
    """A third party's mock of Mastodon, which knows a key again."""
    with servers.mock() as running:
        yield running


@pytest.fixture
def signing_desk(tmp_path, clock):
    """A desk on which one of two people signs every post, in the name of Cara, who drafts."""
    desk = Desk.open(lay(tmp_path, SIGNED + PEOPLE), clock)
    desk.who = CARA
    with desk.log:
        yield desk


@pytest.fixture
def browsed(node, desk):
    """Look at views of the desk's page, then go through a story, with browsers of other people; return what was found.

    `scripts` is whether a browser runs any, from the address that lets it in on.
    """
    if not Path("/usr/bin/chromium").exists():
        pytest.skip("chromium is absent: run .ci/live-install")

    def go(views=(), story=(), others=MappingProxyType({}), *, scripts=True):
        laid = desk.read_again()  # a test may have written other settings since
        serving = Serving(laid, ListenAt())
        with served(laid, serving) as address:
            entrances = {name: serving.addresses[who] for name, who in others.items()}
            asked = {"views": list(views), "story": list(story), "others": entrances, "scripts": scripts}
            return node("browser.mjs", {"enter": address, **asked})

    return go


@pytest.fixture
def cued(tmp_path):
    """Let something be done elsewhere as soon as a story comes to its cue; return that step of the story."""
    waiting, over = [], Event()

    def cue(act, *given):
        file = tmp_path / f"cue-{len(waiting)}"
        waiting.append(Thread(target=wait_and_do, args=(file, act, given)))
        waiting[-1].start()
        return "cue", str(file)

    def wait_and_do(file, act, given):
        while not file.exists() and not over.wait(0.05):
            pass
        act(*given)

    yield cue
    over.set()
    for each in waiting:
        each.join()
