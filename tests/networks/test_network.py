"""What every network says of its figures unless it knows better."""

import pytest

from postdesk.models import Standing
from postdesk.networks.network import Network
from stage.life import NOON, Told


def test_figures_come_from_the_network_itself():
    assert (Told().source, Told().simulated) == ("api", False)
    assert Told().standing(NOON) == Standing("")


def test_a_network_that_lacks_a_call_cannot_be_made():
    class Half(Network):
        pass

    with pytest.raises(TypeError, match="abstract"):
        Half()


def test_a_network_that_takes_no_pictures_ahead_leaves_things_as_they_are():
    from stage.life import NOON, Told, wanted

    assert Told().ahead(wanted().payload, "key", NOON, "so far") == "so far"
