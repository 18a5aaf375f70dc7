"""nginx and Caddy as the README sets them up, before a page on this machine, and someone who signs people in for them."""

import os
import re
import subprocess
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from shutil import which

import pytest
import servers

from stage.answering import answering

HERE = Path(__file__).parent
README = (HERE.parent.parent / "README.md").read_text(encoding="utf-8")
ALONE = """
daemon off; {user} pid {home}/pid; error_log {home}/errors; worker_processes 1;
events {{ }}
http {{
    access_log off;
    client_body_temp_path {home}/body; proxy_temp_path {home}/proxy; fastcgi_temp_path {home}/fastcgi;
    uwsgi_temp_path {home}/uwsgi; scgi_temp_path {home}/scgi;
    {site}
}}
"""


def block(kind):
    """Return a sample of the README, as a list of one for each that it has of a kind."""
    return re.findall(rf"(?ms)^```{kind}\n(.*?)^```$", README)


def program(name, folder):
    """Return where a proxy is: installed, or beside the tests."""
    found = which(name) or HERE / ".proxies" / "usr" / folder / name
    if not Path(found).exists():
        pytest.skip(f"{name} is absent: run .ci/live-install")
    return str(found)


class SignIn(BaseHTTPRequestHandler):
    """Knows a browser by its cookie `known`, and says in a header who it is."""

    def do_GET(self):
        name = re.search(r"known=([^;]+)", self.headers.get("cookie", ""))
        self.send_response(200 if name else 401)
        if name:
            self.send_header("Remote-User", name[1])
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_words):
        """Say nothing."""


@contextmanager
def signing_in():
    """Sign people in, at the port that this yields."""
    with answering(ThreadingHTTPServer(("127.0.0.1", 0), SignIn)) as server:
        yield server.server_port


def nginx(home, port, socket, sign_in):
    """Write nginx's settings from the README's; return the command that runs it."""
    (site,) = block("nginx")
    site = re.sub(r"(?m)^ *(ssl_certificate|ssl_certificate_key) .*\n", "", site)
    site = site.replace("listen 443 ssl;", f"listen 127.0.0.1:{port};").replace("desk.example.org", "127.0.0.1")
    site = site.replace("/run/postdesk/page.sock", str(socket)).replace("127.0.0.1:9091", f"127.0.0.1:{sign_in}")
    user = "user root;" if os.geteuid() == 0 else ""  # else its workers may not open the socket
    (home / "nginx.conf").write_text(ALONE.format(home=home, site=site, user=user))
    return [program("nginx", "sbin"), "-p", str(home), "-e", str(home / "errors"), "-c", str(home / "nginx.conf")]


def caddy(home, port, socket, sign_in):
    """Write Caddy's settings from the README's; return the command that runs it."""
    (site,) = block("caddyfile")
    site = site.replace("desk.example.org {", f"http://127.0.0.1:{port} {{\n\tbind 127.0.0.1", 1)
    site = site.replace("/run/postdesk/page.sock", str(socket)).replace("127.0.0.1:9091", f"127.0.0.1:{sign_in}")
    (home / "Caddyfile").write_text(f"{{\n\tadmin off\n\tauto_https off\n}}\n{site}")
    return [program("caddy", "bin"), "run", "--adapter", "caddyfile", "--config", str(home / "Caddyfile")]


@contextmanager
def before(page, command, port, home):
    """Run a proxy before a page for as long as it is asked."""
    said = (home / "said").open("wb")
    environment = ["env", f"HOME={home}", f"XDG_CONFIG_HOME={home}", f"XDG_DATA_HOME={home}"]
    with said, subprocess.Popen([*environment, *command], stdout=said, stderr=said) as running, servers.ended(running):
        servers.listening(f"http://127.0.0.1:{port}/", running)
        yield page
