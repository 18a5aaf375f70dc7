"""What every part of a desk has: the desk that it is a part of."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from postdesk.desk.desk import Desk


class DeskPart:
    """A part of one desk."""

    def __init__(self, desk: "Desk") -> None:
        self.desk = desk
