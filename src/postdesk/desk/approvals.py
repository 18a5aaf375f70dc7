"""The desk's approvals: who signs what goes out, what lacks signatures, what goes back to its author.

Here is also the one door to everything that a person does by hand: `hand` asks whether they may.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from secrets import token_hex
from typing import TYPE_CHECKING

from msgspec import Struct

from postdesk import queue
from postdesk.desk.part import DeskPart
from postdesk.errors import NotPermitted, PostdeskError
from postdesk.models.life import Hand
from postdesk.models.signatures import COMMIT_SIGNS

if TYPE_CHECKING:
    from postdesk.log.posts.approvals import Waiting
    from postdesk.log.posts.lookup import Post
    from postdesk.models.life import Layer
    from postdesk.queue.reviewed_commits import ReviewedCommit
    from postdesk.queue.signing import SigningRules


class GitSignature(Struct, frozen=True):
    """A post that was signed by a commit, and in whose name."""

    post: "Post"
    who: str
    commit: str

    @property
    def short(self) -> str:
        """As many signs of the commit's number as name it."""
        return self.commit[:COMMIT_SIGNS]


class SignedInGit(Struct):
    """What was signed by commits; and, of the posts that they brought and that lack signatures yet, why they do."""

    signed: list[GitSignature] = []
    unsigned: dict[str, str] = {}


