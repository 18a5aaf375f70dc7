"""What a later export says better of a post that was found in an earlier one: its text, its moment, its account.

An earlier export may have left out the text, a spreadsheet may have put an error in its place, a wrong encoding may
have spoilt its letters, and only the day may have been known. A post of the desk's own keeps its words.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from msgspec import Struct
from sqlalchemy import Connection, Row, select

from postdesk.log.readings import usage
from postdesk.log.readings.recorded import PUBLICATIONS
from postdesk.log.readings.usage import Use
from postdesk.models import Extracted
from postdesk.moments.weeks import iso_week

CUT = 20
"""Letters that the beginning of a text needs, to be taken for a text that was cut off."""
COLUMNS = ("id", "text", "week", "exact", "account", "kind", "url")
Known = Row[Any]


class Telling(Struct, frozen=True):
    """How far an export is to be believed, and how its posts are read.

    `sure` is False where its encoding was guessed; then `sense` tells which of two texts reads better. `account` is the
    name under which a post's account is kept, `tags` finds the hashtags of a text, `zone` is the office's.
    """

    zone: str
    tags: Callable[[str], Sequence[tuple[str, str]]]
    account: Callable[[Extracted], str]
    sense: Callable[[str], float]
    sure: bool = True


def mend(connection: Connection, rows: Sequence[Extracted], known: Mapping[str, int], telling: Telling) -> int:
    """Put right what the export says better of posts that are known already; return how many were.

    `known` are the publications by what the rows know them as.
    """
    told = {known[row.known_as]: row for row in rows}
    query = select(*(PUBLICATIONS.c[name] for name in COLUMNS)).where(
        PUBLICATIONS.c.id.in_(list(told)), PUBLICATIONS.c.post_id.is_(None)
    )
    changes = [
        (standing, change)
        for standing in connection.execute(query).all()
        if (change := _better(told[standing[0]], standing, telling))
    ]
    for standing, change in changes:
        row = told[standing.id]
        connection.execute(PUBLICATIONS.update().where(PUBLICATIONS.c.id == standing.id).values(change))
        if change.keys() & {"text", "week"}:
            week, text = str(change.get("week", standing.week)), str(change.get("text", standing.text))
            usage.take_back(connection, standing.id, row.network, standing.week)
            usage.add(connection, [Use(standing.id, row.network, week, telling.tags(text))])
    return sum(bool(change.keys() & {"text", "published", "account"}) for _, change in changes)


def _better(row: Extracted, known: Known, telling: Telling) -> dict[str, object]:
    """Return the columns that the export knows better."""
    _, text, _, exact, account, kind, url = tuple(known)
    if row.text == text and exact and account and url and (kind or not row.kind):
        return {}
    found: dict[str, object] = {}
    said = row.text.replace("\0", "")
    if reads_better(said, known.text, telling):
        found |= {"text": said, "reply": row.reply}
    if row.exact and not exact:
        found |= {"published": row.published, "exact": True, "week": iso_week(row.published, telling.zone)}
    for name, new in (("kind", row.kind), ("account", telling.account(row)), ("url", row.url)):
        if new and not getattr(known, name):
            found[name] = new
    return found | {"home": row.home} if "url" in found else found


def reads_better(text: str, known: str, telling: Telling) -> bool:
    """Tell whether a text is to stand in the place of the one that is known."""
    if not text or text == known:
        return False
    if not known:
        return True
    if len(text) >= CUT and known.startswith(text.rstrip("….")):
        return False
    return telling.sure or telling.sense(text) > telling.sense(known)
