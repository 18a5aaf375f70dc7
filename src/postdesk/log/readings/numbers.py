"""Which publication a number in an export means, where servers and chats each count from 1.

A network that numbers all its posts itself means one. Elsewhere the address of a post tells whose number it is; where
an export gives no address, or an earlier one gave none, the account, the words and the moment must agree.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, Row, bindparam, select

from postdesk.log.readings.own_posts import TOLD_LATE
from postdesk.log.readings.recorded import PUBLICATIONS
from postdesk.log.readings.twins import Named, one_account, reads_alike
from postdesk.models import Extracted
from postdesk.models.homes import ONE_SERIES

Known = Row[tuple[object, ...]]
_OF_NUMBER = (
    PUBLICATIONS.c.network == bindparam("network"),
    PUBLICATIONS.c.remote_id.in_(bindparam("ids", expanding=True)),
)
_ONE_SERIES = select(PUBLICATIONS.c.remote_id, PUBLICATIONS.c.id).where(*_OF_NUMBER)
_COLUMNS = ("id", "home", "remote_id", "account", "text", "published", "url")
_OF_EACH_HOME = select(*(PUBLICATIONS.c[name] for name in _COLUMNS)).where(*_OF_NUMBER).order_by(PUBLICATIONS.c.id)


def of_same_number(
    connection: Connection, network: str, rows: Sequence[Extracted], named: Named, desk: set[str]
) -> tuple[dict[str, int], frozenset[str]]:
    """Return the publications that the log has under the numbers of an export, by what its posts are known as.

    Beside them the posts that cannot be kept, since nobody can tell which of several theirs is. `named` says under
    which name a post's account is kept, `desk` holds the names of the desk's own accounts.
    """
    asked = {"network": network, "ids": [row.remote_id for row in rows]}
    if network in ONE_SERIES:
        return dict(iter(connection.execute(_ONE_SERIES, asked))), frozenset()
    standing: defaultdict[str, list[Known]] = defaultdict(list)
    for one in connection.execute(_OF_EACH_HOME, asked):
        standing[one.remote_id].append(one)
    found: dict[str, int] = {}
    doubtful: set[str] = set()
    for row in sorted(rows, key=lambda row: not row.home):
        of = standing[row.remote_id]
        fitting = {one.id for one in of if one.home == row.home != ""} or set(_loosely(row, of, named, desk))
        free = fitting - set(found.values())
        if len(free) == 1:
            (found[row.known_as],) = free
        elif free or any(one.home == row.home for one in of):
            doubtful.add(row.known_as)
    return found, frozenset(doubtful)


def _loosely(row: Extracted, standing: Sequence[Known], named: Named, desk: set[str]) -> Iterator[int]:
    """Yield the publications that a post may be although nobody says whose one of both numbers is."""
    for one in standing:
        near = abs(one.published - row.published) <= TOLD_LATE
        if not (row.home and one.home) and near and one_account(named(row), one, desk) and reads_alike(row, one):
            yield one.id
