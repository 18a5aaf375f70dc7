"""What a post costs is written as people read it."""

import pytest

from postdesk.drafts.prices import dollars


@pytest.mark.parametrize(("price", "written"), [(0.2, "$0.20"), (0.215, "$0.215"), (12.0, "$12.00")])
def test_a_price_as_it_is_written(price, written):
    assert dollars(price) == written
