"""Accounts at real servers on this machine, for the two weeks that `contracts.two_weeks` lives.

A server is asked through a relay, so that its answers can be lost. Its own clock is the machine's, and the desk's is set
forward: so the relay tells a server's moments by the desk's clock, each post's as it was when the post first appeared.
"""

import html
import json
import re
from email.utils import format_datetime
from urllib.parse import urlsplit

import servers

from contracts import story
from contracts.lives import bluesky, mastodon
from stage.loopback import answer


def bluesky_life(pds, handle):
    """The life of a new account at the real Bluesky server."""
    did, password = servers.new_account(pds["pds"], handle)
    lines = f'handle = "{handle}"\nserver = "{{url}}"\nappview = "{{url}}"'
    given = {"url": pds["pds"], "did": did, "whose": did, "account": lines, "secrets": {"TOKEN": password}}
    return type("RealBluesky", (RealBluesky,), given)


class RealBluesky(bluesky.Life):
    url = did = ""

    def served(self):
        return servers.Between(self.url)

    def records(self):
        asked, found, cursor = f"repo={self.did}&collection=app.bsky.feed.post&limit=100", {}, ""
        while True:
            path = f"xrpc/com.atproto.repo.listRecords?{asked}{cursor}"
            page = json.loads(servers.called(f"{self.url}/{path}"))
            found |= {one["uri"].rpartition("/")[2]: one["value"] for one in page["records"]}
            if not page["records"]:
                return found
            cursor = f"&cursor={page['cursor']}"


def snac_life(snac):
    """The life of an account at the real snac."""
    url, token = snac
    return type("RealSnac", (RealSnac,), {"url": url, "secrets": {"TOKEN": token}})


class RealSnac(mastodon.Life):
    url = ""

    def served(self):
        return OnTheDesksClock(self.url)

    def public(self):
        names = dict.fromkeys([*self.server.appeared, *self.listed()])
        found = [self._asked(f"statuses/{name}") for name in names]
        places = {post["id"]: place for place, post in enumerate(found)}
        return [self._seen(post, places) for post in found]

    def listed(self):
        """The ids of what the account's own page lists, the oldest first; what the relay never saw is there, too."""
        me = self._asked("accounts/verify_credentials")["id"]
        return [post["id"] for post in self._asked(f"accounts/{me}/statuses?limit=400")][::-1]

    def _asked(self, path):
        return json.loads(servers.called(f"{self.url}/api/v1/{path}", token=self.secrets["TOKEN"]))

    def _seen(self, post, places):
        files = post["media_attachments"]
        text = html.unescape(re.sub(r"<[^>]*>", "", post["content"]))
        answered = places.get(post["in_reply_to_id"])
        there = "{url}" + urlsplit(post["url"]).path
        return story.Seen(text, [one["description"] for one in files], len(files), answered, there)


class OnTheDesksClock(servers.Between):
    """A relay that tells when posts appeared by the desk's clock, which is set as `at` before each call."""

    def __init__(self, url):
        super().__init__(url)
        self.at, self.appeared = None, {}

    def __call__(self, asked):
        head, _, body = super().__call__(asked).partition(b"\r\n\r\n")
        lines = head.decode("latin-1").split("\r\n")
        status = int(lines[0].split()[1])
        kind = next((line for line in lines if line.lower().startswith("content-type:")), ":").partition(":")[2].strip()
        date = format_datetime(self.at.replace(microsecond=0), usegmt=True)
        if "json" in kind and body:
            body = json.dumps(self._told(json.loads(body))).encode()
        return answer(status, body, kind or "text/plain", Date=date)

    def _told(self, said):
        if isinstance(said, list):
            return [self._told(each) for each in said]
        if not isinstance(said, dict):
            return said
        if {"id", "content", "created_at"} <= said.keys():
            said["created_at"] = self.appeared.setdefault(said["id"], self.at).isoformat()
        return said
