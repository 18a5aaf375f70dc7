"""Taking a post at one network through its steps, as a courier does."""

from stage.life import NOON

KEY = "3f2b9c0e"


def ready(network, payload, now=NOON, prepared="", early=False):
    """Prepare a post to the end; returns what was fixed."""
    step = network.ahead if early else network.prepare
    while (after := step(payload, KEY, now, prepared)) != prepared:
        prepared = after
    return prepared


def out(network, payload, now=NOON, prepared=""):
    """Prepare a post and publish it; returns where it stands, and what was fixed."""
    prepared = ready(network, payload, now, prepared)
    return network.publish(payload, KEY, now, prepared), prepared
