"""Words in which several pages say the same."""

from datetime import date

import pytest
from msgspec.structs import replace

from postdesk.models import Certainty, Limit
from postdesk.preview.shown import ShownLength
from postdesk.web.showing import counted_words

LIMIT = Limit("text", 280, "weighted", "somewhere", date(2026, 11, 1), Certainty.RUN)


@pytest.mark.parametrize("certainty", [Certainty.RUN, Certainty.REPORTED])
@pytest.mark.parametrize("length", [280, 291])
def test_a_page_counts_in_the_words_of_a_preview(length, certainty):
    shown = ShownLength(length, replace(LIMIT, certainty=certainty))
    assert counted_words(shown) == str(shown)
