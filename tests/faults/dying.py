"""A worker that can be killed at each point of a post's way, and how long the machines of stories try."""

from hypothesis import HealthCheck, settings

from postdesk.models.life import State
from postdesk.publish.courier import Courier

POINTS = ("after claim", "after intent", "mid-request", "after reply", "in ask")
"""Where a worker can die."""


class KilledError(BaseException):
    """The worker is no more; nothing of it is caught."""


class TracedCourier(Courier, frozen=True):
    """Tells how far it has come, and on which account."""

    reach: object = None

    def take(self):
        post = super().take()
        if post is not None and post.state == State.CLAIMED:
            self.reach("after claim", post.account)
        return post

    def _settle(self, post, answer):
        self.reach("after reply", post.account)
        return super()._settle(post, answer)


def much(request, examples, steps):
    """How often and how long to try: the same every time, or with `--long` more, and ever anew."""
    long = request.config.getoption("--long")
    return settings(
        max_examples=1500 if long else examples,
        stateful_step_count=80 if long else steps,
        derandomize=not long,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
