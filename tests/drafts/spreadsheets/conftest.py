"""An office whose campaign has comments, a thread, a picture and a wording of its own for one account."""

import pytest

from stage.desks import write
from stage.plans import SPRING


@pytest.fixture
def desk(office):
    write(office, spring=SPRING)
    return office
