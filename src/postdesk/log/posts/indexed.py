"""The conditions of the partial indexes over posts, in the words in which SQLite recognises them.

A log remembers every post that ever was; what waits, is in somebody's hands or asks for a person is found without
reading those that are done.
"""

from collections.abc import Collection

from sqlalchemy import FromClause, TextClause, text

from postdesk.log.tables import condition
from postdesk.models import life
from postdesk.models.life import State


def among(posts: FromClause, states: Collection[State]) -> TextClause:
    """Return the condition that a post is in one of some states."""
    return text(f"{posts.description}.{condition(states)}")


def queued(posts: FromClause) -> TextClause:
    """Return the condition that a post is queued."""
    return among(posts, (State.QUEUED,))


def in_hand(posts: FromClause) -> TextClause:
    """Return the condition that a post is in somebody's hands, or nobody can tell what became of it."""
    return among(posts, life.IN_HAND)


def waits_for_a_person(posts: FromClause, state: State) -> TextClause:
    """Return the condition that a post is in one of the states in which a person has to do something."""
    small = life.IN_HAND if state in life.IN_HAND else life.SET_ASIDE
    return text(f"{posts.description}.{condition(small)} AND {posts.description}.{condition((state,))}")
