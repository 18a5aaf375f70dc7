"""Words in which several pages say the same."""

from datetime import date

import pytest
from msgspec.structs import replace

from postdesk.models import Certainty, Limit
from postdesk.networks import SHELF
from postdesk.preview.shown import ShownLength
from postdesk.web.showing import UNITS, counted_words
from postdesk.words import speaking

LIMIT = Limit("text", 280, "weighted", "somewhere", date(2026, 11, 1), Certainty.RUN)


@pytest.mark.parametrize("certainty", [Certainty.RUN, Certainty.REPORTED])
@pytest.mark.parametrize("length", [280, 291])
def test_a_page_counts_in_the_words_of_a_preview(length, certainty):
    shown = ShownLength(length, replace(LIMIT, certainty=certainty))
    assert counted_words(shown) == str(shown)


@pytest.mark.parametrize("network", SHELF.values(), ids=SHELF)
def test_whatever_a_network_counts_a_text_in_has_its_word_in_every_language(network):
    units = {limit.unit for limit in network.read().limits if limit.name in {"text", "caption", "alt"}}
    assert units
    assert units <= UNITS.keys()


def test_a_network_that_somebody_brought_counts_in_its_own_words():
    assert counted_words(ShownLength(3, replace(LIMIT, unit="stanzas", number=4))) == "3/4 stanzas"


def test_a_count_is_said_whole_in_the_office_s_language():
    shown = ShownLength(171, replace(LIMIT, unit="graphemes", number=500))
    with speaking("ar"):
        assert counted_words(shown) == "171/500 حروف مركبة"
