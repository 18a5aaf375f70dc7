"""The posts that wait for a person: nobody can tell of them, they failed, or their time is over."""

from collections.abc import Iterator

from postdesk.doctor.thing import NAMED, Health, Scene, Sign, Thing
from postdesk.log.workers import desk_state
from postdesk.models import life
from postdesk.sentences import Sentence


def look(scene: Scene) -> Iterator[Sign]:
    """Name the posts in each state of trouble."""
    if scene.log is None:
        return
    for state in life.TROUBLED:
        if found := desk_state.troubled(scene.log, state):
            count = f"{len(found)}{'+' if len(found) == desk_state.SHOWN else ''}"
            some = ", ".join(post.ref for post in found[:NAMED]) + (" …" if len(found) > NAMED else "")
            remedy = Sentence("`postdesk list --state {word}` says what to do", word=str(state))
            says = Sentence("{number} {state}: {posts}", number=count, state=state, posts=some)
            yield Sign("posts", Health.WRONG, says, remedy)


THING = Thing("posts", "The posts that wait for a person: unknown, failed or missed.", look)
