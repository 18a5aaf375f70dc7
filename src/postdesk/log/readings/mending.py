"""What a later export says better of a post that was found in an earlier one: its text, its moment, its account.

An earlier export may have left out the text, a spreadsheet may have put an error in its place, a wrong encoding may
have spoilt its letters, and only the day may have been known. A post of the desk's own is never changed.
"""

from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct
from sqlalchemy import Connection, Row, select

from postdesk.log.readings import usage
from postdesk.log.readings.recorded import PUBLICATIONS
from postdesk.log.readings.usage import Use
from postdesk.models import Extracted
from postdesk.moments.weeks import iso_week

CUT = 20
"""Letters that the beginning of a text needs, to be taken for a text that was cut off."""
COLUMNS = ("id", "text", "published", "week", "exact", "account", "kind", "url")
Known = Row[tuple[object, ...]]


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

    `known` are the publications by the ids of the rows.
    """
    columns = PUBLICATIONS.c
    query = select(*(columns[name] for name in COLUMNS)).where(
        columns.id.in_([known[row.remote_id] for row in rows]), columns.post_id.is_(None)
    )
    standing = {row.id: row for row in connection.execute(query)}
    better = {
        of: (row, change)
        for row in rows
        if (of := known[row.remote_id]) in standing and (change := _better(row, standing[of], telling))
    }
    for of, (row, change) in better.items():
        connection.execute(PUBLICATIONS.update().where(columns.id == of).values(change))
        if change.keys() & {"text", "week"}:
            week, text = str(change.get("week", standing[of].week)), str(change.get("text", standing[of].text))
            usage.take_back(connection, of, row.network, standing[of].week)
            usage.add(connection, [Use(of, row.network, week, telling.tags(text))])
    return sum(bool(change.keys() & {"text", "published", "account"}) for _, change in better.values())


def _better(row: Extracted, known: Known, telling: Telling) -> dict[str, object]:
    """Return the columns that the export knows better."""
    found: dict[str, object] = {}
    text = row.text.replace("\0", "")
    if reads_better(text, known.text, telling):
        found |= {"text": text, "reply": row.reply}
    if row.exact and not known.exact:
        found |= {"published": row.published, "exact": True, "week": iso_week(row.published, telling.zone)}
    account = telling.account(row)
    for name, said in (("kind", row.kind), ("account", account), ("url", row.url)):
        if said and not getattr(known, name):
            found[name] = said
    return found


def reads_better(text: str, known: str, telling: Telling) -> bool:
    """Tell whether a text is to stand in the place of the one that is known."""
    if not text or text == known:
        return False
    if not known:
        return True
    if len(text) >= CUT and known.startswith(text.rstrip("….")):
        return False
    return telling.sure or telling.sense(text) > telling.sense(known)
