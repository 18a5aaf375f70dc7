"""The network that an address names, among those on which the desk has accounts."""

from postdesk.errors import PostdeskError
from postdesk.web.page import PageRequest
from postdesk.web.wording import phrase


def desk_networks(asked: PageRequest) -> list[str]:
    """Return the networks on which the desk has accounts."""
    return sorted({account.network for account in asked.desk.house.accounts.values()})


def network_asked(asked: PageRequest) -> str:
    """Return the network that an address names, "" for all; PostdeskError where no account is on it."""
    network = asked.query.get("network", "")
    if network and network not in desk_networks(asked):
        raise PostdeskError(
            phrase('no account of this desk is on "{network}": choose another network', network=network)
        )
    return network
