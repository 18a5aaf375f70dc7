"""The page of a desk: how fast and how large its pages are, how much memory they take, how soon a change is on screen.

Beside it Datasette shows 100 rows of the same database file. Install it with: pip install --target
tests/benchmarks/.rivals --requirement tests/benchmarks/rivals.txt
"""

import http.client
import re
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime, timedelta
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlencode, urlsplit

from bench_cycle import payload
from stopwatch import by_turns, options, report, seconds, verdict

from postdesk.desk import Desk
from postdesk.moments.wall_clock import slot
from postdesk.queue import Ask, Wanted, apply

HERE = Path(__file__).resolve().parent
RIVALS = HERE / ".rivals"
ZONE, ACCOUNTS, SPREAD = "Europe/Podgorica", ("fedi", "page", "short", "photos"), 60
"""The office's zone; the accounts of each draft; the days over which the drafts are spread."""
SETTINGS = f'[desk]\nname = "Office"\ntimezone = "{ZONE}"\nrehearsal = true\n' + "".join(
    f'\n[accounts.{name}]\nnetwork = "{network}"\n{more}'
    for name, network, more in (
        ("fedi", "mastodon", 'server = "https://social.example"\n'),
        ("page", "linkedin", 'id = "urn:li:organization:1234"\n'),
        ("short", "x", ""),
        ("photos", "facebook", 'id = "1234"\n'),
    )
)
SPRING = "campaign: spring\naccounts: [fedi]\nposts:\n  - id: doors\n    at: 2027-05-04 09:00\n    text: Doors open at six.\n"
SMALL = 145
KB = 1000
PAGES = (
    "/",
    "/?view=week",
    "/?view=list",
    "/approvals",
    "/handoff",
    "/hashtags",
    "/charts",
    "/log",
    "/needs",
    "/accounts",
)


