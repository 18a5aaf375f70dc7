"""What is still to come, and what waits for a person: said of a post of the queue at one moment.

A post on hold is to come until its time; after that it stands still until somebody releases, moves or cancels it.
"""

from datetime import datetime

from postdesk.log.facts import Intended

ON_ITS_WAY = frozenset({"queued", "claimed", "sending"})
NEEDING = ("unknown", "handed-over", "failed", "missed", "held")
"""States in which a post can wait for a person, the most urgent first."""


def to_come(post: Intended, now: datetime) -> bool:
    """Whether a post is going to be published without anybody doing anything about it, or is on hold until later."""
    return post.state in ON_ITS_WAY or (post.state == "held" and post.due > now)


def needs_person(post: Intended, now: datetime) -> bool:
    """Whether a post stays where it is until a person does something about it."""
    return post.state in NEEDING and not to_come(post, now)
