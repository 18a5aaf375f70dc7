"""Signatures: where the desk asks for them, an unsigned post does not go out."""

from collections.abc import Iterator

from postdesk.doctor.thing import Health, Scene, Sign, Thing
from postdesk.log.posts import approvals
from postdesk.sentences import Sentence


def look(scene: Scene) -> Iterator[Sign]:
    """Say how many posts wait for a signature, where the desk asks for one."""
    if scene.log is None or scene.house.unsigned:
        return
    if found := approvals.waiting(scene.log, None, scene.house.signatures):
        says = Sentence(
            "{number} not approved, the first due at {when}",
            number=len(found),
            when=scene.local(found[0].post.due),
        )
        yield Sign("approvals", Health.LOOK, says, "`postdesk approvals` lists them; unsigned none goes out")


THING = Thing("approvals", 'The posts that wait for a signature, on a desk with approval = "required".', look)
