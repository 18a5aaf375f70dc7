"""The desk's posts: list them, show them as a calendar, tell their history, take one off its network."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from postdesk import queue
from postdesk.desk.part import DeskPart
from postdesk.moments import weeks

if TYPE_CHECKING:
    from postdesk.log.posts.history import Entry
    from postdesk.log.posts.lookup import Post


class DeskPosts(DeskPart):
    """Every post, wherever it is in its life."""

    def listing(self, week: str | None = None, state: str | None = None) -> "list[Post]":
        """Return the posts in order of their moment: all, or those due in an ISO week, or in one state."""
        from postdesk.log.posts import lookup
        from postdesk.models.life import State

        since, until = weeks.bounds(week, self.desk.house.timezone) if week else (None, None)
        return lookup.listing(self.desk.log, [State(state)] if state else [], since, until)

    def calendar(self, posts: "Sequence[Post]") -> str:
        """Return posts as an iCalendar document."""
        from postdesk.queue.calendar_out import ics

        return ics(posts, self.desk.house.name, self.desk.now())

    def history(self, name: str | None = None, since: date | None = None) -> "list[Entry]":
        """Return every attempt and every change of state, of one post or of all, from a day on."""
        from postdesk.log.posts import history

        post = queue.find(self.desk.log, name) if name else None
        start = weeks.midnight(since, self.desk.house.timezone) if since else None
        return history.entries(self.desk.log, post.id if post else None, start)

    def delete(self, name: str, why: str, *, gone: bool) -> "Post":
        """Take a post off its network for good; `gone` writes down that somebody has done so already."""
        from postdesk.publish import deletion

        post, hand = queue.find(self.desk.log, name), self.desk.queue.hand(why)
        if gone:
            return deletion.gone(self.desk.log, post, hand)
        return deletion.delete(self.desk.log, post, self.desk.accounts.connect, hand)
