"""`hold --all` stops every worker at once: what is in hand is finished, and nothing else begins."""

import time

from postdesk import queue
from postdesk.worker.alarms import Worker
from stage.at_work import due, real, until, working
from stage.life import Told, courier, hand, queued, states


class Slow(Told):
    """Takes a tenth of a second for a post, and notes when each began."""

    def __init__(self):
        super().__init__()
        self.begun = []

    def publish(self, payload, key, now, prepared=""):
        self.begun.append(time.monotonic())
        time.sleep(0.1)
        return super().publish(payload, key, now)


def test_nothing_begins_a_second_after_a_hold_on_any_worker(log):
    network = Slow()
    queued(log, *(due(0, f"day-{number:03}", f"account-{number}") for number in range(300)), now=real())
    one, two = (Worker(courier(log, network, real, who), threads=4) for who in ("desk:1", "desk:2"))
    with working(one), working(two):
        assert until(lambda: len(network.begun) > 40)
        queue.hold_all(log, hand("a disaster", now=real()))
        held = time.monotonic()
        time.sleep(2)
    begun_after = [moment - held for moment in network.begun if moment > held]
    assert len(begun_after) <= 8
    assert all(later < 1 for later in begun_after)
    left = list(states(log).values())
    assert left.count("published") == len(network.begun) < 300
    assert left.count("published") + left.count("held") + left.count("queued") == 300
