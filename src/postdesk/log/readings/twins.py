"""Posts that an export knows by another number than the one under which they are known already.

LinkedIn gives one post a number as `share` or `ugcPost` and another as `activity`. The numbers never agree, but both
tell their millisecond, and those lie within two seconds of each other: one account publishes no two posts in that time.
Facebook gives a video a number of its own, and it is the post of the same moment with the same words.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta

from msgspec import structs
from sqlalchemy import Connection, Row, bindparam, literal, select

from postdesk.log.engine.compiled import Prepared
from postdesk.log.readings.own_posts import ALIKE, POSTS, TOLD_LATE, similarity
from postdesk.log.readings.recorded import PUBLICATIONS
from postdesk.models import Extracted

URN = re.compile(r"urn:li:(activity|share|ugcPost):(\d{15,20})")
NEAR = timedelta(seconds=2)
MINUTE = timedelta(seconds=90)
VIDEO = "video:"
Known = Row[tuple[object, ...]]
Named = Callable[[Extracted], str]
"""Under which name a post's account is kept."""


def twins(
    connection: Connection, network: str, rows: Sequence[Extracted], taken: set[int], named: Named, desk: set[str]
) -> dict[str, int]:
    """Return the publications that are known under another number, by what an export knows them as.

    Never one of the `taken`. `named` says under which name a post's account is kept, `desk` holds the names of the
    desk's own accounts.
    """
    if network not in _RULES or not rows:
        return {}
    moment, same = _RULES[network]
    found: dict[str, int] = {}
    used = set(taken)
    timed = sorted(
        ((at, row) for row in _around(connection, network, rows) if (at := moment(row))), key=lambda one: one[0]
    )
    moments = [at for at, _ in timed]
    for row in rows:
        at = moment(row)
        near = timed[bisect_left(moments, at - MINUTE) : bisect_right(moments, at + MINUTE)] if at else []
        fitting = {
            known.id: known
            for _, known in near
            if known.id not in used and same(row, known) and one_account(named(row), known, desk)
        }
        if len(fitting) == 1:
            (of,) = fitting
            found[row.known_as] = of
            used.add(of)
    return found


def told_first(connection: Connection, ours: Extracted) -> int | None:
    """Return the publication in which an export told of a post of ours under another number; None where none did.

    It is of no other account of the desk: one under whose name nothing was ever queued.
    """
    if ours.home:
        return _told_nowhere(connection, ours)
    if ours.network not in _RULES:
        return None
    moment, same = _RULES[ours.network]
    at = moment(ours)
    if at is None:
        return None
    fitting = [
        known.id
        for known in _around(connection, ours.network, [structs.replace(ours, published=at)])
        if known.post_id is None
        and (there := moment(known))
        and abs(there - at) <= MINUTE
        and same(ours, known)
        and _may_be_of(connection, ours.account, known.account)
    ]
    return fitting[0] if len(fitting) == 1 else None


def _told_nowhere(connection: Connection, ours: Extracted) -> int | None:
    """Return the publication of which an export gave our number and no server or chat, if it reads like ours."""
    for of, account, text in _HOMELESS.rows(connection, on=ours.network, called=ours.remote_id):
        like = not text or similarity(ours.text, text) >= ALIKE
        if like and _may_be_of(connection, ours.account, account):
            return int(of)
    return None


_HOMELESS = Prepared(
    select(PUBLICATIONS.c.id, PUBLICATIONS.c.account, PUBLICATIONS.c.text).where(
        PUBLICATIONS.c.network == bindparam("on"),
        PUBLICATIONS.c.home == literal(""),
        PUBLICATIONS.c.remote_id == bindparam("called"),
        PUBLICATIONS.c.post_id.is_(None),
    )
)


def _may_be_of(connection: Connection, account: str, named: str) -> bool:
    """Tell whether what an export names may be an account: another one of the desk is not."""
    return named in {"", account} or not _queued_for(connection, named)


def _queued_for(connection: Connection, account: str) -> bool:
    return connection.execute(select(POSTS.c.id).where(POSTS.c.account == account).limit(1)).first() is not None


def _around(connection: Connection, network: str, rows: Sequence[Extracted]) -> Sequence[Known]:
    """Return what is known of the network around the moments of the rows."""
    columns = PUBLICATIONS.c
    first, last = min(row.published for row in rows), max(row.published for row in rows)
    there = columns.published.between(first - timedelta(days=1), last + TOLD_LATE)
    query = select(PUBLICATIONS).where(columns.network == network, there)
    return connection.execute(query).all()


def one_account(name: str, known: Known, desk: set[str]) -> bool:
    """Tell whether two posts may be of one account: an export may not say whose it is, or by another name."""
    return name == known.account or (name not in desk and (known.account in desk or not name or not known.account))


def _of_linkedin(post: Extracted | Known) -> datetime | None:
    urn = URN.search(f"{post.remote_id} {post.url}")
    return datetime.fromtimestamp((int(urn[2]) >> 22) / 1000, UTC) if urn else None


def _same_on_linkedin(row: Extracted, known: Known) -> bool:
    one, other = URN.search(row.remote_id), URN.search(f"{known.remote_id} {known.url}")
    moments = _of_linkedin(row), _of_linkedin(known)
    if not (one and other and all(moments)) or one[1] == other[1]:
        return False
    return abs(moments[0] - moments[1]) <= NEAR and reads_alike(row, known)  # type: ignore[operator]


def reads_alike(row: Extracted, known: Known) -> bool:
    """Tell whether two posts may have the same words: of some an export gives none."""
    return not row.text or not known.text or similarity(row.text, known.text) >= ALIKE


def _of_facebook(post: Extracted | Known) -> datetime | None:
    return post.published if post.exact else None


def _same_on_facebook(row: Extracted, known: Known) -> bool:
    other = row.remote_id.startswith(VIDEO) != known.remote_id.startswith(VIDEO)
    return other and similarity(row.text, known.text) >= ALIKE


_RULES: Mapping[str, tuple[Callable[[Extracted | Known], datetime | None], Callable[[Extracted, Known], bool]]] = {
    "linkedin": (_of_linkedin, _same_on_linkedin),
    "facebook": (_of_facebook, _same_on_facebook),
}
