"""`[hashtags]` in desk.toml: which hashtags are counted as one, and how far apart their effects are expected to lie."""

from collections.abc import Mapping

from postdesk.sentences import Sentence
from postdesk.settings.toml import Toml, Trail
from postdesk.text.tags import InTwoFamiliesError, families

_HASHTAG = r"[^\s#＃]+"


def family_table(desk: Toml, trail: Trail, value: object) -> Mapping[str, tuple[str, ...]]:
    """Return the families by their names, each with its other members.

    A hashtag in two of them, and a family of one, is refused with its line.
    """
    said: dict[str, tuple[str, ...]] = {}
    lines: dict[str, Trail] = {}
    for written, tags in desk.mapping(trail, value).items():
        here, name = (*trail, written), written.lstrip("#＃")
        others = desk.hashtags(here, tags)
        if not others:
            desk.fail(
                here,
                'family "{name}" has no other member: write {written} = ["…"], or take the line out',
                name=name,
                written=written,
            )
        for tag in (name, *others):
            desk.matching(here, tag, _HASHTAG, Sentence('"MigrantsDay", without blanks'))
        said[name], lines[name] = others, here
    try:
        families(said)
    except InTwoFamiliesError as trouble:
        desk.fail(lines[trouble.family], trouble)
    return said


def spread(desk: Toml, trail: Trail, value: object) -> float:
    """Return a standard deviation in logarithms: above 0, at most 1."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value <= 1:
        desk.fail(trail, '"{key}" wants a number above 0 and at most 1: write {key} = 0.2', key=trail[-1])
    return float(value)
