"""Networks that count as they are told, and what the log knows of their counts."""

from sqlmodel import Session, select

from postdesk.log.tables import Reading
from postdesk.models import Figures
from stage.life import Told


class Counts(Told):
    """Counts one more reaction each time it is asked, unless it is told what to raise or to return."""

    asked = 0

    def measure(self, remote, published, now):
        self.asked += 1
        answer = self.answers.pop(0) if self.answers else None
        if isinstance(answer, Exception):
            raise answer
        return Figures(reactions=self.asked) if answer is None else answer


def asking_each(networks):
    """The way to the network of a post's account: one for all, or each account's own; trouble is raised."""

    def connect(post):
        found = networks[post.account] if isinstance(networks, dict) else networks
        if isinstance(found, Exception):
            raise found
        return found

    return connect


def readings(log):
    """All readings, in the order in which they were written."""
    with Session(log.engine) as session:
        return session.exec(select(Reading).order_by(Reading.id)).all()
