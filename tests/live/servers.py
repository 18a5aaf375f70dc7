"""Servers that others wrote, on this machine alone, each for as long as a test asks it; `.ci/live-install` installs them."""

import base64
import contextlib
import hashlib
import hmac
import http.client
import json
import os
import pwd
import re
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path

from stage.loopback import Loopback

HERE = Path(__file__).parent
PATIENCE = 30


def called(url, data=None, token="", kind="application/json"):
    """Ask a server without postdesk, as a colleague with a browser would."""
    headers = {"Content-Type": kind} | ({"Authorization": f"Bearer {token}"} if token else {})
    with urllib.request.urlopen(urllib.request.Request(url, data, headers), timeout=10) as answer:
        return answer.read().decode()


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as door:
        return door.getsockname()[1]


def listening(url, process):
    """Wait until a server answers anything at all."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and process.poll() is None:
        try:
            called(url)
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise RuntimeError(f"{url} does not listen")


@contextlib.contextmanager
def ended(process):
    """End a server by its own process when nobody asks it any more."""
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(PATIENCE)
        except subprocess.TimeoutExpired:  # snac with hundreds of posts on its hands
            process.kill()
            process.wait(PATIENCE)


def until(true, seconds=PATIENCE):
    """Wait until something is so; RuntimeError where it has not come about after so many seconds."""
    end = time.monotonic() + seconds
    while not true():
        if time.monotonic() > end:
            raise RuntimeError(f"not so after {seconds} s")
        time.sleep(0.1)


def bluesky(*options):
    """The real PDS and the real directory of names; yields what its start script says."""
    return _node("pds", *options)


def appview(database):
    """The same with the real AppView, which counts in a PostgreSQL."""
    return _node("appview", DATABASE_URL=database)


@contextlib.contextmanager
def _node(folder, *options, **environ):
    command = ["node", str(HERE / folder / "start.mjs"), *options]
    given = {"cwd": HERE / folder, "env": {**os.environ, **environ}}
    server = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, **given)
    try:
        yield json.loads(server.stdout.readline())
    finally:
        server.stdin.close()
        server.wait(PATIENCE)
        server.stdout.close()


def new_account(pds, handle):
    """Make an account and an app password for it."""
    asked = {"handle": handle, "email": f"{handle}@example.org", "password": "main-pass"}
    session = json.loads(called(f"{pds}/xrpc/com.atproto.server.createAccount", json.dumps(asked).encode()))
    path = f"{pds}/xrpc/com.atproto.server.createAppPassword"
    made = json.loads(called(path, b'{"name": "postdesk"}', session["accessJwt"]))
    return session["did"], made["password"]


def expired(secret, did):
    """An access token as the server made it long ago."""
    then = int(time.time()) - 90_000
    said = {"scope": "com.atproto.appPass", "sub": did, "aud": "did:web:localhost", "iat": then, "exp": then + 7200}
    head = {"typ": "at+jwt", "alg": "HS256"}
    parts = b".".join(base64.urlsafe_b64encode(json.dumps(each).encode()).rstrip(b"=") for each in (head, said))
    signed = hmac.digest(secret.encode(), parts, hashlib.sha256)
    return (parts + b"." + base64.urlsafe_b64encode(signed).rstrip(b"=")).decode()


@contextlib.contextmanager
def snac():
    """Debian's snac: a real ActivityPub server with a part of Mastodon's API; yields its address and a token."""
    binary = HERE / ".snac" / "usr" / "bin" / "snac"
    with tempfile.TemporaryDirectory(prefix="postdesk-snac-") as root:
        other = {}
        if os.getuid() == 0:  # snac must not run as root
            nobody = pwd.getpwnam("nobody")
            os.chown(root, nobody.pw_uid, nobody.pw_gid)
            other = {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}
        base, port = f"{root}/base", free_port()

        def run(*words, given=""):
            copied = Path(root) / "snac"
            if not copied.exists():
                copied.write_bytes(binary.read_bytes())
                copied.chmod(0o755)
            done = subprocess.run([copied, *words], input=given, capture_output=True, text=True, check=True, **other)
            return done.stdout

        run("init", base, given=f"127.0.0.1\n{port}\nlocalhost:{port}\n\n\n")
        settings = Path(base) / "server.json"
        settings.write_text(json.dumps(json.loads(settings.read_text()) | {"protocol": "http"}))
        password = re.search(r"password is (\S+)", run("adduser", base, "office"))[1]
        command = [f"{root}/snac", "httpd", base]
        url = f"http://127.0.0.1:{port}"
        with ended(subprocess.Popen(command, stderr=subprocess.DEVNULL, **other)) as server:
            listening(f"{url}/api/v1/instance", server)
            form = urllib.parse.urlencode({"login": "office", "passwd": password}).encode()
            token = called(f"{url}/oauth/x-snac-get-token", form, kind="application/x-www-form-urlencoded")
            yield url, token.strip()


@contextlib.contextmanager
def mock():
    """A third party's server that behaves as Mastodon 4.6 does; yields its address and a token."""
    with tempfile.TemporaryDirectory(prefix="postdesk-mock-") as root:
        settings = Path(root) / "mock.toml"
        settings.write_text(
            '[auth]\npermissive = false\n[[seed.accounts]]\nusername = "office"\naccess_token = "office-token"\n'
        )
        port = free_port()
        words = ["-m", "mastodon_mock", "serve", "--in-memory", "--config", settings, "--host", "127.0.0.1"]
        environ = {**os.environ, "PYTHONPATH": str(HERE / ".mock")}
        command = [sys.executable, *words, "--port", str(port)]
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        url = f"http://127.0.0.1:{port}"
        with ended(subprocess.Popen(command, env=environ, cwd=root, **quiet)) as server:
            listening(f"{url}/api/v2/instance", server)
            yield url, "office-token"


class Between:
    """Stands between postdesk and a server; `drop` names the paths whose next answer is lost after the call."""

    def __init__(self, url):
        self.host = url.removeprefix("http://")
        self.drop = []

    def serve(self):
        return Loopback(self)

    def __call__(self, asked):
        server = http.client.HTTPConnection(self.host, timeout=20)
        headers = {name: value for name, value in asked.headers.items() if name not in {"host", "connection"}}
        with contextlib.closing(server):
            server.request(asked.method, asked.path, asked.body, headers)
            reply = server.getresponse()
            body = reply.read()
        path = asked.path.partition("?")[0]
        if path in self.drop:
            self.drop.remove(path)
            return b""
        said = [f"{name}: {value}" for name, value in reply.getheaders() if name.lower() not in HOP]
        lines = [f"HTTP/1.1 {reply.status} {reply.reason}", *said, f"Content-Length: {len(body)}", "Connection: close"]
        return "\r\n".join([*lines, "", ""]).encode("latin-1") + body


HOP = {"content-length", "connection", "transfer-encoding", "keep-alive"}
