"""Whatever stands in names, texts, ids and reasons: a desk in PostgreSQL says of it what one in a file says."""

import pytest

from postdesk import queue
from postdesk.log import open_log
from postdesk.log.posts import history, lookup
from postdesk.models import Remote
from postdesk.models.life import Hand
from stage.life import NOON, Told, courier, queued, wanted

AWKWARD = {
    "a NUL": "a\0b",
    "half a pair": "a\udc80b",
    "what parts sentences": "a\x1fb",
    "beyond the first plane": "\U0001f30d" * 50,
    "another direction": "\u202eabc\u2066",
    "accents apart": "e\u0301" * 100,
    "very long": "x" * 100_000,
}
TEXTS = {name: text for name, text in AWKWARD.items() if name not in ("half a pair",)}
NAMES = {name: text for name, text in TEXTS.items() if name not in ("a NUL", "very long")}
"""What `check` lets a post say, and be called."""


class Answering(Told):
    """Gives a post an id and an address of its own, or refuses it with a reason."""

    def __init__(self, odd):
        super().__init__()
        self.odd = odd

    def publish(self, *_given):
        return Remote(self.odd, f"https://told.example/{self.odd}")


def told(place, name, text, odd):
    """What a log says after a post was queued, held with a reason, released and published, as far as that goes."""
    with open_log(place) as log:
        queued(log, wanted(name, text=text), wanted("tea"))
        queue.hold(log, ["spring/tea@fedi"], Hand("Ana", odd, NOON))
        outcomes = courier(log, Answering(odd), lambda: NOON).run_due()
        posts = [(post.ref, post.state, post.frozen.texts, post.remote_id, post.url) for post in lookup.listing(log)]
        story = [(entry.what, entry.who, entry.why) for entry in history.entries(log)]
        return posts, story, [(each.ref, each.state) for each in outcomes]


@pytest.mark.parametrize("kind", AWKWARD)
def test_both_keep_the_same(cluster, tmp_path, kind):
    odd = AWKWARD[kind]
    given = (NAMES.get(kind, "doors"), TEXTS.get(kind, "Doors open."), odd)
    in_a_file, in_postgresql = (told(place, *given) for place in (tmp_path / "desk.sqlite", cluster.new_log()))
    assert in_a_file == in_postgresql
    assert len(in_a_file[0]) == 2
