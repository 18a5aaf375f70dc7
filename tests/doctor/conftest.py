"""What every look of the doctor's is tested with."""

import pytest

from postdesk.doctor import examination


@pytest.fixture
def looked(office):
    """What the doctor says of one thing at the office now, as (health, sentence)."""

    def look(what, **more):
        signs = examination.examine(office.house, office.now, **more)
        return [(str(sign.health), sign.says) for sign in signs if sign.what == what]

    return look
