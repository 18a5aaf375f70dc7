"""All that people, workers, networks and clocks do to an office, in any order, and what must hold whatever they do."""

import contextlib
import os
import shutil
import tempfile
from collections import Counter
from copy import deepcopy
from datetime import timedelta
from pathlib import Path

import msgspec
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
)
from sqlalchemy import select

from faults.dying import POINTS, KilledError
from faults.office import KINDS, LOST, Office
from postdesk.errors import PostdeskError
from postdesk.log.posts import changes, lookup
from postdesk.models import Payload
from postdesk.models.as_queued import audience
from postdesk.models.life import NEXT, State
from postdesk.settings.machine import VARIABLE
from stage.campaign_files import SPOILT, CampaignFile, Papers, Written
from stage.life import Clock

TOPICS = ("doors", "tea", "hall", "song")
NUMBERS = st.integers(0, 9)
THEN = st.sampled_from(["nothing", "queue", "work", "work"])
WHEN = st.sampled_from(["due", "due", "due", 0, 1, 6, 46, 61, 300, 900, 7300])
RENAMED = st.sampled_from(["campaign", "id", "account", "campaign id", "id account", "campaign id account"])
SETTINGS = st.sampled_from(
    [
        ("visibility", "private"),
        ("visibility", "public"),
        ("zone", "UTC"),
        ("zone", "Europe/Podgorica"),
        ("zone", "Asia/Kathmandu"),
        ("changed", "send"),
        ("changed", "hold"),
    ]
)
ACTS = ("hold", "release", "cancel", "undo", "move", "approve", "retry", "delete")


class Doubled(AssertionError):
    """Something is public twice."""


