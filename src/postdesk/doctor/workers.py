"""The workers: without one, nothing is published but by hand."""

from collections.abc import Iterator

from postdesk.doctor.thing import Health, Scene, Sign, Thing

ANEW = "stop it and start it again; what it said is in `.postdesk/log/`"
"""What helps where a worker lives and does not do its work."""


def look(scene: Scene) -> Iterator[Sign]:
    """Say which workers were heard of, whether posts are due that none publishes, and which have fallen silent."""
    stands = scene.stands
    if stands is None:
        return
    says = f"{', '.join(worker.worker for worker in stands.alive) or 'none'} heard of within a minute"
    if stands.unattended:
        since = f"posts are due since {scene.local(stands.unattended)}"
        remedy = "start `postdesk work`, or publish once with `postdesk publish`"
        yield Sign("workers", Health.WRONG, f"{says}, and {since}", remedy)
    elif stands.idle:
        yield Sign("workers", Health.WRONG, f"{says}, yet posts are due since {scene.local(stands.idle)}", ANEW)
    else:
        yield Sign("workers", Health.WELL, says)
    for worker in stands.silent:
        remedy = "it was killed or stands still: see that it runs; what it had in hand is taken over by any worker"
        yield Sign("workers", Health.LOOK, f"{worker.worker} was last heard of {scene.local(worker.at)}", remedy)


THING = Thing("workers", "The `postdesk work` that publishes at the right moment, here or on another machine.", look)
