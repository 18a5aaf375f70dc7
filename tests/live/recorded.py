"""What a real Mastodon (4.7) answered when Mastodon.py recorded it: from that project's source package, MIT, not kept here.

Run as a program it fetches the package that recorded.txt names from the index that pip uses, and unpacks the recordings.
"""

import hashlib
import io
import json
import os
import re
import subprocess
import sys
import tarfile
import urllib.parse
import urllib.request
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent
FOLDER = HERE / ".recorded"
MAIN = re.compile(r"[^/]+/tests/(cassettes/[^/]+\.yaml)")
KINDS = {"Accept": "application/vnd.pypi.simple.v1+json, text/html;q=0.5"}


@cache
def answers(*names):
    """Every recorded answer of some recordings, or of all: method, path, status, headers in small letters, body."""
    return list(_answers(*names))


def _answers(*names):
    import yaml

    paths = [FOLDER / "cassettes" / f"{name}.yaml" for name in names] or sorted((FOLDER / "cassettes").glob("*.yaml"))
    for path in paths:
        for both in yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader).get("interactions", ()):
            asked, said = both["request"], both["response"]
            headers = {name.lower(): values[0] for name, values in said["headers"].items()}
            where, body = urllib.parse.urlsplit(asked["uri"]).path, said["body"].get("string") or ""
            yield (
                asked["method"],
                where,
                said["status"]["code"],
                headers,
                body if isinstance(body, bytes) else body.encode(),
            )


def fetch():
    """Fetch and unpack the recordings."""
    package, name, digest = (HERE / "recorded.txt").read_text(encoding="utf-8").split()
    content = read(found(package, name))
    if hashlib.sha256(content).hexdigest() != digest:
        raise SystemExit(f"{name} is not the file that was looked at")
    with tarfile.open(fileobj=io.BytesIO(content)) as archive:
        for member in archive:
            if inside := MAIN.fullmatch(member.name):
                path = FOLDER / inside[1]
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(archive.extractfile(member).read())


def found(package, name):
    """Where an index of packages has a file: as JSON or as HTML, whichever it speaks."""
    page = f"{index()}/{package}/"
    listed = read(page)
    if listed.lstrip().startswith(b"{"):
        return next(file["url"] for file in json.loads(listed)["files"] if file["filename"] == name)
    links = re.findall(r'href="([^"]+)"', listed.decode())
    return next(urllib.parse.urljoin(page, link) for link in links if urllib.parse.urlsplit(link).path.endswith(name))


def index():
    """The index that pip goes to."""
    asked = [sys.executable, "-m", "pip", "config", "get", "global.index-url"]
    set_there = subprocess.run(asked, capture_output=True, text=True, check=False).stdout.strip()
    return (os.environ.get("PIP_INDEX_URL") or set_there or "https://pypi.org/simple").rstrip("/")


def read(url):
    with urllib.request.urlopen(urllib.request.Request(url, headers=KINDS), timeout=180) as answer:
        return answer.read()


if __name__ == "__main__":
    fetch()
