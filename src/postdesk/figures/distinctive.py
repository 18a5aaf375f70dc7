"""Which hashtags belong to one network or language more than to the rest.

Weighted log-odds with an informative Dirichlet prior (Monroe, Colaresi and Quinn 2008, doi:10.1093/pan/mpn018): rare
hashtags are drawn towards their share overall, so that one use proves nothing. Their variance leaves out the uses of
all other words, since words are rare; hashtags are not, so it is the whole one here.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from math import log, sqrt

from msgspec import Struct

from postdesk.log.readings.facts import Published
from postdesk.text.tags import Families

PRIOR = 50.0
"""Uses that the prior is worth."""
CLEAR = 3.0
"""Standard deviations from no difference: far enough that chance hardly makes one among dozens of comparisons."""
ALONE = Families()
"""No hashtag counts with another."""
FEWEST = 30
"""Uses of hashtags, in one group and in the rest, before anything is said."""


class Distinctive(Struct, frozen=True):
    """A hashtag of one group: its uses there, all its uses, and by how many standard deviations it belongs there."""

    group: str
    tag: str
    uses: int
    of: int
    z: float


def distinctive(
    posts: Iterable[Published], group: Callable[[Published], str], families: Families = ALONE
) -> tuple[Distinctive, ...]:
    """Return the hashtags that belong to a group clearly more than to the rest; posts of the group "" are the rest."""
    uses: dict[str, Counter[str]] = {}
    for post in posts:
        uses.setdefault(group(post), Counter()).update(families.uses(post.hashtags).keys())
    every = sum(uses.values(), Counter[str]())
    found = (one for name, own in sorted(uses.items()) if name for one in _of_group(name, own, every))
    return tuple(sorted(found, key=lambda one: (one.group, -one.z, one.tag)))


def _of_group(name: str, own: Counter[str], every: Counter[str]) -> Iterator[Distinctive]:
    here, whole = own.total(), every.total()
    if min(here, whole - here) < FEWEST or len(every) < 2:
        return
    for tag, uses in own.items():
        prior = PRIOR * every[tag] / whole
        there = every[tag] - uses
        with_, without = uses + prior, here - uses + PRIOR - prior
        with_there, without_there = there + prior, whole - here - there + PRIOR - prior
        spread = sqrt(1 / with_ + 1 / without + 1 / with_there + 1 / without_there)
        z = (log(with_ / without) - log(with_there / without_there)) / spread
        if z >= CLEAR:
            yield Distinctive(name, tag, uses, every[tag], round(z, 2))
