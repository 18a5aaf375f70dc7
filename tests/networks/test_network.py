"""What every network says of its figures unless it knows better."""

import pytest

from postdesk.errors import Refused, Unreachable
from postdesk.models import Remote, Standing
from postdesk.networks.network import Network, midway
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


@pytest.mark.parametrize("kind", [Refused, Unreachable])
@pytest.mark.parametrize(("beginning", "held"), [("of the beginning", "of the beginning"), ("", "of the error")])
def test_what_is_to_be_kept_of_a_thread_is_what_its_beginning_says_or_else_the_error(kind, beginning, held):
    trouble = kind("no")
    trouble.kept = "of the error"
    told = midway(trouble, Remote("7", "https://a.example/7", kept=beginning), 1, 2)
    assert (told.begun, told.kept) == (("7", "https://a.example/7"), held)
