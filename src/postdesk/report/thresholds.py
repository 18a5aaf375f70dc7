"""The thresholds of the rules as their texts print them: the figures' own, in the language that is spoken."""

from postdesk.figures import headline_rule, volume
from postdesk.figures.advice import DESCRIBED
from postdesk.figures.material import USUAL
from postdesk.figures.usual import FEWEST
from postdesk.words import rate


def thresholds() -> dict[str, object]:
    """Return each threshold by the name of its placeholder."""
    return {
        "level": rate(headline_rule.LEVEL),
        "volume_level": rate(volume.LEVEL),
        "described": rate(DESCRIBED),
        "weeks": USUAL,
        "fewest": FEWEST,
    }
