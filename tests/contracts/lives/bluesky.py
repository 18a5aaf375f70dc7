"""An account at a server of Bluesky's."""

from urllib.parse import urlsplit

from contracts import story
from stage.loopback import answer
from stage.pretend_bluesky import Pds

PASSWORD = "abcd-efgh-ijkl-mnop"
COUNTS = {"likeCount": 4, "repostCount": 2, "quoteCount": 0, "replyCount": 1}


class Life(story.Life):
    name = "bluesky"
    secrets = {"TOKEN": PASSWORD}
    account = 'handle = "office.test"\nserver = "{url}"\nappview = "{url}"'
    whose = "office.test"
    reactions = COUNTS["likeCount"]
    cannot = {
        "edit": "a post cannot be edited there",
        "under-scoped": "an app password has no scopes",
        "ended": story.NO_END,
    }

    def served(self):
        pds = Pds(PASSWORD)
        pds.counts = COUNTS
        return pds

    def makes_public(self, asked):
        return urlsplit(asked.path).path.endswith("com.atproto.repo.putRecord")

    def records(self):
        """All that is there, by its key."""
        return self.server.records

    def public(self):
        records = sorted(self.records().items())
        places = {rkey: place for place, (rkey, _) in enumerate(records)}
        return [self._seen(rkey, record, places) for rkey, record in records]

    def _seen(self, rkey, record, places):
        images = record.get("embed", {}).get("images", ())
        parent = record.get("reply", {}).get("parent", {}).get("uri", "").rpartition("/")[2]
        there = f"https://bsky.app/profile/{self.whose}/post/{rkey}"
        return story.Seen(record["text"], [image["alt"] for image in images], len(images), places.get(parent), there)

    def _first(self):
        return min(self.records().items())[1]

    def cards(self):
        embed = self._first().get("embed", {})
        return [embed["external"]["uri"]] if "external" in embed else []

    def films(self):
        return self._first().get("embed", {}).get("$type") == "app.bsky.embed.video"

    def languages(self):
        return self._first().get("langs", [])

    def takes_back(self, how):
        self.server.good.clear()
        if how != "expired":
            self.server.password = "another"

    def loses_renewal(self):
        self.server.faults["com.atproto.server.refreshSession"] = (story.CUT, True)

    def lets_in(self):
        self.server.password = PASSWORD

    @property
    def refusal(self):
        return answer(
            400, {"error": "InvalidRequest", "message": "Invalid app.bsky.feed.post record: grapheme too big"}
        )

    @property
    def busy(self):
        return answer(429, {"error": "RateLimitExceeded", "message": "Rate Limit Exceeded"}, Retry_After="60")
