"""The order of a report: its sections by name, as every form of it has them, below the headline."""

SECTIONS = (
    "figures",
    "needs",
    "look",
    "next",
    "health",
    "pictures",
    "networks",
    "campaigns",
    "accessibility",
    "posts",
    "definitions",
    "sources",
    "statistics",
)
"""Five for the director; with `pictures` begins what is for the officer, with `statistics` the last page."""