def desk(folder: Path, count: int) -> Desk:
    """Lay a desk with so many posts in its queue, from thirty days ago on, and one campaign file."""
    (folder / "campaigns").mkdir(parents=True)
    (folder / "campaigns" / "desk.toml").write_text(SETTINGS, encoding="utf-8")
    (folder / "campaigns" / "spring.yaml").write_text(SPRING, encoding="utf-8")
    laid = Desk.open(folder)
    begin = datetime.now(UTC) - timedelta(days=SPREAD / 2)  # noqa: TID251 - the page shows the month that it is
    drafts = -(-count // len(ACCOUNTS))
    step = timedelta(days=SPREAD) / drafts
    wanted = [
        Wanted(
            f"bulk-{number % 20}",
            f"d{number}",
            account,
            network,
            payload(number),
            timedelta(days=90),
            slot(begin + step * number, ZONE),
        )
        for number in range(drafts)
        for account, network in zip(ACCOUNTS, ("mastodon", "linkedin", "x", "facebook"), strict=True)
    ]
    apply(
        laid.log,
        Ask(wanted[:count], {one.campaign for one in wanted}, lambda *_: wanted[0].slot),
        "bench",
        begin - timedelta(days=1),
    )
    return laid


class Page:
    """The page of a desk, served by a process of its own, and a browser that was let in."""

    def __init__(self, folder: Path) -> None:
        command = [sys.executable, "-m", "postdesk", "--desk", str(folder), "serve"]
        self.running = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        assert self.running.stdout is not None
        self.entrance = urlsplit(self.running.stdout.readline().split()[-1])
        self.cookie = ""
        answer = self.ask(f"{self.entrance.path}?{self.entrance.query}")
        self.cookie = (answer.headers["set-cookie"] or "").partition(";")[0]

    def connection(self) -> http.client.HTTPConnection:
        """Return a new connection to it."""
        return http.client.HTTPConnection(self.entrance.hostname or "", self.entrance.port, timeout=60)

    def ask(self, address: str, form: dict[str, str] | None = None) -> http.client.HTTPResponse:
        """Ask for something on a connection of its own, and read the answer whole into `body`."""
        connection = self.connection()
        headers = {"cookie": self.cookie, "sec-fetch-site": "same-origin"}
        if form is None:
            connection.request("GET", address, headers=headers)
        else:
            connection.request(
                "POST", address, urlencode(form), headers | {"content-type": "application/x-www-form-urlencoded"}
            )
        answer = connection.getresponse()
        answer.body = answer.read()  # type: ignore[attr-defined]
        connection.close()
        assert answer.status < 400, (address, answer.status)
        return answer

    def size(self, address: str) -> int:
        """Return how many bytes a page has."""
        return len(self.ask(address).body)  # type: ignore[attr-defined]

    def memory(self) -> float:
        """Return what the process holds now, in MB."""
        status = Path(f"/proc/{self.running.pid}/status").read_text("ascii")
        return int(re.findall(r"VmRSS:\s+(\d+)", status)[0]) / 1024

    def end(self) -> None:
        """Stop serving."""
        self.running.terminate()
        self.running.wait(30)


@contextmanager
def served(folder: Path) -> Iterator[Page]:
    """Serve the page of a desk while the block runs."""
    page = Page(folder)
    try:
        yield page
    finally:
        page.end()


@contextmanager
def datasette(database: Path) -> Iterator[Callable[[], object]]:
    """Serve a database file with Datasette; yield a call that shows 100 rows of its posts."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [
        "env",
        f"PYTHONPATH={RIVALS}",
        sys.executable,
        "-m",
        "datasette",
        "serve",
        str(database),
        "--port",
        str(port),
        "--setting",
        "facet_time_limit_ms",
        "1",
    ]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as running:
        try:
            yield _asking(port, running)
        finally:
            running.terminate()


def _asking(port: int, running: "subprocess.Popen[bytes]") -> Callable[[], object]:
    def show() -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        connection.request("GET", "/desk/post?_size=100")
        answer = connection.getresponse()
        assert answer.status == 200, answer.status
        answer.read()
        connection.close()

    end = time.monotonic() + 60
    while True:
        try:
            show()
        except ConnectionError:
            assert running.poll() is None, "Datasette ended"
            assert time.monotonic() < end, "Datasette does not answer"
            time.sleep(0.2)
        else:
            return show


class _Fields(HTMLParser):
    """The fields of the form in which a post is written, and where it is looked at meanwhile."""

    def __init__(self) -> None:
        super().__init__()
        self.fields: dict[str, str] = {}
        self.look = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        self.look = self.look or said.get("data-look") or ""
        sent = said.get("type") != "file" and (said.get("type") != "checkbox" or "checked" in said)
        if tag in {"input", "textarea", "select"} and said.get("name") and sent:
            self.fields[said["name"] or ""] = said.get("value") or ""


def keystrokes(page: Page, count: int) -> list[float]:
    """Return how long it takes, after each key, until counts and findings are there, in seconds."""
    form = _Fields()
    form.feed(page.ask("/write/post/spring/doors").body.decode())  # type: ignore[attr-defined]
    assert form.look, "the page on which a post is written names no address that looks at it"
    typed = "Doors open at six, and everyone is welcome. #SpringTogether "
    return [
        seconds(lambda text=typed * (1 + at % 3) + "x" * at: page.ask(form.look, form.fields | {"text": text}))
        for at in range(count)
    ]


def to_screen(page: Page, laid: Desk, ref: str, rounds: int) -> list[float]:
    """Return how long it takes from a hold elsewhere until a page that shows it is there, in seconds."""
    stream = page.connection()
    stream.request("GET", "/events", headers={"cookie": page.cookie})
    lines, found = stream.getresponse(), []
    campaign, _, rest = ref.partition("/")
    address = f"/post/{campaign}/{rest.replace('@', '/')}"
    for at in range(rounds):
        act = laid.queue.release if at % 2 else laid.queue.hold
        begin = time.perf_counter()
        act([ref], f"round {at}")
        while lines.readline() != b"event: changed\n":
            pass
        while f"round {at}".encode() not in page.ask(address).body:  # type: ignore[attr-defined]
            assert time.perf_counter() < begin + 30
        found.append(time.perf_counter() - begin)
    stream.close()
    return found


def crowd(page: Page, clients: int, each: int) -> None:
    """Let so many browsers open pages at once."""

    def browse() -> None:
        for at in range(each):
            page.ask(PAGES[at % 4])

    running = [threading.Thread(target=browse) for _ in range(clients)]
    for one in running:
        one.start()
    for one in running:
        one.join()


def told(what: str, found: float, promised: float, unit: str) -> None:
    """Print one line: a figure, what was promised, and whether this run kept it."""
    print(f"{what}: {found:.4g} {unit} (promised <= {promised:g} {unit}): {verdict(found <= promised)}")


def main() -> None:
    """Measure the page on a small desk and on a large one by turns."""
    smoke = options(__doc__).smoke
    many, rounds, keys = (1_000, 3, 20) if smoke else (10_000, 15, 200)
    with tempfile.TemporaryDirectory() as place, ExitStack() as stack:
        small, large = (desk(Path(place, name), count) for name, count in (("small", SMALL), ("large", many)))
        few, lots = (stack.enter_context(served(one.house.root)) for one in (small, large))
        lots.ask("/"), few.ask("/")
        idle = lots.memory()
        month, other = by_turns(rounds, lambda: lots.ask("/"), lambda: few.ask("/"))
        report(f"month of {many:,} posts (s, of {SMALL})", month, other, "<= 8", month <= 8 * other)
        if (RIVALS / "datasette").is_dir():
            show = stack.enter_context(datasette(large.house.memory / "desk.sqlite"))
            month, other = by_turns(rounds, lambda: lots.ask("/"), show)
            report("month (s, 100 rows in Datasette)", month, other, "<= 0.5", month <= 0.5 * other)
        else:
            print("Datasette is not installed in tests/benchmarks/.rivals: not compared.")
        largest = max(PAGES, key=lots.size)
        told(f"largest page, {largest}", lots.size(largest) / KB, 150, "kB")
        typed = sorted(keystrokes(lots, keys))
        told("keystroke to counts, 95th percentile", 1000 * typed[int(0.95 * len(typed))], 100, "ms")
        told(
            "a hold elsewhere on screen, median",
            statistics.median(to_screen(lots, large, "bulk-0/d0@fedi", rounds)),
            1,
            "s",
        )
        told("memory when idle", idle, 100, "MB")
        crowd(lots, 40, 4 if smoke else 12)
        report("memory with 40 clients (MB, idle)", lots.memory(), idle, "<= 3", lots.memory() <= 3 * idle)


if __name__ == "__main__":
    main()
