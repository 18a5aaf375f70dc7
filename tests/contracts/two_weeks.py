"""Two weeks of campaigns on every network at once, while workers are killed at random and answers are lost.

No post is public twice, none is lost, every picture has its words where words can go, and every cost is counted. A post
of which nobody can tell whether it is public asks a person, who looks at the account's page and says so.
"""

import time
from collections import Counter
from datetime import timedelta

import msgspec

from contracts import fortnight
from faults import crew
from postdesk.desk import Desk
from postdesk.log.posts import lookup
from postdesk.models import Payload, Repeat
from postdesk.models.life import State
from postdesk.networks import SHELF

SHORT, LONG = ((0, 6, 13), 2, 1.2), (range(14), 11, 6)
"""Days, posts a day and account, seconds for each moment; LONG is about 2,000 posts."""
SETTLING = (timedelta(minutes=2, seconds=30), timedelta(minutes=3), timedelta(minutes=11), timedelta(hours=1))
"""How far the clock is set forward, one after the other, until nothing of a day is left open."""

PAUSE, LONGEST = timedelta(minutes=2), timedelta(hours=2)
ROUNDS = 400
"""After how many such pauses what is still in hand is taken for lost."""


class Fortnight:
    """One run: a desk, its servers, and so many workers."""

    def __init__(self, root, clock, workers, seed):
        self.root, self.clock, self.count, self.seed = root, clock, workers, seed
        self.spendings, self.kills = fortnight.Spendings(), 0

    def left(self, *, doubts):
        """How many posts are in hand or due; with `doubts` also those of which a network may still tell."""
        desk = Desk.open(self.root, self.clock)
        with desk.log:
            found = lookup.listing(desk.log, [State.QUEUED, State.CLAIMED, State.SENDING])
            open_ones = [post for post in found if post.due <= self.clock()]
            if doubts:
                asked = lookup.listing(desk.log, [State.UNKNOWN])
                open_ones += [post for post in asked if SHELF[post.network].repeat is not Repeat.ASKED]
        return len(open_ones)

    def publish(self, day, seconds, *, deadly):
        """Let the workers work until nothing is in hand, or for so many seconds; where it is `deadly`, they are killed."""
        workers, end = fortnight.Workers(self.root, self.clock, self.count, self.seed + day), time.monotonic() + seconds
        while time.monotonic() < end and self.left(doubts=False):
            time.sleep(workers.dice.uniform(0.1, 0.6))
            if deadly:
                workers.lose_one()
        workers.stop()
        self.kills += workers.kills
        self.spendings.look(self.root, self.clock)

    def spend(self, day, moments, seconds):
        """Live a day: its moments with workers that die, then what is left with some that do not."""
        for moment in moments:
            self.clock.forward(moment)
            self.publish(day, seconds, deadly=True)
        for pause in SETTLING:
            if not self.left(doubts=True):
                return
            self.clock.forward(self.clock() + pause)
            self.publish(day, 4 * seconds, deadly=False)

    def settle(self):
        """Go on until nothing is in hand: what is late goes out a minute apart on each account.

        Where nothing moves, an account may have used what its network allows a day: then the clock goes on faster.
        """
        before, pause = 0, PAUSE
        for _ in range(ROUNDS):
            left = self.left(doubts=False)
            if not left:
                break
            pause = min(2 * pause, LONGEST) if left == before else PAUSE
            before = left
            self.clock.forward(self.clock() + pause)
            self.publish(0, 3, deadly=False)

    def finish(self, lives, seen):
        """Let a person settle each doubt, and publish what she says is absent; returns how many she was asked about.

        Of a thread that stops half way she writes the rest herself: it stays as it is.
        """
        self.settle()
        asked, there = set(), seen()
        while doubts := [post for post in self.doubts() if not half(lives, there, post)]:
            asked |= {post["ref"] for post in doubts}
            public = {post["ref"]: address(there, post) for post in doubts if often(there, post)}
            for ref in (post["ref"] for post in doubts):
                said = ["--published", public[ref]] if ref in public else ["--absent"]
                fortnight.run(self.root, self.clock, "resolve", ref, *said)
            assert not public.keys() & {post["ref"] for post in self.doubts()}
            self.settle()
            there = seen()
        return len(asked)

    def doubts(self):
        """The posts of which a person is asked whether they are public."""
        return [post for post in fortnight.posts(self.root, self.clock) if post["state"] == "unknown"]


