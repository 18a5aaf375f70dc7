"""A worker that is killed at a named point of a post's life."""

import os
import signal
from datetime import datetime, timedelta
from pathlib import Path

from msgspec.structs import replace

from contracts.story import GIVEN
from postdesk.desk import Desk
from postdesk.log.workers.processes import me
from postdesk.networks.wall import Walled

POINTS = ("after claim", "after first step", "after intent", "after reply")


class Mortal(Walled):
    """A network during whose calls its worker ends."""

    def __init__(self, network, point):
        super().__init__(network)
        self.point = point

    def at(self, point):
        if point == self.point:
            os.kill(os.getpid(), signal.SIGKILL)

    def prepare(self, *given):
        self.at("after claim")
        done = super().prepare(*given)
        if given[3]:
            self.at("after first step")
        return done

    def publish(self, *given):
        self.at("after intent")
        remote = super().publish(*given)
        self.at("after reply")
        return remote


def work(root, moment, point):
    """Publish what is due at a moment, and once more when a network had its time, and die at a point."""
    at = [datetime.fromisoformat(moment)]
    desk = Desk.open(Path(root), lambda: at[0])
    with desk.log:
        courier = desk.publishing.courier(me())
        connect = courier.connect
        mortal = replace(courier, connect=lambda post: Mortal(connect(post), point))
        while any(GIVEN in outcome.why for outcome in mortal.run_due()):
            at[0] += timedelta(seconds=30)
