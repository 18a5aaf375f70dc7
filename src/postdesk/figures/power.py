"""How often the headline's rule finds a change that is there, in simulated weeks.

A week is one network's: so many posts in it, as many in each of the weeks before, their engagements log-normal around
20 with σ = 0.9 in logarithms, the usual spread on social media, floored to whole numbers; then those of the week are
doubled or tripled. The dice are seeded, so that the weeks can be made again: the tests do it
(`tests/stage/simulated_weeks.py`) and hold these figures to what they find.
"""

from collections.abc import Mapping

WEEKS = 1000
"""Weeks made for every figure."""
FOUND: Mapping[int, tuple[int, int]] = {
    3: (100, 273),
    5: (172, 523),
    7: (278, 671),
    15: (622, 967),
    30: (932, 1000),
}
"""By posts in the week: in how many of the weeks a doubling made a headline, and in how many a tripling."""
