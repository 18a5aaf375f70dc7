"""How many people have to sign a post before it goes out."""

from collections.abc import Mapping

from msgspec import Struct

MOST = 2
"""Nobody asks for more signatures than that."""
COMMIT_SIGNS = 10
"""How many signs of its number name a commit to a person."""
_AROUND = "\n"
"""Stands around each scope where they are handed to a statement in one text; no name holds it."""


class SignersWanted(Struct, frozen=True):
    """How many different people sign a post: `least` everywhere, and more in some scopes (`@account`, `campaign/`)."""

    least: int = 0
    scopes: Mapping[str, int] = {}

    def of(self, campaign: str, account: str) -> int:
        """Return how many have to sign a post: the most that is asked for it."""
        return max(self.least, self.scopes.get(f"@{account}", 0), self.scopes.get(f"{campaign}/", 0))

    @property
    def nobody(self) -> bool:
        """Whether every post may go out unsigned."""
        return not self.least and not any(self.scopes.values())

    @property
    def two(self) -> bool:
        """Whether some posts want two people."""
        return MOST in {self.least, *self.scopes.values()}

    def given(self) -> dict[str, object]:
        """Return this as the log's statements take it."""
        return {
            "unsigned": self.nobody,
            "least_signers": self.least,
            "scopes_of_one": self._scopes(1),
            "scopes_of_two": self._scopes(MOST),
        }

    def _scopes(self, number: int) -> str:
        return "".join(f"{_AROUND}{scope}{_AROUND}" for scope, count in self.scopes.items() if count >= number)


NO_SIGNERS = SignersWanted()
"""What a desk asks for that lets every post out unsigned."""
