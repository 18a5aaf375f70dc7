"""A desk whose people are named: Ana drafts and signs, Ben signs and holds, Cara drafts, Dan publishes, Eve reads."""

from postdesk.desk import Desk
from stage.desks import SETTINGS, SPRING, lay

PEOPLE = """
[people]
Dan = "publish"
"eve@example.org" = ["read"]

[people.ana]
name = "Ana Marić"
email = ["ana@example.org", "a.maric@example.net"]
may = ["draft", "approve"]

[people.ben]
name = "Ben Novak"
email = "ben@example.org"
may = ["approve", "hold"]

[people.cara]
name = "Cara Petrović"
may = "draft"
"""
ANA, BEN, CARA, DAN, EVE = "Ana Marić", "Ben Novak", "Cara Petrović", "Dan", "eve@example.org"
STRANGER = "mallory"
SIGNED = SETTINGS.replace("rehearsal = true\n", 'rehearsal = true\napproval = "required"\n', 1)
TWICE = SETTINGS.replace("rehearsal = true\n", "rehearsal = true\napproval = 2\n", 1)


def peopled(root, clock, settings=SETTINGS, who=CARA):
    """A desk with people on the disk, in the name of one of them, with its two posts queued by Cara."""
    desk = Desk.open(lay(root, settings + PEOPLE, spring=SPRING), clock)
    desk.who = CARA
    desk.queue.apply()
    return desk.acting(who)
