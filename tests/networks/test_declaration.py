"""Each network says once what it is; what it says is what its code does."""

from importlib import import_module
from pathlib import Path

import pytest

from postdesk import networks
from postdesk.models import Account, Figures, Repeat, Way
from postdesk.networks.network import Network

SHELF = networks.SHELF
README = Path(__file__).parents[2] / "README.md"
MARK = {True: "yes", False: "–"}


def called(name):
    """The class of a network's API, None where postdesk cannot post there."""
    folder = Path(networks.__file__).parent / name / "api.py"
    if not folder.exists():
        return None
    module = import_module(f"postdesk.networks.{name}.api")
    found = [each for each in vars(module).values() if isinstance(each, type) and issubclass(each, Network)]
    (only,) = [each for each in found if each.__module__ == module.__name__]  # what it builds on comes from elsewhere
    return only


@pytest.mark.parametrize("name", networks.NAMES)
def test_a_network_declares_itself_under_its_folders_name(name):
    network = SHELF[name]
    assert network.name == name == networks.grammar(name).network
    assert network.title == networks.grammar(name).title == networks.title(name)
    assert network.price is networks.grammar(name).price
    assert network.counts <= set(Figures.__struct_fields__)
    assert len({key.name for key in network.keys}) == len(network.keys)


@pytest.mark.parametrize("name", networks.NAMES)
def test_what_it_says_of_posting_is_what_its_api_does(name):
    network, api = SHELF[name], called(name)
    able = networks.way(Account("a", name)) is not Way.BY_HAND
    assert (api is not None) is able
    if api is None:
        assert (network.deletes, network.finds, network.measures, network.repeat) == (False, False, False, Repeat.ASKED)
    else:
        assert network.deletes is (api.delete is not Network.delete)
        assert (network.repeat is Repeat.SAFE) is (api.repeatable is not Network.repeatable)


def test_the_readme_says_the_same():
    lines = README.read_text("utf-8").splitlines()
    for network in SHELF.values():
        does = (network.finds, network.deletes, network.measures)
        line = f"| {network.title} | {' | '.join(MARK[each] for each in does)} | {network.repeat.value} |"
        assert (line in lines) is network.posts, line
        assert all(secret.source in README.read_text("utf-8") for secret in network.secrets)


def test_how_an_accounts_posts_get_out():
    assert networks.way(Account("fedi", "mastodon")) is Way.POSTS
    assert networks.way(Account("fedi", "mastodon", rehearsal=True)) is Way.REHEARSES
    assert networks.way(Account("fedi", "mastodon", by_hand=True, rehearsal=True)) is Way.BY_HAND
    assert networks.way(Account("try", "rehearsal")) is Way.REHEARSES
    assert networks.way(Account("tok", "tiktok")) is Way.BY_HAND


def test_a_network_that_is_gone_goes_by_its_short_name():
    assert networks.title("pinboard") == "Pinboard"
