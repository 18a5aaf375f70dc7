"""The networks' limits: they change, and what nobody has looked up for a year may be wrong by now."""

from collections.abc import Iterator

from postdesk import networks
from postdesk.doctor.thing import Health, Scene, Sign, Thing
from postdesk.sentences import Sentence


def look(scene: Scene) -> Iterator[Sign]:
    """Name the networks of this desk whose limits nobody has looked up for a year."""
    for name in sorted({account.network for account in scene.house.accounts.values()}):
        oldest = min(networks.grammar(name).limits, key=lambda limit: limit.seen)
        if oldest.aged(scene.now.date()):
            month = f"{oldest.seen:%Y-%m}"
            says = Sentence("limits of {network} were looked up in {month}", network=networks.title(name), month=month)
            yield Sign("limits", Health.LOOK, says, "install a newer postdesk; `postdesk networks` names the sources")


THING = Thing("limits", "How long posts may be on each network, as far as postdesk knows it.", look)
