"""The workers: without one, nothing is published but by hand."""

from collections.abc import Iterator

from postdesk.doctor.thing import Health, Scene, Sign, Thing
from postdesk.sentences import Sentence

ANEW = "stop it and start it again; what it said is in `.postdesk/log/`"
"""What helps where a worker lives and does not do its work."""


def look(scene: Scene) -> Iterator[Sign]:
    """Say which workers were heard of, whether posts are due that none publishes, and which have fallen silent."""
    stands = scene.stands
    if stands is None:
        return
    names = ", ".join(worker.worker for worker in stands.alive)
    nobody = Sentence("none heard of within a minute")
    says = Sentence("{names} heard of within a minute", names=names) if names else nobody
    if stands.unattended:
        due = Sentence("{says}, and posts are due since {when}", says=says, when=scene.local(stands.unattended))
        remedy = "start `postdesk work`, or publish once with `postdesk publish`"
        yield Sign("workers", Health.WRONG, due, remedy)
    elif stands.idle:
        due = Sentence("{says}, yet posts are due since {when}", says=says, when=scene.local(stands.idle))
        yield Sign("workers", Health.WRONG, due, ANEW)
    else:
        yield Sign("workers", Health.WELL, says)
    for worker in stands.silent:
        remedy = "it was killed or stands still: see that it runs; what it had in hand is taken over by any worker"
        last = Sentence("{who} was last heard of {when}", who=worker.worker, when=scene.local(worker.at))
        yield Sign("workers", Health.LOOK, last, remedy)


THING = Thing("workers", "The `postdesk work` that publishes at the right moment, here or on another machine.", look)
