"""What makes two hashtags the same one: for networks by their identity, for the desk by the families it confirmed."""

import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import pairwise

from msgspec import Struct

from postdesk.sentences import Sentence


@lru_cache(maxsize=4096)  # an office uses few, and again and again
def identity(tag: str) -> str:
    """Return a hashtag, with or without its sign, as networks compare it: NFKC, without `#` or `＃`, casefolded.

    `＃移民` is `#移民`, `Migration` is `migration`; scripts and diacritics stay apart, since their readers are.
    """
    return unicodedata.normalize("NFKC", tag).lstrip("#").casefold()


def camel(tag: str) -> bool:
    """Tell whether a hashtag shows where its words begin: a capital after a small letter, as in `SafeMigration`."""
    return any(one.islower() and other.isupper() for one, other in pairwise(tag))


def ranked(spellings: Mapping[str, int]) -> tuple[tuple[str, int], ...]:
    """Return spellings with their posts, the most used first; of equals the one in CamelCase, which is read well."""
    return tuple(sorted(spellings.items(), key=lambda item: (-item[1], not camel(item[0]), item[0])))


class Families(Struct, frozen=True):
    """The hashtags that a desk counts as one, as `[hashtags.families]` names them.

    `members` holds each family's tags as they are written there, its name first; `names` leads from the identity of
    each of them to the family's name.
    """

    members: Mapping[str, tuple[str, ...]] = {}
    names: Mapping[str, str] = {}

    def key(self, tag: str) -> str:
        """Return what a hashtag is counted under: the identity of its family's name, or else its own."""
        own = identity(tag)
        return identity(self.names[own]) if own in self.names else own

    def uses(self, tags: Iterable[str]) -> dict[str, str]:
        """Return what the hashtags of one post are counted under, each once, with its first spelling."""
        return {self.key(tag): tag for tag in reversed(tuple(tags))}

    def name(self, key: str, spellings: Mapping[str, int]) -> str:
        """Return what to call what is counted under a key: the family's name, or else the most used spelling."""
        return self.names[key] if key in self.names else ranked(spellings)[0][0]

    def others(self, key: str) -> tuple[str, ...]:
        """Return the other members of a family, as the desk writes them; none where the key is no family's."""
        return self.members[self.names[key]][1:] if key in self.names else ()

    def said(self, key: str) -> str:
        """Return the other members of a family with their signs, a space between them."""
        return " ".join(f"#{tag}" for tag in self.others(key))


class InTwoFamiliesError(ValueError):
    """A hashtag is in two families; `family` is the second of them."""

    def __init__(self, sentence: Sentence, family: str) -> None:
        super().__init__(sentence)
        self.family = family


def families(said: Mapping[str, Iterable[str]]) -> Families:
    """Return the families that are given by name with their other members.

    Raises:
        InTwoFamiliesError: A hashtag is in two families; the sentence names all three.
    """
    members = {name: (name, *(tag for tag in others if tag != name)) for name, others in said.items()}
    names: dict[str, str] = {}
    for name, tags in members.items():
        for tag in tags:
            if (other := names.setdefault(identity(tag), name)) != name:
                raise InTwoFamiliesError(
                    Sentence(
                        "{tag} is in two families, {one} and {other}: keep it in one",
                        tag=f"#{tag}",
                        one=other,
                        other=name,
                    ),
                    name,
                )
    return Families(members, names)