def mark(post):
    """What only this post says."""
    return f"{post['account']} {post['ref'].partition('/p')[2].partition('@')[0]} opens."


def often(seen, post):
    """How often a post is public."""
    return sum(mark(post) in text for text, *_ in seen[post["account"]]["public"])


def address(seen, post):
    """Where a post is public, as a person copies it from its page."""
    there = seen[post["account"]]
    return next(
        where for (text, *_), where in zip(there["public"], there["addresses"], strict=True) if mark(post) in text
    )


def goes_on(lives, seen, post):
    """How often the further part of a post is public; once where it has none."""
    text = mark(post).replace("opens.", "goes on.")
    further = not int(mark(post).partition(" ")[2][3:5]) % 2 and "thread" not in lives[post["account"]].cannot
    return sum(text == said for said, *_ in seen[post["account"]]["public"]) if further else 1


def lived(root, lives, whole, database, seed=1):
    """Live two weeks on the accounts of these lives, with two workers, or three at a database; all must be well."""
    days, daily, seconds = whole
    clock = fortnight.Clock()
    run = Fortnight(root / "desk", clock, 3 if database else 2, seed)
    with fortnight.servers(root, clock, seed, lives) as (where, seen):
        fortnight.lay(run.root, lives, where, days, daily, database)
        assert "error" not in fortnight.run(run.root, clock, "check")
        fortnight.run(run.root, clock, "queue", "--yes")
        assert len(fortnight.posts(run.root, clock)) == len(lives) * daily * len(days)
        for day in days:
            run.spend(day, fortnight.moments(day, daily), seconds)
        asked, there = run.finish(lives, seen), seen()
        posts = fortnight.posts(run.root, clock)
        told(run, there, posts, asked)
        assert {name: each["broken"] for name, each in there.items() if each["broken"]} == {}
        wrong = {post["ref"]: (post["state"], often(there, post)) for post in posts if often(there, post) != 1}
        assert wrong == {}, wrong
        assert {post["ref"]: post["state"] for post in posts if open_still(lives, there, post)} == {}
        out = [post for post in posts if post["state"] == "published"]
        assert {post["ref"] for post in out if goes_on(lives, there, post) != 1} == set()
        assert run.kills >= len(days)
        pictured(lives, there)
        counted(run, there)


def half(lives, seen, post):
    """Whether only the beginning of a thread is public."""
    return often(seen, post) == 1 and goes_on(lives, seen, post) == 0


def open_still(lives, seen, post):
    """Whether a post is not settled that can be."""
    return post["state"] != "published" and not (post["state"] == "unknown" and half(lives, seen, post))


def told(run, there, posts, asked):
    """Say how much was lived through, where somebody looks on."""
    states = Counter(post["state"] for post in posts)
    lost = sum(each["lost"] for each in there.values())
    crew.told(
        f"{len(there)} accounts, {len(posts)} posts", kills=run.kills, lost_answers=lost, asked=asked, states=states
    )


def pictured(lives, there):
    """Every picture has its words where words can go, and each further part answers the one before."""
    for name, each in there.items():
        cannot = lives[name].cannot
        for text, alts, pictures, answers in each["public"]:
            number = int(text.partition(" ")[2][3:5])
            if number % 2 and "pictures" not in cannot:
                assert pictures == 2, (name, text)
                assert "alt" in cannot or alts == ["The open door.", "A map of the way to it."], (name, text)
            if "goes on." in text:
                assert text.partition(" goes")[0] in each["public"][answers][0], (name, text)


def counted(run, there):
    """Each account has counted at least what its public posts cost, and what its network has charged."""
    desk = Desk.open(run.root, run.clock)
    with desk.log:
        for post in lookup.listing(desk.log, [State.PUBLISHED]):
            costs = desk.accounts.connect(post.account).costs(msgspec.json.decode(post.payload, type=Payload))
            mine = {budget.name: cost for budget, cost in costs if not budget.holder}  # a second's begins anew unseen
            there[post.account].setdefault("costs", Counter()).update(mine)
    for account, each in there.items():
        for name, cost in each.get("costs", {}).items():
            assert run.spendings.of(account, name) >= cost, (account, name)
        if each["charged"]:
            (money,) = (name for name in each["costs"] if "US cent" in name)
            counted = run.spendings.of(account, money)
            assert counted >= each["charged"], (account, counted, each["charged"])
