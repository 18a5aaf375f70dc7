"""The fonts of charts and pages: without the letters of a script, a hashtag in it is drawn as boxes."""

import sys
from collections.abc import Iterator, Sequence
from importlib import util
from pathlib import Path

from postdesk.doctor.thing import NAMED, Health, Scene, Sign, Thing
from postdesk.log.readings import weekly
from postdesk.moments import weeks
from postdesk.sentences import Sentence, after_another

LATELY = 26
"""Weeks whose hashtags charts show."""


def look(scene: Scene) -> Iterator[Sign]:
    """Look for the family of the charts, and for the letters of what they name."""
    yield family()
    if scene.log is not None:
        lately = weeks.back(weeks.iso_week(scene.now, scene.house.timezone), LATELY)
        yield from lacking_letters(weekly.names_drawn(scene.log, lately))


def family(package: str = "matplotlib") -> Sign:
    """Look for the family that charts are drawn in, which comes with matplotlib; that is not imported for it."""
    found = util.find_spec(package)
    folder = Path(found.origin or "").parent if found else Path()
    if not (folder / "mpl-data/fonts/ttf/DejaVuSans.ttf").is_file():
        remedy = Sentence("run `{command}`", command=f"{sys.executable} -m pip install --force-reinstall matplotlib")
        return Sign("fonts", Health.WRONG, "DejaVu Sans, which comes with matplotlib, is gone", remedy)
    return Sign("fonts", Health.WELL, "charts are drawn in DejaVu Sans, which comes with matplotlib")


def lacking_letters(names: Sequence[str]) -> Iterator[Sign]:
    """Name hashtags and campaigns that charts cannot write, since no font here has their letters, and what has them."""
    from postdesk.charts.fonts import PACKED, missing

    lacking = {name: own for name in names if (own := missing(name))}
    if not lacking:
        return
    shown: object = ", ".join(list(lacking)[:NAMED])
    if len(lacking) > NAMED:
        shown = Sentence("{names} and {number} more", names=shown, number=len(lacking) - NAMED)
    scripts = sorted({script for found in lacking.values() for script in found})
    rest = ", ".join(script for script in scripts if script not in PACKED)
    ways = [Sentence("run `{command}`", command='pip install "postdesk[fonts]"')] if PACKED & set(scripts) else []
    ways += [Sentence("install the Noto fonts for {scripts} (Debian: fonts-noto-core)", scripts=rest)] if rest else []
    says = Sentence("no font here can draw the letters of {names}", names=shown)
    yield Sign("fonts", Health.LOOK, says, after_another(ways, "{one}, and {other}"))


THING = Thing("fonts", "The letters that charts and the PDF are drawn with, in every script that the desk uses.", look)