class DeskApprovals(DeskPart):
    """Signatures, and sending back."""

    def hand(self, act: str, why: str) -> Hand:
        """Return who does something to a post, why, and when; NotPermitted where they may not."""
        self.desk.people.allow(act)
        return self.by_whom(why)

    def by_whom(self, why: str) -> Hand:
        """Return who is at the desk, why, and when, whatever they may do; UnicodeEncodeError where `why` is no text."""
        why.encode()  # of what cannot be written the log would keep another reason than was given
        return Hand(self.desk.who, why, self.desk.now(), token_hex(8))

    def signer(self, by: str = "") -> str:
        """Return in whose name is signed: on a desk that names its people always that of whoever is here.

        Raises:
            PostdeskError: Nobody is named, or somebody else, or who is here may not sign.
        """
        here = self.desk.people.here
        if not self.desk.people.named:
            if not by:
                raise PostdeskError('somebody signs: say who with --by "NAME"; nothing was signed')
            return by
        self.desk.people.allow("approve")
        if here is None or (by and self.desk.people.known_as(by) != here):
            raise NotPermitted(
                "everybody in [people] signs for themselves, and you are {who}, not {by}", who=self.desk.who, by=by
            )
        return here.name

    def approve(self, names: Sequence[str], by: str, why: str) -> "list[Post]":
        """Sign posts as they are now, in somebody's name."""
        return list(self.sign([queue.find(self.desk.log, name) for name in names], by, why))

    def approve_all(self, by: str, why: str) -> "list[Post]":
        """Sign every post that waits for it, in somebody's name; not their own, and not what was sent back."""
        hand, signer = self.hand("approve", why), self.signer(by)
        rules = self._signing()
        skipped = {waits.post.id for waits in self.unsigned() if rules.refusal(waits.post, signer)}
        return queue.approve_all(self.desk.log, signer, hand, self.desk.house.signatures, skipped)

    def sign(self, posts: "Iterable[Post]", by: str, why: str, commit: str = "") -> "Iterator[Post]":
        """Sign posts as they were shown, one by one, in somebody's name; PostdeskError at one that was changed.

        `commit` is the one by which they signed, "" where they do it here.
        """
        hand, signer = self.hand("approve", why), self.signer(by)
        rules = self._signing()
        return (queue.approve_seen(self.desk.log, rules.sure(post, signer), signer, hand, commit) for post in posts)

    def sign_from_git(self, revision: str, why: str, only: "Collection[str] | None" = None) -> "SignedInGit":
        """Sign what commits brought, in the names of who merged and reviewed them; never in its author's.

        `only` are the names of the posts that are meant, None for all. What they bring is signed where it is queued
        just so, and lacks signatures.

        Raises:
            PostdeskError: There is no such commit, or its files cannot be read; nothing is signed then.
        """
        from functools import cache, partial

        from postdesk.queue import reviewed_commits
        from postdesk.queue.authors import Authors

        house = self.desk.house
        # Of a range, what is there after one commit is there before the next.
        contents = cache(partial(reviewed_commits.contents_at, house))
        signers, found = reviewed_commits.CommitSigners(house, Authors(house, self.desk.log)), SignedInGit()
        commits = reviewed_commits.reviewed_commits(house.root, revision)
        for commit, brought in [(commit, commit.brought(contents)) for commit in commits]:
            for waits in self.unsigned():
                post = waits.post
                if brought.get(post.ref) == post.content_hash and (only is None or post.ref in only):
                    self._sign_by(commit, waits, signers.of(commit, post), why, found)
        lacks = {waits.post.ref for waits in self.unsigned()}
        return SignedInGit(found.signed, {ref: why for ref, why in found.unsigned.items() if ref in lacks})

    def _sign_by(
        self, commit: "ReviewedCommit", waits: "Waiting", signers: Mapping[str, str], why: str, found: "SignedInGit"
    ) -> None:
        """Sign a post in the names of those who may, but for who has; note why the others do not."""
        rules, have = self._signing(), {each.who for each in waits.signatures}
        told = {name: why_not or rules.refusal(waits.post, name) for name, why_not in signers.items()}
        for name in (name for name, why_not in told.items() if not why_not and name not in have):
            found.signed += [
                GitSignature(post, name, commit.number)
                for post in self.desk.acting(name).queue.sign([waits.post], name, why, commit.number)
            ]
        nobody = f"nobody but its author stands in commit {commit.short}: a merge or a line `Reviewed-by:` names others"
        still = f"commit {commit.short} names {' and '.join(told)}, and it needs {waits.needs} signatures"
        found.unsigned[waits.post.ref] = "; ".join(filter(None, told.values())) or (still if told else nobody)

    def sure_signer(self, post: "Post", by: str) -> str:
        """Return in whose name a post is signed; NotPermitted where they may not sign it."""
        signer = self.signer(by)
        self._signing().sure(post, signer)
        return signer

    def theirs_to_sign(self, posts: "Iterable[Post]") -> frozenset[str]:
        """Return the names of those posts that whoever is here may sign.

        They have the role, and neither wrote nor signed them; nobody has sent them back.
        """
        here, rules = self.desk.people.here, self._signing()
        if not self.desk.people.may("approve"):
            return frozenset()
        return frozenset(post.ref for post in posts if here is None or not rules.refusal(post, here.name))

    def send_back(self, posts: "Iterable[Post]", note: str) -> "list[Post]":
        """Send posts back to their author as they were shown, with a note of what to change."""
        hand = self.hand("send-back", "")
        return [queue.send_back(self.desk.log, post, note, hand) for post in posts]

    def sent_back(self) -> "dict[int, Layer]":
        """Return who sent which posts back to their author, by the ids of those."""
        from postdesk.log.posts import sent_back

        return sent_back.sent_back_now(self.desk.log)

    def missing(self, waiting: "Iterable[Waiting]") -> dict[str, list[str]]:
        """Return who may still sign each post, by its name, of the people that the desk names."""
        rules = self._signing()
        return {waits.post.ref: rules.missing(waits.post) for waits in waiting}

    def with_content(self, name: str, content: str) -> "Post":
        """Return a post that is to send the content that a hash names; PostdeskError says what differs otherwise."""
        from postdesk.queue import signing

        return signing.with_content(self.desk.log, self.desk.house, name, content)

    def since_signed(self, waits: "Waiting") -> list[str]:
        """Return line by line what is different since a post was signed last."""
        from postdesk.queue import signing

        return signing.since_signed(waits)

    def changed_since_signed(self, waits: "Waiting") -> list[tuple[str, str]]:
        """Return what is different since a post was signed last, each line with its sign: `-`, `+`, or "" for words."""
        from postdesk.queue import signing

        return signing.changed_since_signed(waits)

    def unsigned(self) -> "list[Waiting]":
        """Return the posts that lack signatures as they are, by their moments; with none asked for, the unsigned."""
        from postdesk.log.posts import approvals

        return approvals.waiting(self.desk.log, None, self.desk.house.signatures)

    def first_unsigned(self, drafts: int) -> "tuple[list[Waiting], int]":
        """Return the posts of the first so many drafts that lack signatures, by moments; and how many posts do."""
        from postdesk.log.posts import approvals

        return approvals.first_waiting(self.desk.log, drafts, self.desk.house.signatures)

    def unapproved(self) -> frozenset[str]:
        """Return the names of the posts that wait for a signature; none where the desk asks for none."""
        from postdesk.log.posts import approvals

        signatures = self.desk.house.signatures
        return frozenset() if signatures.nobody else approvals.unsigned_names(self.desk.log, signatures)

    def waiting_post(self, post: "Post") -> "Waiting | None":
        """Return how a post waits for its signatures; None for one that does not."""
        from postdesk.log.posts import approvals

        return approvals.waiting_post(self.desk.log, post, self.desk.house.signatures)

    def _signing(self) -> "SigningRules":
        from postdesk.queue.signing import SigningRules

        return SigningRules(self.desk.house, self.desk.log)
