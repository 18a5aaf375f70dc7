"""The conditions of the partial indexes over posts, in the words in which SQLite recognises them.

A log remembers every post that ever was; what waits, is in somebody's hands or asks for a person is found without
reading those that are done.
"""

from sqlalchemy import FromClause, TextClause, text

from postdesk.log.tables import OPEN, QUEUED, WITH_A_PERSON, State


def queued(posts: FromClause) -> TextClause:
    """Return the condition that a post is queued."""
    return text(f"{posts.description}.{QUEUED}")


def in_hand(posts: FromClause) -> TextClause:
    """Return the condition that a post is in somebody's hands, or nobody can tell what became of it."""
    return text(f"{posts.description}.{OPEN}")


def waits_for_a_person(posts: FromClause, state: State) -> TextClause:
    """Return the condition that a post is in one of the states in which a person has to do something."""
    small = OPEN if state == State.UNKNOWN else WITH_A_PERSON
    return text(f"{posts.description}.{small} AND {posts.description}.state = '{state}'")