class People(RuleBasedStateMachine):
    """An office of a few campaigns at three servers, and all that people, workers, networks and clocks do to it."""

    def __init__(self, sea, urls, dead, **seams):
        super().__init__()
        self.sea, self.urls, self.dead, self.seams = sea, urls, dead, seams
        self.scratch = tempfile.TemporaryDirectory()
        self.clock = Clock()
        self.places, self.here = [], 0
        self.versions, self.backups, self.signed = [], [], set()
        self.wanted_again = {}
        self.seen, self.number = {}, 0

    # ── The office ──────────────────────────────────────────────────────────────────────────────────────

    @property
    def root(self):
        return self.places[self.here]

    def at_desk(self, **more):
        kinds = {url: kind for kind, url in self.urls.items()}
        return contextlib.closing(Office.at(self.root, self.clock, kinds, **self.seams, **more))

    def by_hand(self, act, **more):
        """What a person may not do now is told in a sentence, and changes nothing."""
        with contextlib.suppress(PostdeskError), self.at_desk(**more) as office:
            act(office)

    def fresh(self, word):
        self.number += 1
        return f"{word}{self.number}"

    def local(self, minutes):
        return (self.clock() + timedelta(minutes=minutes)).strftime("%Y-%m-%d %H:%M")

    @initialize(approval=st.sampled_from(["optional", "optional", "required"]), lags=st.sampled_from([0, 0, 100]))
    def begin(self, approval="optional", lags=0):
        self.sea.begin_anew(self.clock(), timedelta(seconds=lags))
        accounts = {
            "fedi": {"network": "mastodon", "server": self.urls["keyed"], "handle": "office"},
            "other": {"network": "mastodon", "server": self.urls["asked"], "handle": "office"},
            "bsky": {"network": "bluesky", "server": self.urls["records"], "handle": "office.test"},
        }
        self.papers = Papers(accounts, approval=approval)
        for name, topics in (("spring", TOPICS[:2]), ("summer", TOPICS[2:])):
            posts = [
                Written(topic, self.local(10 + 40 * n), f"The {topic} of {name}.") for n, topic in enumerate(topics)
            ]
            self.papers.files[name] = CampaignFile(name, posts)
        self.place("desk")
        self.queue()

    def place(self, name):
        root = Path(self.scratch.name, name)
        root.mkdir()
        (root / ".env").write_text(
            "".join(f"POSTDESK_{name}_TOKEN={'app-pass' if 'BSKY' in name else 'token'}\n" for name in NAMES)
        )
        (root / ".env").chmod(0o600)
        self.places.append(root)
        self.here = len(self.places) - 1
        self.papers.lay(root)

    # ── What people do to files ─────────────────────────────────────────────────────────────────────────

    def file(self, number):
        names = sorted(self.papers.files)
        return names[number % len(names)] if names else None

    def post(self, number):
        posts = self.papers.posts()
        return posts[number % len(posts)] if posts else (None, None)

    @rule(yes=st.booleans())
    def queue(self, yes=True):
        """Queue, and see that every post that was asked for is in the log, or was named."""
        self.papers.lay(self.root)
        for _, post in self.papers.posts():
            self.wanted_again.setdefault(post.text, {""}).add(post.again and f"{post.again} at {post.at}")
        with contextlib.suppress(PostdeskError), self.at_desk() as office:
            _, plan = office.queue.apply(yes=yes)
            told = {change.ref for change in plan.repeated}
            known = {post.ref for post in office.posts.listing()}
            if not plan.stopped:
                asked = {
                    f"{file.campaign}/{post.id}@{account}"
                    for file in self.papers.whole()
                    for post in file.posts
                    for account in self.papers.accounts
                }
                if not self.faulty():
                    assert asked <= told | known, f"{asked - told - known} vanished"

    def faulty(self):
        campaigns = Counter(file.campaign for file in self.papers.files.values())
        ids = any(len({post.id for post in file.posts}) < len(file.posts) for file in self.papers.files.values())
        odd = any(file.spoilt or file.ending != ".yaml" for file in self.papers.files.values())
        return max(campaigns.values(), default=0) > 1 or ids or odd

    def follow(self, then):
        """What people do after an edit: nothing, queue it, or queue it and let the next post go out."""
        if then != "nothing":
            self.queue()
        if then == "work":
            self.work("due", "", "", "keyed")

    @rule(number=NUMBERS, wording=st.integers(0, 2), then=THEN)
    def correct_words(self, number, wording, then):
        _, post = self.post(number)
        if post:
            post.text = f"{post.text.split(' (')[0]} ({wording})" if wording else post.text.split(" (")[0]
        self.follow(then)

    @rule(number=NUMBERS, minutes=st.sampled_from([-30, 1, 10, 90, 600, None]), then=THEN)
    def correct_time(self, number, minutes, then):
        _, post = self.post(number)
        if post:
            post.at = "next" if minutes is None else self.local(minutes)
        self.follow(then)

    @rule(number=NUMBERS, what=RENAMED, then=THEN)
    def rename(self, number, what, then):
        file, post = self.post(number)
        if "campaign" in what and file:
            file.campaign = self.fresh("renamed")
        if "id" in what and post:
            post.id = self.fresh("post")
        if "account" in what:
            old = sorted(self.papers.accounts)[number % len(self.papers.accounts)]
            new = next(name for name in ACCOUNT_NAMES[first_name(old)] if name != old)
            self.papers.accounts = {new if name == old else name: said for name, said in self.papers.accounts.items()}
        self.follow(then)

    @rule(number=NUMBERS, campaign=st.booleans(), minutes=st.sampled_from([0, 60, 300]), then=THEN)
    def copy_file(self, number, campaign, minutes, then):
        """Copy a file: as it is, or as the beginning of another campaign, at other times."""
        if name := self.file(number):
            copy = self.papers.version()[name]
            copy.campaign = self.fresh("copied") if campaign else copy.campaign
            for post in copy.posts:
                post.at = self.local(minutes) if minutes else post.at
                post.again = post.again and self.fresh("reason")
            self.papers.files[self.fresh("copy")] = copy
        self.follow(then)

    @rule(number=NUMBERS, minutes=st.sampled_from([0, 1, 10, 90, 26 * 60]), then=THEN)
    def say_again(self, number, minutes, then):
        """Say something once more, with a reason of its own."""
        file, post = self.post(number)
        if file:
            file.posts.append(Written(self.fresh("again"), self.local(minutes), post.text, self.fresh("reason")))
        self.follow(then)

    @rule(number=NUMBERS, then=THEN)
    def split_file(self, number, then):
        name = self.file(number)
        if name and len(self.papers.files[name].posts) > 1:
            file = self.papers.files[name]
            half = len(file.posts) // 2
            self.papers.files[self.fresh("half")] = CampaignFile(self.fresh("split"), file.posts[half:])
            file.posts = file.posts[:half]
        self.follow(then)

    @rule(number=NUMBERS, what=st.sampled_from(["file", "draft"]), then=THEN)
    def throw_away(self, number, what, then):
        file, post = self.post(number)
        if what == "draft" and file and len(file.posts) > 1:
            file.posts.remove(post)
        elif name := self.file(number):
            del self.papers.files[name]
        self.follow(then)

    @rule(topic=st.sampled_from(TOPICS), minutes=st.sampled_from([1, 5, 30, 90, 26 * 60]))
    def write(self, topic, minutes):
        """Write one more campaign, perhaps with words that were said before."""
        name = self.fresh("campaign")
        self.papers.files[name] = CampaignFile(name, [Written(topic, self.local(minutes), f"The {topic} of spring.")])
        self.queue()

    @rule(number=NUMBERS, how=st.sampled_from(["mend", *SPOILT, ".yaml.txt", ".yml~"]), then=THEN)
    def spoil(self, number, how, then):
        """Spoil a file, or mend all of them."""
        if how == "mend":
            for file in self.papers.files.values():
                file.spoilt, file.ending = "", ".yaml"
        elif name := self.file(number):
            file = self.papers.files[name]
            file.spoilt, file.ending = (how, file.ending) if how in SPOILT else (file.spoilt, how)
        self.follow(then)

    @rule(number=NUMBERS, restore=st.booleans(), then=THEN)
    def git(self, number, restore, then):
        """Commit the files, or bring back those of an older commit."""
        if not restore:
            self.versions = [*self.versions[-3:], self.papers.version()]
        elif self.versions:
            self.papers.files = deepcopy(self.versions[number % len(self.versions)])
            self.follow(then)

    @rule(what=SETTINGS, then=THEN)
    def set_something(self, what, then):
        """Change a line of desk.toml."""
        key, value = what
        if key == "visibility":
            for said in self.papers.accounts.values():
                said.update({"visibility": value} if said["network"] == "mastodon" else {})
        else:
            setattr(self.papers, key, value)
        self.follow(then)

    # ── What people do to the memory ────────────────────────────────────────────────────────────────────

    @rule()
    def back_up(self):
        """Copy the memory away."""
        if (self.root / ".postdesk").is_dir():
            kept = Path(self.scratch.name, self.fresh("backup"))
            shutil.copytree(self.root / ".postdesk", kept)
            self.backups = [*self.backups[-1:], kept]

    @rule(what=st.sampled_from(["restore", "empty", "delete", "clone", "copy", "switch"]), over=st.booleans())
    def change_memory(self, what, over):
        """Do something to the memory, and perhaps say that the one at hand speaks."""
        ways = {
            "restore": self.restore,
            "empty": self.empty,
            "delete": lambda: shutil.rmtree(self.root / ".postdesk", ignore_errors=True),
            "clone": lambda: self.copy_desk(whole=False),
            "copy": lambda: self.copy_desk(whole=True),
            "switch": self.switch,
        }
        ways[what]()
        self.seen = {}
        if over:
            self.queue()
            self.take_over()

    def restore(self):
        if self.backups:
            shutil.rmtree(self.root / ".postdesk", ignore_errors=True)
            shutil.copytree(self.backups[self.number % len(self.backups)], self.root / ".postdesk")

    def empty(self):
        for path in (self.root / ".postdesk").glob("desk.sqlite-*"):
            path.unlink()
        if (self.root / ".postdesk").is_dir():
            (self.root / ".postdesk" / "desk.sqlite").write_bytes(b"")

    def switch(self):
        """Go to the other computer, with a memory of its own."""
        self.here = (self.here + 1) % len(self.places)

    def copy_desk(self, *, whole):
        """Clone the desk, or copy its folder with its memory, and go on there."""
        if len(self.places) == 3:
            return
        before = self.root
        self.place(self.fresh("desk"))
        shutil.rmtree(self.root / "campaigns")
        shutil.copytree(before / "campaigns", self.root / "campaigns", ignore=None if whole else without_here)
        if whole and (before / ".postdesk").is_dir():
            shutil.copytree(before / ".postdesk", self.root / ".postdesk")

    @rule()
    def take_over(self):
        """Say that the memory here speaks, and share the mark as one is told to."""
        with contextlib.suppress(PostdeskError), self.at_desk() as office:
            office.memory.take_over("people")
            mark = Path("campaigns", ".desk-memory")
            for place in self.places:
                if place != self.root:
                    shutil.copy(self.root / mark, place / mark)

    @rule(name=st.sampled_from(["", "office-2"]))
    def call_machine(self, name):
        """Give the machine a name of its own, as a container does, or take it away."""
        call_this_machine(name)

    # ── What officers do to posts ───────────────────────────────────────────────────────────────────────

    @rule(number=st.integers(0, 30), what=st.sampled_from(ACTS), when=st.sampled_from(["+1h", "+2m", "next"]))
    def handle(self, number, what, when):
        """Do something to a post by hand, whether that is possible or not."""

        def act(office):
            refs = [post.ref for post in office.posts.listing()]
            ref = refs[number % len(refs)] if refs else "none"
            acts = {
                "hold": lambda: office.queue.hold([ref], ""),
                "release": lambda: office.queue.release([ref], ""),
                "cancel": lambda: office.queue.cancel([ref], ""),
                "undo": lambda: office.queue.undo(ref, ""),
                "move": lambda: office.queue.move([ref], when, ""),
                "approve": lambda: self.sign(office, ref),
                "retry": lambda: office.queue.retry([ref], ""),
                "delete": lambda: office.posts.delete(ref, "", gone=False),
            }
            acts[what]()

        self.by_hand(act)

    def sign(self, office, ref):
        """Sign a post, and remember what was to be seen."""
        post = lookup.find(office.log, ref)
        payload = msgspec.json.decode(post.payload, type=Payload)
        seen = audience(payload) or "public"
        office.queue.approve([ref], "Head", "")
        self.signed.add((office.kind_of(post.account), payload.texts[0], seen))

    @rule()
    def sign_all(self):
        def act(office):
            for post in office.posts.listing():
                with contextlib.suppress(PostdeskError):
                    self.sign(office, post.ref)

        self.by_hand(act)

    @rule(scope=st.sampled_from(["", "@fedi", "spring/"]), on=st.booleans())
    def hold_over(self, scope, on):
        def act(office):
            lay, lift = office.queue.hold_over, office.queue.release_over
            if scope:
                lay(scope, "") if on else lift(scope, "")
            else:
                office.queue.hold_all("") if on else office.queue.release_all("")

        self.by_hand(act)

    @rule()
    def resolve(self):
        """A person looks for every post in doubt on its account's page, and says what is there."""

        def act(office):
            for post in office.posts.listing(state="unknown"):
                if kind := office.kind_of(post.account):
                    payload = msgspec.json.decode(post.payload, type=Payload)
                    office.queue.resolve(post.ref, self.sea.address(kind, payload.texts[0]), "")

        self.by_hand(act)

    # ── What workers, networks and clocks do ────────────────────────────────────────────────────────────

    @rule(
        when=WHEN,
        what=st.sampled_from(["", "", *LOST]),
        point=st.sampled_from(["", "", *POINTS]),
        kind=st.sampled_from(KINDS),
    )
    def work(self, when, what, point, kind):
        """A worker does what is due; a server may answer otherwise than it was asked, and the worker may be killed."""
        if when == "due":
            self.by_hand(self.until_due)
        else:
            self.time_passes(when)
        if what:
            self.sea.strike(kind, what)
        struck = {"struck": (point, kind), "dead": self.dead} if point else {}
        with contextlib.suppress(KilledError):
            self.by_hand(lambda office: office.publishing.publish_due(), **struck)
        self.sea.calm()

    def until_due(self, office):
        """The next post's moment comes."""
        if due := office.publishing.next_due():
            self.time_passes((due - self.clock()).total_seconds() + 1)

    @rule()
    def files_are_looked_at(self):
        self.by_hand(lambda office: office.queue.keep_changed("worker"))

    @rule(seconds=st.sampled_from([60, 600, 3600, 7300, 90000]))
    def time_passes(self, seconds):
        self.clock.forward(seconds=seconds)
        self.sea.now += timedelta(seconds=seconds)

    @rule(minutes=st.sampled_from([-240, -4, 4, 60, None]))
    def set_clock(self, minutes):
        """Set the desk's clock wrong, or right."""
        self.clock.moment = self.sea.now if minutes is None else self.clock() + timedelta(minutes=minutes)

    # ── What must hold ──────────────────────────────────────────────────────────────────────────────────

    @invariant()
    def nothing_is_public_twice(self):
        for kind in KINDS:
            there = Counter((text, seen) for text, seen, _ in self.sea.public(kind))
            twice = {said for said, often in there.items() if often > len(self.wanted_again.get(said[0], {""}))}
            if twice:
                raise Doubled(f"{kind} has {twice} more than once")

    @invariant()
    def nothing_is_altered_after_its_signature(self):
        if self.places and self.papers.approval == "required":
            for kind in KINDS:
                there = {(kind, text, seen) for text, seen, _ in self.sea.public(kind)}
                assert there <= self.signed, f"{there - self.signed} went out unsigned"

    @invariant()
    def every_step_is_told_and_nothing_is_late_or_lost(self):
        if not self.places or not (self.root / ".postdesk" / "desk.sqlite").is_file():
            return
        with contextlib.suppress(PostdeskError), self.at_desk() as office:
            with office.log.read() as connection:
                rows = connection.execute(select(changes.EVENTS).order_by(changes.EVENTS.c.id)).all()
            posts = lookup.listing(office.log)
            stories = {}
            for row in rows:
                stories.setdefault(row.post_id, []).append(row)
            for post in posts:
                self.is_whole(post, stories[post.id])
            now = {post.id: post.state for post in posts}
            assert set(self.seen) <= set(now), "a post vanished"
            self.seen = now

    def is_whole(self, post, story):
        assert story[0].before is None
        steps = [(row.before, row.after) for row in story[1:]]
        assert [before for before, _ in steps] == [row.after for row in story][:-1]
        assert all(before == after or State(after) in NEXT[State(before)] for before, after in steps), (post.ref, steps)
        assert story[-1].after == post.state
        sent = [row.at for row in story if row.after == State.SENDING]
        if sent and post.state == State.SENDING:
            assert sent[-1] < post.latest, f"{post.ref} is late"

    def teardown(self):
        self.close()

    def close(self):
        call_this_machine("")
        self.scratch.cleanup()


ACCOUNT_NAMES = {"fedi": ("fedi", "mast"), "other": ("other", "snac"), "bsky": ("bsky", "blue-bsky")}
NAMES = [name.upper().replace("-", "_") for names in ACCOUNT_NAMES.values() for name in names]


def first_name(name):
    return next(first for first, names in ACCOUNT_NAMES.items() if name in names)


def call_this_machine(name):
    os.environ.pop(VARIABLE, None)  # noqa: TID251 - what whoever starts a container does
    os.environ.update({VARIABLE: name} if name else {})  # noqa: TID251


def without_here(folder, names):
    """A clone has what git has."""
    return [".desk-here"] if ".desk-here" in names else []
