"""Signing what was seen, which the hash of a content names; and what changed since a signature."""

from collections.abc import Iterator

import msgspec

from postdesk.errors import NotPermitted, PostdeskError
from postdesk.log import Log
from postdesk.log.posts import approvals, contents, sent_back
from postdesk.log.posts.approvals import Waiting
from postdesk.log.posts.lookup import Post, find
from postdesk.models import Payload
from postdesk.models.known_types import known_type
from postdesk.models.people import Role, first_called, names_of
from postdesk.queue.authors import Authors
from postdesk.queue.content_changes import content_changes, content_lines
from postdesk.queue.wanted import asked
from postdesk.sentences import Sentence, either
from postdesk.settings import House

NAMED, FEWEST = 10, 7
"""How many signs of a hash are shown, and how many name a content at least: nothing at all would name any."""
SHOWN, LONGEST = 4, 60
"""How many lines of a difference stand in a sentence, and how many characters of each."""


def with_content(log: Log, house: House, name: str, content: str) -> Post:
    """Return the post that is meant, if it is to send the content that a hash, or the beginning of one, names.

    Raises:
        PostdeskError: It is to send something else; the sentence says what differs.
    """
    post = find(log, name)
    if len(content) < FEWEST:
        raise PostdeskError(
            "{post}: say which content was seen by {fewest} characters of its hash or more: `postdesk approvals` shows"
            " it",
            post=post.ref,
            fewest=FEWEST,
        )
    if post.content_hash.startswith(content):
        return post
    raise PostdeskError(
        "{post} is not what {content} names: {why}",
        post=post.ref,
        content=content[:NAMED],
        why=_why(log, house, post, content),
    )


def _why(log: Log, house: House, post: Post, content: str) -> str:
    """Say what a hash names instead."""
    if earlier := contents.earlier_content(log, post.id, content):
        return Sentence(CHANGED_SINCE, differ=_in_short(earlier, post.payload))
    for wanted in asked(house)[1].wanted:
        if wanted.ref == post.ref and wanted.payload.content_hash.startswith(content):
            differ = _in_short(post.payload, wanted.payload.encoded())
            return Sentence(ONLY_IN_FILE, differ=differ)
    for waits in approvals.waiting(log):
        if waits.post.content_hash.startswith(content):
            return Sentence("that is {post}", post=waits.post.ref)
    return Sentence(HASH_NOW, content=post.content_hash[:NAMED])


CHANGED_SINCE = "it was changed since ({differ}); look at it again: `postdesk approvals`"
ONLY_IN_FILE = "that is what its file says now, and something else is queued ({differ}): `postdesk queue` first"
HASH_NOW = "its hash is {content} now; `postdesk approvals` and `postdesk preview` show it"
OWN_WORDS = "{post} is {who}'s own, and nobody signs their own words: {others} may"
ONE_OF_TWO = "{post} has the signature of {who}, and two people sign it: {others} may"


class SigningRules:
    """Who may sign what, on a desk that names its people: nobody their own words, and nobody twice."""

    def __init__(self, house: House, log: Log) -> None:
        self._house, self._log = house, log
        self._authors = Authors(house, log)

    def sure(self, post: Post, signer: str) -> Post:
        """Return a post that somebody may sign.

        Raises:
            NotPermitted: They wrote it, or signed it before.
        """
        if why := self._not_theirs(post, signer):
            raise NotPermitted(why)
        return post

    def refusal(self, post: Post, signer: str) -> str:
        """Say why somebody cannot sign a post now, "" where they can."""
        if back := sent_back.note_of(self._log, post):
            return sent_back.still_waits(post.ref, back.who, back.note).sentence
        return self._not_theirs(post, signer)

    def _not_theirs(self, post: Post, signer: str) -> str:
        """Say why a post is not for somebody to sign; on a desk that does not name its people every one is."""
        people = self._house.people
        if not people:
            return ""
        if self._wrote(signer, post):
            return Sentence(OWN_WORDS, post=post.ref, who=signer, others=self._others(post))
        if signer in self._signed(post):
            return Sentence(ONE_OF_TWO, post=post.ref, who=signer, others=self._others(post))
        return ""

    def _others(self, post: Post) -> object:
        """Return who may sign a post, in words."""
        names = self.missing(post)
        return either(names) if names else Sentence("nobody else")

    def missing(self, post: Post) -> list[str]:
        """Return who may still sign a post, in the order of desk.toml."""
        signed, names = self._signed(post), names_of(self._house.people, Role.APPROVE)
        return [name for name in names if name not in signed and not self._wrote(name, post)]

    def _signed(self, post: Post) -> set[str]:
        """Return who has signed a post for which several people sign; where one does, they may sign again."""
        if self._house.signatures.of(post.campaign, post.account) <= 1:
            return set()
        return {each.who for each in approvals.signatures(self._log, post)}

    def _wrote(self, signer: str, post: Post) -> bool:
        author = first_called(self._house.people, self._authors.of(post).words)
        return author is not None and author.name == signer


def since_signed(waits: Waiting) -> list[str]:
    """Return line by line what is different since the last signature of a post; nothing where that is not known."""
    return _lines(waits.signed, waits.post.payload) if waits.signed else []


def changed_since_signed(waits: Waiting) -> list[tuple[str, str]]:
    """Return what is different since the last signature of a post, each line with its sign, "" for words."""
    return content_changes(*_payloads(waits.signed, waits.post.payload)) if waits.signed else []


def _in_short(before: str | bytes, after: str | bytes) -> str:
    return " / ".join(_cut(_lines(before, after)))


def _cut(lines: list[str]) -> Iterator[str]:
    for line in lines[:SHOWN]:
        yield line if len(line) <= LONGEST else f"{line[:LONGEST]}…"
    if len(lines) > SHOWN:
        yield "…"


def _lines(before: str | bytes, after: str | bytes) -> list[str]:
    return content_lines(*_payloads(before, after))


def _payloads(before: str | bytes, after: str | bytes) -> tuple[Payload, Payload]:
    return msgspec.json.decode(before, type=known_type(Payload)), msgspec.json.decode(after, type=known_type(Payload))
