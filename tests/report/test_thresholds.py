"""The thresholds in the texts of the rules are those of the figures, in every language."""

import re

import pytest

from postdesk.figures import advice, ages, effects, hashtags, headline_rule, material, usual, volume
from postdesk.report.definitions import DEFINITIONS, defined
from postdesk.report.headline_sentence import RULE, VOLUME_RULE
from postdesk.report.thresholds import thresholds
from postdesk.words import KNOWN, say, speaking

WRITTEN = {
    "seven days": ages.SETTLED == 7,
    "7 days": ages.SETTLED == 7,
    "eight posts": usual.ENOUGH == 8,
    "five times": hashtags.DEAD_USES == 5,
    "last four": hashtags.DEAD_WEEKS == 4,
    "last 4 weeks": hashtags.DEAD_WEEKS == 4,
    "not used for 4 weeks": hashtags.DEAD_WEEKS == 4,
    "three weeks": hashtags.EVENT_WEEKS == 3,
    "26 weeks": material.HALF_YEAR == 26,
    "14 days": advice.SILENT.days == 14,
    "at least twice": volume.TWICE == 2,
    "10 posts or more": effects.ENOUGH == 10,
}
"""What texts say in words, which cannot be filled in where a language inflects what is counted."""


@pytest.mark.parametrize("words", WRITTEN)
def test_what_stands_in_words_is_what_the_figures_use(words):
    assert WRITTEN[words]


def test_the_rules_print_the_levels_that_are_used():
    said = say(RULE, **thresholds())
    assert f"p below {100 * headline_rule.LEVEL:g}%" in said
    assert f"at least {usual.FEWEST} posts with figures" in said
    assert f"against the {material.USUAL} weeks before" in said
    assert f"p below {100 * volume.LEVEL:g}%" in say(VOLUME_RULE, **thresholds())


@pytest.mark.parametrize("tag", KNOWN)
def test_in_every_language_a_definition_is_whole_and_has_the_level_in_its_own_figures(tag):
    with speaking(tag):
        meanings = [meaning for _, meaning in defined()]
    assert len(meanings) == len(DEFINITIONS)
    assert not [meaning for meaning in meanings if re.search(r"[{}]", meaning)]
    assert any(re.search(r"[1١][.,٫][5٥]\s?[%٪]", meaning) for meaning in meanings)
