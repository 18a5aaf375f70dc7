"""What a worker's look for work costs when nothing is due, however many posts there are: queued, or published long ago."""

import statistics
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bench_cycle import fill
from sqlalchemy import text
from stopwatch import options, seconds, verdict

from postdesk.log import Log, open_log
from postdesk.log.posts import sending
from postdesk.publish.courier import Courier

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
COPIES = text(
    """
    WITH RECURSIVE number (n) AS (SELECT 2 UNION ALL SELECT n + 1 FROM number WHERE n < :many)
    INSERT INTO post (campaign, draft, account, network, by_hand, state, payload, content_hash, key, due, local, zone,
        latest, wake, attempt)
    SELECT campaign, 'copy-' || n, account, network, by_hand, CASE n % 2 WHEN 0 THEN 'queued' ELSE 'published' END,
        payload, content_hash, 'key-' || n, due, local, zone, latest, wake, attempt
    FROM post, number WHERE post.id = 1
    """
)


def look(log: Log) -> None:
    """Do what a worker does each second."""
    moment = NOON - timedelta(days=1)
    courier = Courier(log, lambda _post: None, Path(), "bench", lambda: moment)
    courier.sweep()
    courier.take()
    sending.next_wake(log, moment)


def median(path: Path, many: int, times: int) -> float:
    """Return the median of many looks, in ms, with that many posts in the log."""
    fill(path, 1)
    with open_log(path) as log:
        with log.write() as connection:
            connection.execute(COPIES, {"many": many})
        return statistics.median(seconds(lambda: look(log)) for _ in range(times)) * 1000


def main() -> None:
    """Compare the smallest log with the larger ones."""
    chosen = options(__doc__)
    sizes = [1_000, 20_000] if chosen.smoke else [1_000, 100_000, 1_000_000]
    sizes += [10_000_000] if chosen.full else []
    with tempfile.TemporaryDirectory() as folder:
        found = {size: median(Path(folder) / f"{size}.sqlite", size, 300) for size in sizes}
    flat = max(found.values()) <= 1.5 * found[1_000]
    told = ", ".join(f"{size:,} posts {ms:.2f} ms" for size, ms in found.items())
    print(f"a look for work: {told} (promised: the largest <= 1.5 x the smallest): {verdict(flat)}")


if __name__ == "__main__":
    main()
