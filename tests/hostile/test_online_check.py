"""`check --online` at servers that count who asks: ten hosts at a time, each for one page at a time, and it is told how far."""

import contextlib
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from click.testing import CliRunner

from postdesk.cli import Office, main
from postdesk.desk import Desk
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
