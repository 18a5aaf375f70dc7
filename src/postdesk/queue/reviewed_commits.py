"""Commits that are somebody's word for what they bring: who merged them, and who their message says reviewed them.

Git writes down the names that it is given: what keeps people from writing another's is the forge, where a protected
branch takes what was reviewed and nothing else.
"""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from postdesk import networks
from postdesk.checks.campaigns import campaigns, variants
from postdesk.errors import PostdeskError, SettingsError
from postdesk.files.repository import asked_of_git, folder_in_commit
from postdesk.log.posts.lookup import Post
from postdesk.models.people import first_called, folded_name
from postdesk.models.signatures import COMMIT_SIGNS
from postdesk.queue.authors import Authors
from postdesk.queue.wanted import frozen
from postdesk.settings import DESK, House, load_earlier

FORGES = frozenset({"noreply@github.com"})
"""Under these addresses a forge commits when somebody presses its button."""
_TRAILERS = "%(trailers:key=Reviewed-by,key=Approved-by,valueonly,unfold,separator=%x1f)"
_FORMAT = f"--format=%H%x00%P%x00%aN%x00%aE%x00%cN%x00%cE%x00{_TRAILERS}"


class GitPerson(Struct, frozen=True):
    """Somebody as git names them."""

    name: str
    mail: str

    @property
    def words(self) -> frozenset[str]:
        """The words by which they may be known, as they are compared."""
        return frozenset(filter(None, map(folded_name, (self.mail, self.name))))

    def is_one(self, words: Sequence[str]) -> bool:
        """Tell whether one of some words names them."""
        return not self.words.isdisjoint(map(folded_name, words))


class ReviewedCommit(Struct, frozen=True):
    """A commit: its parents, who made it, and who its message says reviewed or approved it.

    `by_forge` is whether a forge made it for somebody; `made_by` is then that somebody, or, where it was squashed, the
    author of what was squashed.
    """

    number: str
    parents: tuple[str, ...]
    made_by: GitPerson
    by_forge: bool
    reviewers: tuple[GitPerson, ...]

    @property
    def short(self) -> str:
        """As many signs of its number as name it."""
        return self.number[:COMMIT_SIGNS]

    def signers(self, author: Sequence[str]) -> tuple[GitPerson, ...]:
        """Return who gives their word for what an author wrote: who merged it, and the reviewers in its message.

        The author never does; and what the message of their own commit says of others, they wrote themselves.
        """
        merges = len(self.parents) > 1
        own = self.made_by.is_one(author) and (merges or not self.by_forge)
        named = (*((self.made_by,) if merges else ()), *(() if own else self.reviewers))
        return tuple(dict.fromkeys(person for person in named if not person.is_one(author)))

    def brought(self, contents: Callable[[str], Mapping[str, str]]) -> dict[str, str]:
        """Return the content of each post, by their names, that the desk's files ask for since this commit.

        `contents` returns what they asked for in a commit (`contents_at`).

        Raises:
            PostdeskError: Those files cannot be read as they were then.
        """
        before = contents(self.parents[0]) if self.parents else {}
        return {ref: content for ref, content in contents(self.number).items() if before.get(ref) != content}


def reviewed_commits(root: Path, revision: str) -> list[ReviewedCommit]:
    """Return the commit that a revision names, or those of a range such as `v1..main`, the oldest first.

    Of a range those count that the branch itself took, not those that were merged into it.

    Raises:
        PostdeskError: There is no repository, no such commit, or only a part of the history.
    """
    if asked_of_git(root, "rev-parse", "--git-dir") is None:
        raise PostdeskError("{root} is in no repository that git knows: nothing was signed", root=root)
    if (asked_of_git(root, "rev-parse", "--is-shallow-repository") or "").strip() == "true":
        raise PostdeskError(
            "only a part of the history is here, so nobody knows whose words are whose: `git fetch --unshallow` gets "
            "the rest, fetch-depth: 0 in a workflow"
        )
    since, dots, until = revision.partition("..")
    until = _commit(root, until or "HEAD" if dots else revision)
    span = (f"{_commit(root, since)}..{until}",) if dots else ("-1", until)
    told = asked_of_git(root, "log", "--first-parent", "--reverse", _FORMAT, *span) or ""
    return [_read(line) for line in told.split("\n") if line]


def _commit(root: Path, revision: str) -> str:
    found = asked_of_git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if found is None:
        raise PostdeskError(
            '"{revision}" is no commit here: write its number, a branch, or a range A..B', revision=revision
        )
    return found.strip()


def _read(line: str) -> ReviewedCommit:
    number, parents, *who, trailers = line.split("\0")
    author, committer = GitPerson(*who[:2]), GitPerson(*who[2:])
    by_forge = committer.mail.casefold() in FORGES
    reviewers = tuple(_named(trailer) for trailer in trailers.split("\x1f") if trailer.strip())
    return ReviewedCommit(number, tuple(parents.split()), author if by_forge else committer, by_forge, reviewers)


def _named(trailer: str) -> GitPerson:
    name, _, mail = trailer.strip().removesuffix(">").rpartition("<")
    return GitPerson(name.strip(), mail.strip()) if name.strip() else GitPerson(mail.strip(), mail.strip())


def contents_at(house: House, commit: str) -> dict[str, str]:
    """Return the content of every post that a desk's files asked for in a commit, by the posts' names.

    Nothing where the commit has no desk yet.

    Raises:
        PostdeskError: They cannot be read.
    """
    with folder_in_commit(house.root, commit, house.campaigns.name) as root:
        if root is None or not (root / DESK).is_file():
            return {}
        try:
            then = load_earlier(root, networks.SHELF, house.memory)
        except SettingsError as trouble:
            raise PostdeskError(
                "commit {commit} cannot be read: {trouble}; nothing was signed",
                commit=commit[:COMMIT_SIGNS],
                trouble=trouble,
            ) from None
        asking, _ = frozen(then, [variant for file in campaigns(then) for variant in variants(then, file)])
        return {wanted.ref: wanted.payload.content_hash for wanted in asking}


class CommitSigners:
    """Who gives their word for a post by a commit, on one desk, and why nobody else can."""

    def __init__(self, house: House, authors: Authors) -> None:
        self._people, self._authors = house.people, authors

    def of(self, commit: ReviewedCommit, post: Post) -> dict[str, str]:
        """Return by their names at the desk who signs a post, each with "" or with why they cannot."""
        author = self._authors.of(post).words
        known = first_called(self._people, author)
        words = (*author, *(known.known if known else ()))
        return dict(self._known(person) for person in commit.signers(words))

    def _known(self, person: GitPerson) -> tuple[str, str]:
        if not self._people:
            return person.name, ""
        one = first_called(self._people, (person.mail, person.name))
        if one is None:
            return person.name, f"{person.name} <{person.mail}> is nobody in [people]"
        return one.name, "" if one.may("approve") else f"{one.name} may not sign here"
