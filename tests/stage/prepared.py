"""Publishing by a network's own calls, as the courier makes them: prepare until nothing is left to do, then publish."""

from stage.life import NOON

KEY = "00ff" * 8


def ready(network, payload, key=KEY, now=NOON):
    """All that is fixed before the first attempt."""
    prepared = ""
    while (more := network.prepare(payload, key, now, prepared)) != prepared:
        prepared = more
    return prepared


def out(network, payload, key=KEY, now=NOON):
    """Publish; returns where the post stands, and what was fixed."""
    prepared = ready(network, payload, key, now)
    return network.publish(payload, key, now, prepared), prepared
