"""`check --online` at servers that count who asks: ten hosts at a time, each for one page at a time, and it is told how far.

And none that changes what its name means between two look-ups leads it to this machine.
"""

import asyncio
import contextlib
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from click.testing import CliRunner

from postdesk.cli import Office, main
from postdesk.desk import Desk
from postdesk.wire.outside import INSIDE, machines
from postdesk.wire.visits import Visitor
from stage.answering import answering
from stage.desks import lay
from stage.life import NOON

HOSTS, PAGES = 14, 3
POST = "  - {{id: p{0}, text: Doors {0} are open., link: {1}}}\n"


class Counts:
    """How many are asked at the same time, of all hosts and of one."""

    def __init__(self):
        self.lock, self.now, self.most, self.most_of_one = threading.Lock(), {}, 0, 0

    @contextlib.contextmanager
    def asked(self, host):
        with self.lock:
            self.now[host] = self.now.get(host, 0) + 1
            self.most = max(self.most, sum(self.now.values()))
            self.most_of_one = max(self.most_of_one, self.now[host])
        yield
        with self.lock:
            self.now[host] -= 1


def site(counts):
    """What serves pages and counts who asks."""

    class Site(BaseHTTPRequestHandler):
        def do_GET(self):
            with counts.asked(self.server.server_address[0]):
                time.sleep(0.1)  # as a page takes
                self.send_response(404 if self.path == "/2" else 200)
                self.send_header("Content-Type", "text/html")
                self.end_headers()
                self.wfile.write(b"<title>Doors</title>")

        def log_message(self, *words):
            """Say nothing."""

    return Site


@pytest.fixture
def counting():
    """The counts of servers at many addresses, and their pages."""
    counts = Counts()
    with contextlib.ExitStack() as stack:
        try:
            hosts = [f"127.0.0.{number}" for number in range(1, HOSTS + 1)]
            servers = [stack.enter_context(answering(ThreadingHTTPServer((host, 0), site(counts)))) for host in hosts]
        except OSError:
            pytest.skip("this machine has one loopback address")
        yield counts, [f"http://{host}:{port}/{page}" for page in range(PAGES) for host, port in map(at, servers)]


def at(server):
    return server.server_address


def test_ten_hosts_at_a_time_and_each_for_one_page_at_a_time(counting, tmp_path):
    counts, addresses = counting
    posts = "".join(POST.format(number, address) for number, address in enumerate(addresses))
    root = lay(tmp_path, spring=f"campaign: spring\naccounts: [linkedin]\nlanguage: en\nposts:\n{posts}")
    line = ["--desk", str(root), "check", "--online"]
    unasked = CliRunner().invoke(main, line, obj=Office(lambda: NOON))
    assert counts.most == 0, unasked.output
    told = CliRunner().invoke(main, [*line, "--local"], obj=Office(lambda: NOON)).output
    assert told.count(" is not there (404) ") == HOSTS, told
    assert (counts.most_of_one, counts.most <= 10) == (1, True)
    assert counts.most > 1
    seen = []
    Desk.open(root, lambda: NOON).drafts.check_links(progress=lambda *far: seen.append(far), local=True)
    assert seen == [(number, len(addresses)) for number in range(len(addresses) + 1)]


STATUSES = (301, 302, 303, 307, 308)


def turned(asked, name):
    """What serves a page, and sends whoever asks for the path of a status on to it by that; `asked` says who came."""

    class Turned(BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append((self.server.server_address[0], self.path))
            status = int(self.path[1:] or 200)
            self.send_response(status)
            if status != 200:
                self.send_header("Location", f"http://{name}:{self.server.server_address[1]}/")
            self.end_headers()
            self.wfile.write(b"<title>Doors</title>")

        def log_message(self, *words):
            """Say nothing."""

    return Turned


@pytest.fixture
def two_machines():
    """The port that two machines listen at, and who was asked: one that anybody may visit, and this one."""
    asked = []
    with contextlib.ExitStack() as stack:
        try:
            kind = turned(asked, "localhost")
            out = stack.enter_context(answering(ThreadingHTTPServer(("127.0.0.2", 0), kind)))
            stack.enter_context(answering(ThreadingHTTPServer(("127.0.0.1", at(out)[1]), kind)))
        except OSError:
            pytest.skip("this machine has one loopback address, or the port is somebody's")
        yield at(out)[1], asked


class Rebound:
    """A name that leads outside when it is looked up for the first time, and from then on to this machine."""

    def __init__(self):
        self.looked_up = []

    async def __call__(self, host, port, *, local):
        self.looked_up.append(host)
        return ["127.0.0.2"] if len(self.looked_up) == 1 else await machines(host, port, local=local)


def test_a_name_that_leads_to_this_machine_a_moment_later_is_visited_where_it_was_judged(two_machines):
    port, asked = two_machines
    name = Rebound()
    page = asyncio.run(Visitor(5, local=False, look_up=name).visit(f"http://localhost:{port}/"))
    assert (page.title, asked, name.looked_up) == ("Doors", [("127.0.0.2", "/")], ["localhost"])


@pytest.mark.parametrize("status", STATUSES)
def test_a_page_that_sends_on_to_a_name_which_now_leads_to_this_machine_is_followed_no_further(two_machines, status):
    port, asked = two_machines
    name = Rebound()
    page = asyncio.run(Visitor(5, local=False, look_up=name).visit(f"http://localhost:{port}/{status}"))
    assert (page.status, page.why) == (None, INSIDE)
    assert (asked, len(name.looked_up)) == ([("127.0.0.2", f"/{status}")], 2)


@pytest.mark.parametrize("status", STATUSES)
def test_a_page_that_has_moved_is_read_where_it_stands_now(two_machines, status):
    port, _ = two_machines

    async def outside(_host, _port, *, local):
        return [] if local else ["127.0.0.2"]

    page = asyncio.run(Visitor(5, local=False, look_up=outside).visit(f"http://doors.example:{port}/{status}"))
    assert (page.status, page.title, page.reached) == (200, "Doors", f"http://localhost:{port}/")
